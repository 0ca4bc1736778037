"""Content: what a window shows of somebody, by the kind of window it is.

Each rule answers which words of the window are content: bool (n,).  The
interface stays: captions, heads of columns, and words that any interface says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Set

import numpy as np
import re2

from redact.detect import forms
from redact.detect.forms import PROSE
from redact.detect.layout.geometry import shared
from redact.detect.seen import Mask, Seen
from redact.findings import Findings

_SCORE = 0.7
_ALIGNED = 8  # pixels by which the edges of a list of sums may differ
_LIST = 3  # sums of the shortest list
_SENTENCE = 8  # words from which a line beside a sum is a sentence
_CODES = 4  # codes of the shortest list of them
_PAID = frozenset({"banking", "customer", "tax", "credential", "medical"})
_AVATAR = 4  # line heights between an avatar and the name beside it
_INITIALS = forms.Form(r"[A-Z]{2}")
_NUMBERED = {
    "tax": "tax_id", "banking": "bank_account", "medical": "medical_id",
    "credential": "credential", "customer": "customer",
}  # fmt: skip
"""What a long number is in a window of each kind, whatever its caption: an account, a record."""
_NAMED = 4  # words of a line that is a name with what stands beside it
_PROPER = forms.Form(r"\p{Lu}\p{Ll}+(?:[-'’]\p{Lu}?\p{Ll}+)*[,.:;]?")
_ITEM = 8  # words of an item that names what was found or done
_TALK = 0.2  # share of lines that are talk from which a window shows talk
_CAPTION = 2  # words of the captions that stand among talk
_SAID = 4  # words of a line of talk that holds no word of its own
_TO_READER = re2.compile(  # help speaks to its reader; what is written of somebody does not
    r"(?i)\b(?:you|your|yours|please|usted|sie|ihre?n?|vous|votre|vos)\b"
)
_STATUS = re2.compile(
    r"(?i)^single[. ]*$|married,? filing (?:jointly|separately)|head of household"
    r"|qualifying (?:surviving spouse|widow)|marié|pacsé|verheiratet|ledig$|casad[oa]|solter[oa]"
)
_RESULT = forms.Form(
    r"(?i)(?:normal|abnormal|high|low|h|l|critical|(?:with)?in (?:range|limits)|out of range|positive"
    r"|negative|(?:not )?detected|elevated|borderline|reactive|non-?reactive)"
)
_RATING = forms.Form(
    r"(?i)[a-e][+-]?|[0-9]{1,2}(?:[.,][0-9])? ?(?:/|of|out of|von|de|sur) ?[0-9]{1,2}"
    r"|(?:[1-5] ?[-–.:]? ?)?(?:(?:far |greatly |partly |partially |mostly |fully |consistently )*"
    r"(?:exceeds?|exceeded|meets?|met|below|above|achieves?|achieved)"
    r"(?: (?:all |most |some )?(?:expectations?|goals|standard|requirements))?"
    r"|outstanding|excellent|strong|solid|good|fair|poor|weak|needs? (?:improvement|work|development)"
    r"|unsatisfactory|satisfactory|developing|successful|exceptional|top performer|on track|off track"
    r"|underperforming|übertrifft.*|erfüllt.*|supera.*|cumple.*|dépasse.*|atteint.*)"
)


def find(seen: Seen, scenes: Set[str]) -> Findings:
    """Return what the scenes make content, as spans of rows of words, none over two lines."""
    found = [_spans(seen, _RULES[scene](seen), scene) for scene in sorted(scenes & set(_RULES))]
    text, line = seen.words.text, seen.words.line
    carded = any(field.label == "credit_card" for c in seen.captions for field in c.fields)
    if carded or scenes & _PAID:
        found.append(_spans(seen, forms.expiries(text), "credit_card"))
    near = _beside(seen, seen.met)[line]
    born = forms.births(text) & (near | bool(scenes))
    found.append(_spans(seen, born, "date_of_birth"))
    found.append(_spans(seen, _initials(seen), "person"))
    number = forms.long_numbers(text) & ~seen.amount & ~seen.when & ~seen.chrome[line]
    found += [_spans(seen, number, _NUMBERED[scene]) for scene in scenes & set(_NUMBERED)]
    found.append(_spans(seen, forms.card_groups(text, line), "credit_card"))
    return Findings.merge(
        [*found, _spans(seen, _codes(seen) | forms.seeds(text, line), "credential")]
    )


def _spans(seen: Seen, mask: Mask, label: str) -> Findings:
    """Runs of masked words, cut at the ends of lines."""
    edge = np.flatnonzero(mask)
    if not len(edge):
        return Findings.empty()
    opens = np.flatnonzero(
        (np.diff(edge, prepend=-2) != 1) | (np.diff(seen.words.line[edge], prepend=-1) != 0)
    )
    last = np.append(opens[1:], len(edge)) - 1
    return Findings.of(
        (int(edge[a]), int(edge[b]) + 1, label, _SCORE) for a, b in zip(opens, last, strict=True)
    )


def _tax(seen: Seen) -> Mask:
    """Sums, and the filing status."""
    status = [_STATUS.search(text) is not None for text in seen.layout.texts]
    numbers = seen.number & ~seen.time & _cells(seen)[seen.words.line]
    numbers |= forms.whole_sums(seen.words.text)
    return seen.amount | numbers | np.array(status, np.bool_)[seen.words.line]


def _banking(seen: Seen) -> Mask:
    """Sums, and in the row of a sum and a date what says whom it went to."""
    beside = (shared(seen.layout.lines, 1) > 0) & _listed(seen)
    dated = beside[seen.lines(seen.when)].any(axis=0)
    row = beside[:, dated].any(axis=1) & (seen.head < 0) & (seen.count < _SENTENCE)
    return seen.amount | _all(seen, row | _cells(seen))


def _medical(seen: Seen) -> Mask:
    """Terms with their numbers, what stands in the cells of tables, and notes."""
    term = seen.term | forms.procedures(seen.words.text)
    held, tested = seen.lines(term), seen.lines(seen.tested)
    row = held | (_beside(seen, tested) & ~seen.chrome)
    near = row[seen.words.line] & seen.number & ~seen.when
    result = _matching(seen, _RESULT) & _beside(seen, tested | seen.figures)
    said = _cells(seen) | _note(seen) | result | seen.figures
    said |= held & (seen.prose | (seen.count <= _ITEM))
    said |= _card(seen) & (seen.worded > 0) & (seen.count >= 2)
    return term | seen.measured | near | _all(seen, said)


def _performance(seen: Seen) -> Mask:
    """Pay, percentages, what stands in the cells of tables, and what is written of somebody."""
    row = _beside(seen, seen.lines(seen.hidden)) & ~seen.chrome
    mark = seen.number & row[seen.words.line] & ~seen.when
    pay = seen.amount | mark | forms.percentages(seen.words.text)
    return pay | _all(seen, _cells(seen) | _note(seen)) | _matching(seen, _RATING)[seen.words.line]


def _customer(seen: Seen) -> Mask:
    """Sums, what stands in the cells of tables or on cards, and what people write."""
    said = _cells(seen) | _card(seen) | seen.prose | _preview(seen)
    return (
        seen.amount
        | _proper(seen)
        | (seen.firms & ~seen.chrome[seen.words.line])
        | _all(seen, said)
    )


def _message(seen: Seen) -> Mask:
    """Running text, short lines where it stands, and titles and previews elsewhere."""
    talk = seen.prose | _long(seen)
    # A calendar has no talk, but titles that any interface could say.
    if talk.sum() < _TALK * (seen.count > 0).sum():
        return _all(seen, seen.count >= 2, talk=True)
    short = (seen.own > 0) & (seen.count >= 2)
    return _all(seen, talk | _inside(seen), talk=True) | _core(seen, short)


def _prompt(seen: Seen) -> Mask:
    """Running text, short lines where it stands, and titles of what was asked before."""
    talk = seen.prose | _long(seen)
    title = (seen.own > 0) & (seen.count >= 2)
    return _all(seen, talk | _inside(seen) | title, talk=True)


def _all(seen: Seen, lines: Mask, talk: bool = False) -> Mask:
    """The words of some lines; captions, times and what is part of a browser are left out."""
    caption = seen.caption & (seen.count <= _CAPTION) if talk else seen.caption
    shown = lines & ~caption & ~seen.chrome & seen.lines(~seen.time & ~seen.hidden)
    edge = seen.when & ~seen.prose[seen.words.line]
    return np.asarray(shown[seen.words.line] & ~edge, np.bool_)


def _initials(seen: Seen) -> Mask:
    """Two capitals alone, as on an avatar, beside a line with a name."""
    lines, height = seen.layout.lines, seen.layout.lines[:, 3] - seen.layout.lines[:, 1]
    gap = -shared(lines, 0)[:, seen.met]
    near = (shared(lines, 1)[:, seen.met] > 0) & (gap >= 0) & (gap <= _AVATAR * height[:, None])
    mask = _INITIALS.of(seen.layout.texts) & near.any(axis=1)
    return np.asarray(mask[seen.words.line], np.bool_)


def _proper(seen: Seen) -> Mask:
    """Words written as names that no interface says, in short lines: clients that no list has."""
    written = _PROPER.of(seen.words.text)
    short = (seen.count <= _NAMED) & ~seen.caption & ~seen.chrome
    return np.asarray(written & ~seen.plain & short[seen.words.line], np.bool_)


def _codes(seen: Seen) -> Mask:
    """Codes of one form in a list, whatever the window is."""
    code = forms.codes(seen.words.text)
    mixed = np.array([any(map(str.isdigit, text)) for text in seen.words.text], np.bool_)
    enough = code.sum() >= _CODES and 2 * (code & mixed).sum() > code.sum()
    return code if enough else np.zeros_like(code)


def _credential(seen: Seen) -> Mask:
    """Words that look like codes and keys."""
    return forms.secrets(seen.words.text) & ~seen.chrome[seen.words.line]


def _listed(seen: Seen) -> Mask:
    """Which lines hold a sum of a list: three or more, one under another."""
    held = seen.lines(seen.amount)
    edges = seen.layout.lines[:, [0, 2]]
    same = np.abs(edges[:, None] - edges[None, :]).min(axis=2) <= _ALIGNED
    return np.asarray(held & (same[:, held].sum(axis=1) >= _LIST), np.bool_)


def _matching(seen: Seen, form: forms.Form) -> Mask:
    """Which lines are of a form as a whole."""
    return form.of([text.strip(" .:•*") for text in seen.layout.texts])


def _core(seen: Seen, lines: Mask) -> Mask:
    """The words of some lines from the first that no interface says to the last."""
    told = ~seen.plain & _all(seen, lines, talk=True)
    row = np.arange(len(told))
    first = np.full(len(lines), len(told))
    last = np.full(len(lines), -1)
    np.minimum.at(first, seen.words.line[told], row[told])
    np.maximum.at(last, seen.words.line[told], row[told])
    return np.asarray((row >= first[seen.words.line]) & (row <= last[seen.words.line]), np.bool_)


def _card(seen: Seen) -> Mask:
    """Which lines stand in one block with a sum or with what is hidden, as on a card."""
    told = seen.lines(seen.amount | seen.hidden)
    held = np.bincount(seen.layout.block[told], minlength=len(told))[seen.layout.block]
    return np.asarray(held > 0, np.bool_)


def _note(seen: Seen) -> Mask:
    """Which lines are running text that does not speak to its reader."""
    spoken = [_TO_READER.search(text) is not None for text in seen.layout.texts]
    return np.asarray(seen.prose & ~np.array(spoken, np.bool_), np.bool_)


def _preview(seen: Seen) -> Mask:
    """Which lines are some words long, or cut by an ellipsis."""
    cut = np.array([text.endswith(("…", "...")) for text in seen.layout.texts], np.bool_)
    return np.asarray((seen.own >= 2) & ((seen.count >= 3) | cut), np.bool_)


def _long(seen: Seen) -> Mask:
    """Which lines are as long as talk is, and no row of buttons that stands there again."""
    return np.asarray((seen.count >= PROSE) & ((seen.own > 0) | _once(seen)), np.bool_)


def _once(seen: Seen) -> Mask:
    """Which lines are on the screen once."""
    often = Counter(seen.layout.texts)
    return np.array([often[text] == 1 for text in seen.layout.texts], np.bool_)


def _inside(seen: Seen) -> Mask:
    """Which lines stand among running text and are no button: bool (m,).

    A line of words that any interface says is one of those if it is short,
    ends without a stop, or is on the screen more than once.
    """
    prose, box = seen.layout.lines[seen.prose], seen.layout.lines
    if not len(prose):
        return np.zeros(len(box), np.bool_)
    (x0, y0), (x1, y1) = prose[:, :2].min(axis=0).tolist(), prose[:, 2:].max(axis=0).tolist()
    within = (box[:, 0] >= x0 - 8) & (box[:, 2] <= x1 + 8) & (box[:, 1] >= y0) & (box[:, 3] <= y1)
    ended = np.array([text.endswith((".", "?", "!")) for text in seen.layout.texts], np.bool_)
    said = (seen.own > 0) | ((seen.count >= _SAID) | ended)
    return np.asarray(within & ((_once(seen) & said) | seen.met), np.bool_)


def _cells(seen: Seen) -> Mask:
    """Which lines stand under the head of a column that may tell something: bool (m,)."""
    head = seen.head
    headed = ~seen.lines(seen.number & ~seen.time) & ~seen.silent & ~seen.chrome
    return np.asarray((head >= 0) & headed[head], np.bool_)


def _beside(seen: Seen, lines: Mask) -> Mask:
    """Which lines stand in the row of one of these lines."""
    return np.asarray((shared(seen.layout.lines, 1)[:, lines] > 0).any(axis=1), np.bool_)


_RULES: dict[str, Callable[[Seen], Mask]] = {
    "credential": _credential,
    "tax": _tax,
    "banking": _banking,
    "medical": _medical,
    "performance": _performance,
    "customer": _customer,
    "private_message": _message,
    "prompt": _prompt,
}
