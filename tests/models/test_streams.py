"""Texts and key streams say truly what is private in them."""

import json

import pytest

from models.train.streams import keys, main, page_text

FAMILY = """<meta name="app" content="Mail"><meta name="scene" content="private_message">
<meta name="benign" content="no"><meta name="title" content="Mail">
<meta name="theme" content="light"><style>p { color: red }</style>{{bar}}
<div class="row"><b>To</b><span>{{email:a}}</span></div>
{{repeat 5}}<p>
<x-v label="private_message">Dear {{first:a}}, my number is {{ssn}} &amp; more.</x-v></p>{{end}}"""


@pytest.fixture
def rows(tmp_path, monkeypatch):
    folder = tmp_path / "train"
    folder.mkdir()
    (folder / "mail.html").write_text(FAMILY)
    out = tmp_path / "out"
    monkeypatch.setattr(
        "sys.argv", ["streams", "--families", str(folder), "--count", "6", "--out", str(out)]
    )
    assert main() == 0
    return [
        [json.loads(line) for line in (out / name).read_text().splitlines()]
        for name in ("texts.jsonl", "keys.jsonl")
    ]


def test_a_page_becomes_a_line_a_block():
    text, items = page_text(
        '<div><h1>Chart</h1><table><tr><td>One</td><td><x-v label="medical">Two &lt; 3</x-v></td>'
        "</tr></table><pre>a\n  b</pre><style>x</style>end</div>"
    )

    assert text == "Chart\nOne\tTwo < 3\na\n  b\nend\n"
    assert [(item["label"], item["text"]) for item in items] == [("medical", "Two < 3")]


def test_items_stand_where_they_say(rows):
    texts, _ = rows

    assert {row["kind"] for row in texts} == {"page", "content"}
    assert all(row["items"] for row in texts)
    for row in texts:
        for item in row["items"]:
            assert row["text"][item["start"] : item["end"]] == item["text"]


def test_replayed_keys_give_the_text_and_private_presses_the_values(rows):
    _, streams = rows
    slips = 0

    for row in streams:
        typed, private = [], []
        for key, _, down, _, hot in row["events"]:
            if not down or key == "Shift":
                continue
            slips += key == "Backspace"
            typed = typed[:-1] if key == "Backspace" else [*typed, (key, hot)]
        private = "".join(key for key, hot in typed if hot)
        assert "".join(key for key, _ in typed) == row["text"]
        assert private == "".join(item["text"] for item in row["items"])
    assert slips > 0


def test_the_content_itself_does_not_make_a_press_private():
    item = {"label": "private_message", "text": "see you", "start": 0, "end": 7}
    head = dict.fromkeys(("name", "family", "split", "scene", "lang"), "x")

    made = keys({**head, "text": "see you", "items": [item]}, 1)

    assert made["items"] == []
    assert not any(hot for *_, hot in made["events"])
