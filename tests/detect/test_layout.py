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
from redact.reading import BLANK, Words

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
    return set(pairs_of(layout.pairs(words, everything(words)).text))


def pairs_of(text: str) -> list[str]:
    """The pairs in a text, a blank line between each two."""
    lines = text.splitlines()
    assert lines[1::2] == [BLANK] * (len(lines) // 2)
    return lines[::2]


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
        rows.append(
            [(x + k * w, y, x + k * w + w - 3, y + h) for k in range(draw(st.integers(0, 3)))]
        )
    lines = [(r[0][0], r[0][1], r[-1][2], r[0][3]) if r else (0, 0, 9, 9) for r in rows]
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

    for at in pairs_of(reading.text):
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
    return Words(
        tuple(w for w, *_ in words), boxes, np.ones(n, np.float32), np.zeros(n, np.int32), hull
    )


def test_two_columns_are_read_from_the_left() -> None:
    page = Page(700, 120)
    page.text(20, 10, "sum")
    page.text(400, 10, "Total")

    assert in_order(page) == ["sum", "Total"]


LEFT, RIGHT = ["HEN", "TEN", "ELM"], ["HILL", "LIFT", "TIE"]  # no letter higher than another


@pytest.mark.parametrize("lower", [0, 8], ids=["level", "not level"])
def test_two_columns_are_read_one_after_the_other(lower: int) -> None:
    page = Page(500, 120)
    for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        page.text(20, 10 + row * 18, left)
        page.text(300, 10 + row * 18 + lower, right)

    assert in_order(page) == LEFT + RIGHT


def test_a_heading_and_its_text_are_two_blocks_in_their_order() -> None:
    page = Page(400, 160)
    page.text(20, 10, "Report", 30)
    page.text(20, 70, "Upwards", 14)
    page.text(20, 92, "always", 14)

    assert in_order(page) == ["Report", "Upwards", "always"]


@pytest.mark.parametrize(("gap", "joined"), [(1, True), (2, True), (6, False), (9, False)])
def test_pieces_of_a_token_are_joined_and_words_are_not(gap: int, joined: bool) -> None:
    """Letters are ten columns wide here."""
    words = line_of(("536-", 0, 40), ("90-4399", 40 + gap, 110 + gap))

    text = layout.page(words, everything(words)).text

    assert text == ("536-90-4399\n" if joined else "536- 90-4399\n")


def spaced(*texts: str, usual: int = 10, gap: int = 10) -> Words:
    """A line in letters ten columns wide, all spaces alike but for the one before the last word."""
    x, row = 0, []
    for n, text in enumerate(texts):
        x += (0, usual, gap)[(n > 0) + (n == len(texts) - 1)]
        row.append((text, x, x + 10 * len(text)))
        x += 10 * len(text)
    return line_of(*row)


# The usual space, the last one, whether that one is a space after a mark, and between letters.
GAPS = [
    (10, 1, False, False), (10, 3, False, True), (10, 8, False, True), (10, 9, True, True),
    (4, 1, False, False), (4, 3, False, True), (4, 4, True, True),
]  # fmt: skip


@pytest.mark.parametrize(("usual", "gap", "after_mark", "between"), GAPS, ids=range(len(GAPS)))
def test_in_type_of_one_pitch_a_mark_has_wider_gaps_around_it(
    usual: int, gap: int, after_mark: bool, between: bool
) -> None:
    """One pitch is told by spaces as wide as letters."""
    for last, space in (("db.", after_mark), ("host", between)):
        words = spaced("name", "port", "user", last, "local", usual=usual, gap=gap)

        text = layout.page(words, everything(words)).text

        assert text == f"name port user {last}{' ' * space}local\n"


# ---------------------------------------------------------------- pieces of tokens


@pytest.mark.parametrize(("usual", "gap", "torn"), [
    (5, 5, False),  # spaces all alike, half as wide as letters
    (8, 4, True),   # one that is half as wide as the other
    (8, 5, False),  # hardly narrower
    (8, 1, False),  # joined in the page already
    (4, 4, True),   # all of them could be none
    (9, 8, True),   # in type of one pitch a space is as wide as a letter
    (9, 9, False),
])  # fmt: skip
def test_lines_with_a_gap_that_may_be_none_are_read_without_it(
    usual: int, gap: int, torn: bool
) -> None:
    words = spaced("token", "sk4f", "9xQ2", usual=usual, gap=gap)
    text = layout.tight(words, everything(words)).text

    joined = ("tokensk4f" if usual == 4 else "token sk4f") + "9xQ2\n"
    assert text == (joined if torn else "")


@given(tables())
def test_tight_lines_are_those_of_the_page_without_some_spaces(
    table: tuple[Words, Chosen],
) -> None:
    words, chosen = table
    lines = [part.replace(" ", "") for part in layout.page(words, chosen).text.splitlines()]

    reading = layout.tight(words, chosen)

    assert reading.rows == len(words)
    assert chosen[reading.source].all()
    for line in reading.text.splitlines():
        lines.remove(line.replace(" ", ""))


def test_only_chosen_words_and_torn_lines_are_read_tight() -> None:
    torn, whole = (spaced("key", "sk4f", "9xQ2", usual=9, gap=gap) for gap in (4, 9))
    words = Words(
        torn.text + whole.text,
        np.concatenate([torn.box, whole.box + np.array([0, 40, 0, 40], np.int32)]),
        np.ones(6, np.float32),
        np.array([0, 0, 0, 1, 1, 1], np.int32),
        np.concatenate([torn.lines, whole.lines + np.array([0, 40, 0, 40], np.int32)]),
    )

    assert layout.tight(words, everything(words)).source.tolist() == [0, 1, 2]
    assert len(layout.tight(words, np.arange(6) > 1).source) == 0


TOKENS = [
    (("sk4f", "9xQ2", "7Kp"), 3, [0, 0, 0]),
    (("sk4f", "9xQ2", "7Kp"), 9, [0, 1, 2]),
    (("mail", "k4f", "7Kp"), 3, [0, 1, 1]),  # words of a dictionary are no pieces
    (("Mail", "k4f", "Home"), 3, [0, 1, 2]),
    (("k4f", "7Kp", "and"), 3, [0, 0, 1]),
    (("HQ", "x9", "AB"), 3, [0, 0, 0]),  # nor are capitals words
]


@pytest.mark.parametrize(("texts", "gap", "want"), TOKENS, ids=range(len(TOKENS)))
def test_words_that_stand_close_are_one_token(
    texts: tuple[str, ...], gap: int, want: list[int]
) -> None:
    assert layout.tokens(spaced(*texts, usual=gap, gap=gap)).tolist() == want


@given(tables())
def test_tokens_are_runs_of_words_on_one_line(table: tuple[Words, Chosen]) -> None:
    words, _ = table

    token = layout.tokens(words)

    assert token.shape == (len(words),)
    assert (np.isin(np.diff(token, prepend=0), (0, 1))).all()
    assert all(len(set(words.line[token == n].tolist())) == 1 for n in set(token.tolist()))


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
        [("SSN", "536904399"), ("Account", "40012345"), ("Filing status", "single")]
    ):
        page.text(20, 10 + row * 34, caption)
        page.text(260, 10 + row * 34, value)

    pairs = paired(page)

    assert {"SSN: 536904399", "Account: 40012345"} <= pairs
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


