"""What is drawn is what the truth says; needs Chromium, and is skipped where there is none."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image

from models.train.draw import looks, screens
from models.train.draw.drive import Browser
from models.train.draw.family import Family
from models.train.draw.reading import aligned
from models.train.draw.screens import draw, named, show
from redact.evaluate.ink import ink_counts
from redact.reading import Words

pytestmark = pytest.mark.skipif(
    not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    reason="drawing needs Chromium",
)
HEAD = """<meta name="app" content="Edge"><meta name="scene" content="medical">
<meta name="benign" content="no"><meta name="title" content="Chart">
<meta name="theme" content="light">
"""
PAGE = f"""{HEAD}<style>.t {{ text-transform: uppercase }} .n {{ width: 8em }}
.c {{ position: fixed; left: 0; top: 20em; width: 40em; height: 4em; background: #eee }}</style>
{{{{bar}}}}
<div class="side"><a>Menu</a></div><div class="page"><table><tr><th>Problem</th><td>
<x-v label="medical">Asthma, {{{{person:a}}}}</x-v></td></tr></table><button>Save</button>
<p class="t">shout</p><p class="clip n"><x-v label="medical">aaaa bbbb cccc dddd eeee ffff</x-v></p>
<div style="position:fixed;left:1em;top:21em">under <x-v label="medical">hidden</x-v></div>
<div class="c"><p style="margin:1em">overlaid</p></div></div>"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("families")
    (folder / "page.html").write_text(PAGE)
    out = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screens, "_OVERLAID", 0)
        patch.setattr(looks, "SIZES", ((1280, 720, 1.5),))
        names = list(draw(folder, 1, range(3), out))
    return out, names, folder


def truth_of(drawn):
    out, names, _ = drawn
    return json.loads((out / f"{names[0]}.json").read_text())


def roles(truth):
    return {word["text"].strip(",.…"): word["role"] for word in truth["words"]}


def test_words_have_the_role_of_what_they_stand_in(drawn):
    found = roles(truth_of(drawn))

    assert found["Menu"] == found["Save"] == found["Chart"] == "chrome"
    assert found["Problem"] == "label"
    assert found["Asthma"] == "field"
    assert found["SHOUT"] == found["overlaid"] == "text"


def test_what_lies_under_another_window_is_not_in_the_truth(drawn):
    truth = truth_of(drawn)

    assert not {"under", "hidden"} & roles(truth).keys()
    assert all(item["text"] != "hidden" for item in truth["items"])


def test_what_an_ellipsis_stands_for_is_not_in_the_truth(drawn):
    truth = truth_of(drawn)
    cut = [item["text"] for item in truth["items"] if item["text"].startswith("aaaa")]

    shown = [word for word in truth["words"] if word["text"][0] * 4 == word["text"][:4]]
    em = truth["font_px"] * truth["scale"] * truth["zoom"]

    assert cut
    assert max(w["box"][2] for w in shown) < shown[0]["box"][0] + (8 - 0.5) * em


def test_a_word_belongs_to_the_innermost_value(drawn):
    truth = truth_of(drawn)
    labels = [
        truth["items"][word["item"]]["label"] for word in truth["words"] if word["item"] is not None
    ]

    assert labels[0] == "medical"
    assert "person" in labels


def test_the_boxes_hold_ink_and_the_picture_has_the_size_that_is_told(drawn):
    out, names, _ = drawn
    truth = truth_of(drawn)
    with Image.open(out / f"{names[0]}.png") as image:
        picture = np.asarray(image)
    boxes = np.array([word["box"] for word in truth["words"]], np.int32)

    assert picture.shape == (truth["height"], truth["width"], 3) == (1080, 1920, 3)
    assert (ink_counts(picture, picture, boxes)[0] > 0).all()


def test_a_screen_does_not_depend_on_those_drawn_before(tmp_path, monkeypatch):
    monkeypatch.setattr(looks, "SIZES", ((1280, 720, 1.0), (1280, 720, 2.0)))
    monkeypatch.setattr(looks, "ZOOMS", (1.0,))
    monkeypatch.setitem(looks.SANS, "train", ("Inter",))
    (tmp_path / "page.html").write_text(PAGE)
    scales = {n: named(Family(tmp_path / "page.html"), n, 1).look.scale for n in range(9)}
    small, large = (next(n for n in scales if scales[n] == scale) for scale in (1.0, 2.0))

    alone = [*draw(tmp_path, 1, [small], tmp_path / "alone")]
    alone += draw(tmp_path, 1, [large], tmp_path / "alone")
    both = list(draw(tmp_path, 1, [small, large], tmp_path / "both"))

    assert both == alone
    for path in (tmp_path / "both").iterdir():
        assert path.read_bytes() == (tmp_path / "alone" / path.name).read_bytes()


def test_what_scrolls_is_scrolled(tmp_path):
    lines = "{{repeat 90}}<p>line</p>{{end}}"
    page = f'{HEAD}<div class="scroll" style="height:9em">{lines}</div>'
    (tmp_path / "long.html").write_text(page)
    sheets = [named(Family(tmp_path / "long.html"), n, 1) for n in range(20)]
    made = next(one for one in sheets if one.scroll > 0.2)

    with Browser() as browser:
        show(browser, made)
        top = browser.evaluate("document.querySelector('.scroll').scrollTop")

    assert top > 0


def test_words_that_were_read_take_the_meaning_of_what_stands_there(drawn):
    truth = truth_of(drawn)
    true = truth["words"]
    first = next(i for i, word in enumerate(true) if word["item"] is not None)
    box = np.array([true[first]["box"], [1900, 1000, 1910, 1010]], np.int32)
    words = Words(("Asthrna", "x"), box, np.ones(2, np.float32), np.zeros(2, np.int32), box[:1])

    rows = list(aligned(words, truth))

    assert (rows[0]["truth"].strip(","), rows[0]["label"]) == ("Asthma", "medical")
    assert (rows[1]["truth"], rows[1]["label"]) == ("", None)
    assert len(rows) == 2 + len(true) - 1
    assert all(row["text"] is None for row in rows[2:])
