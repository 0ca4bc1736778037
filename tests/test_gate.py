"""The gate: which windows are never looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.events import Reason, Window
from redact.gate import Gate, Rules, host_of
from redact.policy import Policy

NEVER = Reason.NEVER_LOOK

WINDOWS = {
    "password manager": (Window(app="KeePassXC"), NEVER),
    "password manager, other case": (Window(app="1PASSWORD 8"), NEVER),
    "system dialog": (Window(app="consent.exe"), NEVER),
    "dialog by its title": (Window(title="Windows Security"), NEVER),
    "vault host": (Window(url="https://vault.bitwarden.com/#/items"), NEVER),
    "below a vault host": (Window(url="https://eu.lastpass.com/"), NEVER),
    "host with user, port and case": (Window(url="https://a:b@LastPass.com:443/x"), NEVER),
    "host with a dot at its end": (Window(url="https://lastpass.com./"), NEVER),
    "host without a scheme": (Window(url="lastpass.com/vault"), NEVER),
    "private window": (Window(app="Firefox", private=True), Reason.PRIVATE),
    "browser": (Window(app="Firefox", title="News", url="https://example.com/"), None),
    "not below, only alike": (Window(url="https://notlastpass.com/"), None),
    "host in the path": (Window(url="https://example.com/lastpass.com"), None),
    "host in the query": (Window(url="https://example.com?u=https://lastpass.com/"), None),
    "nothing known": (Window(), None),
    "not said whether private": (Window(app="Firefox", private=None), None),
}


@pytest.mark.parametrize(("window", "reason"), WINDOWS.values(), ids=WINDOWS.keys())
def test_the_default_policy(window: Window, reason: Reason | None) -> None:
    assert Policy.load("default").gate.refusal(window) == reason


@pytest.mark.parametrize(
    ("window", "reason"),
    [
        (Window(), Reason.UNKNOWN_WINDOW),
        (Window(private=False), Reason.UNKNOWN_WINDOW),
        (Window(app="Firefox"), Reason.PRIVATE),
        (Window(app="Firefox", private=False), None),
        (Window(app="Enpass", private=False), NEVER),
    ],
    ids=range(5),
)
def test_the_strict_policy(window: Window, reason: Reason | None) -> None:
    assert Policy.load("strict").gate.refusal(window) == reason


def test_private_windows_are_looked_at_only_when_asked_for() -> None:
    window = Window(app="Firefox", private=True)

    assert Gate().refusal(window) == Reason.PRIVATE
    assert Gate(private=False).refusal(window) is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        (None, ""),
        ("", ""),
        ("https://Example.COM:8080/a?b#c", "example.com"),
        ("https://user:pass@example.com", "example.com"),
        ("https://a@b@example.com/", "example.com"),
        ("https:\\\\example.com\\path", "example.com"),
        ("https://[2001:db8::1]:443/", "2001:db8::1"),
        ("https://example.com?x", "example.com"),
        ("https://example.com#x@y", "example.com"),
    ],
    ids=range(9),
)
def test_host_of(url: str | None, host: str) -> None:
    assert host_of(url) == host


@given(st.text())
def test_host_of_takes_anything(url: str) -> None:
    assert not set("/?#@") & set(host_of(f"https://{url}"))


@given(st.text(min_size=1))
def test_a_rule_of_everything_matches_everything(name: str) -> None:
    assert Rules(apps=("*",)).match(Window(app=name))
    assert not Rules().match(Window(app=name, title=name, url=name))
