"""Bounded decoding: base64, hex and character escapes, with offsets back.

Only what could hold an identifier is decoded: runs long enough for one, or
escapes in number.  A text without them costs three gate searches.
"""

from __future__ import annotations

import base64
import binascii
import html
import zlib
from collections.abc import Iterator

import numpy as np
import re2

from redact.detect.fold import Folded, fold
from redact.detect.identifiers.rules import quiet

BUDGET = 65_536
"""Characters that may be decoded for one text, all depths together."""

DEPTH = 3
"""How many encodings may lie in one another."""

_PACKED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
"""What gzip (RFC 1952) and zlib (RFC 1950) data begin with."""

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
_AROUND = 64  # characters on both sides of an escape that are judged with it


def inner(folded: Folded, budget: int = BUDGET) -> Iterator[Folded]:
    """Yield what a folded text holds in other encodings, each with its way back."""
    text, raw = folded.text, folded.text.encode("ascii")
    for start, stop, escapes in _clusters(raw):
        end = min(stop, start + budget)
        budget -= end - start
        inside = [span for span in escapes if span[1] <= end]
        if inside:
            yield _unescaped(text, start, end, inside).through(folded)
    for match in _RUN.finditer(raw):
        if budget <= 0:
            return
        start, end = match.start(), min(match.end(), match.start() + budget)
        budget -= end - start
        for plain in _decodings(text[start:end]):
            yield _placed(plain, start, end).through(folded)


def _clusters(raw: bytes) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Stretches of text with the escapes in them that lie close together."""
    near: list[tuple[int, int]] = []
    for match in _ESCAPE.finditer(raw):
        if near and match.start() - near[-1][1] > 2 * _AROUND:
            yield *_bounds(raw, near), near
            near = []
        near.append(match.span())
    if near:
        yield *_bounds(raw, near), near


def _bounds(raw: bytes, near: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the words around some escapes start and end."""
    first, last = near[0][0], near[-1][1]
    left, right = max(0, first - _AROUND), min(len(raw), last + _AROUND)
    start = left if left == 0 else max(left, raw.find(b" ", left, first) + 1)
    end = right if right == len(raw) else raw.rfind(b" ", last, right)
    return start, end if end > 0 else right


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
    if data.startswith(_PACKED):
        data = _unpacked(data)
    if len(data) > 3 and data[1::2].count(0) > len(data) // 3:
        data = data.replace(b"\0", b"")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if sum(c.isprintable() or c in "\r\n\t" for c in text) >= 0.9 * len(text):
        yield fold(text)


def _unpacked(data: bytes) -> bytes:
    """The start of some gzip or zlib data, at most BUDGET bytes of it; itself if it is broken."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, BUDGET)
    except zlib.error:
        return data


def _unescaped(text: str, first: int, last: int, escapes: list[tuple[int, int]]) -> Folded:
    """A stretch of text with every escape replaced by its character."""
    parts, offsets, stops, at = [], [], [], first
    for start, end in [*escapes, (last, last)]:
        char = fold(_character(text[start:end])).text
        parts += [text[at:start], char]
        offsets += [np.arange(at, start, dtype=np.int32), np.full(len(char), start, np.int32)]
        stops += [np.arange(at + 1, start + 1, dtype=np.int32), np.full(len(char), end, np.int32)]
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
