"""Signs: what is somebody's by its form and place in any window."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import hidden_page, seen, told

from redact.detect.content.seen import Seen
from redact.detect.content.signs import signs
from redact.labels import LABELS

SCENES = ["tax", "banking", "medical", "credential", "customer", "performance", "prompt",
          "private_message"]  # fmt: skip


def found(page: str, *scenes: str, hidden: str = "") -> dict[str, list[str]]:
    """The words of each label that holds for some."""
    screen = seen(page, hidden)
    words: dict[str, list[str]] = {}
    for label, mask in signs(screen, frozenset(scenes)):
        assert (mask.shape, mask.dtype) == ((len(screen.words),), np.bool_)
        if mask.any():
            words[label] = words.get(label, []) + told(screen, mask)
    return words


HITS = [
    ("eoee 4821", "", ("banking",), {"credit_card": ["4821"]}),
    ("+*» 4821", "", ("customer",), {"credit_card": ["4821"]}),
    ("Ana   03/11/1964", "Ana", (), {"date_of_birth": ["03/11/1964"]}),
    ("Born   03/11/1964", "", ("medical",), {"date_of_birth": ["03/11/1964"]}),
    ("ZQ   Ana", "Ana", (), {"person": ["ZQ"]}),
    ("4111 1111 11l1 1111", "", (), {"credit_card": ["4111", "1111", "11l1", "1111"]}),
    ("JBSW Y3DP EHPK", "", (), {"credential": ["JBSW", "Y3DP", "EHPK"]}),
    ("zo   09/27", "", ("banking",), {"credit_card": ["09/27"]}),
    ("Card number\n\n09/27", "", (), {"credit_card": ["09/27"]}),
    ("zo   48213377", "", ("tax",), {"tax_id": ["48213377"]}),
    ("zo   48213377", "", ("banking",), {"bank_account": ["48213377"]}),
    ("zo   48213377", "", ("medical",), {"medical_id": ["48213377"]}),
    ("zo   48213377", "", ("credential",), {"credential": ["48213377"]}),
    ("zo   48213377", "", ("customer",), {"customer": ["48213377"]}),
]  # fmt: skip
MISSES = [
    ("Ana\n\n\n03/11/1964", "Ana", ()),  # no row of a name, no private window
    ("Ana   03/11/2019", "Ana", ("medical",)),
    ("ZQ   Settings", "", ()),  # nobody beside it
    ("ZQ x   Ana", "Ana", ()),  # not alone
    ("ZQ" + " " * 30 + "Ana", "Ana", ()),  # far from the name
    ("Ana   zq", "Ana", ()),
    ("4111 1111\n1111 1111", "", ()),
    ("JBSW Y3DP", "", ()),
    ("zo   09/27", "", ()),
    ("zo   09/27", "", ("prompt",)),
    ("eoee 4821", "", ()),  # no window that shows cards
    ("Room 4821", "", ("banking",)),
    ("zo   48213377", "", ()),
    ("zo   48213377", "", ("performance", "prompt", "private_message")),
    ("zo   48,213,377   $4821337.00   2026-04-02", "", ("tax",)),
    ("https://a.example/48213377   48213377" + "\n" * 12 + "Help", "", ("tax",)),
]


@pytest.mark.parametrize(("page", "hidden", "scenes", "labels"), HITS, ids=range(len(HITS)))
def test_signs_that_hold(
    page: str, hidden: str, scenes: tuple[str, ...], labels: dict[str, list[str]]
) -> None:
    assert found(page, *scenes, hidden=hidden) == labels


@pytest.mark.parametrize(("page", "hidden", "scenes"), MISSES, ids=range(len(MISSES)))
def test_signs_that_do_not(page: str, hidden: str, scenes: tuple[str, ...]) -> None:
    assert found(page, *scenes, hidden=hidden) == {}


LISTS = [
    ("a1b2-c3d4\ne5f6-g7h8\ni9j0-k1l2\nm3n4-o5p6", 4),
    ("a1b2-c3d4\ne5f6-g7h8\ni9j0-k1l2\nabcd-efgh", 4),  # one has no digit
    ("a1b2-c3d4\ne5f6-g7h8\ni9j0-k1l2", 0),
    ("well-known\nabcd-efgh\ni9j0-k1l2\nm3n4-o5p6", 0),  # as many words as codes
    ("well-known\nhalf-done\nlong-lived\nself-made", 0),
]


@pytest.mark.parametrize(("page", "count"), LISTS, ids=range(len(LISTS)))
def test_a_list_of_codes_needs_no_caption(page: str, count: int) -> None:
    assert len(found(page).get("credential", [])) == count


ADDRESSES = [
    ("Ana Lopez\n12 Quillor Lane\nZorvak CA 04412", "12 Quillor Lane"),
    ("Ana Lopez\n12 Quillor Lane\nVreth Zorvak 04412", "12 Quillor Lane Vreth Zorvak 04412"),
    ("Ana Lopez\n12 Quillor Lane\n\n\n\n\n\nVreth Zorvak 04412", "12 Quillor Lane"),
    ("12 Quillor Lane\nAna Lopez", ""),  # over the name
    ("Ana Lopez\n7 Quillor Lane", ""),  # one digit
    ("Ana Lopez\n12 Settings", ""),
    ("Ana Lopez\n12 Quillor Settings", ""),
    ("Ana Lopez\nQuillor Lane 12 March", ""),
    ("Ana Lopez\nQuillor Lane $12.00", ""),
    ("Ana Lopez\n12 Quillor Lane is where Zorvak and Brom went", ""),
    ("Zoe Lopez\n12 Quillor Lane", ""),  # no name that was found
]


@pytest.mark.parametrize(("page", "words"), ADDRESSES, ids=range(len(ADDRESSES)))
def test_numbered_lines_under_a_name_are_an_address(page: str, words: str) -> None:
    assert found(page, hidden="Ana").get("address", []) == words.split()


CELLS = ["ZQ", "Ana", "03/11/1964", "09/27", "48213377", "4111 1111 1111", "JBSW Y3DP EHPK", "█",
         "a1b2-c3d4", "Card number", "12 Quillor Row", "é…", "Help"]  # fmt: skip
PAGES = st.lists(st.lists(st.sampled_from(CELLS), max_size=4), max_size=6).map(
    lambda rows: "\n".join("   ".join(row) for row in rows)
)


@given(PAGES, st.frozensets(st.sampled_from(SCENES)), st.sampled_from(SCENES))
def test_a_scene_more_takes_no_sign_away(page: str, scenes: frozenset[str], more: str) -> None:
    few, many = (found(page, *kinds, hidden="Ana") for kinds in (scenes, scenes | {more}))
    assert set(few) <= set(LABELS)
    for label, words in few.items():
        assert set(words) <= set(many[label])


@given(PAGES)
def test_a_masked_page_has_no_signs(page: str) -> None:
    assert found(hidden_page(page), *SCENES) == {}


@given(st.integers(0, 12), st.integers(0, 12))
def test_initials_reach_four_heights_to_a_name(left: int, right: int) -> None:
    page = " " * 3 + "Ana" + " " * (3 + right) + "ZQ"
    screen = seen(page, hidden="Ana")
    gap = int(screen.layout.lines[1, 0] - screen.layout.lines[0, 2])
    near = gap <= 4 * 16
    assert found(page, hidden="Ana") == ({"person": ["ZQ"]} if near else {})
    assert found("ZQ" + " " * (3 + left) + "Zoe", hidden="Ana") == {}


AVATARS = [
    ("Zq Ana", ["Zq"]), ("é Ana", ["é"]), ("Z]   Ana", ["Z]"]), ("ZQ x Ana", []), ("Dr. Ana", []),
    ("Zorv Ana", []), ("May Ana", []), ("Zq Zoe", []), ("█ Ana", []),
]  # fmt: skip


@pytest.mark.parametrize(("page", "initials"), AVATARS, ids=range(len(AVATARS)))
def test_an_avatar_may_be_read_ill_in_a_private_window(page: str, initials: list[str]) -> None:
    assert found(page, "prompt", hidden="Ana").get("person", []) == initials
    assert found(page, hidden="Ana") == {}


def test_no_words_have_no_signs() -> None:
    screen: Seen = seen("")
    assert all(not mask.any() for _, mask in signs(screen, frozenset(SCENES)))
