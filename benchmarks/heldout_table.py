"""``python -m benchmarks.heldout_table``: the last held-out figures as the README's table."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.evaluate_heldout import HELDOUT, PEER, RECORD

Row = Mapping[str, Any]

COLUMNS = (("redact", "default"), ("redact", "thorough"), (PEER, "default"), (PEER, "thorough"))
MEASURES = {
    "floor_leaked": ("items leaked: floor labels", "0.5 %"),
    "other_leaked": ("items leaked: other labels", "8 %"),
    "internal_leaked": ("items leaked: organization, channel, repository, url", "12 %"),
    "screens_leaking": ("screens with a leak, of those with an item", "40 %"),
    "words_benign": ("words destroyed, benign screens", "4 % (6 %)"),
    "words_sensitive": ("non-sensitive words destroyed, sensitive screens", "20 %"),
    "area_benign": ("area without text covered, benign screens", "10 %"),
    "benign_touched": ("benign screens touched", ""),
    "benign_floor": ("benign screens with a floor label found", "3 %"),
}
SCENES = {"missing": ("no window told", "0.90"), "true": ("window told", "0.95")}


def main() -> int:
    """Print the table; 1 without any row."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.heldout_table")
    parser.add_argument("--record", type=Path, default=RECORD)
    parser.add_argument("--set", default=HELDOUT.name)
    args = parser.parse_args()
    lines = args.record.read_text().splitlines() if args.record.exists() else []
    latest = last(map(json.loads, lines), args.set)
    if not latest:
        print("no figures yet: run make evaluate", file=sys.stderr)
        return 1
    print(table(latest))
    return 0


def last(rows: Any, name: str) -> dict[tuple[str, str], Row]:
    """The last row of each system and policy on a set."""
    some = [row for row in rows if row["set"] == name and "system" in row]
    return {(row["system"], row["policy"]): row for row in some}


def table(latest: Mapping[tuple[str, str], Row]) -> str:
    """Point estimate and exact 95 % upper bound of each measure, in Markdown."""
    columns = [key for key in COLUMNS if key in latest]
    rows = [latest[key] for key in columns]
    lines = [
        ["", "at most", *(f"{system}, `{policy}`" for system, policy in columns)],
        ["---", "---:", *("---:" for _ in columns)],
        ["screens", "", *(f"{row['screens']:,}" for row in rows)],
    ]
    for key, (name, bar) in MEASURES.items():
        lines.append([name, bar, *(share(row.get(key)) for row in rows)])
    lines.append(["most leaked label", "20 %", *(worst(row) for row in rows)])
    for state, (name, bar) in SCENES.items():
        f1 = [row["scenes"].get(state, {}).get("macro_f1") for row in rows]
        shown = ["-" if one is None else f"{one:.3f}" for one in f1]
        lines.append([f"scenes, macro F1, {name}", f"at least {bar}", *shown])
    lines.append(["ms a frame, median", "", *(f"{row['ms']['median']:,.0f}" for row in rows)])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def share(one: Row | None) -> str:
    """The share with its bound; a dash where there was nothing to measure."""
    if not one or not one["of"]:
        return "-"
    bound = "" if one["bound_95"] is None else f" (≤ {one['bound_95']:.1%})"
    return f"{one['share']:.2%}{bound}".replace("%", " %")


def worst(row: Row) -> str:
    """The label of the largest share."""
    name, one = max(row["labels"].items(), key=lambda pair: pair[1]["share"])
    return f"{name} {one['share']:.1%}".replace("%", " %")


if __name__ == "__main__":
    sys.exit(main())
