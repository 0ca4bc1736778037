"""A text cut into the pieces that are judged alone: its lines, and parts of very long ones."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from redact.detect import captions

MAX_LINE = 2_000
"""Characters judged together; a longer line is cut between two small words."""

_CUT = re2.compile(r"\s[\p{Ll}\d]")


def pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut a text into (start, end, after a caption), one for each line that holds a letter."""
    start, caption = 0, False
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        for begin, end in _cuts(body):
            yield start + begin, start + end, caption
        if body:
            caption = captions.is_caption(body)
        start += len(line)


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while len(line) - begin > MAX_LINE:
        window = line[begin + MAX_LINE // 2 : begin + MAX_LINE]
        places = [match.start() for match in _CUT.finditer(window)]
        end = begin + (MAX_LINE // 2 + places[-1] if places else MAX_LINE)
        yield begin, end
        begin = end
    if line[begin:].strip():
        yield begin, len(line)


def encodable(text: str) -> str:
    """Return a text of the same length in which lone surrogates stand as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
