"""The template language, place by place."""

from itertools import cycle

import pytest

from models.train.draw.kinds import Kinds
from models.train.draw.template import Fault, expand, options, strip


def filled(template, lang="en", **more):
    return expand(template, Kinds("seed", lang), lang=lang, **more)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("plain { text }", "plain { text }"),
        ("{{pick|only}}", "only"),
        ("{{repeat 3}}x{{end}}", "xxx"),
        ("{{repeat 2}}a{{maybe 100}}b{{end}}{{end}}", "abab"),
        ("{{maybe 0}}gone{{end}}left", "left"),
        ("{{say|Name|Nombre|Name|Nom}}", "Name"),
        ("{{pick|{{say|one|uno}}}}", "one"),
        ("{{phrase hello}}", "hello there"),
    ],
    ids=range(8),
)
def test_places_are_filled(template, text):
    assert filled(template, phrase=lambda name: f"{name} {{{{pick|there}}}}") == text


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "Name"), ("es", "Nombre"), ("de", "Name"), ("fr", "Nom")]
)
def test_say_speaks_the_language_and_an_empty_option_is_english(lang, text):
    assert filled("{{say|Name|Nombre||Nom}}", lang) == text


def test_a_random_repeat_stays_within_its_bounds():
    counts = {len(expand("{{repeat 2-4}}x{{end}}", Kinds(str(seed)))) for seed in range(60)}

    assert counts == {2, 3, 4}


def test_maybe_happens_about_as_often_as_it_says():
    times = sum(bool(expand("{{maybe 40}}x{{end}}", Kinds(str(n)))) for n in range(400))

    assert 120 < times < 200


def test_a_slot_ties_the_parts_of_a_person_together():
    text, items = strip(filled("{{person:a}}|{{first:a}}|{{last:a}}|{{person:a}}"))
    full, first, last, again = text.split("|")

    assert full == again
    assert full.startswith(first)
    assert full.endswith(last)
    assert {item["label"] for item in items} == {"person"}


def test_private_kinds_are_marked_and_decoys_are_not():
    _, items = strip(filled("{{ssn}} {{sha}} {{diagnosis}} {{order}} {{channel}} {{wage}}"))

    assert [item["label"] for item in items] == ["ssn", "medical", "channel", "tax"]


def test_marks_nest():
    text, items = strip(filled('<x-v label="private_message">call {{phone}} now</x-v>'))

    assert [item["label"] for item in items] == ["private_message", "phone"]
    assert items[0]["text"] == text
    assert items[1]["text"] in text


def test_bars_within_inner_places_do_not_cut_an_option():
    assert options("pick|a {{say|b|c}}|d") == ["a {{say|b|c}}", "d"]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{nothing}}", "no such kind"),
        ("{{some}}", "no such kind"),
        ("{{a b}}", "no such place"),
        ("{{repeat 2}}x", "has no"),
        ("x{{end}}", "ends nothing"),
        ("{{pick|a", "do not close"),
        ("{{phrase x}}", "no phrases"),
    ],
    ids=range(7),
)
def test_a_wrong_template_says_what_is_wrong(template, said):
    with pytest.raises(Fault, match=said):
        filled(template)


def test_phrases_that_go_round_end():
    lines = cycle(["{{phrase a}}"])

    with pytest.raises(Fault, match="places within places"):
        filled("{{phrase a}}", phrase=lambda _: next(lines))
