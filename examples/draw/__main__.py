"""``python -m examples.draw --seed 1 --out examples/screens`` draws the example screens.

``--redraws 60`` draws that many with other values, fonts, zoom and themes instead.
``--texts DIR`` writes the example texts and their truth.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from examples.draw.draw import draw_screens, draw_texts


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(prog="python -m examples.draw", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="folder for the screens")
    parser.add_argument("--redraws", type=int, default=0, metavar="N")
    parser.add_argument("--only", nargs="*", default=None, metavar="NAME")
    parser.add_argument("--texts", type=Path, help="folder for the texts")
    args = parser.parse_args()
    if args.texts:
        draw_texts(args.seed, args.texts)
    if args.out:
        for name in draw_screens(args.seed, args.out, args.redraws, args.only):
            sys.stderr.write(f"{name}\n")


if __name__ == "__main__":
    main()
