"""Words to texts: reading order, and each caption with its value, on drawn forms."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from drawn import Page, font
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from redact.detect import layout
from redact.read import lines as finder
from redact.reading import Words

Chosen = NDArray[np.bool_]


def words_of(page: Page) -> Words:
    """The words of a page as if read without a mistake, in the lines that the finder finds."""
    lines = finder.find(finder.Strokes.of(page.pixels))
    rows = []
    for text, (x0, y0, x1, y1) in page.words:
        x, y = (x0 + x1) // 2, (y0 + y1) // 2
        holds = (lines[:, :2] <= (x, y)).all(axis=1) & (lines[:, 2:] > (x, y)).all(axis=1)
        rows.append((int(np.flatnonzero(holds)[0]), x0, text, (x0, y0, x1, y1)))
    rows.sort(key=lambda row: row[:2])
    return Words(
        tuple(row[2] for row in rows),
        np.array([row[3] for row in rows], np.int32),
        np.ones(len(rows), np.float32),
        np.array([row[0] for row in rows], np.int32),
        lines,
    )


def everything(words: Words) -> Chosen:
    return np.ones(len(words), np.bool_)


def in_order(page: Page) -> list[str]:
    words = words_of(page)
    return layout.page(words, everything(words)).text.splitlines()


def paired(page: Page) -> set[str]:
    words = words_of(page)
    return set(layout.pairs(words, everything(words)).text.splitlines())


# ---------------------------------------------------------------- reading order


BOXES = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(5, 60), st.integers(6, 20)),
    max_size=10,
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Words, Chosen]:
    """Lines anywhere, over each other too, with up to three words each."""
    rows = []
    for x, y, w, h in draw(BOXES):
        rows.append([(x + k * w, y, x + k * w + w - 3, y + h) for k in range(draw(st.integers(0, 3)))])
    lines = [
        (r[0][0], r[0][1], r[-1][2], r[0][3]) if r else (0, 0, 9, 9) for r in rows
    ]
    boxes = [box for row in rows for box in row]
    n = len(boxes)
    vocabulary = st.sampled_from(["Name", "SSN", "a", "gate", "2024", "x1"])
    words = Words(
        tuple(draw(st.lists(vocabulary, min_size=n, max_size=n))),
        np.array(boxes, np.int32).reshape(-1, 4),
        np.ones(n, np.float32),
        np.array([i for i, row in enumerate(rows) for _ in row], np.int32),
        np.array(lines, np.int32).reshape(-1, 4),
    )
    chosen = np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)), np.bool_)
    return words, chosen


@given(tables())
def test_every_chosen_word_stands_in_the_page_once_on_the_line_it_has(
    table: tuple[Words, Chosen],
) -> None:
    words, chosen = table

    reading = layout.page(words, chosen)

    assert sorted(reading.source.tolist()) == np.flatnonzero(chosen).tolist()
    assert reading.rows == len(words)
    ends = np.cumsum([c == "\n" for c in "\n" + reading.text])[reading.start]
    lines = words.line[reading.source]
    assert {(a, b) for a, b in zip(ends, lines, strict=True)} == {
        (n, line) for n, line in zip(np.unique(ends), list(dict.fromkeys(lines)), strict=True)
    }
    for line in set(lines.tolist()):
        assert (np.diff(words.box[reading.source[lines == line], 0]) >= 0).all()


@given(tables())
def test_pairs_start_with_a_caption_and_hold_whole_lines_of_chosen_words(
    table: tuple[Words, Chosen],
) -> None:
    words, chosen = table
    line_texts = {
        " ".join(t for t, k in zip(words.text, words.line, strict=True) if k == line): line
        for line in set(words.line.tolist())
    }

    reading = layout.pairs(words, chosen)

    for at in reading.text.splitlines():
        assert at.count(": ") == 1
    owners = Counter(reading.source.tolist())
    for line in set(line_texts.values()):
        rows = np.flatnonzero(words.line == line)
        assert len({owners[int(row)] for row in rows}) == 1


def line_of(*words: tuple[str, int, int]) -> Words:
    """One line of words, each with its left and right edge."""
    n = len(words)
    boxes = np.array([(x0, 0, x1, 12) for _, x0, x1 in words], np.int32)
    hull = np.array([(words[0][1], 0, words[-1][2], 12)], np.int32)
    return Words(tuple(w for w, *_ in words), boxes, np.ones(n, np.float32), np.zeros(n, np.int32), hull)


@pytest.mark.xfail(strict=True, reason="tops that differ by a pixel decide which column is first")
def test_two_columns_are_read_from_the_left() -> None:
    page = Page(700, 120)
    page.text(20, 10, "sum")
    page.text(400, 10, "Total")

    assert in_order(page) == ["sum", "Total"]


def test_two_columns_are_read_one_after_the_other() -> None:
    page = Page(700, 120)
    for row, (left, right) in enumerate([("One two", "Sum ten"), ("buckle my", "big fat"), ("shoe", "hen")]):
        page.text(20, 10 + row * 22, left)
        page.text(400, 10 + row * 22, right)

    assert in_order(page) == ["One two", "buckle my", "shoe", "Sum ten", "big fat", "hen"]


def test_columns_whose_lines_are_not_level_do_not_mix() -> None:
    page = Page(700, 160)
    for row, (left, right) in enumerate([("One two", "Sum ten"), ("buckle my", "big fat"), ("shoe", "hen")]):
        page.text(20, 10 + row * 20, left)
        page.text(400, 20 + row * 20, right)

    assert in_order(page) == ["One two", "buckle my", "shoe", "Sum ten", "big fat", "hen"]


def test_a_heading_and_its_text_are_two_blocks_in_their_order() -> None:
    page = Page(400, 160)
    page.text(20, 10, "Report", 30)
    page.text(20, 70, "The sum is up by half", 14)
    page.text(20, 92, "in the north", 14)

    assert in_order(page) == ["Report", "The sum is up by half", "in the north"]


@pytest.mark.parametrize(("gap", "joined"), [(1, True), (2, True), (6, False), (9, False)])
def test_pieces_of_a_token_are_joined_and_words_are_not(gap: int, joined: bool) -> None:
    """Letters are ten columns wide here."""
    words = line_of(("536-", 0, 40), ("90-4399", 40 + gap, 110 + gap))

    text = layout.page(words, everything(words)).text

    assert text == ("536-90-4399\n" if joined else "536- 90-4399\n")


@pytest.mark.parametrize(("gap", "joined"), [(6, True), (11, False)])
def test_in_type_of_one_pitch_a_space_is_wider(gap: int, joined: bool) -> None:
    texts, x, row = ("host", "name", "port", "db", "local"), 0, []
    for text in texts:
        row.append((text, x, x + 10 * len(text)))
        x += 10 * len(text) + gap
    words = line_of(*row)

    assert layout.page(words, everything(words)).text == ("" if joined else " ").join(texts) + "\n"


@pytest.mark.xfail(strict=True, reason="three words as wide a letter by chance pass for one pitch")
def test_words_in_common_type_are_never_joined() -> None:
    """As drawn in 14 px DejaVu Sans."""
    words = line_of(
        ("Joshua", 19, 66), ("Rodriguez", 71, 141), ("sent", 145, 176),
        ("the", 180, 203), ("market", 207, 257), ("job", 260, 282),
    )  # fmt: skip

    assert layout.page(words, everything(words)).text == "Joshua Rodriguez sent the market job\n"


# ---------------------------------------------------------------- captions


def test_captions_to_the_left() -> None:
    page = Page(640, 120)
    for row, (caption, value) in enumerate(
        [("Social security", "536904399"), ("Account", "40012345"), ("Filing status", "single")]
    ):
        page.text(20, 10 + row * 34, caption)
        page.text(260, 10 + row * 34, value)

    pairs = paired(page)

    assert {"Social security: 536904399", "Account: 40012345"} <= pairs
    assert not {p for p in pairs if p.startswith("Filing")}  # it names nothing private
    assert "Account: 536904399" not in pairs


@pytest.mark.parametrize("edge", [0.0, 0.5, 1.0], ids=["left", "middle", "right"])
def test_captions_above(edge: float) -> None:
    """Caption and value share their left edge, their middle or their right edge."""
    page = Page(640, 160)
    for column, (caption, value) in enumerate([("SSN", "536904399"), ("Password", "hunter2x")]):
        for y, text, size in ((20, caption, 12), (49, value, 15)):
            spare = 200 - font(size).getlength(text)
            page.text(round(20 + 320 * column + edge * spare), y, text, size)
        page.panel((10 + 320 * column, 40, 230 + 320 * column, 74), 4, (160, 160, 160))

    pairs = paired(page)

    assert {"SSN: 536904399", "Password: hunter2x"} <= pairs
    assert not {"SSN: hunter2x", "Password: 536904399"} & pairs


def test_heads_of_columns() -> None:
    page = Page(760, 240)
    heads = ["Employee", "SSN", "Hired", "Account"]
    rows = [
        [f"Person {chr(65 + r)}", f"53690439{r}", f"May {r + 1}", f"4001234{r}"] for r in range(6)
    ]
    for r, row in enumerate([heads, *rows]):
        for column, cell in enumerate(row):
            page.text(20 + 180 * column, 10 + 32 * r, cell, 14)

    pairs = paired(page)

    for _, ssn, hired, account in rows:
        assert f"SSN: {ssn}" in pairs
        assert f"Account: {account}" in pairs
        assert f"SSN: {hired}" not in {p for p in pairs if "May 1" not in p}


def test_a_caption_stands_over_a_list_of_codes() -> None:
    page = Page(520, 200)
    page.text(20, 10, "Recovery codes", 15)
    codes = [f"{a}7k2-9{b}xq" for a in "abc" for b in "rst"]
    for n, code in enumerate(codes):
        page.text(20 + 110 * (n % 3), 40 + 26 * (n // 3), code, 15)

    assert {f"Recovery codes: {code}" for code in codes} <= paired(page)


def test_a_list_ends_where_another_caption_begins() -> None:
    page = Page(420, 160)
    for row, text in enumerate(["Account", "40012345", "Password", "hunter2x"]):
        page.text(20, 10 + 26 * row, text)

    pairs = paired(page)

    assert {"Account: 40012345", "Password: hunter2x"} <= pairs
    assert "Account: hunter2x" not in pairs


def test_a_value_far_away_belongs_to_no_caption() -> None:
    page = Page(1200, 300)
    page.text(20, 10, "SSN", 12)
    page.text(900, 10, "Quarter three", 12)
    page.text(20, 200, "Elsewhere", 12)

    assert paired(page) == set()


def test_only_chosen_values_are_paired_and_captions_need_not_be() -> None:
    page = Page(400, 80)
    page.text(20, 10, "SSN")
    page.text(160, 10, "536904399")
    page.text(20, 44, "Account")
    page.text(160, 44, "40012345")
    words = words_of(page)

    chosen = np.array([text == "536904399" for text in words.text], np.bool_)

    assert layout.pairs(words, chosen).text.splitlines() == ["SSN: 536904399"]


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_any_words(count: int) -> None:
    lines = np.array([(0, 0, 30, 10)] * count, np.int32).reshape(-1, 4)
    words = Words(("SSN",) * count, lines, np.ones(count, np.float32), np.zeros(count, np.int32), lines)

    assert layout.page(words, everything(words)).text == "SSN\n" * count
    assert layout.pairs(words, everything(words)).text == ""
    assert layout.page(Words.none(lines), np.zeros(0, np.bool_)).text == ""
