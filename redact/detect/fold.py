"""Fold: any Unicode text to plain ASCII, with the way back to its own characters.

Detectors look at the fold only, so that a digit is a digit in every script
and a character that cannot be seen cannot split a number.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import re2
from numpy.typing import NDArray

OTHER = "\x7f"
"""What a letter or sign without an ASCII form folds to: neither word, digit nor space."""

# Look-alikes in the manner of UTS 39, of the letters that Unicode does not decompose.
_LOOKALIKE = dict(
    zip(
        "АВЕКМНОРСТХЅІЈҮԌԚԜЗаеорсухѕіјһԁԛԝԍгпзбкмнтвЬ"  # Cyrillic
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβγεικνορστυχω"  # Greek
        "ʀɡɩıɪʟɴƄƨѡԼՕՏօսհոցєѵѴҁԐҚҺԺ",  # Latin small capitals, Armenian, more Cyrillic
        "ABEKMHOPCTXSIJYGQW3aeopcyxsijhdqwgrn36kmhtbb"
        "ABEZHIKMNOPTYXabyeikvopotuxw"
        "rgiiilnb2wLOSouhngevVcEKhd",
        strict=True,
    )
) | {
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "ss", "ẞ": "SS",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
    "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "ƒ": "f", "×": "x", "÷": "/",
    "‘": "'", "’": "'", "‚": ",", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
    "″": '"', "«": '"', "»": '"', "‹": "'", "›": "'", "ʼ": "'", "´": "'", "`": "`",
    "•": "*", "●": "*", "∙": "*", "◦": "*", "⬤": "*", "○": "*", "∗": "*", "⁎": "*", "■": "*",
    "·": ".", "・": ".", "。": ".", "٫": ".", "٬": ",", "،": ",", "、": ",", "؛": ";",
    "∶": ":", "ː": ":", "꞉": ":", "⁄": "/", "∕": "/", "⧸": "/", "∖": "\\", "¦": "|", "ǀ": "|",
    "¡": "!", "¿": "?", "−": "-", "˗": "-", "⁃": "-", "‿": "_", "＿": "_", "№": "No",
    "\u0085": "\n", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip

# Drawn as nothing although Unicode calls them letters or symbols.
_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_TAGS = range(0xE0020, 0xE007F)
_REVERSING = "\u202b\u202e\u2067\u2068"  # RLE RLO RLI FSI
_FORWARD = "\u202a\u202d\u2066"  # LRE LRO LRI
_CLOSING = "\u202c\u2069"  # PDF PDI
_DEEPEST = 8  # nested overrides that are honoured; each may cost one pass

# Control characters but tab and the ends of lines: a terminal draws none of them.
_CONTROLS = frozenset({*range(0x20), *range(0x7F, 0xA0)} - {*b"\t\n\r\x85"})
_SURROGATES = 0xD800, 0xE000
_BYTES = re2.Options()
_BYTES.encoding = re2.Options.Encoding.LATIN1
_SEQUENCE = re2.compile(rb"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]", _BYTES)  # CSI of ECMA-48, 5.4


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Folded:
    """An ASCII text and where each of its n characters came from.

    text   : str of n ASCII characters
    offset : int32 (n,)  first character of the source
    stop   : int32 (n,)  end of the source, past what was stripped behind it
    """

    text: str
    offset: NDArray[np.int32]
    stop: NDArray[np.int32]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open source range of the folded characters start..end (at least one)."""
        return int(self.offset[start:end].min()), int(self.stop[start:end].max())

    def through(self, outer: Folded) -> Folded:
        """The fold of ``outer.text``, with offsets in the source of ``outer``."""
        last = np.maximum(self.stop - 1, self.offset)
        return Folded(self.text, outer.offset[self.offset], outer.stop[last])

    def __repr__(self) -> str:
        return f"Folded({len(self.text)} characters)"


def fold(text: str) -> Folded:
    """Fold a text to ASCII; the identity where it is ASCII without control characters.

    Digits of every script, circled and mathematical ones too, become 0-9;
    dashes ``-``; spaces a space; accented and look-alike letters their Latin
    base (NFKD and UTS 39); tag characters the ASCII they hide; format and
    control characters, marks, lone surrogates and whole control sequences of
    terminals nothing; all else OTHER.  Never raises.
    """
    if _is_plain(text):
        at = np.arange(len(text) + 1, dtype=np.int32)
        return Folded(text, at[:-1], at[1:])
    codes = _codes(text)
    return _folded(_stripped(codes), np.arange(len(codes)))


