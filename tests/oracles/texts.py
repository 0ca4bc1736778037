"""What the attacks on texts share: one text in, what may leave of it out."""

from __future__ import annotations

from collections.abc import Callable

import redact
from oracles import leak
from redact.findings import Findings

SSN = "536-90-4399"
CARD = "4539 1488 0343 6467"
EMAIL = "mara.oduya@quillfeather.org"
TOKEN = "ghp_" + "x7Qp2LmZ9RtVb4Nc8WdK1sYh6JfG3aUe5TqB"


def shown(redactor: redact.Redactor, text: str) -> str:
    """What may leave of a text; the test fails where all of it was dropped."""
    out = redactor.redact(redact.Text(text))
    assert isinstance(out, redact.Safe)
    assert isinstance(out.event, redact.Text)
    return out.event.text


def assert_hidden(redactor: redact.Redactor, disguised: str, secret: str) -> None:
    """The secret is gone from everything that comes back, and the words around it are not."""
    text = f"please note {disguised} until the workshop is over"
    out = redactor.redact(redact.Text(text))
    assert isinstance(out, redact.Safe)
    assert leak.traces(secret, out) == []
    assert isinstance(out.event, redact.Text)
    assert out.event.text.startswith("please note")
    assert out.event.text.endswith("workshop is over")


class Finds:
    """A detector that finds what a function says."""

    name, labels = "finds", ("person", "ssn")

    def __init__(self, rows: Callable[[str], list[tuple[int, int, str, float]]]) -> None:
        self._rows = rows

    def find(self, text: str) -> Findings:
        return Findings.of(self._rows(text))
