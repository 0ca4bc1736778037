"""Labelled texts: their format, and the figures of characters against an obvious count."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact import cli
from redact.errors import BadInput, Unavailable
from redact.evaluate import texts
from redact.evaluate.texts import Passage, Span
from redact.events import Dropped, Reason, Safe, Text
from redact.findings import Findings
from redact.policy import Policy
from redact.redactor import Redactor

DEFAULT, THOROUGH = Policy.load("default"), Policy.load("thorough")
SECRET = "536-90-4399"


def row(**changes: object) -> dict[str, object]:
    text = f"my SSN is {SECRET} today"
    return {"text": text, "items": [{"label": "ssn", "start": 10, "end": 21}], **changes}


def saved(folder: Path, *rows: object) -> Path:
    path = folder / "some.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in rows) + "\n\n", "utf-8")
    return path


def safe(*spans: tuple[int, int, str]) -> Safe:
    return Safe(Text(""), Findings.of([(start, end, label, 1.0) for start, end, label in spans]))


def slowly(passage: Passage, out: Safe, kept: set[str]) -> tuple[list[str], int, int]:
    """Leaked labels, plain words and destroyed ones, one character at a time."""
    gone = {i for start, end, *_ in out.findings for i in range(start, end)}
    private: set[int] = set()
    leaked = []
    for item in passage.items:
        at = [i for i in range(item.start, item.end) if not passage.text[i].isspace()]
        if item.label not in kept and at:
            private.update(range(item.start, item.end))
            if len([i for i in at if i not in gone]) * 10 > len(at):
                leaked.append(item.label)
    plain = destroyed = i = 0
    for word in passage.text.split():
        i = passage.text.index(word, i)
        at = list(range(i, i + len(word)))
        i += len(word)
        if not private & set(at):
            plain += 1
            destroyed += len(gone & set(at)) * 2 > len(word)
    return leaked, plain, destroyed


pieces = st.lists(st.sampled_from(["a", "bcd", "éf", " ", "\n", "  ", "12345", "\t"]), min_size=1)


@given(pieces, st.data())
def test_agrees_with_the_obvious_count(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    place = st.integers(0, len(text) - 1)
    pair = st.tuples(place, place).map(lambda p: (min(p), max(p) + 1))
    labels = st.sampled_from(["ssn", "person", "organization"])
    spans = data.draw(st.lists(st.tuples(pair, labels), max_size=4))
    hidden = data.draw(st.lists(pair, max_size=3))
    passage = Passage(text, tuple(Span(label, *at) for at, label in spans))
    out = safe(*((start, end, "ssn") for start, end in hidden))

    one = texts.judge("x", passage, out, DEFAULT)

    leaked, plain, destroyed = slowly(passage, out, {"organization"})
    assert sorted(label for label, n in one.leaked.items() for _ in range(n)) == sorted(leaked)
    assert (one.words, one.destroyed) == (plain, destroyed)


@pytest.mark.parametrize(("end", "leaks"), [(17, True), (18, False), (20, False)], ids=range(3))
def test_a_tenth_may_show(end: int, leaks: bool) -> None:
    passage = Passage("w" * 20, (Span("credential", 0, 20),))

    one = texts.judge("x", passage, safe((0, end, "credential")), DEFAULT)

    assert bool(one.leaked) is leaks


def test_what_the_policy_keeps_is_a_word_like_any_other() -> None:
    passage = Passage("at Corvane", (Span("organization", 3, 10),))

    kept, masked = (texts.judge("x", passage, safe(), rules) for rules in (DEFAULT, THOROUGH))

    assert (kept.words, dict(kept.planted)) == (2, {})
    assert (masked.words, dict(masked.leaked)) == (1, {"organization": 1})


def test_a_dropped_text_leaks_nothing_and_destroys_all() -> None:
    passage = Passage(f"a {SECRET} b", (Span("ssn", 2, 13),))

    one = texts.judge("x", passage, Dropped(Reason.STAGE), DEFAULT)

    assert (dict(one.leaked), one.words, one.destroyed) == ({}, 2, 2)
    assert one.touched
    assert one.floor
    assert one.dropped == "stage"


def test_lines_are_read_one_at_a_time_and_blank_ones_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(f"\n{json.dumps(row())}\n\n{json.dumps(row(lang='en', more=1))}\n{{")
    reading = texts.read(path)

    assert [next(reading)[0], next(reading)[0]] == ["some.jsonl:2", "some.jsonl:4"]
    with pytest.raises(BadInput, match=r"some\.jsonl:5: not valid JSON"):
        next(reading)


BAD = {
    "no text": ({"items": []}, "text"),
    "number for text": (row(text=7), "text"),
    "no label": (row(items=[{"start": 1, "end": 2}]), "label"),
    "unknown label": (row(items=[{"label": SECRET, "start": 1, "end": 2}]), r"items\[0\]\.label"),
    "beyond": (row(items=[{"label": "ssn", "start": 10, "end": 28}]), r"items\[0\]"),
    "empty": (row(items=[{"label": "ssn", "start": 3, "end": 3}]), r"items\[0\]"),
    "negative": (row(items=[{"label": "ssn", "start": -1, "end": 3}]), r"items\[0\]"),
    "unknown scene": (row(scene=SECRET), "scene"),
    "text for number": (row(items=[{"label": "ssn", "start": SECRET, "end": 3}]), "start"),
}


@pytest.mark.parametrize(("bad", "field"), BAD.values(), ids=BAD)
def test_a_bad_line_is_named_with_its_field_and_never_quoted(
    tmp_path: Path, bad: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput, match=rf"^some\.jsonl:2: .*{field}") as caught:
        list(texts.read(saved(tmp_path, row(), bad)))

    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None
    assert SECRET not in str(caught.value.__context__)


@pytest.mark.parametrize("content", [None, "", "\n \n"], ids=["missing", "empty", "blank"])
def test_a_file_without_texts_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "some.jsonl"
    if content is not None:
        path.write_text(content)

    with pytest.raises(BadInput, match=r"^some\.jsonl: "):
        list(texts.read(path))


def test_no_text_in_a_repr() -> None:
    passage = Passage(f"my SSN is {SECRET}", (Span("ssn", 10, 21),))

    assert SECRET not in repr(passage) + repr(passage.items)


def test_the_command_takes_a_file_of_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, row(lang="en"), row(items=[], text="The window can be closed."))

    assert cli.run(["evaluate", str(path), "--json"]) == 0

    said = capsys.readouterr()
    report = json.loads(said.out)
    assert report["screens"] == 2
    assert report["labels"]["ssn"] == report["labels"]["ssn"] | {"part": 0, "of": 1}
    assert report["words_benign"]["of"] == 5
    assert report["words_sensitive"]["of"] == 4
    assert SECRET not in said.out + said.err


def test_hidden_characters_are_those_of_the_findings() -> None:
    hidden = texts._hidden(safe((1, 3, "ssn"), (5, 6, "email")), 7)

    np.testing.assert_array_equal(np.flatnonzero(hidden), [1, 2, 5])


def test_a_missing_engine_is_no_good_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: Redactor) -> None:
        raise Unavailable("an engine", "install it")

    monkeypatch.setattr(Redactor, "warm", missing)

    with pytest.raises(Unavailable):
        list(texts.run(saved(tmp_path, row()), DEFAULT))
