"""All detectors run, none can clear another's findings, and a broken one never means nothing."""

from __future__ import annotations

import traceback

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed import view_of

from redact.detect import union
from redact.detect.builtin import builtin
from redact.detect.detector import Detector, Look, ScreenDetector
from redact.detect.view import View
from redact.errors import StageFailed, Unavailable
from redact.findings import Findings
from redact.labels import LABELS

ROWS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 5), st.sampled_from(LABELS), st.just(0.5)).map(
        lambda r: (r[0], r[0] + r[1], *r[2:])
    ),
    max_size=5,
)

TEXT = "fifteen letters"


class Says:
    """A detector with one answer to everything; an answer that is an error is raised."""

    name, labels = "says", LABELS

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def find(self, text: str) -> Findings:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer  # type: ignore[return-value]


@given(st.lists(ROWS, max_size=4))
def test_every_row_of_every_detector_is_there(tables: list[list[tuple]]) -> None:
    detectors = tuple(Says(Findings.of(rows)) for rows in tables)

    found = list(union.find(detectors, TEXT))

    assert sorted(found) == sorted(row for rows in tables for row in rows)
    assert [row[:2] for row in found] == sorted(row[:2] for row in found)


@given(ROWS, ROWS)
def test_one_more_detector_only_adds(rows: list[tuple], more: list[tuple]) -> None:
    alone = list(union.find((Says(Findings.of(rows)),), TEXT))
    both = list(union.find((Says(Findings.of(rows)), Says(Findings.of(more))), TEXT))

    assert all(both.count(row) >= alone.count(row) for row in alone)


BROKEN = [
    (None, "StageFailed"),
    ([(0, 3, "ssn", 1.0)], "StageFailed"),
    (Findings.of([(0, len(TEXT) + 1, "ssn", 1.0)]), "StageFailed"),
    (ValueError("536-90-4399"), "StageFailed"),
    (KeyError("536-90-4399"), "StageFailed"),
    (StageFailed("detect", "time-out"), "StageFailed"),
    (Unavailable("a model", "install it"), "Unavailable"),
]


@pytest.mark.parametrize(("answer", "kind"), BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize("place", [0, 1])
def test_a_broken_detector_stops_the_event_and_quotes_nothing(
    answer: object, kind: str, place: int
) -> None:
    detectors = [Says(Findings.of([(0, 3, "email", 1.0)]))]
    detectors.insert(place, Says(answer))

    with pytest.raises((StageFailed, Unavailable)) as caught:
        union.find(tuple(detectors), TEXT)

    assert type(caught.value).__name__ == kind
    assert "536-90" not in "".join(traceback.format_exception(caught.value))


def test_an_error_in_a_detector_names_the_detector_and_its_kind() -> None:
    with pytest.raises(StageFailed) as caught:
        union.find((Says(LookupError("secret")),), TEXT)

    assert str(caught.value) == "detect says failed (LookupError)"


def test_no_detector_finds_nothing() -> None:
    assert len(union.find((), TEXT)) == 0


def test_the_last_character_may_be_found() -> None:
    found = union.find((Says(Findings.of([(0, len(TEXT), "ssn", 1.0)])),), TEXT)

    assert found.end.tolist() == [len(TEXT)]
    assert found.end.dtype == np.int32


def test_the_built_in_detectors_are_identifiers_then_names_then_content() -> None:
    assert [detector.name for detector in builtin()] == [
        "identifiers",
        "names",
        "handles",
        "organizations",
        "content",
    ]


# ---------------------------------------------------------------- screens


class Looks(Says):
    """A detector with one answer to every screen."""

    def find(self, text: str) -> Findings:
        raise AssertionError

    def look(self, view: View) -> Look:
        return super().find("")  # type: ignore[return-value]


class FindsAll:
    """A detector of one word, for texts alone."""

    name, labels = "finds", LABELS

    def __init__(self, word: str) -> None:
        self.word, self.asked = word, []

    def find(self, text: str) -> Findings:
        self.asked.append(text)
        at = [i for i in range(len(text)) if text.startswith(self.word, i)]
        return Findings.of([(i, i + len(self.word), "ssn", 0.5) for i in at])


SCREEN = view_of("SSN", "536904399", "Open settings")


def test_a_look_is_optional() -> None:
    assert isinstance(Looks(None), ScreenDetector)
    assert not isinstance(Says(None), ScreenDetector)
    assert [d.name for d in builtin() if isinstance(d, ScreenDetector)] == ["names", "content"]


def test_a_detector_that_looks_is_asked_for_nothing_else() -> None:
    look = Look(Findings.of([(1, 2, "ssn", 1.0)]), ("tax",))

    assert union.look(Looks(look), SCREEN) is look


def test_a_detector_that_does_not_look_is_asked_for_the_texts_of_the_screen() -> None:
    finds = FindsAll("536904399")

    look = union.look(finds, SCREEN)

    assert finds.asked == [SCREEN.page.text, SCREEN.tight.text, SCREEN.pairs.text]
    assert set(look.found) == {(1, 2, "ssn", 0.5)}
    assert look.scenes == ()


def test_a_caption_beside_its_value_is_found_on_screens_alone() -> None:
    """The pair stands in no line of the page."""
    found = union.look(FindsAll("SSN: 536904399"), SCREEN).found

    assert [row[:2] for row in found] == [(0, 1), (1, 2)]


NO_LOOK, NO_TABLE = "failed (not a look at this screen)", "failed (not findings of this text)"
PAST = Findings.of([(0, 5, "ssn", 1.0)])
BROKEN_LOOKS: list[tuple[Detector, str]] = [
    (Looks(None), NO_LOOK),
    (Looks(Findings.empty()), NO_LOOK),
    (Looks((Findings.empty(), ())), NO_LOOK),
    (Looks(Look(None)), NO_TABLE),  # type: ignore[arg-type]
    (Looks(Look(PAST)), NO_TABLE),
    (Looks(ValueError("536-90-4399")), "failed (ValueError)"),
    (Looks(StageFailed("detect", "time-out")), "failed (StageFailed)"),
    (Looks(Unavailable("536-90-4399", "")), "is not available: redact doctor says what to install"),
    (Says(None), NO_TABLE),
    (Says(ValueError("536-90-4399")), "failed (ValueError)"),
    (Says(Findings.of([(0, 400, "ssn", 1.0)])), NO_TABLE),
]


@pytest.mark.parametrize(("detector", "message"), BROKEN_LOOKS, ids=range(len(BROKEN_LOOKS)))
def test_a_broken_look_stops_the_frame_and_quotes_nothing(detector: Detector, message: str) -> None:
    with pytest.raises((StageFailed, Unavailable)) as caught:
        union.look(detector, SCREEN)

    assert str(caught.value).removeprefix("detector ").removeprefix("detect ") == f"says {message}"
    assert "536-90" not in "".join(traceback.format_exception(caught.value))


def test_a_look_may_find_the_last_word() -> None:
    look = Look(Findings.of([(0, 4, "ssn", 1.0)]))

    assert union.look(Looks(look), SCREEN).found.end.tolist() == [4]