def visual(text: str) -> Folded | None:
    """The fold of a text as it is shown, or None where ``fold`` has that already.

    Bidi controls show what they enclose reversed.  Where there are none,
    control characters part words, as they do when they end a field.
    """
    if _is_plain(text):
        return None
    codes = _codes(text)
    if any(c in text for c in _REVERSING):
        return _folded(_stripped(codes), _shown_order(text))
    control = _is_control(codes)
    return (
        _folded(np.where(control, ord(" "), codes), np.arange(len(codes)))
        if control.any()
        else None
    )


def _is_plain(text: str) -> bool:
    return text.isascii() and len(text.encode().translate(None, bytes(_CONTROLS))) == len(text)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _is_control(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    low, high = _SURROGATES
    return np.isin(codes, list(_CONTROLS)) | ((codes >= low) & (codes < high))


def _stripped(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The same code points with NUL, which folds to nothing, for every control sequence."""
    kept = codes.copy()
    for match in _SEQUENCE.finditer(np.minimum(codes, 0xFF).astype(np.uint8).tobytes()):
        kept[slice(*match.span())] = 0
    return kept


def _folded(codes: NDArray[np.uint32], order: NDArray[np.intp]) -> Folded:
    """Fold some code points, read in this order."""
    source = order.astype(np.int32)
    kinds, kind = np.unique(codes[source], return_inverse=True)
    forms = [_form(code) for code in kinds.tolist()]
    width = np.fromiter(map(len, forms), np.int32, len(forms))[kind]
    offset = np.repeat(source, width)
    folded = "".join(map(forms.__getitem__, kind.tolist()))
    return Folded(folded, offset, _stops(offset, width == 0, source, len(codes)))


def _stops(
    offset: NDArray[np.int32], stripped: NDArray[np.bool_], source: NDArray[np.int32], n: int
) -> NDArray[np.int32]:
    """The end of each source character, past the stripped ones that follow it."""
    gone = np.zeros(n + 1, np.bool_)
    gone[source] = stripped
    kept_after = np.where(gone, n, np.arange(n + 1, dtype=np.int32))
    kept_after[n] = n
    following = np.minimum.accumulate(kept_after[::-1])[::-1]
    return following[offset + 1].astype(np.int32)


@lru_cache(maxsize=8192)
def _form(code: int) -> str:
    """The ASCII form of one code point."""
    if code in _CONTROLS or _SURROGATES[0] <= code < _SURROGATES[1]:
        return ""
    if code < 0x80:
        return chr(code)
    if code in _TAGS:
        return chr(code - 0xE0000)
    char = chr(code)
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    known = "" if char in _BLANK else _LOOKALIKE.get(char)
    if known is None:
        known = _BY_CATEGORY.get(unicodedata.category(char))
    return _decomposed(char) if known is None else known


def _decomposed(char: str) -> str:
    value = unicodedata.numeric(char, None)
    if value is not None and value == int(value) and unicodedata.category(char) in ("No", "Nl"):
        return str(int(value))
    parts = unicodedata.normalize("NFKD", char)
    return OTHER if parts == char else "".join(_form(ord(part)) for part in parts)


_BY_CATEGORY = {"Pd": "-", "Zs": " ", "Sc": "$", "Cf": "", "Mn": "", "Me": ""}


def _shown_order(text: str) -> NDArray[np.intp]:
    """The order in which the characters are shown (UAX 9, rule L2, for overrides alone).

    What is enclosed is reversed wherever its direction differs from that
    of what encloses it, so that forward within backward is forward again.
    """
    order = np.arange(len(text))
    nested: list[tuple[bool, int]] = [(False, -1)]  # backward?, and where a reversal starts
    for at in _controls(text):
        char = text[at]
        if char == "\n" or char in _CLOSING:
            for _ in range(len(nested) - 1 if char == "\n" else min(1, len(nested) - 1)):
                _reverse(order, nested.pop()[1], at)
        elif len(nested) <= _DEEPEST:
            backward = char in _REVERSING
            nested.append((backward, at + 1 if backward != nested[-1][0] else -1))
    while nested:
        _reverse(order, nested.pop()[1], len(text))
    return order


def _controls(text: str) -> list[int]:
    wanted = _REVERSING + _FORWARD + _CLOSING + "\n"
    return [i for i, char in enumerate(text) if char in wanted]


def _reverse(order: NDArray[np.intp], start: int, end: int) -> None:
    if start >= 0:
        order[start:end] = order[start:end][::-1].copy()
