"""Judged screens made by hand."""

from __future__ import annotations

from typing import Any

from redact.evaluate.judge import Judged

PLAIN: dict[str, Any] = {
    "name": "n", "family": "f", "lang": "en", "theme": "light", "scale": 1.0,
    "window_state": "true", "benign": False, "planted": {}, "leaked": {}, "read": 0,
    "words": 0, "destroyed": 0, "area": 0, "covered": 0, "touched": False, "floor": False,
    "scene": None, "said": "none", "dropped": "",
}  # fmt: skip


def row(**changes: Any) -> Judged:
    """A sensitive screen with nothing on it, changed."""
    return Judged(**PLAIN | changes)
