"""``python -m models.train.draw --split train --seed 5 --count 200 --out DIR`` draws a split.

``--families DIR`` takes the templates of any folder; ``--only`` names some of
them.  ``--check`` draws nothing and says what is wrong with them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from models.train.draw.family import FAMILIES, families
from models.train.draw.looks import missing
from models.train.draw.screens import draw
from models.train.draw.template import Fault


def main() -> int:
    """Read the command line, and draw or check; 1 if a template is wrong."""
    parser = argparse.ArgumentParser(prog="python -m models.train.draw", description=__doc__)
    parser.add_argument("--split", choices=("train", "dev", "heldout"), default="train")
    parser.add_argument("--families", type=Path, help="a folder of templates, instead of a split's")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=0, help="screens; one of each, if not given")
    parser.add_argument("--first", type=int, default=0, help="number of the first screen")
    parser.add_argument("--part", type=int, nargs=2, default=(0, 1), help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help="folder for pictures and truth")
    parser.add_argument("--only", nargs="*", default=None, metavar="FAMILY")
    parser.add_argument("--jobs", type=int, default=1, help="browsers at a time")
    parser.add_argument("--check", action="store_true", help="report faults, draw nothing")
    args = parser.parse_args()
    folder = args.families or FAMILIES / args.split
    if args.check:
        return check(folder, args.only)
    if not args.out:
        parser.error("--out is needed")
    if args.jobs > 1:
        return _in_parts(args.jobs)
    if absent := missing(args.split):
        sys.stderr.write(f"fonts that are not installed: {', '.join(absent)}\n")
    count = args.count or len(families(folder, args.only))
    try:
        numbers = range(args.first, args.first + count)[args.part[0] :: args.part[1]]
        for name in draw(folder, args.seed, numbers, args.out, args.only):
            sys.stderr.write(f"{name}\n")
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


def check(folder: Path, only: list[str] | None) -> int:
    """Write what is wrong with each family; 1 if anything is."""
    some = families(folder, only)
    wrong = [f"{one.name}: {fault}" for one in some for fault in one.faults()]
    sys.stderr.write("".join(f"{line}\n" for line in wrong))
    sys.stderr.write(f"{len(some)} families, {len(wrong)} faults\n")
    return int(bool(wrong) or not some)


def _in_parts(jobs: int) -> int:
    """Run this command so many times, each for every so manieth screen."""
    command = [sys.executable, "-m", "models.train.draw", *sys.argv[1:], "--jobs", "1"]
    parts = [
        subprocess.Popen([*command, "--part", str(k), str(jobs)])  # noqa: S603 - this program
        for k in range(jobs)
    ]
    return max(part.wait() for part in parts)


if __name__ == "__main__":
    sys.exit(main())