HEADS = ["Employee", "SSN", "Hired", "Account"]
ROWS = [[f"Person {chr(65 + r)}", f"53690439{r}", f"May {r + 1}", f"4001234{r}"] for r in range(6)]


def staff() -> Page:
    """A table of four columns."""
    page = Page(760, 240)
    for r, row in enumerate([HEADS, *ROWS]):
        for column, cell in enumerate(row):
            page.text(20 + 180 * column, 10 + 32 * r, cell, 14)
    return page


def test_heads_of_columns() -> None:
    pairs = paired(staff())

    for _, ssn, _, account in ROWS:
        assert f"SSN: {ssn}" in pairs
        assert f"Account: {account}" in pairs


def test_a_head_has_its_own_column_alone() -> None:
    pairs = paired(staff())

    for _, _, hired, _ in ROWS[1:]:
        assert f"SSN: {hired}" not in pairs


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


def test_captions_under_what_is_written_on_a_rule() -> None:
    """As on printed forms; the next field begins far below."""
    page = Page(640, 260)
    for row, (value, caption) in enumerate([("536904399", "SSN"), ("40012345", "Account")]):
        page.text(40, 40 + 110 * row, value)
        page.panel((36, 58 + 110 * row, 300, 60 + 110 * row))
        page.text(40, 62 + 110 * row, caption, 12)

    pairs = paired(page)

    assert {"SSN: 536904399", "Account: 40012345"} <= pairs
    assert "Account: 536904399" not in pairs


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

    assert pairs_of(layout.pairs(words, chosen).text) == ["SSN: 536904399"]


def test_no_finding_reaches_from_one_pair_to_the_next() -> None:
    """The Social Security number of one row, and the area code in front of the next."""
    page = Page(640, 160)
    for row, (caption, value) in enumerate([("Account", "536-90"), ("SSN", "4399-1")]):
        page.text(20, 10 + row * 90, caption)
        page.text(260, 10 + row * 90, value)
    words = words_of(page)

    text = layout.pairs(words, everything(words)).text

    assert text == f"Account: 536-90\n{BLANK}\nSSN: 4399-1\n{BLANK}\n"


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_any_words(count: int) -> None:
    lines = np.array([(0, 0, 30, 10)] * count, np.int32).reshape(-1, 4)
    words = Words(
        ("SSN",) * count, lines, np.ones(count, np.float32), np.zeros(count, np.int32), lines
    )

    assert layout.page(words, everything(words)).text == "SSN\n" * count
    assert layout.pairs(words, everything(words)).text == ""
    assert layout.page(Words.none(lines), np.zeros(0, np.bool_)).text == ""
