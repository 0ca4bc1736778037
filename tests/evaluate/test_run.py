"""A set judged, in one process and in several."""

from __future__ import annotations

from pathlib import Path

import pytest

from redact import Redactor
from redact.errors import BadInput, Unavailable
from redact.evaluate import labelled
from redact.evaluate.run import run
from redact.policy import Policy

SCREENS = Path(__file__).parents[2] / "examples" / "screens"
TWO = [SCREENS / "tax_form.json", SCREENS / "docs.json"]


def test_rows_are_the_same_for_any_number_of_processes() -> None:
    policy = Policy.load("default")

    alone, apart = (list(run(TWO, policy, jobs=jobs)) for jobs in (1, 2))

    assert alone == apart
    assert [one.name for one in alone] == ["tax_form", "docs"]
    assert alone[0].planted["ssn"] > 0
    assert alone[0].leaked.get("ssn", 0) == 0
    assert all(one.ms > 0 for one in alone)


def test_a_missing_engine_is_no_set_without_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Redactor) -> None:
        raise Unavailable("eyes", "buy some")

    monkeypatch.setattr(Redactor, "warm", fail)

    with pytest.raises(Unavailable):
        next(run(TWO, Policy.load("default")))


def test_screens_are_read_one_at_a_time(tmp_path: Path) -> None:
    for path in (TWO[1], TWO[1].with_suffix(".png")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "later.json").write_text("{")
    rows = run(labelled.paths(tmp_path), Policy.load("default"))

    assert next(rows).name == "docs"
    with pytest.raises(BadInput, match=r"later\.json"):
        next(rows)
