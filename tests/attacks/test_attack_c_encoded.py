"""Attacks by encoding: what a patient reader decodes must be hidden too."""

from __future__ import annotations

import base64
import gzip
import html
import json
import quopri
import re
import urllib.parse
from collections.abc import Callable

import pytest
from oracles import leak
from oracles.texts import SSN, shown

import redact


def _jwt(secret: str) -> str:
    parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": secret, "iat": 1})
    head = [base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts]
    return ".".join([*head, "x5Jq0bYt3NfKwR8uZc1mVh7LpDgSa2Ee"])


ENCODINGS: dict[str, Callable[[str], str]] = {
    "base64": lambda s: base64.b64encode(f"the SSN is {s}".encode()).decode(),
    "hex": lambda s: f"the SSN is {s}".encode().hex(),
    "url": lambda s: "q=" + "".join(f"%{ord(c):02X}" for c in f"SSN {s}"),
    "entities": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "named entities": lambda s: html.escape(f'"{s}"').replace("-", "&#x2d;"),
    "json": lambda s: '{"ssn": "' + "".join(f"\\u{ord(c):04x}" for c in s) + '"}',
    "quoted-printable": lambda s: "".join(f"={ord(c):02X}" for c in f"SSN {s}"),
    "gzip": lambda s: base64.b64encode(gzip.compress(f"the SSN is {s}".encode(), mtime=0)).decode(),
    "data uri": lambda s: "data:text/plain;base64," + base64.b64encode(s.encode()).decode(),
    "jwt": _jwt,
    "base64 of base64": lambda s: base64.b64encode(
        base64.b64encode(f"the SSN is {s}".encode())
    ).decode(),
    "url of base64": lambda s: urllib.parse.quote(
        base64.b64encode(f"the SSN is {s}!".encode()).decode(), safe=""
    ),
}


def _decodes(text: str, secret: str) -> bool:
    """Whether a patient reader gets the secret out of a text: all decodings, three deep."""
    layer = {text}
    for _ in range(4):
        if any(leak.traces(secret, t) for t in layer):
            return True
        layer = {inner for t in layer for inner in _decoded(t)} - layer
    return False


def _decoded(text: str) -> set[str]:
    def attempt(decode: Callable[[], bytes | str]) -> str:
        try:
            out = decode()
        except (ValueError, OSError, EOFError):
            return ""
        return out if isinstance(out, str) else out.decode("utf-8", "replace")

    whole = [
        attempt(lambda: urllib.parse.unquote(text)),
        attempt(lambda: html.unescape(text)),
        attempt(lambda: re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)),
        attempt(lambda: quopri.decodestring(text)),
    ]
    for run in re.findall(r"[A-Za-z0-9+/_-]{12,}", text):
        raw = run.translate(str.maketrans("-_", "+/"))
        raw += "=" * (-len(raw) % 4)
        whole += [
            attempt(lambda raw=raw: base64.b64decode(raw)),
            attempt(lambda raw=raw: gzip.decompress(base64.b64decode(raw))),
            attempt(lambda run=run: bytes.fromhex(run)),
        ]
    return {t for t in whole if t}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_attack_c09_encoded(redactor: redact.Redactor, encoding: str) -> None:
    disguised = ENCODINGS[encoding](SSN)
    assert _decodes(disguised, SSN)

    text = shown(redactor, f"please note {disguised} until the workshop")

    assert not _decodes(text, SSN)
    assert "workshop" in text
