"""Settling: look and mask until nothing shows, or give up."""

from __future__ import annotations

import pytest

from redact.errors import Leak, StageFailed
from redact.findings import Findings
from redact.verify import ROUNDS, settle

Content = tuple[str, ...]


class Eyes:
    """Finds one thing a look, with these scores, and writes down what was done."""

    def __init__(self, *scores: float | None) -> None:
        self.scores, self.done = list(scores), []

    def look(self, content: Content) -> tuple[Content, Findings]:
        self.done.append("look")
        score = self.scores.pop(0) if self.scores else None
        found = [] if score is None else [(0, 1, "ssn", score)]
        return (*content, "seen"), Findings.of(found)

    def mask(self, content: Content, found: Findings) -> Content:
        if not len(found):
            return content
        self.done.append("mask")
        return (*content, "masked")


@pytest.mark.parametrize("hits", range(ROUNDS + 1))
def test_it_looks_again_after_each_mask(hits: int) -> None:
    eyes = Eyes(*[1.0] * hits)

    content = settle((), eyes.look, eyes.mask)

    assert eyes.done == ["look", "mask"] * hits + ["look"]
    assert content == ("seen", "masked") * hits + ("seen",)


def test_a_hard_match_after_the_last_round_is_a_leak() -> None:
    eyes = Eyes(*[1.0] * (ROUNDS + 1))

    with pytest.raises(Leak) as caught:
        settle((), eyes.look, eyes.mask)

    assert isinstance(caught.value, StageFailed)
    assert str(caught.value) == "verify failed (leak)"


def test_a_soft_one_after_the_last_round_is_masked_unseen() -> None:
    eyes = Eyes(1.0, 0.5, 1.0, 0.99)

    settle((), eyes.look, eyes.mask)

    assert eyes.done == ["look", "mask"] * (ROUNDS + 1)


def test_what_look_read_anew_is_what_is_masked_and_returned() -> None:
    contents = iter([("second", 1), ("third", 0)])

    def look(content: str) -> tuple[str, Findings]:
        new, hits = next(contents)
        return new, Findings.of([(0, 1, "ssn", 1.0)] * hits)

    masked: list[str] = []

    def mask(content: str, found: Findings) -> str:
        masked.append(content)
        return "masked"

    assert settle("first", look, mask) == "third"
    assert masked == ["second"]
