"""Names: what is found on screens of many kinds, what is left alone, and what never happens."""

import logging
import re
import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from name_rows import BENIGN, CAPTIONED, CELLS, ILL_READ, NAMED, NOBODY, TITLED
from typed import view_of

from redact import manifest
from redact.detect.lines import MAX_LINE
from redact.detect.names import Names
from redact.errors import Unavailable

CANARIES = ("Zyxwaria", "Qwertopolis", "Blorgovich")


@pytest.fixture(scope="module")
def names():
    detector = Names()
    detector.warm()
    return detector


def people(detector, text):
    return [(s, e) for s, e, label, _ in detector.find(text) if label == "person"]


def marked(line):
    """Take the brackets out of a row of NAMED; return the text and the spans they held."""
    text, spans = "", []
    for part in re.split(r"(\[[^\]]*\])", line):
        if part.startswith("["):
            spans.append((len(text), len(text) + len(part) - 2))
        text += part.strip("[]") if part.startswith("[") else part
    return text, spans


def covered(spans):
    return {i for start, end in spans for i in range(start, end)}


ROWS = [marked(line) for line in NAMED.strip().splitlines()]


def test_names_of_many_cultures_are_found_on_screens(names):
    wanted = [(text, span) for text, spans in ROWS for span in spans]
    hidden = [
        len(covered([span]) & covered(people(names, text))) >= 0.9 * (span[1] - span[0])
        for text, span in wanted
    ]
    assert len(wanted) > 110
    assert sum(hidden) >= 0.97 * len(wanted)


def test_what_stands_around_a_name_stays(names):
    extra = sum(len(covered(people(names, text)) - covered(spans)) for text, spans in ROWS)
    assert extra < 0.03 * sum(len(text) for text, _ in ROWS)  # titles before names


@pytest.mark.parametrize("kind", BENIGN)
def test_benign_screens_are_left_alone(names, kind):
    lines = BENIGN[kind].strip().splitlines()
    hit = sum(len(covered(people(names, line))) for line in lines)
    assert hit <= 0.02 * sum(map(len, lines))


def test_under_one_per_cent_of_benign_characters_are_hidden(names):
    text = "\n".join(line for rows in BENIGN.values() for line in rows.strip().splitlines())
    assert len(covered(people(names, text))) < 0.01 * len(text)


SHORT = [marked(line) for line in (CELLS + CAPTIONED + ILL_READ + TITLED).split("\n") if line]


@pytest.mark.parametrize(("text", "spans"), SHORT, ids=range(len(SHORT)))
def test_a_name_in_a_cell_is_found_and_nothing_beside_it(names, text, spans):
    assert covered(people(names, text)) == covered(spans)


@pytest.mark.parametrize("line", NOBODY.strip().splitlines(), ids=range(NOBODY.count("\n") - 1))
def test_a_cell_that_names_nobody_is_left_alone(names, line):
    assert people(names, line) == []


def test_a_name_in_a_field_for_names_is_sure(names):
    asked = [text for text, _ in SHORT if "name: " in text.lower()]
    assert len(asked) > 6
    assert all(row[3] >= 0.75 - 1e-6 for text in asked for row in names.find(text))


PAIRS = [
    ("Assigned to Chidi Okonkwo", "Assigned to Nobody"),
    ("Hi Mark,", "Hi there,"),
    ("Grace Lopez", "Grace Period"),
    ("Name: Crystal Grant", "Name: Default Profile"),
    ("Austin, Maria", "Austin, Texas"),
    ("Lunch with Priya today", "Lunch with Everyone today"),
    ("patient: maria lopez", "patient: education"),
    ("GARCIA, MARIA", "TOTAL, AMOUNT"),
    ("Dr. Lopez", "Dr. Pepper"),
    ("Dr. Young is in", "Thank you Doctor. I'm well"),
    ("Patient: Lopez", "Patient: Yeah, I've had it"),
    ("Mark Muslija", "Mark Complete"),
    ("Rose Bašić", "Rose Gold"),
    ("Júlia is here today at last", "Julia 1.9 is released today at last"),
    ("emily pottinger", "update pending"),
    ("she named him joshua", "she named it main"),
    ("tomas, omar and brandon", "tables, rows and columns"),
    ("Ahmed al-Rashid", "Ahmedabad al-fresco"),
    ("Kim Min-jun", "Read-only"),
]


@pytest.mark.parametrize(("hit", "miss"), PAIRS, ids=range(len(PAIRS)))
def test_a_name_is_told_from_its_false_friend(names, hit, miss):
    assert people(names, hit)
    assert not people(names, miss)


def test_a_caption_on_the_line_before_is_support(names):
    assert people(names, "Patient name\nqospe huonca maria") == []
    assert people(names, "Patient name\nQuispe") == [(13, 19)]
    assert people(names, "Number of items\nQuispe") == []


