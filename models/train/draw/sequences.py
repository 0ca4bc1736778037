"""``python -m models.train.draw.sequences --split train --seed 5 --count 12 --out DIR``.

Draws short sequences of frames, each frame with its truth and its time: a
value typed, a page scrolled, another window, a toast for one frame, a value
that fades in, a password shown and hidden.  One folder a sequence.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from models.train.draw.drive import Browser
from models.train.draw.family import FAMILIES, Family, families
from models.train.draw.kinds import Kinds
from models.train.draw.screens import Sheet, seen, sheet, show, write
from models.train.draw.template import Fault

_CODE = (Path(__file__).parent / "sequence.js").read_text("utf-8")
_FIELD = ".field x-v, dd x-v, td x-v, label + x-v, .field[label]"
_SHOWN = 'x-v[label="credential"]'
_TRIES = 12  # screens tried for one on which the sequence can be played
_LONGEST = 24  # characters typed

Play = Callable[[Browser, Sheet, random.Random], list[tuple[float, str]]]


def typing(browser: Browser, made: Sheet, chance: random.Random) -> list[tuple[float, str]]:
    """A value appears in its field, a character a frame."""
    length = _choose(browser, _FIELD, chance)
    times = accumulate([0.0] + [chance.uniform(0.06, 0.3) for _ in range(min(length, _LONGEST))])
    return [(t, f"sequence.type({n})") for n, t in enumerate(times)] if length else []


def scrolling(browser: Browser, made: Sheet, chance: random.Random) -> list[tuple[float, str]]:
    """The page goes down in uneven steps."""
    room = browser.evaluate("sequence.scrolls()")
    tops = accumulate([0] + [chance.randrange(17, 140) for _ in range(9)])
    shown = [top for top in tops if top <= room]
    steps = [(0.1 * n, f"sequence.scroll({top})") for n, top in enumerate(shown)]
    return steps if len(steps) >= 4 else []


def toast(browser: Browser, made: Sheet, chance: random.Random) -> list[tuple[float, str]]:
    """Something private stands over the page for one frame."""
    values = Kinds(f"{made.name}/toast/{chance.random()}", made.lang)
    inner = json.dumps(made.family.expand(values.listed("toast"), values))
    return [(0.0, "0"), (0.5, f"sequence.toast({inner})"), (1.0, "sequence.away()"), (1.5, "0")]


def fading(browser: Browser, made: Sheet, chance: random.Random) -> list[tuple[float, str]]:
    """A private value comes up out of the ground."""
    if not _choose(browser, "[label]", chance):
        return []
    steps = (0.0, 0.06, 0.12, 0.25, 0.5, 0.75, 1.0)
    return [(0.05 * n, f"sequence.fade({opacity})") for n, opacity in enumerate(steps)]


def revealing(browser: Browser, made: Sheet, chance: random.Random) -> list[tuple[float, str]]:
    """A password behind bullets is shown for a moment."""
    if not _choose(browser, _SHOWN, chance):
        return []
    hidden = ("true", "true", "false", "false", "true")
    return [(0.4 * n, f"sequence.hide({state})") for n, state in enumerate(hidden)]


PLAYS: dict[str, Play] = {
    "typing": typing,
    "scrolling": scrolling,
    "toast": toast,
    "fading": fading,
    "revealing": revealing,
}
"""What can be played on one window; ``switching`` needs two."""

KINDS = (*PLAYS, "switching")


def draw(folder: Path, seed: int, count: int, out: Path, only: list[str] | None) -> Iterator[str]:
    """Draw sequences, going round the kinds, and give their names; Fault if a template is wrong."""
    some = families(folder, only)
    if not some:
        raise Fault(f"no families in {folder}")
    for n in range(count):
        kind = KINDS[n % len(KINDS)]
        name = f"{kind}-{n:03d}"
        chance = random.Random(f"{seed}/{name}/sequence")  # noqa: S311 - a drawing
        frames = _play(kind, some, f"{name}-{seed}", chance)
        (out / name).mkdir(parents=True, exist_ok=True)
        for i, (picture, truth) in enumerate(frames):
            write(out / name, f"{i:02d}", picture, {**truth, "name": f"{name}/{i:02d}"})
        yield name


def _play(kind: str, some: list[Family], name: str, chance: random.Random) -> list[Any]:
    """The frames of one sequence; of screens that cannot play it another is taken."""
    for attempt in range(_TRIES):
        with Browser() as browser:
            made = _opened(browser, chance.choice(some), f"{name}-{attempt}")
            if kind == "switching":
                return _switching(browser, made, some, f"{name}-other", chance)
            if steps := PLAYS[kind](browser, made, chance):
                return [_frame(browser, made, kind, time, code) for time, code in steps]
    raise Fault(f"no family on which {kind} can be played")


def _switching(
    browser: Browser, made: Sheet, some: list[Family], name: str, chance: random.Random
) -> list[Any]:
    """Another window for a while; what is known of the window comes one frame late."""
    other = _in_look(sheet(chance.choice(some), name, 0), made)
    frames, known = [], made.head["window"]
    for n, window in enumerate((made, made, other, other, made, made)):
        show(browser, window)
        picture, truth = _frame(browser, window, "switching", 0.5 * n, "0")
        stale = known != window.head["window"]
        truth |= {"window": known, "window_state": "stale"} if stale else {}
        frames.append((picture, truth))
        known = window.head["window"]
    return frames


def _in_look(other: Sheet, made: Sheet) -> Sheet:
    """Another sheet on the screen of the first: its size, scale and zoom."""
    look, mine = made.look, other.look
    look = replace(look, theme=mine.theme, sans=mine.sans, mono=mine.mono, contrast=mine.contrast)
    return replace(other, look=look, head={**other.head, "scale": look.scale, "zoom": look.zoom})


def _opened(browser: Browser, family: Family, name: str) -> Sheet:
    made = sheet(family, name, 0)
    show(browser, made)
    browser.evaluate(_CODE)
    return made


def _frame(browser: Browser, made: Sheet, kind: str, time: float, code: str) -> Any:
    browser.evaluate(code)
    picture, truth = seen(browser, made)
    return picture, {"sequence": kind, "time": round(time, 3), **truth}


def _choose(browser: Browser, selector: str, chance: random.Random) -> int:
    """Choose an element to play with: the length of its text, 0 if no element fits."""
    return int(browser.evaluate(f"sequence.choose({json.dumps(selector)}, {chance.random()})"))


def main() -> int:
    """Read the command line and draw; 1 if a template is wrong."""
    parser = argparse.ArgumentParser(prog="python -m models.train.draw.sequences")
    parser.description = __doc__
    parser.add_argument("--split", choices=("train", "dev", "heldout"), default="train")
    parser.add_argument("--families", type=Path, help="a folder of templates, instead of a split's")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=len(KINDS))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=None, metavar="FAMILY")
    args = parser.parse_args()
    folder = args.families or FAMILIES / args.split
    try:
        for name in draw(folder, args.seed, args.count, args.out, args.only):
            sys.stderr.write(f"{name}\n")
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
