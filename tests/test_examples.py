import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from stdnum import iban, isbn, luhn
from stdnum.us import ein, itin, rtn, ssn

from models.train.draw.template import expand, strip
from models.train.draw.values import LABEL, Values
from redact.evaluate.ink import ink_counts
from redact.labels import FLOOR, LABELS

EXAMPLES = Path(__file__).parent.parent / "examples"
SCREENS = sorted((EXAMPLES / "screens").glob("*.json"))
TEXTS = sorted((EXAMPLES / "texts").glob("*.txt"))
LOOKS_PRIVATE = re.compile(r"\d{3}-\d\d-\d{4}|\w@\w+\.\w|ghp_|AKIA|sk_live_|xoxb-|eyJ|\d{12,19}$")


def load(path):
    with Image.open(path.with_suffix(".png")) as image:
        return json.loads(path.read_text()), np.asarray(image)


@pytest.fixture(scope="module")
def truths():
    return [json.loads(path.read_text()) for path in SCREENS]


def test_every_template_is_drawn_and_nothing_else():
    templates = {path.stem for path in (EXAMPLES / "templates" / "screens").glob("*.html")}

    drawn = {path.stem for path in (EXAMPLES / "screens").glob("*.png")}

    assert templates == drawn == {path.stem for path in SCREENS}


def test_the_screens_are_under_3_mb():
    assert sum(path.stat().st_size for path in (EXAMPLES / "screens").iterdir()) < 3_000_000


def test_there_are_enough_applications_scales_and_benign_screens(truths):
    assert len({truth["app"] for truth in truths}) >= 12
    assert 3 * sum(truth["benign"] for truth in truths) >= len(truths)
    assert {truth["scale"] for truth in truths} == {1.0, 2.0}


def test_every_floor_label_is_planted(truths):
    assert {item["label"] for truth in truths for item in truth["items"]} >= FLOOR


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_the_truth_fits_the_picture(path):
    truth, picture = load(path)
    boxes = np.array([word["box"] for word in truth["words"]])

    assert picture.shape == (truth["height"], truth["width"], 3)
    assert (boxes[:, :2] >= 0).all()
    assert (boxes[:, :2] < boxes[:, 2:]).all()
    assert (boxes[:, 2:] <= (truth["width"], truth["height"])).all()
    assert (ink_counts(picture, picture, boxes)[0] > 0).all()


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_words_and_items_name_each_other(path):
    truth = json.loads(path.read_text())
    words, items = truth["words"], truth["items"]

    assert {item["label"] for item in items} <= set(LABELS)
    assert truth["benign"] == (not items)
    for item in items:
        assert item["text"] == " ".join(words[i]["text"] for i in item["words"])
    for i, word in enumerate(words):
        around = [k for k, item in enumerate(items) if i in item["words"]]
        assert word["item"] == (around[-1] if around else None)


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_no_value_stands_outside_an_item(path):
    words = json.loads(path.read_text())["words"]

    plain = [word["text"] for word in words if word["item"] is None]

    assert sum(bool(LOOKS_PRIVATE.search(text)) for text in plain) == 0


def test_the_texts_hold_what_their_truth_says():
    truth = json.loads((EXAMPLES / "texts" / "truth.json").read_text())

    assert sorted(truth) == [path.name for path in TEXTS]
    assert len(TEXTS) == 8
    assert sum(not items for items in truth.values()) == 3
    for path in TEXTS:
        text = path.read_text()
        for item in truth[path.name]:
            assert item["label"] in LABELS
            assert item["text"] == text[item["start"] : item["end"]]


@pytest.mark.parametrize(
    ("kind", "is_valid"),
    [
        ("card", luhn.is_valid),
        ("iban", iban.is_valid),
        ("ssn", ssn.is_valid),
        ("itin", itin.is_valid),
        ("ein", ein.is_valid),
        ("routing", rtn.is_valid),
        ("npi", lambda n: len(n) == 10 and luhn.is_valid("80840" + n)),
        ("isbn", isbn.is_valid),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_planted_numbers_pass_the_issuers_checks(kind, is_valid):
    values = Values("check")

    made = [values.of(kind).replace(" ", "") for _ in range(200)]

    assert all(map(is_valid, made))
    assert len(set(made)) > 150


def test_every_private_kind_can_be_made_again_and_has_a_label():
    one, again, other = (
        [values.of(kind, "x") for kind in LABEL for values in [Values(seed)]] for seed in "aab"
    )

    assert set(LABEL.values()) <= set(LABELS)
    assert one == again
    assert sum(a == b for a, b in zip(one, other, strict=True)) < 3


def test_a_filled_template_gives_its_items_back():
    template = 'To {{person:a}} <{{email:a}}>: <x-v label="tax">{{ssn}} & more</x-v>, {{sha}}'

    text, items = strip(expand(template, Values("a")))

    assert [item["label"] for item in items] == ["person", "email", "tax", "ssn"]
    assert all(text[item["start"] : item["end"]] == item["text"] for item in items)
    assert items[2]["text"] == f"{items[3]['text']} & more"
    assert "x-v" not in text