def test_organisations_are_named_and_acronyms_are_not(names):
    text = "Yesterday Contoso Holdings bought Fabrikam Inc for cash."
    assert {label for *_, label, _ in names.find(text)} == {"organization"}
    assert len(names.find("SSN\nDOB\nHTTP API\nMRN 1234")) == 0


LINES = st.sampled_from(
    [text for text, _ in ROWS] + BENIGN["mail"].strip().splitlines() + ["", " "]
)


@given(st.lists(LINES, max_size=6), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]))
@settings(max_examples=40, deadline=None)
def test_lines_are_judged_alone_and_no_row_crosses_one(names, lines, end):
    text = end.join(lines)
    found = list(names.find(text))
    assert all(len(text[start:stop].splitlines()) == 1 for start, stop, *_ in found)
    names.forget()
    assert list(names.find(text)) == found


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered_with_spans_inside_it(names, text):
    assert all(0 <= s < e <= len(text) for s, e, *_ in names.find(text))


def test_lone_surrogates_move_no_offset(names):
    assert people(names, "\ud800 Dear Maria Lopez,") == [(7, 18)]


def test_a_long_line_is_cut_between_small_words_and_not_in_a_name(names):
    line = "we spoke to Maria Lopez about it and then " * 150
    assert len(line) > 3 * MAX_LINE
    assert people(names, line) == [(m.start(), m.end()) for m in re.finditer("Maria Lopez", line)]
    assert len(people(names, "x" * (2 * MAX_LINE) + " Dear Maria Lopez,")) == 1


def test_many_threads_get_the_same_rows():
    detector, texts = Names(), [text for text, _ in ROWS]
    alone = Names()
    expected = [list(alone.find(text)) for text in texts[:20]]
    got = [None] * 4

    def work(i):
        got[i] = [list(detector.find(text)) for text in texts[:20]]

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [expected] * 4


def test_attack_g06_no_word_stays_in_the_model(names):
    names.forget()
    text = f"Dear {CANARIES[0]}, please call {CANARIES[1]} and {CANARIES[2]} tomorrow."
    names.find(text)
    strings = names._entities._nlp.vocab.strings
    assert not any(word in strings for word in CANARIES)
    list(names._entities._nlp.pipe([text]))  # the oracle bites: outside a zone the words stay
    assert all(word in strings for word in CANARIES)


def test_attack_g08_the_cache_is_bounded_holds_no_text_and_is_wiped(monkeypatch):
    monkeypatch.setattr("redact.detect.names._CACHED", 3)
    detector = Names()
    for text, _ in ROWS[:6]:
        detector.find(text)
    assert len(detector._seen) == 3
    assert all(isinstance(key, bytes) and len(key) == 16 for key in detector._seen)
    seen = set(detector._seen)
    detector.forget()
    assert not detector._seen
    for text, _ in ROWS[:6]:
        detector.find(text)
    assert not seen & set(detector._seen)  # keyed anew


@pytest.mark.parametrize("unit", ["From: Ann, ", "Ann, Bob, ", "Hi Maria ", "A. ", "Dr. ", "O'"])
def test_a_hostile_line_costs_no_more_than_twenty_plain_ones(names, unit):
    plain = "We spoke to the person about the numbers of Contoso in the report. "

    def cost(text):
        names.forget()
        began = time.process_time()
        names.find(text[:10_000])
        return time.process_time() - began

    assert cost(unit * 5_000) < 20 * min(cost(plain * 500) for _ in range(3))


def test_a_line_seen_before_is_not_judged_again(names, monkeypatch):
    names.find("we met Zyxwaria at the lake")
    asked = []
    monkeypatch.setattr(names, "_entities", lambda lines: asked.extend(lines) or [[]] * len(lines))
    names.find("we met Zyxwaria at the lake\nwe met Blorgovich at the sea")
    assert asked == ["we met Blorgovich at the sea"]


def test_the_model_is_asked_about_sentences_with_a_word_that_no_list_tells(names, monkeypatch):
    asked = []
    names.forget()
    monkeypatch.setattr(names, "_entities", lambda lines: asked.extend(lines) or [[]] * len(lines))
    names.find("Quillon Export\nMaria Lopez is at the lake\nthe cat is out\nask Quillon for it")
    assert asked == ["ask Quillon for it"]


def test_without_the_model_captions_and_lists_still_tell():
    quick = Names(model=False)
    assert people(quick, "Patient: Zyxwaria Blorgovich") == [(9, 28)]
    assert people(quick, "Maria Lopez") == [(0, 11)]
    assert quick._entities is None


