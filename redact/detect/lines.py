"""A text cut into the pieces that are judged alone: its lines, and parts of very long ones."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from redact.detect import captions
from redact.detect.words import fold, lexicon

MAX_LINE = 2_000
"""Characters judged together; a longer line is cut between two small words."""

_ILL_READ = re2.compile(
    r"(?:^|[\s(,;:\"'])(l\p{Ll}{2,}|\p{Lu}\p{Ll}*[0145][\p{Ll}0145]+|[0145]\p{Ll}[\p{Ll}0145]+)"
)
_IRISH = re2.compile(r"\p{Lu}\p{Ll}+ [06©](?: \p{Lu}\p{Ll}{3,}|')")
_READINGS = str.maketrans("0145", "oias"), str.maketrans("0145", "olas")
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


def repaired(text: str) -> str:
    """Return a text of the same length in which ill-read names are spelt as the lists have them.

    lan Henson, Al1son, 0livia, W4re: a word of letters with a digit that
    looks like one, or with a small l for a capital I, if that gives a name;
    and Erica 6 Lurgain, for the O of an Irish name.
    """
    text = _IRISH.sub(lambda match: re2.sub("[06©]", "O", match[0]), text)
    out, at = [], 0
    for match in _ILL_READ.finditer(text):
        start, end = match.span(1)
        after = text[end : end + 3]
        name = _repaired(match[1], after[:1] == " " and after[1:].istitle())
        if name and not after[:1].isalnum():
            out += [text[at:start], name]
            at = end
    return "".join([*out, text[at:]])


def _repaired(word: str, before_capital: bool) -> str | None:
    """The name that a word was before it was read, or None."""
    if word[0] == "l" and word.isalpha():
        name = "I" + word[1:]
        word_too = word in lexicon("common") or word in lexicon("given")
        return name if fold(name) in lexicon("given") and (before_capital or not word_too) else None
    small = word[0].islower() or word[-1].isdigit() or sum(map(str.isdigit, word)) > 2
    if word.isalpha() or small:
        return None
    for table in _READINGS:
        name = word.translate(table).capitalize()
        folded = fold(name)
        listed = folded in lexicon("given") or folded in lexicon("surname")
        if listed and not (word[0].isdigit() and folded in lexicon("common")):
            return name
    return None
