"""Signs: words that are somebody's by their form and place, whatever the caption says."""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from redact.detect.content import codes
from redact.detect.content.areas import beside
from redact.detect.content.form import Form
from redact.detect.content.seen import Mask, Seen
from redact.detect.layout.geometry import shared

_LIST = 4  # codes of the shortest list of them
_LINES = 4  # line heights under a name in which its address stands
_NUMBER, _OWN, _LONGEST = 2, 2, 7  # digits, words of its own, and words of a line of an address
_TALK = frozenset({"prompt", "private_message"})  # kinds whose dates are not those of cards
_AVATAR = 4  # line heights between an avatar and the name beside it
_INITIALS = Form(r"[A-Z]{2}")
_SHORT = Form(r"[^0-9\s.]{1,3}")  # a title before a name ends with a point
_NUMBERED = {
    "tax": "tax_id", "banking": "bank_account", "medical": "medical_id",
    "credential": "credential", "customer": "customer",
}  # fmt: skip
"""What a long number is in a window of each kind, whatever its caption: an account, a record."""


def signs(seen: Seen, scenes: Set[str]) -> list[tuple[str, Mask]]:
    """Return labels and the words that they hold for: bool (n,) each."""
    text, line = seen.words.text, seen.words.line
    near = beside(seen, seen.met)[line]
    found = [
        ("date_of_birth", codes.births(text) & (near | bool(scenes))),
        ("person", _initials(seen, bool(scenes))),
        ("address", _addresses(seen)),
        ("credit_card", codes.card_groups(text, line)),
        ("credential", _in_lists(seen) | codes.seeds(text, line)),
    ]
    if scenes - _TALK or _names_card(seen):
        found.append(("credit_card", codes.expiries(text) | codes.card_tails(text, line)))
    number = codes.long_numbers(text) & ~seen.amount & ~seen.when & ~seen.chrome[line]
    return found + [(label, number) for scene, label in _NUMBERED.items() if scene in scenes]


def _names_card(seen: Seen) -> bool:
    """Whether a caption names a card or what is printed on one."""
    return any(field.label == "credit_card" for c in seen.captions for field in c.fields)


def _initials(seen: Seen, talk: bool) -> Mask:
    """Two capitals alone, as on an avatar, beside a line with a name.

    talk : whether the window is of a private kind, where whatever of three letters
           stands there, alone or before a name, is an avatar, read well or not
    """
    texts, lines = seen.words.text, seen.layout.lines
    height = lines[:, 3] - lines[:, 1]
    gap = -shared(lines, 0)[:, seen.met]
    near = (shared(lines, 1)[:, seen.met] > 0) & (gap >= 0) & (gap <= _AVATAR * height[:, None])
    alone = (near.any(axis=1) & (seen.count == 1))[seen.words.line]
    if not talk:
        return np.asarray(alone & _INITIALS.of(texts), np.bool_)
    before = np.zeros(len(texts), np.bool_)
    before[:-1] = seen.hidden[1:] & (seen.words.line[1:] == seen.words.line[:-1])
    before[1:] &= seen.words.line[1:] != seen.words.line[:-1]
    short = _SHORT.of(texts) & ~seen.when & ~seen.hidden
    return np.asarray((alone | before) & short, np.bool_)


def _addresses(seen: Seen) -> Mask:
    """Lines of a block under a name that hold a number and two words of their own."""
    block, lines = seen.layout.block, seen.layout.lines
    named = np.full(len(lines), np.iinfo(np.int32).max)
    np.minimum.at(named, block[seen.met], lines[seen.met, 3])
    under = lines[:, 1] >= named[block] - 2
    near = lines[:, 1] <= named[block] + _LINES * (lines[:, 3] - lines[:, 1])
    numbered = [sum(map(str.isdigit, text)) >= _NUMBER for text in seen.layout.texts]
    short = (seen.worded >= _OWN) & (seen.count <= _LONGEST) & ~seen.caption & ~seen.chrome
    held = (
        under & near & short & np.array(numbered, np.bool_) & ~seen.lines(seen.amount | seen.when)
    )
    return np.asarray(held[seen.words.line], np.bool_)


def _in_lists(seen: Seen) -> Mask:
    """Codes of one form in a list, whatever the window is."""
    code = codes.codes(seen.words.text)
    mixed = np.array([any(map(str.isdigit, text)) for text in seen.words.text], np.bool_)
    enough = code.sum() >= _LIST and 2 * (code & mixed).sum() > code.sum()
    return code if enough else np.zeros_like(code)
