"""Handles, channels, repositories and private addresses: what is found, and what only looks so."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.handles import Handles

HITS = [
    ("ping @jane.doe about it", "handle", "@jane.doe"),
    ("thanks @mkrause, will do", "handle", "@mkrause"),
    ("@ryan_wilson", "handle", "@ryan_wilson"),
    ("Bio\n@okonkwo.c\nFollow", "handle", "@okonkwo.c"),
    ("posted by ©ayumi_t today", "handle", "©ayumi_t"),
    ("jsmith@devbox:~/src$ ls", "handle", "jsmith"),
    ("[mgarcia@node7 ~]$ make", "handle", "mgarcia"),
    ("cd /home/mgarcia/notes", "handle", "mgarcia"),
    ("open /Users/tbrandt/Desktop", "handle", "tbrandt"),
    (r"C:\Users\jdoe\Desktop", "handle", "jdoe"),
    ("Username: jdoe42", "handle", "jdoe42"),
    ("User name\nLogin: mgarcia", "handle", "mgarcia"),
    ("Signed in as kpatel", "handle", "kpatel"),
    ("Benutzername: tbrandt", "handle", "tbrandt"),
    ("Usuario: mgarcia", "handle", "mgarcia"),
    ("Identifiant : pdurand", "handle", "pdurand"),
    ("opened by kpatel 3 days ago", "handle", "kpatel"),
    ("kpatel wants to merge 3 commits", "handle", "kpatel"),
    ("-rw-r--r-- 1 mgarcia staff 120 a.txt", "handle", "mgarcia"),
    ("10:32 <okonkwo> morning", "handle", "okonkwo"),
    ("in #team-payments now", "channel", "#team-payments"),
    ("#general", "channel", "#general"),
    ("Channels\n# design-review", "channel", "# design-review"),
    ("Pull request #4 · alder-labs/atlas-api", "repository", "alder-labs/atlas-api"),
    ("alder / billing-core Public\nPull requests", "repository", "alder / billing-core"),
    ("Projects / kestrel/ledger-web / Pipelines", "repository", "kestrel/ledger-web"),
    ("git clone git@forge.example:alder/atlas.git", "repository", "alder/atlas"),
    ("https://forge.example/alder/atlas.git", "repository", "alder/atlas"),
    ("Repository: alder/atlas", "repository", "alder/atlas"),
    ("meet.example/abc-defg-hij", "url", "meet.example/abc-defg-hij"),
    ("files.alder.example/share?token=a8Kq02Lm", "url", "files.alder.example/share?token=a8Kq02Lm"),
    ("docs.alder.example/d/1x9Zk2Qp77aB", "url", "docs.alder.example/d/1x9Zk2Qp77aB"),
]

MISSES = [
    "@staticmethod\ndef of(cls): ...",
    "    @app.route\n    def home():",
    "@media screen",
    "@Override\npublic void run()",
    "npm i @scope/package",
    "import x from '@scope/package'",
    "mail me at someone@mail.example.com",
    "root@server:~#",
    "deploy@bastion",
    "git@forge.example",
    "/home/user/src",
    "/usr/lib/python3",
    "User interface",
    "User settings",
    "author unknown",
    "Log in to continue",
    "Login required",
    "Handle with care",
    "reviewed and approved by everyone",
    "-rw-r--r-- 1 root root 120 a.txt",
    "color: #fade11; background: #fff",
    "#feed42",
    "fixes #123",
    "# Heading",
    "## Getting started",
    "#include <stdio.h>",
    "#define MAX 4",
    "#main { color: red }",
    "#install the packages first",
    "C# and F#",
    "and/or commits",
    "24/7 support for commits",
    "src/main is where commits go",
    "text/html application/json in the pipeline",
    "origin/main is 3 commits ahead",
    "feature/login branch",
    "read/write access to the repository settings",
    "12/24/2025 release",
    "km/h on every branch",
    "tests/test_api.py in 2 commits",
    "alder-labs/atlas-api",  # no word of a forge near it
    "docs.example/guide",
    "example.com",
    "<div> 10 <span>",
]


@pytest.mark.parametrize(("text", "label", "value"), HITS, ids=range(len(HITS)))
def test_what_names_someone_or_something_is_found(text: str, label: str, value: str) -> None:
    found = [(name, text[start:end]) for start, end, name, _ in Handles().find(text)]
    assert (label, value) in found


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_what_only_looks_so_is_left_alone(text: str) -> None:
    assert len(Handles().find(text)) == 0


@given(st.text(st.sampled_from("@#/.:-_ab1 \n<>~$©é\ud800"), max_size=60))
def test_spans_lie_in_the_text_and_in_one_line(text: str) -> None:
    for start, end, _, score in Handles().find(text):
        assert 0 <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert 0 < score < 1


@pytest.mark.parametrize("unit", ["@a", "#a-", "a/b ", "x@y:", "/home/a", "a.b/"])
def test_time_grows_with_length_alone(unit: str) -> None:
    began = time.process_time()
    Handles().find(unit * 20_000)
    assert time.process_time() - began < 2
