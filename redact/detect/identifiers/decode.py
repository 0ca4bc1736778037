"""Bounded decoding: base64, hex and character escapes, with offsets back.

Only what could hold an identifier is decoded: runs long enough for one, or
escapes in number.  A text without them costs three gate searches.
"""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Iterator

import numpy as np
import re2

from redact.detect.fold import Folded, fold
from redact.detect.identifiers.rules import quiet

BUDGET = 65_536
"""Characters that may be decoded for one text, all depths together."""

DEPTH = 3
"""How many encodings may lie in one another."""

_RUN = re2.compile(
    r"[A-Za-z0-9+/_-]{14,}={0,2}|(?:[A-Za-z0-9+/]{60,76}\r?\n){1,}[A-Za-z0-9+/"
    r"]+={0,2}|(?:[0-9A-Fa-f]{2}[ :]){8,}[0-9A-Fa-f]{2}",
    quiet(),
)
_ESCAPE = re2.compile(
    r"%[0-9A-Fa-f]{2}|&#[0-9]{1,7};|&#[xX][0-9A-Fa-f]{1,6};|&[A-Za-z]{2,8};"
    r"|\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]{1,6}\}|\\x[0-9A-Fa-f]{2}|\\[0-7]{3}"
    r"|\\[/\"'\\]"
    r"|=[0-9A-F]{2}|=\r?\n",
    quiet(),
)
_HEX = frozenset("0123456789abcdefABCDEF")
_FEWEST_ESCAPES = 1


def inner(folded: Folded, budget: int = BUDGET) -> Iterator[Folded]:
    """Yield what a folded text holds in other encodings, each with its way back."""
    raw = folded.text.encode("ascii")
    escaped = _unescaped(folded.text, raw, budget)
    if escaped is not None:
        yield escaped.through(folded)
    for match in _RUN.finditer(raw):
        start, end = match.span()
        if end - start > budget:
            end = start + budget
        budget -= end - start
        for plain in _decodings(folded.text[start:end]):
            yield _placed(plain, start, end).through(folded)
        if budget < 16:
            return


def _placed(plain: Folded, start: int, end: int) -> Folded:
    """A decoded run: every character of it stands for the whole run."""
    n = len(plain.text)
    return Folded(plain.text, np.full(n, start, np.int32), np.full(n, end, np.int32))


def _decodings(run: str) -> Iterator[Folded]:
    packed = "".join(run.split()).replace(":", "")
    if len(packed) % 2 == 0 and _HEX.issuperset(packed):
        yield from _readable(bytes.fromhex(packed))
    elif "-" in packed and packed.count("-") > 2 and packed.replace("-", "").islower():
        return  # a slug, not an encoding
    else:
        whole = packed.rstrip("=")
        whole = whole[: len(whole) - (len(whole) % 4 == 1)].translate(str.maketrans("-_", "+/"))
        try:
            data = base64.b64decode(whole + "=" * (-len(whole) % 4), validate=True)
        except binascii.Error:
            return
        yield from _readable(data)


def _readable(data: bytes) -> Iterator[Folded]:
    """The text of some bytes, if text it is: UTF-8, or UTF-16 with ASCII in it."""
    if len(data) > 3 and data[1::2].count(0) > len(data) // 3:
        data = data.replace(b"\0", b"")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if sum(c.isprintable() or c in "\r\n\t" for c in text) >= 0.9 * len(text):
        yield fold(text)


def _unescaped(text: str, raw: bytes, budget: int) -> Folded | None:
    """The text with every escape replaced by its character, or None without escapes."""
    spans = [m.span() for m in _ESCAPE.finditer(raw[: budget * 2])]
    if len(spans) < _FEWEST_ESCAPES:
        return None
    parts, offsets, stops, at = [], [], [], 0
    for start, end in [*spans, (len(raw), len(raw))]:
        parts.append(text[at:start])
        offsets.append(np.arange(at, start, dtype=np.int32))
        stops.append(np.arange(at + 1, start + 1, dtype=np.int32))
        char = fold(_character(text[start:end])).text
        parts.append(char)
        offsets.append(np.full(len(char), start, np.int32))
        stops.append(np.full(len(char), end, np.int32))
        at = end
    return Folded("".join(parts), np.concatenate(offsets), np.concatenate(stops))


def _character(escape: str) -> str:
    """The character that one escape stands for; nothing for a soft line break."""
    if escape.startswith("&"):
        return html.unescape(escape)
    if escape.startswith("\\") and len(escape) == 2:
        return escape[1]
    if escape.startswith("\\") and escape[1].isdigit():
        return chr(int(escape[1:], 8))
    code = escape.lstrip("%=\\uxX{").rstrip("}").strip()
    number = int(code, 16) if code else 0
    return chr(number) if 0 < number < 0x110000 else ""
