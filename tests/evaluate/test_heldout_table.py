"""The README's table, from rows of the record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from screen_rows import row

from benchmarks.evaluate_heldout import PEER, add
from benchmarks.heldout_table import last, table

OURS = [row(planted={"ssn": 4}, leaked={"ssn": 1}, scene="tax", said="tax", ms=12.0)]
THEIRS = [row(planted={"ssn": 4}, leaked={"ssn": 4}, scene="tax", said=None, floor=None)]


def recorded(record: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in record.read_text().splitlines()]


def test_rows_are_added_and_the_last_ones_shown(tmp_path: Path) -> None:
    record = tmp_path / "rows.jsonl"
    record.write_text(json.dumps({"set": "heldout", "floor": {}}) + "\n")
    for system, found in (("redact", THEIRS), (PEER, THEIRS), ("redact", OURS)):
        add(record, tmp_path / "heldout", system, "default", found)
    add(record, tmp_path / "other", "redact", "default", THEIRS)

    rows = recorded(record)
    lines = table(last(rows, "heldout")).splitlines()

    assert len(rows) == 5
    assert {"date", "commit", "cpu", "set", "policy", "system", "floor_leaked"} <= set(rows[1])
    assert lines[0] == f"|  | at most | redact, `default` | {PEER}, `default` |"
    floor = "| items leaked: floor labels | 0.5 % | 25.00 % (≤ 75.1 %) | 100.00 % (≤ 100.0 %) |"
    assert floor in lines
    assert "| most leaked label | 20 % | ssn 25.0 % | ssn 100.0 % |" in lines
    assert "| scenes, macro F1, window told | at least 0.95 | 1.000 | - |" in lines
    assert "| words destroyed, benign screens | 4 % (6 %) | - | - |" in lines
    assert {line.count("|") for line in lines} == {5}
