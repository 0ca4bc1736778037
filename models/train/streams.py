"""``python -m models.train.streams --split train --seed 5 --count 200 --out DIR``.

Labelled texts and key streams, made from the same families as the screens,
without a browser.

``texts.jsonl``   one text a row: ``text``, ``items`` (label, text, start, end), ``kind`` (page;
                  content for a message, a note or a prompt alone; value for a floor label
                  alone), ``family``, ``split``, ``scene``, ``benign``, ``lang``
``keys.jsonl``    contents and values typed as a person does: ``text``, ``items``, ``family``,
                  ``split``, ``scene``, ``lang`` and ``events``: key, code, down, time, and whether
                  it is a part of a private value (a slip in it too, and the Backspace after it)
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from models.train.draw.family import FAMILIES, Family, families
from models.train.draw.screens import named
from models.train.draw.template import Fault
from redact.labels import FLOOR
from redact.testing import typed

_INLINE = frozenset({"a", "b", "code", "em", "i", "small", "span", "strong", "u", "x-v", "svg"})
_BOXED = frozenset({"a", "b", "i", "small", "span", "button"})  # apart, if nothing is between
_CELLS = frozenset({"td", "th", "dt", "dd"})
_UNSEEN = frozenset({"style", "script", "svg", "head", "title"})
_EMPTY = frozenset({"br", "hr", "img", "meta", "path", "rect", "circle", "use", "input", "link"})
_CONTENT = frozenset(
    {"tax", "medical", "private_message", "performance", "prompt", "banking", "customer"}
)
_FEWEST = 3  # words of content that is worth a text of its own
_LONGEST = 400  # characters that are typed in one go


class _Page(HTMLParser):
    """The text of a filled page, a line a block, with the places of its marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.items: list[dict[str, Any]] = []
        self._open: list[tuple[str, str | None, int]] = []  # tag, label, where it began
        self._unseen = 0
        self._kept = 0  # elements in which spaces and lines stay as they are
        self._ended = False  # whether the last thing was the end of an element

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a cell or a mark."""
        if tag in _EMPTY:
            self._gap("\n" if tag in ("br", "hr") else "")
            return
        if tag in _CELLS:
            self._gap("\t")
        elif tag not in _INLINE:
            self._gap("\n")
        elif tag in _BOXED and self._ended and not self._kept:
            self._gap(" ")
        self._ended = False
        self._kept += tag == "pre"
        self._unseen += tag in _UNSEEN
        label = dict(attrs).get("label") if tag != "label" else None
        self._open.append((tag, label, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        """End what is open, with all that was left open in it."""
        if not any(tag == opened for opened, _, _ in self._open):
            return
        while self._open:
            opened, label, start = self._open.pop()
            self._unseen -= opened in _UNSEEN
            self._kept -= opened == "pre"
            self._ended = True
            if label:
                self._mark(label, start)
            if opened not in _INLINE and opened not in _CELLS:
                self._gap("\n")
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        """Add text, its spaces run together."""
        if self._unseen:
            return
        self._ended = False
        if self._kept:
            self.text += data
            return
        words = " ".join(data.split())
        if not words:
            self._gap(" " if data else "")
            return
        self._gap(" " if data[0].isspace() else "")
        self.text += words + (" " if data[-1].isspace() else "")

    def _mark(self, label: str, start: int) -> None:
        text = self.text[start:]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        if start < end:
            item = {"label": label, "text": self.text[start:end], "start": start, "end": end}
            self.items.append(item)

    def _gap(self, gap: str) -> None:
        """One gap between two texts: the strongest of those that were asked for."""
        if gap and self.text:
            body = self.text.rstrip(" \t\n")
            there = self.text[len(body) :]
            order = " \t\n"
            strongest = max((gap, *there), key=order.index)
            self.text = body + strongest


def page_text(html: str) -> tuple[str, list[dict[str, Any]]]:
    """The text of a filled page and its marks, sorted by start, the outer one first."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.text, sorted(page.items, key=lambda item: (item["start"], -item["end"]))


def texts(family: Family, n: int, seed: int) -> Iterator[dict[str, Any]]:
    """The whole page of screen n, then each content and floor value on it."""
    made = named(family, n, seed)
    body = made.html[made.html.index("</head>") + 7 :] if "</head>" in made.html else made.html
    text, items = page_text(body)
    head = {key: made.head[key] for key in ("family", "split", "scene", "benign", "lang")}
    yield {"name": made.name, "kind": "page", **head, "text": text, "items": items}
    for k, item in enumerate(_outermost(items)):
        kind = "content" if item["label"] in _CONTENT else "value"
        if len(item["text"].split()) >= _FEWEST if kind == "content" else item["label"] in FLOOR:
            yield {"name": f"{made.name}-{k}", "kind": kind, **head, **_cut(item, items)}


def keys(row: dict[str, Any], seed: int) -> dict[str, Any]:
    """A text being typed; the values in a content make presses private, not the content itself."""
    text = row["text"][:_LONGEST]
    within = [item for item in row["items"] if item["label"] not in _CONTENT]
    private = {at for item in within for at in range(item["start"], item["end"])}
    events, places = typed(text, seed)
    rows = [
        [key.key, key.code, key.down, round(key.time, 3), at in private]
        for key, at in zip(events, places, strict=True)
    ]
    head = {key: row[key] for key in ("name", "family", "split", "scene", "lang")}
    return {**head, "text": text, "items": within, "events": rows}


def _outermost(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    end = -1
    for item in items:
        if item["start"] >= end:
            end = item["end"]
            yield item


def _cut(outer: dict[str, Any], items: list[dict[str, Any]]) -> dict[str, Any]:
    """One content as a text of its own, its items counted from its start."""
    low, high = outer["start"], outer["end"]
    inner = [
        {**item, "start": item["start"] - low, "end": item["end"] - low}
        for item in items
        if low <= item["start"] and item["end"] <= high
    ]
    return {"text": outer["text"], "items": inner}


def main() -> int:
    """Read the command line and write; 1 if a template is wrong."""
    parser = argparse.ArgumentParser(prog="python -m models.train.streams", description=__doc__)
    parser.add_argument("--split", choices=("train", "dev", "heldout"), default="train")
    parser.add_argument("--families", type=Path, help="a folder of templates, instead of a split's")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100, help="pages")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    some = families(args.families or FAMILIES / args.split)
    args.out.mkdir(parents=True, exist_ok=True)
    try:
        made = [row for n in range(args.count) for row in texts(some[n % len(some)], n, args.seed)]
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    _write(args.out / "texts.jsonl", made)
    short = [row for row in made if row["kind"] != "page"]
    _write(args.out / "keys.jsonl", [keys(row, args.seed + n) for n, row in enumerate(short)])
    return 0


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
