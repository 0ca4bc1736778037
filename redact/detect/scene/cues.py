"""Cues: the phrases and shapes that speak for a scene, read from data files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from redact import manifest
from redact.detect.scene.lexicon import LEXICONS, terms

SCENES: Final = (
    "tax",
    "medical",
    "private_message",
    "performance",
    "prompt",
    "banking",
    "credential",
    "customer",
)
"""The kinds of content that a window may hold."""

ABOUT: Final = "none"
"""The file of signs that a page is about a topic, or is work of another kind."""

_EXTRA = 4  # words that a line may have beyond the caption that it begins with
_LOOK_ALIKE = str.maketrans("l1|0", "iiio")
_LONG = 8  # letters from which a phrase is also known with its spaces lost


class Cue(NamedTuple):
    """A phrase that was found: what it speaks for, and where it counts.

    scene  : one of SCENES, "none", or the name of a lexicon for its terms
    kind   : "label" counts as a caption, "start" at the head of any line, "body"
             inside of longer lines, "any" everywhere
    weight : points
    phrase : its folded words, a space between
    """

    scene: str
    kind: str
    weight: float
    phrase: str


class Signal(NamedTuple):
    """Points for each value of a shape, up to a limit."""

    weight: float
    most: float


@dataclass(frozen=True, slots=True)
class Rules:
    """What the files say.

    phrases : first word -> the words after it, and the cue that they make
    signals : scene -> shape -> points
    values  : scene -> shape -> how many of it prove that the page holds values
    """

    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = field(default_factory=dict)
    signals: dict[str, dict[str, Signal]] = field(default_factory=dict)
    values: dict[str, dict[str, float]] = field(default_factory=dict)


@cache
def rules() -> Rules:
    """Return the cues of all scenes.  Raises Unavailable if a file is missing or altered."""
    folder = manifest.verify("scene-cues") / "cues"
    made = Rules()
    for scene in (*SCENES, ABOUT):
        _read(folder / f"{scene}.txt", scene, made)
    for name in LEXICONS:
        for term in terms(name):
            _add(made, term, name, "any", 0.0)
    return made


def hits(lines: Sequence[Sequence[str]]) -> Iterator[Cue]:
    """Yield each cue that counts where it stands in the lines, as often as it stands there.

    lines : the words of each line, as ``words`` gives them
    """
    phrases = rules().phrases
    for line in lines:
        count = len(line)
        for at, word in enumerate(line):
            for rest, cue in phrases.get(word, ()):
                stop = at + 1 + len(rest)
                if tuple(line[at + 1 : stop]) == rest and _counts(cue, at, stop, count):
                    yield cue


def words(text: str) -> list[str]:
    """Return the words of one line, folded so that letters that are misread for others agree."""
    plain = text.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    split = "".join(c if c.isalnum() else " " for c in plain).split()
    return [word if word.isdigit() else _skeleton(word) for word in split]


def _skeleton(word: str) -> str:
    if not word.isalpha() and sum(map(str.isdigit, word)) * 2 >= len(word):
        return word  # w2, 401k: more code than word
    return word.translate(_LOOK_ALIKE).replace("rn", "m").replace("vv", "w")


def _counts(cue: Cue, at: int, stop: int, count: int) -> bool:
    if cue.kind == "label":
        # A word that is common by itself is a caption only where it stands nearly alone.
        extra = _EXTRA if stop - at > 1 else 1
        return at <= 1 and count <= stop - at + extra
    if cue.kind == "start":
        return at <= 1
    return cue.kind == "any" or count > stop - at + 1


def _read(path: Path, scene: str, made: Rules) -> None:
    """Add one file: heads such as ``[label 2.5]`` or ``[signal]``, a cue on each line below."""
    kind, weight = "", 0.0
    signals = made.signals.setdefault(scene, {})
    values = made.values.setdefault(scene, {})
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        if line.startswith("["):
            kind, _, number = line.strip("[]").partition(" ")
            weight = float(number or 0)
        elif kind == "signal":
            name, each, most = line.split()
            signals[name] = Signal(float(each), float(most))
        elif kind == "values":
            name, needed = line.split()
            values[name] = float(needed)
        else:
            _add(made, line, scene, kind, weight)


def _add(made: Rules, phrase: str, scene: str, kind: str, weight: float) -> None:
    parts = words(phrase)
    cue = Cue(scene, kind, weight, " ".join(parts))
    joined = "".join(parts)
    spellings = {tuple(parts), (joined,)} if len(joined) >= _LONG else {tuple(parts)}
    for first, *rest in spellings:
        made.phrases.setdefault(first, []).append((tuple(rest), cue))
