"""Families: faults are found before anything is drawn, and splits share neither fonts nor names."""

import hashlib
from itertools import combinations
from random import Random

import pytest

from models.train.draw import looks
from models.train.draw.__main__ import main
from models.train.draw.family import FAMILIES, Family, families
from models.train.draw.looks import Look
from models.train.draw.screens import named
from models.train.draw.template import Fault

SPLITS = ("train", "dev", "heldout")
ALL = [one for split in SPLITS for one in families(FAMILIES / split)]
GOOD = """<meta name="app" content="Edge|Chrome"><meta name="scene" content="tax">
<meta name="benign" content="no"><meta name="title" content="Return of {{person:a}}">
<meta name="url" content="https://tax.example/{{uuid}}"><meta name="theme" content="light dark">
<meta name="lang" content="en fr">
{{browser}}<div class="page scroll"><label>{{say|Name|Nombre|Name|Nom}}</label>
<div class="field">{{person:a}}</div><label>SSN</label><div class="field">{{ssn:a}}</div>
<p><x-v label="tax">{{phrase line}}</x-v></p></div>"""


@pytest.fixture
def split(tmp_path):
    folder = tmp_path / "train"
    (folder / "phrases").mkdir(parents=True)
    (folder / "phrases" / "line.txt").write_text("# en\nOwes {{wage}}.\n# fr\nDoit {{wage}}.\n")
    (folder / "good.html").write_text(GOOD)
    (tmp_path / "windows").mkdir()
    for scene in ("tax", "banking"):
        rows = f"A {scene} page\thttps://{scene}.example/\nA {scene} program\t\n"
        (tmp_path / "windows" / f"{scene}.txt").write_text(rows)
    return folder


def test_a_good_family_has_no_fault(split):
    assert list(Family(split / "good.html").faults()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('content="tax"', 'content="taxes"', "no such scene"),
        ('content="no"', 'content="maybe"', "benign is yes or no"),
        ('label="tax"', 'label="taxes"', "no such label"),
        ('content="en fr"', 'content="en it"', "no such language"),
        ("|Name|Nom}}", "}}", "say without fr"),
        ("{{phrase line}}", "{{phrase lines}}", "no phrases: lines"),
        ("{{ssn:a}}", "{{ssn:a}", "close"),
        ("</x-v>", "", "do not pair"),
        ("{{ssn:a}}", '<img alt="{{ssn:a}}">', "within a tag"),
        ("{{ssn:a}}", '<input value="1">', "<input>"),
        ('content="light dark"', 'content="pink"', "no such theme"),
        ('<meta name="app" content="Edge|Chrome">', "", 'no <meta name="app"'),
    ],
    ids=range(12),
)
def test_a_fault_is_named(split, old, new, said):
    path = split / "good.html"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new))

    assert any(said in fault for fault in Family(path).faults())


def test_a_benign_family_holds_nothing_private(split):
    path = split / "good.html"
    benign = GOOD.replace('content="no"', 'content="yes"').replace(
        'content="tax"', 'content="none"'
    )
    path.write_text(benign)

    assert "benign, but private: person ssn tax" in list(Family(path).faults())


def test_check_tells_and_fails(split, monkeypatch, capsys):
    (split / "bad.html").write_text(GOOD.replace("{{ssn:a}}", "{{sssn}}"))
    monkeypatch.setattr("sys.argv", ["draw", "--check", "--families", str(split)])

    assert main() == 1
    assert "bad: en: no such kind: {{sssn}}" in capsys.readouterr().err


def test_a_sheet_depends_on_seed_and_name_alone(split):
    family = Family(split / "good.html")

    one, again, other = named(family, 7, 1), named(family, 7, 1), named(family, 8, 1)

    assert (one.html, one.head, one.look) == (again.html, again.head, again.look)
    assert one.html != other.html


def test_a_fault_names_the_family(split):
    (split / "good.html").write_text(GOOD.replace("{{ssn:a}}", "{{sssn}}"))

    with pytest.raises(Fault, match="good: no such kind"):
        named(Family(split / "good.html"), 0, 1)


def test_windows_are_missing_stale_or_true(split):
    family = Family(split / "good.html")
    heads = [named(family, n, 1).head for n in range(300)]
    states = {
        state: [h for h in heads if h["window_state"] == state]
        for state in ("missing", "stale", "true")
    }

    assert 60 < len(states["missing"]) < 120
    assert all(head["window"] is None for head in states["missing"])
    assert 12 < len(states["stale"]) < 50
    assert all("banking" in head["window"]["title"] for head in states["stale"])
    titles = {head["window"]["title"].split()[0] for head in states["true"]}
    assert titles == {"A", "Return"}


def test_a_benign_family_takes_no_private_title_from_the_lists(split):
    (split.parent / "windows" / "none.txt").write_text("Mail of {{person}}\thttps://x.example/\n")
    page = GOOD.replace('"no"', '"yes"').replace('content="tax"', 'content="none"')
    (split / "good.html").write_text(page.replace("{{person:a}}", "x").replace("{{ssn:a}}", "1"))

    made = [named(Family(split / "good.html"), n, 1) for n in range(40)]

    assert not any("Mail of" in one.html for one in made)


def test_the_title_that_is_drawn_is_marked_and_metas_are_gone(split):
    made = [named(Family(split / "good.html"), n, 1) for n in range(20)]

    assert not any('<meta name="' in one.html for one in made)
    assert any('Return of <x-v label="person">' in one.html for one in made)


def test_no_font_is_in_two_splits():
    fonts = {split: {*looks.SANS[split], *looks.MONO[split]} for split in SPLITS}

    assert len(set.union(*fonts.values())) >= 25
    assert not any(fonts[a] & fonts[b] for a, b in combinations(SPLITS, 2))


def test_text_is_shown_at_eleven_pixels_or_more():
    chance = Random("looks")  # noqa: S311 - a drawing

    made = [Look.drawn(chance, "dev", ["light"]) for _ in range(200)]

    assert min(look.font_px * look.zoom for look in made) >= 11
    assert {look.scale for look in made} == {1.0, 1.25, 1.5, 2.0}


@pytest.mark.parametrize("number", range(len(ALL)))
def test_every_family_of_the_repository_can_be_drawn(number):
    assert len(list(ALL[number].faults())) == 0


def test_no_family_is_in_two_splits():
    names = [one.name for one in ALL]
    digests = [hashlib.sha256(one.path.read_bytes()).hexdigest() for one in ALL]

    assert len(set(names)) == len(names)
    assert len(set(digests)) == len(digests)


def test_no_phrase_file_is_in_two_splits():
    paths = sorted(FAMILIES.glob("*/phrases/*.txt"))
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]

    assert len(set(digests)) == len(digests)