def test_nothing_is_logged(names, caplog):
    caplog.set_level(logging.DEBUG)
    names.forget()
    names.find(f"Dear {CANARIES[0]}, Contoso met Maria Lopez in Paris on Monday.")
    assert caplog.records == []


def test_an_altered_model_makes_names_unavailable(monkeypatch):
    monkeypatch.setattr(manifest, "digest", lambda path: ("0" * 64, 1))
    manifest.verify.cache_clear()
    try:
        with pytest.raises(Unavailable):
            Names().find("Dear Maria Lopez,")
    finally:
        manifest.verify.cache_clear()


CHILD = r"""
import socket, sys
from redact.detect.names import Names
assert not {"spacy", "presidio_analyzer"} & set(sys.modules), "built before it is used"
seen = []
def watch(event, args):
    writes = event == "open" and isinstance(args[2], int) and args[2] & 3
    if event.startswith(("socket.", "subprocess", "urllib")) or writes:
        seen.append(event)
sys.addaudithook(watch)
def refuse(*args, **kwargs):
    seen.append("called")
    raise OSError
socket.getaddrinfo = socket.create_connection = refuse
class Closed(socket.socket):
    __init__ = refuse
socket.socket = Closed
names = Names()
found = names.find("Dear Maria Lopez, write to maria.lopez@example.co.uk or www.example.com")
assert len(found), "nothing found"
assert not seen, seen
try:
    socket.socket()
except OSError:
    pass
assert seen, "the watch does not bite"
"""


def test_attack_g11_no_socket_and_no_file_in_build_or_use():
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", CHILD],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]


SCREEN_FORMS = [
    ("Grant Colon 9:14 AM", ["Grant Colon"]),
    ("GC Grant Colon", ["Grant Colon"]),
    ("Summer King", ["Summer King"]),
    ("Patience Okonkwo", ["Patience Okonkwo"]),
    ("Bredun Kaelor <b.k@mail.example>", ["Bredun Kaelor"]),
    ("BK Bredun Kaelor 9:14 AM", ["Bredun Kaelor"]),
    ("Drozend Ceklein: the backup was there", ["Drozend Ceklein"]),
    ("Klaeck, Brogem - Chart summary", ["Klaeck, Brogem"]),
    ("Beneficiary Brem Sumiand", ["Brem Sumiand"]),
    ("Cindy 10:32", ["Cindy"]),
    ("1:1 Cindy / Omar", ["Cindy", "Omar"]),
    ("Chat - Cindy", ["Cindy"]),
    ("emma_wilson_w2.pdf", ["emma_wilson"]),
    ("Erica 6 Lurgain", ["Erica 6 Lurgain"]),
    ("Carolyn St. Ross 9:24 PM", ["Carolyn St. Ross"]),
]


@pytest.mark.parametrize(("text", "values"), SCREEN_FORMS, ids=range(len(SCREEN_FORMS)))
def test_names_in_the_forms_of_chats_lists_and_files(text, values):
    quick = Names(model=False)
    assert [text[start:end] for start, end in people(quick, text)] == values


LIKE_THEM = [
    "Max Price 10:30",
    "Grant Access 9:14 AM",
    "Acme Support <help@acme.example>",
    "Status Board 10:30",
    "DR Draft Review",
    "Julia 1.9",
    "Leeds, Dublin",
    "Settings - Preferences",
    "mark_read_later.py",
    "Patient Portal",
    "1:1 Settings / Members",
    "Chapter 6 Introduction",
]


@pytest.mark.parametrize("text", LIKE_THEM, ids=range(len(LIKE_THEM)))
def test_what_only_has_such_a_form_is_left_alone(text):
    assert people(Names(model=False), text) == []


def test_a_screen_is_judged_by_its_page_and_its_pairs(names):
    view = view_of("Assigned to", "Maria Jensen", "Open settings")

    look = names.look(view)

    assert {(s, e) for s, e, label, _ in look.found if label == "person"} >= {(2, 4)}
    assert not {4, 5} & covered((s, e) for s, e, *_ in look.found)
    assert look.scenes == ()


def test_a_rare_name_behind_its_caption_is_found_on_screens(names):
    view = view_of("Assignee", "Xqyw Zblorg")

    assert len(people(names, "Xqyw Zblorg")) == 0
    assert covered((s, e) for s, e, *_ in names.look(view).found) >= {1, 2}


def test_the_model_sees_the_page_and_never_the_pairs(names, monkeypatch):
    asked = []
    model = names._model()

    def watched(lines):
        asked.extend(lines)
        return model(lines)

    monkeypatch.setattr(names, "_entities", watched)
    names.forget()
    view = view_of("Password", "Then Qorvath said it was in the garden")

    names.look(view)

    assert ": " in view.pairs.text
    assert asked
    assert all(": " not in line for line in asked)
