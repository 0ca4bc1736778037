"""Fold: one ASCII text, and offsets that lead back."""

import sys
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.fold import OTHER, Folded, fold, visual

any_text = st.text(st.characters(), max_size=60)  # surrogates included


INVISIBLE = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) in ("Cf", "Mn", "Me", "Cc", "Cs")
    and not 0xE0020 <= code < 0xE007F
    and chr(code) not in "\t\n\r\x85"
]
INVISIBLE_ENDS = ["\0", "\f", "\v", "\x1e", "\x7f", "\x9c", "\ud800", "\udfff"]
SEQUENCES = [
    "\x1b[0m",
    "\x1b[1;31m",
    "\x1b[38;5;196m",
    "\x1b[2K",
    "\x1b[?25l",
    "\x1b[1 q",
    "\x9b31m",
]


@given(any_text)
def test_the_fold_is_ascii_with_one_origin_per_character(text):
    folded = fold(text)

    assert folded.text.isascii()
    assert folded.offset.shape == folded.stop.shape == (len(folded.text),)
    assert folded.offset.dtype == folded.stop.dtype == np.int32
    assert (np.diff(folded.offset) >= 0).all()
    assert (folded.offset < folded.stop).all()
    assert (folded.stop <= len(text)).all()


@given(any_text)
def test_folding_twice_changes_nothing(text):
    once = fold(text).text

    assert fold(once).text == once.replace(OTHER, "")


@given(st.text(st.characters(exclude_characters="\x1b\x9b"), max_size=60), any_text)
def test_the_fold_of_a_joined_text_is_the_joined_folds(left, right):
    assert fold(left + right).text == fold(left).text + fold(right).text


@given(st.text(st.sampled_from("\t\n\r") | st.characters(min_codepoint=32, max_codepoint=126)))
def test_ascii_is_its_own_fold(text):
    folded = fold(text)

    assert folded.text == text
    assert folded.offset.tolist() == list(range(len(text)))


@given(st.text("0123456789-", min_size=1, max_size=12), st.data())
def test_what_cannot_be_seen_lies_inside_the_span(text, data):
    unseen = st.sampled_from(INVISIBLE) | st.sampled_from(SEQUENCES)
    hidden = data.draw(st.lists(unseen, min_size=1, max_size=4))
    at = data.draw(st.integers(1, len(text)))
    disguised = text[:at] + "".join(hidden) + text[at:]

    folded = fold(disguised)

    assert folded.text == text
    assert folded.span(0, len(text)) == (0, len(disguised))


@pytest.mark.parametrize("category", ["Nd", "No"])
def test_every_digit_of_every_script_is_the_digit_that_unicode_says(category):
    wrong = []
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        digit = unicodedata.digit(char, None)
        if unicodedata.category(char) == category and digit is not None:
            wrong += [code] if fold(char).text != str(digit) else []

    assert not wrong


@pytest.mark.parametrize(("category", "form"), [("Pd", "-"), ("Zs", " "), ("Sc", "$")])
def test_a_whole_category_has_one_form(category, form):
    chars = "".join(
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) == category
    )

    assert set(fold(chars).text) == {form}


FORMS = [
    ("ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
    ("𝓼𝓬𝓻𝓲𝓹𝓽 𝟛𝟜", "script 34"),
    ("Ångström ñandú Łódź Straße", "Angstrom nandu Lodz Strasse"),
    ("ﬁﬃ №", "fiffi No"),
    ("⑳ ⑴ ¾", "20 1 3/4"),
    ("раssword", "password"),
    ("ΡΑΝ", "PAN"),
    ("5️⃣3️⃣", "53"),
    ("−1‐2‑3", "-1-2-3"),
    ("‘a’ “b”", "'a' \"b\""),
    ("\U000e0035\U000e0033\U000e0036", "536"),
    ("日本", OTHER * 2),
    ("5\ud8003\udfff6", "536"),
    ("5\x003\x1b6\x7f-\b9\x9c0", "536-90"),
    ("\x1b[1;31m536\x1b[0m-\x9b4m90", "536-90"),
    ("\x1b[536-90-4399", "[536-90-4399"),  # no control sequence ends like this
    ("a\tb\r\nc", "a\tb\r\nc"),
    ("a\u2028b\u0085c", "a\nb\nc"),
    ("••••", "****"),
]


@pytest.mark.parametrize(("text", "form"), FORMS, ids=range(len(FORMS)))
def test_forms(text, form):
    assert fold(text).text == form


def test_a_ligature_gives_each_of_its_letters_the_same_origin():
    folded = fold("aﬃb")

    assert folded.text == "affib"
    assert folded.span(2, 3) == (1, 2)
    assert folded.span(1, 5) == (1, 3)


def test_overrides_show_the_reversed_order():
    text = "id \u202e9934-09-635\u202c end"

    shown = visual(text)

    assert shown is not None
    assert shown.text == "id 536-90-4399 end"
    start = shown.text.index("536")
    assert shown.span(start, start + 11) == (4, 16)  # the closing control belongs to it


def test_an_override_within_an_override_is_still_reversed():
    assert visual("\u202eab\u202ecd\u202cef\u202c").text == "fedcba"  # type: ignore[union-attr]


def test_a_forward_override_within_an_override_is_forward_again():
    assert visual("\u202eab\u202dcd\u202cef\u202c").text == "fecdba"  # type: ignore[union-attr]


def test_a_line_end_closes_every_override():
    assert visual("\u202eab\ncd").text == "ba\ncd"  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["plain", "עברית", "\u200f\u200e", "\u2066a\u2069"], ids=range(4))
def test_without_a_reversing_control_there_is_no_other_order(text):
    assert visual(text) is None


@pytest.mark.parametrize("control", INVISIBLE_ENDS, ids=range(len(INVISIBLE_ENDS)))
def test_control_characters_are_shown_as_what_parts_two_fields(control):
    shown = visual(f"key{control}536-90-4399{control}é")

    assert shown is not None
    assert shown.text == "key 536-90-4399 e"
    assert shown.span(4, 15) == (4, 15)


def test_within_overrides_control_characters_are_nothing():
    assert visual("\u202e99\0-09-\x1b[1m635").text == "536-90-99"  # type: ignore[union-attr]


def test_a_fold_of_a_fold_leads_to_the_first_source():
    outer = fold("a\u200bbc")
    inner = Folded("x", np.array([1], np.int32), np.array([2], np.int32))

    assert inner.through(outer).span(0, 1) == (2, 3)


def test_a_fold_says_nothing_of_its_text():
    assert "536" not in repr(fold("536"))
