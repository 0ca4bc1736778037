"""Passwords, tokens and numbers that stand behind a word for them."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_NAMES = (
    r"pass ?words?|passwd|pwd|pass ?codes?|pass ?phrases?|passwort|kennwort"
    r"|mot de passe|mdp|contrasena|clave|senha"
    r"|parola(?: d'ordine)?|(?:client|app|shared|consumer|signing|webhook"
    r"|account)?[ _-]?secrets?(?:[ _-]?(?:access)?[ _-]?keys?)?"
    r"|(?:[a-z0-9]{1,20}[ _-])?(?:api|access|secret|private|encryption"
    r"|license|licence|product|recovery|account|shared ?access|auth|security"
    r"|activation)"
    r"[ _-]?(?:key|token|codes?)|(?:auth|access|refresh|bearer|id|session"
    r"|csrf|bot|api|deploy|personal access)?[ _-]?tokens?"
    r"|(?:auth|session)[ _-]?(?:id|cookie)|credentials?|pin(?:[ _-]?(?:code"
    r"|number|no\.?))?|security answer|mother'?s maiden name"
)
_PASS_HEAD = rf"(?i)(?:^|[^a-z]|_)(?:{_NAMES})"
_QUALIFIER = (
    r"(?:[ _](?:for|of|to|on|at)[ _][\w.@\- ]{1,24}?| ?\([^()\n]{1,24}\)|[ "
    r"_-]?(?:value|number|base64|prod|production|dev|test|live|hash|new|old"
    r"|[0-9]))?"
)

# What stands behind "Password:" when it is not a password.
_WORDS = """
    required optional weak strong medium good fair show hide forgot forgotten change
    changed reset enter none null nil true false hidden saved set unset not invalid
    incorrect correct ok okay string str text bytes password passwords expired expires
    updated never yes no unknown empty default must should may can cannot will is are was
    has have your the a an this that it and or if in on for with please type min minimum
    max maximum at least more less than between contains contain only characters protected
    protection manager policy length strength field input wrong mismatch matches match
    missing needed blank encrypted hashed valid verified confirm confirmation new old
    current create generate generated copy copied view edit delete remove revoke active
    inactive enabled disabled off bearer basic any all object number int integer boolean
    bool undefined self todo tbd n/a na redacted removed masked admin-only optional.
    required. last never. ago today yesterday login log sign keep use used using same sent
    see click tap press try again account settings reset? lost safe secure secret base64
    sha256 sha1 sha512 md5 bcrypt argon2 oauth2 utf8 utf-8 http2 x509 rsa2048 aes256
    ed25519 secretstr optional[str] token tokens key keys
