"""Guards: what looks like a name and is none.  Each is a named question about words of one line."""

from __future__ import annotations

from collections.abc import Sequence

import re2

from redact.detect.words import Word, names

_ORGANIZATION = frozenset(
    "inc llc ltd corp corporation company co gmbh plc group bank university college school hospital "
    "clinic institute foundation association agency partners holdings technologies systems solutions "
    "labs studios museum church center centre library airport station stadium park bridge tower hall "
    "street st avenue ave road rd drive dr boulevard blvd lane ln court square plaza highway "
    "county city river lake island beach valley mountain hills heights island "
    "award prize theorem law effect syndrome disease act pharmacy hotel inn cafe restaurant motors "
    "airlines press records pictures industries insurance financial capital ventures consulting "
    "theme font edition cup league festival day eve".split()
)
_BEFORE_PLACE = frozenset(
    "san santa saint st fort lake mount mt port new north south east west upper lower rue via".split()
)
_ACRONYM = re2.compile(r"[\p{Lu}\d&./-]{1,6}s?")


def is_interface(word: Word) -> bool:
    """A verb, noun, product, month, form or label of user interfaces."""
    return word.never


def is_plain(word: Word) -> bool:
    """A dictionary word, or one of the interface, that no name list claims."""
    return word.never or word.kind == "code" or (word.common and not word.given and not word.surname)


def is_place(line: Sequence[Word], first: int, stop: int) -> bool:
    """A town, street or company named after someone: San Jose, Charlotte Street, Wells Inc."""
    before = line[first - 1] if first and line[first].gap in (" ", ". ") else None
    after = line[stop] if stop < len(line) and line[stop].gap in (" ", ", ", " & ") else None
    if before is not None and before.folded in _BEFORE_PLACE and before.kind == "title":
        return True
    return after is not None and after.capital and after.folded in _ORGANIZATION


def is_phrase(words: Sequence[Word]) -> bool:
    """A fixed phrase that is a brand, a place or a command: Morgan Stanley, Sign Out."""
    folded = [word.folded for word in words]
    return any(" ".join(pair) in names("never") for pair in zip(folded, folded[1:], strict=False))


def is_label(text: str, words: Sequence[Word]) -> bool:
    """No organisation: an acronym, a caption of a form, code, or words of the interface only."""
    if _ACRONYM.fullmatch(text) or not words:
        return True
    return all(is_plain(word) or word.common or not word.capital for word in words)
