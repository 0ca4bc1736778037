"""Templates: HTML or text with places in double braces.

``{{kind}}``                     a value, marked if it is private
``{{kind:slot}}``                the same value again wherever kind and slot are the same
``{{pick|a|b|c}}``               one of the options, which may hold places
``{{say|English|Spanish|German|French}}``   the option of the language that is drawn
``{{phrase name}}``              a line of ``phrases/name.txt``, which may hold places
``{{repeat 3}} .. {{end}}``      the part three times, with new values; ``3-8`` is a random count
``{{maybe 40}} .. {{end}}``      the part, or with a chance of 60 % nothing

A private value is put in ``<x-v label="...">``, and a template may write that
element itself around content that is private.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from models.train.draw.values import Values

LANGUAGES = ("en", "es", "de", "fr")
"""The languages of ``say``, in its order."""

META = re.compile(r'<meta name="(\w+)" content="([^"]*)">')
_DEEPEST = 6  # phrases in phrases in phrases
_BRACES = re.compile(r"\{\{|\}\}")
_BLOCK = re.compile(r"(repeat|maybe) (\d+)(?:-(\d+))?")
_KIND = re.compile(r"(\w+)(?::(\w+))?")
_MARK = re.compile(r'<x-v label="(\w+)"[^>]*>|</x-v>')


class Fault(ValueError):
    """A template is wrong: says what stands at the place."""


def expand(
    template: str,
    values: Values,
    *,
    mark: bool = True,
    lang: str = "en",
    phrase: Callable[[str], str] | None = None,
) -> str:
    """Fill a template in; without ``mark`` no value is put in an element.

    ``phrase`` gives a line for a name.  Raises Fault if a place cannot be filled.
    """
    return _Filling(values, mark, lang, phrase).fill(parts(template))


def parts(template: str) -> list[tuple[str, Any]]:
    """Cut a template into ("text", str), ("place", str) and ("block", head, parts) in order.

    Raises Fault where braces or blocks do not close.
    """
    root: list[Any] = []
    open_: list[tuple[str, list[Any]]] = [("", root)]
    at = 0
    while (start := template.find("{{", at)) >= 0:
        stop = _closing(template, start)
        place = template[start + 2 : stop - 2]
        open_[-1][1].append(("text", template[at:start]))
        at = stop
        if _BLOCK.fullmatch(place):
            open_.append((place, []))
        elif place == "end":
            head, inner = open_.pop()
            if not open_:
                raise Fault("{{end}} ends nothing")
            open_[-1][1].append(("block", (head, inner)))
        else:
            open_[-1][1].append(("place", place))
    if len(open_) > 1:
        raise Fault(f"{{{{{open_[-1][0]}}}}} has no {{{{end}}}}")
    root.append(("text", template[at:]))
    return root


def strip(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Take the marks off a filled text: the text, and label, text, start and end of each."""
    text, at = "", 0
    items: list[dict[str, Any]] = []
    opened: list[tuple[str, int]] = []
    for mark in _MARK.finditer(marked):
        text += html.unescape(marked[at : mark.start()])
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], len(text)))
        else:
            label, start = opened.pop()
            items.append({"label": label, "text": text[start:], "start": start, "end": len(text)})
    return text + html.unescape(marked[at:]), sorted(
        items, key=lambda item: (item["start"], -item["end"])
    )


def options(place: str) -> list[str]:
    """The options of ``pick|a|b``: bars inside inner braces do not count."""
    found, depth = [""], 0
    for piece in re.split(r"(\{\{|\}\}|\|)", place):
        depth += {"{{": 1, "}}": -1}.get(piece, 0)
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found[1:]


def _closing(template: str, start: int) -> int:
    """Where the place that opens at ``start`` has ended."""
    depth = 0
    for brace in _BRACES.finditer(template, start):
        depth += 1 if brace[0] == "{{" else -1
        if not depth:
            return brace.end()
    raise Fault(f"braces do not close: {template[start : start + 40]!r}")


class _Filling:
    """One template being filled in."""

    def __init__(
        self, values: Values, mark: bool, lang: str, phrase: Callable[[str], str] | None
    ) -> None:
        self.values, self.mark, self.lang, self.phrase = values, mark, lang, phrase
        self.depth = 0
        self.before = ""  # what stands before the place: a caption, perhaps

    def fill(self, some: list[tuple[str, Any]]) -> str:
        return "".join(getattr(self, f"_{sort}")(what) for sort, what in some)

    def _text(self, text: str) -> str:
        if text.strip():
            self.before = text
        return text

    def _block(self, block: tuple[str, list[tuple[str, Any]]]) -> str:
        head, inner = block
        sort, low, high = _BLOCK.fullmatch(head).groups()  # type: ignore[union-attr]  # matched
        if sort == "maybe":
            return self.fill(inner) if self.values.chance(int(low)) else ""
        count = self.values.count(int(low), int(high)) if high else int(low)
        return "".join(self.fill(inner) for _ in range(count))

    def _place(self, place: str) -> str:
        if place.startswith("pick|"):
            return self._again(self.values.pick(options(place)))
        if place.startswith("say|"):
            said = dict(zip(LANGUAGES, options(place), strict=False))
            return self._again(said.get(self.lang) or said["en"])
        if place.startswith("phrase "):
            if self.phrase is None:
                raise Fault(f"no phrases here: {{{{{place}}}}}")
            return self._again(self.phrase(place[7:].strip()))
        if not (match := _KIND.fullmatch(place)):
            raise Fault(f"no such place: {{{{{place}}}}}")
        return self._value(match[1], match[2] or "")

    def _again(self, template: str) -> str:
        if "{{" not in template:
            return template
        if self.depth == _DEEPEST:
            raise Fault(f"places within places: {template[:40]!r}")
        self.depth += 1
        filled = self.fill(parts(template))
        self.depth -= 1
        return filled

    def _value(self, kind: str, slot: str) -> str:
        try:
            value = self.values.of(kind, slot, self.before)
        except (KeyError, TypeError):  # TypeError: the name of something that is no kind
            raise Fault(f"no such kind: {{{{{kind}}}}}") from None
        self.before = ""
        text, label = html.escape(value, quote=False), self.values.labels.get(kind)
        return f'<x-v label="{label}">{text}</x-v>' if self.mark and label else text