"""
_NO_SECRET = frozenset(_WORDS.split())
_CODE = re2.compile(
    r"""(?i)[({\[]|^(?:\$|%|<|\{|os\.|self\.|this\.|process\.|env\.|config\."""
    r"""|settings\.|req\.|args\.|var\.|secrets?\.|data\.|local\.)"""
    r"""|^[a-z_]+(?:\.[a-z_]+)+\(?$|^[a-z]+(?:_[a-z]+)+[;,)]?$|^[*\x7f.#_xX-]+$"""
    r"""|^https?://|^/[a-z]""",
    quiet(),
)
_COUNTED = re2.compile(
    r"(?i)^(?:[0-9]{1,3}[a-z]{0,2}|[0-9][0-9.,/:]*(?:k|m|kb|mb|s|ms|min|px|%"
    r"|x)?|v?[0-9]+(?:\.[0-9]+)+)$",
    quiet(),
)


def _plausible(hit: Hit) -> bool:
    """Whether a value reads as a secret: no word of the interface, no code, no count."""
    word = hit.value.strip("\"'`,;.)?!").lower()
    if not word or word in _NO_SECRET or _CODE.search(hit.value):
        return False
    return len(set(word)) > 1 or len(word) > 3


def mixed(word: str) -> bool:
    """Whether a word holds more than letters of one kind: a digit and a letter, or a sign."""
    has_digit = any(map(str.isdigit, word))
    has_letter = any(map(str.isalpha, word))
    sign = any(not c.isalnum() and c not in ".,-'_/:" for c in word.rstrip("?!"))
    return (has_digit and has_letter) or (sign and (has_digit or has_letter))


def _assigned(hit: Hit) -> Hit | None:
    """A password behind a colon or an equals sign."""
    lead, value = hit.lead, hit.value
    if not _plausible(hit):
        return None
    pin, key = "pin" in lead.lower(), _is_key(lead)
    if value.isdigit():
        return (
            hit
            if (4 <= len(value) <= 12 and pin) or (len(value) >= (6 if key else 4) and not key)
            else None
        )
    if _COUNTED.search(value) or pin:
        return None
    if mixed(value):
        return hit if len(value) >= (6 if key else 4) else None
    return (
        hit.but(score=0.7)
        if (not key and _ends_line(hit) and "=" not in lead.split("\n")[-1].replace("==", ""))
        or _tight(hit, key)
        else None
    )


def _is_key(lead: str) -> bool:
    low = lead.lower()
    return (
        any(w in low for w in ("key", "token", "secret", "credential", "session", "csrf"))
        and "pass" not in low
    )


def _tight(hit: Hit, key: bool) -> bool:
    """``password=hunter`` as in a config file or a query, without spaces."""
    return (
        not key and hit.lead.endswith("=") and not hit.lead.endswith(" =") and len(hit.value) >= 5
    )


def _ends_line(hit: Hit) -> bool:
    rest = hit.after(40).split("\n", 1)[0].strip(" \t\"'.,;")
    return not rest and len(hit.value) >= 4


def _said(hit: Hit) -> Hit | None:
    """``the password is swordfish``: a word that ends the sentence, or a mixed one."""
    if not _plausible(hit) or _COUNTED.search(hit.value):
        return None
    if mixed(hit.value.rstrip(".,;!?")):
        return hit
    plain = not hit.value.lower().rstrip(".").endswith(("ed", "ing", "able"))
    return hit.but(score=0.7) if plain and _ends_line(hit) and not _is_key(hit.lead) else None


def _below(hit: Hit) -> Hit | None:
    """The caption on one line or cell, the password in the next."""
    strong = (
        hit.value[0] != "@"
        and mixed(hit.value)
        and len(hit.value) >= 6
        and any(map(str.isalpha, hit.value))
    )
    return hit if strong and _plausible(hit) and not _COUNTED.search(hit.value) else None


def _quoted(hit: Hit) -> Hit | None:
    inner = hit.value.strip().lower()
    if not inner or inner in _NO_SECRET or (_is_key(hit.lead) and len(inner) < 8):
        return None
    wordy = " " in inner and any(
        inner.startswith(w)
        for w in ("enter", "your", "please", "type", "confirm", "new ", "must", "forgot", "invalid")
    )
    return (
        None
        if wordy or inner.startswith(("${", "{{", "<", "%")) or not inner.strip("*.x#\x7f")
        else hit
    )


_SHORT_NAME = r"(?i)(?:^|[^a-z]|_)pass"
_BETWEEN = r"""["'\])]{0,2}\s{0,3}(?::=|=>|==?|:|->)\s{0,3}"""

RULES: tuple[Rule, ...] = (
    Rule(
        "credential",
        rf"""{_PASS_HEAD}{_QUALIFIER}{_BETWEEN}(?:b|f|r)?["'`]([^"'`\n]{{1,128}})["'`"""
        rf"""]""",
        0.9,
        _quoted,
        gate=_PASS_HEAD,
    ),
    Rule(
        "credential",
        rf"""{_PASS_HEAD}{_QUALIFIER}{_BETWEEN}([^\s"'`<>,;&]{{2,256}})""",
        0.9,
        _assigned,
        gate=_PASS_HEAD,
    ),
    Rule(
        "credential",
        rf"""{_PASS_HEAD}{_QUALIFIER}\s(?:is|was|es|ist|est|=|lautet)(?: now| set """
        rf"""to)?:?\s{{1,2}}["'`]?([^\s"'`<>,;]{{3,128}})""",
        0.85,
        _said,
        gate=_PASS_HEAD,
    ),
    Rule(
        "credential",
        rf"""{_PASS_HEAD}[ \t:]{{0,3}}[\r\n \t][\s]{{0,4}}([^\s"'`<>,;]{{6,128}})[ """
        rf"""\t]*(?:[\r\n]|$)""",
        0.8,
        _below,
        gate=_PASS_HEAD,
    ),
    Rule(
        "credential",
        r"(?i)(?:--?(?:password|passwd|pass|token|secret|api-key)[ =]|sshpass -p "
        r"?|-u [\w.\-]{1,40}:)[\"']?([^\s\"']{3,128})",
        0.9,
        lambda h: h if _plausible(h) else None,
    ),
    Rule(
        "credential",
        r"(?i)\bpin\b(?: ?(?:code|number|no\.?))?(?: is| was)?[ "
        r":=#\n]{1,3}([0-9]{4,8})\b",
        0.85,
    ),
    Rule(
        "credential",
        rf"""{_SHORT_NAME}["']?\s?[:=]\s?["']?([^\s"'`<>,;&]{{4,128}})""",
        0.85,
        _assigned,
    ),
    Rule(
        "credential",
        r"(?i)passphrase[^:=\n]{0,20}[:=]\s{0,3}([a-z]+(?:[ -][a-z]+){2,15})[ "
        r"\t]*(?:[\r\n]|$)",
        0.85,
        lambda h: (
            None
            if h.value.lower().startswith(
                ("must", "is ", "should", "required", "enter", "your ", "not ")
            )
            else h
        ),
    ),
)
