"""The data files of scenes: that they say only what the code understands, and words of medicine."""

import pytest

from redact.detect.scene import SCENES, WindowText, scenes, terms
from redact.detect.scene.cues import ABOUT, hits, rules, words
from redact.detect.scene.lexicon import LEXICONS
from redact.detect.scene.shapes import NAMES, shapes
from redact.detect.scene.talk import talk

COUNTED = {*NAMES, *LEXICONS, *talk([]), "chatty"}


@pytest.mark.parametrize("scene", [*SCENES, ABOUT])
def test_every_signal_of_a_file_is_counted_by_the_code(scene):
    named = {*rules().signals[scene], *rules().values[scene]}
    assert named <= COUNTED
    assert all(signal.weight > 0 and signal.most > 0 for signal in rules().signals[scene].values())


@pytest.mark.parametrize("scene", [*SCENES, ABOUT])
def test_every_scene_has_cues_of_a_known_kind(scene):
    cues = [cue for found in rules().phrases.values() for _, cue in found if cue.scene == scene]
    assert len(cues) > 100
    assert {cue.kind for cue in cues} <= {"label", "any", "body", "start", "said"}
    assert all(0 < cue.weight <= 3 for cue in cues)


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        ("diagnosis", "asthma|atrial fibrillation|migraine|bluthochdruck|hipertension|diabete", ""),
        ("diagnosis", "type 2 diabetes", "cold|shock|lead|pain|stress|burn|failure|abdominal"),
        ("drug", "metformin|lisinopril|omeprazol|eliquis", "water|iron|tablet"),
        ("lab_test", "creatinine|hba1c|kreatinin|glucemia", "value|range|test"),
        ("unit", "mg/dL|mmol/L|mcg", "euro|percent"),
    ],
    ids=range(5),
)
def test_words_of_medicine_are_there_and_common_words_are_not(name, has, lacks):
    assert set(has.split("|")) <= terms(name)
    assert terms(name).isdisjoint(lacks.split("|"))


def test_terms_are_folded():
    for name in LEXICONS:
        assert all(term == term.casefold() and term.isprintable() for term in terms(name))
        assert all(words(term) for term in terms(name))


@pytest.mark.parametrize(
    ("line", "kind", "counts"),
    [
        ("Filing status", "label", True),
        ("Filing status: married", "label", True),
        ("Fi1ing stαtus", "label", False),
        ("FiIing status", "label", True),
        ("Filingstatus", "label", True),
        ("They asked about my filing status and I did not know", "label", False),
        ("Ask anything", "label", True),
        ("Translate this letter for me", "start", True),
        ("I wanted to translate it", "start", False),
    ],
    ids=range(9),
)
def test_where_a_cue_counts(line, kind, counts):
    assert any(cue.kind == kind and cue.weight > 1 for cue in hits([words(line)])) == counts


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("$1,234.50", "money_alone"),
        ("-$45.20 today", "signed_money"),
        ("1.234,50 €", "money"),
        ("131 mg/dL", "lab_value"),
        ("500 mg", "dose"),
        ("128/82", "blood_pressure"),
        ("E11.9", "icd"),
        ("****1234", "masked_account"),
        ("10:42 AM", "time_alone"),
        ("Tuesday", "weekday"),
        ("25a", "line_number"),
        ("a1b2-c3d4", "recovery_code"),
        ("API_TOKEN=9f8a7b6c5d4e", "assigned_secret"),
        ("Tr0ub4dor&3x!", "password_shaped"),
        ("correct-horse-battery-staple", "password_shaped"),
        ("Subject: lunch", "mail_header"),
        ("return cache[path];", "code_line"),
    ],
    ids=lambda value: value if str(value).replace("_", "").isalpha() else "",
)
def test_shapes(line, shape):
    assert shapes([line])[shape] == 1


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("token = get_token()", "assigned_secret"),
        ("password: required field", "assigned_secret"),
        ("https://a.example/B7?x=1", "password_shaped"),
        ("report_2026.PDF", "password_shaped"),
        ("Version 5.3.6", "money"),
        ("A1 size", "icd"),
    ],
    ids=range(6),
)
def test_what_is_none_of_them(line, shape):
    assert shapes([line])[shape] == 0


@pytest.mark.parametrize(
    ("line", "personal"),
    [
        ("I can not come on Friday", True),
        ("ich komme mit dir ins Kino", True),
        ("je finis mon travail ce soir", True),
        ("Deux symptômes de la maladie", False),
        ("PART I OF THE FORM", False),
        ("The plan is meant for everybody", False),
    ],
    ids=range(6),
)
def test_lines_in_which_people_speak_of_themselves(line, personal):
    assert talk([line])["personal"] == personal


def test_nothing_of_the_screen_is_kept_or_shown():
    assert "secretword" not in repr(scenes(["secretword"], WindowText("secretword", "", "")))
