"""``python -m benchmarks.evaluate_heldout``: figures of the held-out screens, ours and a peer's.

Draws the set into ``heldout/`` if it is not there, judges it under the default
and the thorough policy and with presidio-image-redactor, and adds one row for
each to the record.  ``--only`` does one of the three; ``--set`` takes another
folder of labelled screens, to try it on.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.child import PYTHON, ROOT, peer
from redact.evaluate import labelled
from redact.evaluate.figures import figures
from redact.evaluate.judge import Judged, judge
from redact.evaluate.run import run
from redact.policy import Policy
from redact.read import pictures
from redact.read.tesseract import page_text

RECORD = ROOT / "benchmarks" / "record" / "evaluate.jsonl"
HELDOUT = ROOT / "heldout"
SCREENS = 640
DRAW = ("models.train.draw", "--split", "heldout", "--seed", "3", "--count", str(SCREENS))
OURS = ("default", "thorough")
PEER = "presidio-image-redactor"


def main() -> int:
    """Judge the parts that are asked for, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate_heldout")
    parser.add_argument("--only", choices=[*OURS, "peer"], help="one part of the three")
    parser.add_argument("--set", type=Path, default=HELDOUT, help="a folder of labelled screens")
    parser.add_argument("--count", type=int, default=0, help="judge so many, evenly spread")
    parser.add_argument("--peer-count", type=int, default=0, help="the same for the peer alone")
    parser.add_argument("--jobs", type=int, default=2, help="processes, for ours")
    parser.add_argument("--record", type=Path, default=RECORD, help="rows are added to this file")
    args = parser.parse_args()
    if args.only in (None, "peer") and not PYTHON.is_file():
        parser.error("no peers: run `make peers` first, or name another part with --only")
    if args.set == HELDOUT:
        draw()
    for policy in OURS if args.only is None else {args.only} & {*OURS}:
        paths = labelled.paths(args.set, args.count)
        rows = run(paths, Policy.load(policy), read=True, jobs=args.jobs)
        found = list(told(policy, len(paths), rows))
        add(args.record, args.set, "redact", policy, found)
    if args.only in (None, "peer"):
        paths = labelled.paths(args.set, args.peer_count or args.count)
        pairs = list(told(PEER, len(paths), masked_by_peer(paths)))
        for policy, found in zip(OURS, zip(*pairs, strict=True), strict=True):
            add(args.record, args.set, PEER, policy, found)
    return 0


def draw() -> None:
    """Draw the held-out set, whole or not at all."""
    if HELDOUT.is_dir():
        return
    part = HELDOUT.with_name("heldout.part")
    shutil.rmtree(part, ignore_errors=True)
    command = [sys.executable, "-m", *DRAW, "--jobs", "2", "--out", str(part)]
    subprocess.run(command, check=True, cwd=ROOT)
    if len(list(part.glob("*.json"))) != SCREENS:
        raise SystemExit("not every screen was drawn")
    part.rename(HELDOUT)


def masked_by_peer(paths: Sequence[Path]) -> Iterator[tuple[Judged, ...]]:
    """What the peer leaves of each screen, judged by the items of each of our policies."""
    policies = [Policy.load(name) for name in OURS]
    with tempfile.TemporaryDirectory() as name, peer("image", Path(name)) as presidio:
        picture = Path(name) / "screen.png"
        for path in paths:
            screen = labelled.read(path)
            picture.write_bytes(pictures.encode(screen.pixels, ".png"))
            ms = presidio.ask(picture)["ms"]
            after = pictures.load(picture.with_suffix(".masked.png"))
            page = page_text(after)
            yield tuple(
                judge(screen, after, policy, read=lambda _, page=page: page, ms=ms)
                for policy in policies
            )


def told(what: str, total: int, rows: Iterator[Any]) -> Iterator[Any]:
    """Say on standard error how far it is."""
    started = time.monotonic()
    for done, row in enumerate(rows, 1):
        if done % 20 == 0 or done == total:
            line = f"{what}: {done} of {total}, {time.monotonic() - started:.0f} s"
            print(line, file=sys.stderr, flush=True)
        yield row


def add(record: Path, folder: Path, system: str, policy: str, found: Sequence[Judged]) -> None:
    """Add one row to the record; rows are never removed."""
    about = {"set": folder.name, "system": system, "policy": policy, "read_again": True}
    row = {**stamp(), **about, **figures(found).to_json()}
    with record.open("a") as rows:
        rows.write(json.dumps(row) + "\n")


def stamp() -> dict[str, Any]:
    """When, what and where; a plus sign means that files were changed since the commit."""
    git = ["git", "describe", "--always", "--dirty=+"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False, cwd=ROOT)
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")  # platform.processor() says little on Linux
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].partition(":")[2].strip() if names else cpu
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": commit.stdout.strip(),
        "cpu": cpu,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


if __name__ == "__main__":
    sys.exit(main())
