"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from oracles import leak

import redact
from redact.detect.identifiers import Identifiers

# The same examples in every run, so that a failure is a change of ours and never luck.
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def redactor() -> redact.Redactor:
    """The plain redactor: default policy, built-in detectors."""
    return redact.Redactor()


@pytest.fixture
def sinks(tmp_path: Path) -> leak.Sinks:
    """Every sink, to be watched in a ``with``."""
    return leak.Sinks(tmp_path)


@pytest.fixture(scope="session")
def quick() -> redact.Redactor:
    """A redactor without the language model, for long texts and many cases."""
    return redact.Redactor(detectors=(Identifiers(),))
