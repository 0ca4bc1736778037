"""Sequences change one thing from frame to frame; needs Chromium."""

import json
import shutil
from itertools import pairwise

import pytest

from models.train.draw import looks, screens, sequences
from models.train.draw.sequences import KINDS, draw

pytestmark = pytest.mark.skipif(
    not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    reason="drawing needs Chromium",
)
PAGE = """<meta name="app" content="Edge"><meta name="scene" content="credential">
<meta name="benign" content="no"><meta name="title" content="Vault {{uuid}}">
<meta name="theme" content="light">{{bar}}<div class="main">
<div class="page scroll"><label>Password</label><div class="field">{{password}}</div>
{{repeat 99}}<p>line {{row}}</p>{{end}}</div></div>"""


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    folder, out = (tmp_path_factory.mktemp(name) for name in ("families", "out"))
    for name in ("one", "other"):
        (folder / f"{name}.html").write_text(PAGE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looks, "SIZES", ((1280, 720, 1.0),))
        patch.setattr(screens, "_OVERLAID", 0)
        patch.setattr(screens, "_MISSING", 0)
        patch.setattr(sequences, "_LONGEST", 7)
        names = list(draw(folder, 3, len(KINDS), out, None))
    return {
        name.split("-")[0]: [
            json.loads(path.read_text()) for path in sorted((out / name).glob("*.json"))
        ]
        for name in names
    }


def secrets(frame):
    return [
        "".join(item["text"].split()) for item in frame["items"] if item["label"] == "credential"
    ]


def test_every_kind_is_drawn_and_time_goes_on(frames):
    assert set(frames) == set(KINDS)
    for some in frames.values():
        times = [frame["time"] for frame in some]
        assert len(some) >= 4
        assert times == sorted(set(times))


def test_a_typed_value_grows_by_a_character(frames):
    shown = ["".join(secrets(frame)) for frame in frames["typing"]]

    assert shown[0] == ""
    assert all(after.startswith(before) for before, after in pairwise(shown))
    assert len(shown[-1]) == 7


def test_a_password_behind_bullets_is_no_item(frames):
    assert [bool(secrets(frame)) for frame in frames["revealing"]] == [0, 0, 1, 1, 0]


def test_a_toast_stands_for_one_frame(frames):
    counts = [len(frame["words"]) for frame in frames["toast"]]

    assert counts[0] == counts[2] == counts[3] < counts[1]


def test_a_fading_value_is_there_from_its_first_ink_on(frames):
    shown = [len(frame["items"]) for frame in frames["fading"]]

    assert shown[0] == shown[1] - 1
    assert len(set(shown[1:])) == 1


def test_what_is_known_of_the_window_comes_late(frames):
    windows = [frame["window"] for frame in frames["switching"]]

    assert windows[0] == windows[1] == windows[2] == windows[5]
    assert windows[3] == windows[4] != windows[0]


def test_scrolling_moves_the_lines(frames):
    first = [frame["words"][-1]["text"] for frame in frames["scrolling"]]

    assert len(set(first)) > 3
