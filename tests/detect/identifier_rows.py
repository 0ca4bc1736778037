"""Rows of the identifier tables: a text in which the value to find stands in [[ ]]."""

from redact.detect.identifiers import Identifiers

FIND = Identifiers().find
KEPT = {"date", "url"}  # found, and kept by the default policy


def found(marked: str) -> tuple[str, set[tuple[int, int, str]], tuple[int, int]]:
    """The text, what was found in it, and where the marked value lies."""
    before, rest = marked.split("[[")
    value, after = rest.split("]]")
    text = before + value + after
    rows = {(start, end, label) for start, end, label, _ in FIND(text)}
    return text, rows, (len(before), len(before) + len(value))


def check_hit(label: str, marked: str) -> None:
    """The marked value, all of it and nothing more, is found under the label."""
    _, rows, span = found(marked)
    assert (*span, label) in rows


def masked(text: str) -> set[str]:
    """The labels that would be masked in a text."""
    return set(FIND(text).names) - KEPT
