"""Attacks by side channels of the process: files, errors, logs, tracebacks, caches."""

from __future__ import annotations

import gc
import json
import logging
import re
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import regex
from oracles import drawing, leak
from PIL import Image

import redact
from redact import cli
from redact.detect.identifiers import Identifiers
from redact.detect.names import Names
from redact.findings import Findings

SSN = "536-90-4399"
NAME = "Zorvaxia Quillfeather"


class Raises:
    """A detector that fails with whatever a function makes of the text."""

    name, labels = "raises", ("ssn",)

    def __init__(self, error: Callable[[str], BaseException]) -> None:
        self._error = error

    def find(self, text: str) -> Findings:
        raise self._error(text)


def _session(redactor: redact.Redactor, *events: redact.Text) -> list[object]:
    with redactor.session(consent=redact.Consent(notice="1")) as session:
        out: list[object] = [o for event in events for o in session.feed(event)]
        return [*out, *session.flush(), session.counters]


def test_attack_g01_no_file_is_left(redactor: redact.Redactor, sinks: leak.Sinks) -> None:
    """What the kernel and the audit hook saw is in tests/test_promises.py."""
    with sinks:
        out = redactor.redact(redact.Text(f"SSN {SSN} of {NAME}"))
        _session(redactor, redact.Text(f"SSN {SSN}"), redact.Text(SSN, kind="clipboard"))

    assert isinstance(out, redact.Safe)
    assert sinks.files == []
    assert leak.traces(SSN, sinks, out) == []


ERRORS: dict[str, Callable[[str], BaseException]] = {
    "key": KeyError,
    "value": lambda t: ValueError(f"invalid literal for int(): {t!r}"),
    "decode": lambda t: UnicodeDecodeError("ascii", t.encode(), 0, 1, t),
    "json": lambda t: json.JSONDecodeError("bad", t, 0),
    "command": lambda t: subprocess.CalledProcessError(1, ["engine", t], output=t.encode()),
    "file": lambda t: OSError(2, t, t),
    "one of ours": lambda t: redact.Unavailable(t, t),
    "ours, by kind": lambda t: redact.StageFailed(t, t),
}


@pytest.mark.parametrize("error", ERRORS)
def test_attack_g02_errors_tell_nothing(error: str, sinks: leak.Sinks) -> None:
    assert leak.traces(SSN, ERRORS[error](SSN)), "the error must hold the canary to begin with"
    redactor = redact.Redactor(detectors=(Raises(ERRORS[error]),))

    with sinks:
        out = [redactor.redact(redact.Text(f"SSN {SSN}")), *_session(redactor, redact.Text(SSN))]

    assert isinstance(out[0], redact.Dropped)
    assert leak.traces(SSN, out, sinks) == []


def test_attack_g02_no_error_is_kept_alive(sinks: leak.Sinks) -> None:
    """An exception that lives on holds its frames, and they hold the text."""
    redactor = redact.Redactor(detectors=(Raises(KeyError),))

    with sinks:
        redactor.redact(redact.Text(f"SSN {SSN}"))

    alive = [e for e in leak.living_exceptions() if leak.traces(SSN, e.args)]
    assert alive == []
    assert getattr(sys, "last_exc", None) is None


def test_attack_g02_wrong_arguments_are_named_and_not_quoted() -> None:
    wrong: list[Callable[[], object]] = [
        lambda: redact.Text(SSN.encode()),  # type: ignore[arg-type]
        lambda: redact.Text(SSN, kind=SSN),
        lambda: redact.Text(SSN, time=-1.0),
        lambda: redact.Text(SSN, window=SSN),  # type: ignore[arg-type]
        lambda: redact.Window(title=SSN.encode()),  # type: ignore[arg-type]
        lambda: redact.Redactor().redact(SSN),  # type: ignore[arg-type]
        lambda: redact.Frame(SSN),  # type: ignore[arg-type]
    ]
    for act in wrong:
        with pytest.raises((TypeError, ValueError)) as caught:
            act()
        assert leak.traces(SSN, caught.value) == []


POLICIES = {
    "choice": f'[labels]\nssn = "{SSN}"',
    "type": f'[frame]\ndeadline_ms = "{SSN}"',
    "syntax": f"[frame\n{SSN}",
}


@pytest.mark.parametrize("problem", POLICIES)
def test_attack_g02_a_policy_error_quotes_no_value(problem: str) -> None:
    """A policy may hold what its writer wants hidden: names, numbers, customers."""
    with pytest.raises(redact.PolicyError) as caught:
        redact.Policy.parse(POLICIES[problem])

    assert leak.traces(SSN, caught.value) == []


