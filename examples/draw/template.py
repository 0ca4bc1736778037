"""Templates: HTML or text with ``{{kind}}`` for a value and ``{{kind:slot}}`` for one again.

``{{pick|a|b}}`` is one of the options, ``{{repeat 5}} ... {{end}}`` says a part
five times with new values.  A private value is put in ``<x-v label="...">``,
and a template may write that element itself around content that is private.
"""

from __future__ import annotations

import html
import re
from typing import Any

from examples.draw.values import LABEL, Values

_REPEAT = re.compile(r"\{\{repeat (\d+)\}\}(.*?)\{\{end\}\}", re.S)
_PLACE = re.compile(r"\{\{(pick\|[^}]*|\w+(?::\w+)?)\}\}")
_MARK = re.compile(r'<x-v label="(\w+)">|</x-v>')


def expand(template: str, values: Values, *, mark: bool = True) -> str:
    """Fill a template in; without ``mark`` no value is put in an element."""

    def fill(place: re.Match[str]) -> str:
        if place[1].startswith("pick|"):
            return values.pick(place[1].split("|")[1:])
        kind, _, slot = place[1].partition(":")
        text = html.escape(values.of(kind, slot), quote=False)
        return f'<x-v label="{LABEL[kind]}">{text}</x-v>' if mark and kind in LABEL else text

    unrolled = _REPEAT.sub(lambda part: part[2] * int(part[1]), template)
    return _PLACE.sub(fill, unrolled)


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
