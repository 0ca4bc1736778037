"""Known holes: attacks that still succeed.  Each is a failing test until the day it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest


def hole(reason: str) -> pytest.MarkDecorator:
    """Mark an attack that succeeds; strict, so that a closed hole cannot stay on the list."""
    return pytest.mark.xfail(strict=True, reason=reason)


def cases(names: Iterable[str], holes: Mapping[str, str]) -> list[Any]:
    """Parameters by name, those with a known hole marked; every hole must name a case."""
    names = list(names)
    assert set(holes) <= set(names), "a hole that no case names"
    return [pytest.param(n, id=n, marks=[hole(holes[n])] if n in holes else []) for n in names]