def test_attack_g03_nothing_is_logged_or_shown(
    redactor: redact.Redactor, sinks: leak.Sinks
) -> None:
    log = logging.Logger("host", logging.DEBUG)
    event = redact.Text(f"SSN {SSN}", window=redact.Window("Mail", SSN, f"https://x.y/{SSN}"))
    key = redact.Key(SSN[0], code=f"Digit{SSN}")
    focus = redact.Focus(event.window, field=SSN)

    with sinks:
        log.addHandler(logging.StreamHandler())
        log.addHandler(sinks)
        out = redactor.redact(event)
        for thing in (event, key, focus, event.window, out, redactor):
            log.debug("%s %r", thing, thing)
            log.debug(f"{thing} {thing!r}")
            print(thing)  # noqa: T201  # what a careless host does
            log.debug("%d", thing)  # a wrong format prints its arguments to stderr

    assert "Logging error" in sinks.said
    assert leak.traces(SSN, sinks) == []


COMMANDS = {
    "text": ("text", "in.txt"),
    "json": ("text", "in.txt", "--json"),
    "checked": ("text", "in.txt", "--check"),
    "picture": ("image", "in.png", "-o", "out.png"),
    "no picture": ("image", "in.txt", "-o", "out.png"),
    "no text": ("text", "in.png"),
    "no policy": ("text", "in.txt", "--policy", "in.txt"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_attack_g03_no_command_prints_a_value(
    redactor: redact.Redactor, sinks: leak.Sinks, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    if command != "no policy":
        for module in ("text", "image"):
            monkeypatch.setattr(f"redact.cli.{module}.redactor_for", lambda *_: redactor)
    picture = Image.fromarray(drawing.field("SSN ", SSN).pixels)

    with sinks:
        Path("in.txt").write_text(f"the SSN is {SSN}")
        picture.save("in.png")
        code = cli.run(list(COMMANDS[command]))
        for given in ("in.txt", "in.png"):
            Path(given).unlink()

    assert code == {"checked": 1}.get(command, 2 if command.startswith("no") else 0)
    assert leak.traces(SSN, sinks) == []


@pytest.mark.parametrize("name", ["presidio-analyzer", "spacy", "redact", "tldextract"])
def test_attack_g03_engines_log_nothing_at_debug(
    redactor: redact.Redactor, sinks: leak.Sinks, name: str
) -> None:
    """A host that debugs everything still gets no content from the engines."""
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        with sinks:
            redactor.redact(redact.Text(f"SSN {SSN} of {NAME}, zorva@quillfeather.org"))
    finally:
        logger.setLevel(level)

    assert leak.traces(SSN, sinks) == []
    assert leak.traces(NAME, sinks) == []


def test_attack_g04_a_rendered_traceback_shows_no_content() -> None:
    """Crash reporters print the locals of every frame; ours hold things that tell nothing."""
    session = redact.Redactor().session(consent=redact.Consent(notice="1"))
    session.feed(redact.Text(f"SSN {SSN}", time=1.0))

    with pytest.raises(ValueError, match="time") as caught:
        session.advance(-1.0)

    assert leak.traces(SSN, _with_locals(caught.value)) == []


def _with_locals(error: BaseException) -> str:
    """A traceback as crash reporters print it, our own test functions left out."""
    rendered = traceback.TracebackException.from_exception(error, capture_locals=True)
    rendered.stack[:] = [f for f in rendered.stack if f.filename != __file__]
    return "".join(rendered.format())


def test_attack_g04_the_rendering_bites() -> None:
    with pytest.raises(ValueError, match="invalid") as caught:
        json.loads("[1, ", parse_float=int, parse_int=lambda _: int(SSN))

    assert leak.traces(SSN, _with_locals(caught.value))


def _spacy_stores() -> Iterator[object]:
    from spacy.strings import StringStore  # noqa: PLC0415  # slow to import; only this test needs it

    return (o for o in gc.get_objects() if isinstance(o, StringStore))


def test_attack_g06_the_language_model_keeps_no_word() -> None:
    names = Names()
    names.find(f"Please call {NAME} about {SSN} today")

    stores = list(_spacy_stores())
    assert stores, "no model is loaded: nothing is proved"
    assert not any(word in store for store in stores for word in (*NAME.split(), SSN))  # type: ignore[operator]


def test_attack_g06_a_model_without_care_keeps_words() -> None:
    import spacy  # noqa: PLC0415  # slow to import; only this test needs it

    blank = spacy.blank("en")
    blank(NAME)

    assert NAME.split(maxsplit=1)[0] in blank.vocab.strings


POLICY = f"""
[patterns.mine]
label = "customer"
pattern = '(?i)\\b{NAME}\\b'
"""


def test_attack_g07_no_pattern_cache_keeps_what_a_user_bars() -> None:
    redactor = redact.Redactor(redact.Policy.parse(POLICY), (Identifiers(),))
    redactor.redact(redact.Text(f"call {NAME}"))

    caches = [re._cache, getattr(re, "_cache2", {}), regex._main._cache]  # type: ignore[attr-defined]
    assert leak.traces(NAME, [str(key) for cache in caches for key in cache]) == []


def test_attack_g07_the_search_bites() -> None:
    re.search(NAME, "x")
    try:
        assert leak.traces(NAME, [str(key) for key in re._cache])  # type: ignore[attr-defined]
    finally:
        re.purge()
