"""Web addresses, hosts, network and hardware addresses."""

from __future__ import annotations

import ipaddress

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_VERSION = re2.compile(
    r"(?i)(?:version|ver\.?|release|build|firmware|section|chapter|oid|v|[a-z]/"
    r"|==|>=|<=|~=|\^)[ :]{0,2}$",
    quiet(),
)
_HOSTLY = re2.compile(
    r"(?i)(?:ip|addr\w*|host|server|gateway|dns|subnet|ping|ssh|inet6?|from"
    r"|to|via|client|peer|@|//|router|netmask)[^a-z0-9]{0,12}$",
    quiet(),
)


def _ipv4(hit: Hit) -> Hit | None:
    """A private address, a labelled one, or one that cannot be a version."""
    if (
        hit.before().isalnum()
        or hit.before() in (".", "-")
        or hit.after().isalnum()
        or (hit.after(2)[:1] == "." and hit.after(2)[1:].isdigit())
    ):
        return None
    try:
        address = ipaddress.IPv4Address(hit.value)
    except ValueError:
        return None
    lead = hit.before(24)
    if (
        address.is_loopback
        or address.is_unspecified
        or hit.value.startswith("255.")
        or _VERSION.search(lead)
    ):
        return None
    labelled = bool(_HOSTLY.search(lead))
    if not (labelled or address.is_private) and max(address.packed) < 32:
        return None
    return hit.but(score=0.9 if labelled or address.is_private else 0.7)


def _ipv6(hit: Hit) -> Hit | None:
    if hit.before().isalnum() or hit.before() == ":" or hit.after().isalnum() or hit.after() == ":":
        return None
    try:
        address = ipaddress.IPv6Address(hit.value)
    except ValueError:
        return None
    clock = hit.value.replace(":", "").isdigit() and "::" not in hit.value and len(hit.value) < 12
    return (
        None
        if address.is_loopback or address.is_unspecified or clock or len(hit.value) < 6
        else hit
    )


def _mac(hit: Hit) -> Hit | None:
    around = hit.before() + hit.after()
    if any(c.isalnum() or c in ":-." for c in around):
        return None
    return hit if "." not in hit.value or any(map(str.isalpha, hit.value)) else None


def _host(hit: Hit) -> Hit | None:
    """A host of a private zone; no member of an object, no ``.env.local``."""
    file_like = hit.before() in (".", "/", "\\", "$", "_") and hit.before(2) not in ("//", "\\\\")
    goes_on = (
        hit.after().isalnum()
        or hit.after() in ("_", "-", "(")
        or (hit.after() == "." and hit.after(2)[1:].isalnum())
    )
    member = hit.value.split(".")[0].lower() in _OBJECTS
    return None if file_like or goes_on or member else hit


def _named_host(hit: Hit) -> Hit | None:
    """What ``hostname =`` is given: a name with a digit or a dash, not a call."""
    name_like = any(c.isdigit() or c == "-" for c in hit.value)
    return hit if name_like and hit.after() not in ("(", "[") else None


_OBJECTS = frozenset(("this", "self", "env", "props", "docker-compose", "settings", "config"))


def _url(hit: Hit) -> Hit:
    return hit.but(end=hit.start + len(hit.value.rstrip(".,;:!?)'\"]}*")))


_X = r"[0-9A-Fa-f]{1,4}"

RULES: tuple[Rule, ...] = (
    Rule("url", r"""(?i)(?:https?|ftp|wss?|file|s3|smb)://[^\s<>"'`|\\^{}]{3,}""", 0.9, _url),
    Rule(
        "url",
        r"""(?i)\bwww\.[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,24}(?:/[^\s<>"'`"""
        r"""|\\^{}]*)?""",
        0.9,
        _url,
    ),
    Rule(
        "url",
        r"(?i)\b[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.(?:com|org|net|io|dev|gov|edu"
        r"|co\.uk|de|fr|es|eu|ai|app)(?:/[^\s<>\"']*)?\b",
        0.7,
        lambda h: None if h.before() == "@" else _url(h),
    ),
    Rule("network", r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}", 0.9, _ipv4),
    Rule(
        "network",
        rf"(?:{_X}:){{7}}{_X}|(?:{_X}:){{1,6}}(?::{_X}){{1,6}}|(?:{_X}:){{2,7}}:"
        rf"|::(?:{_X}:){{1,6}}{_X}",
        0.9,
        _ipv6,
    ),
    Rule(
        "network",
        r"(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}"
        r"|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}",
        0.9,
        _mac,
    ),
    Rule(
        "network",
        r"(?i)[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?(?:\.[a-z0-9\-]+)*\.(?:internal"
        r"|corp|local|lan|intranet|home\.arpa|localdomain)",
        0.9,
        _host,
    ),
    Rule(
        "network",
        r"(?i)\b(?:hostname|host name|computer name|machine name|device "
        r"name)\s?[:=]\s{0,3}([a-z0-9][a-z0-9.\-]{3,62})\b",
        0.8,
        _named_host,
    ),
)
