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
    r"|(?:auth|session)[ _-]?(?:id|cookie)|credentials?|(?:wi-?fi|wlan|wpa2?"
    r"|network)(?: security)? key|pin(?:[ _-]?(?:code"
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
# Code that computes a secret is none: calls, members, variables, placeholders, paths.
_CODE = re2.compile(
    r"^[A-Za-z_][A-Za-z_.]{2,}[(\[]|^[A-Za-z_][A-Za-z0-9_.]*\(.*\)[;,]?$"
    r"|^\$(?:\{|\(|[A-Z_]+$|[a-z_]+$)|^%(?:[sdr(]|\w+%$)|^\{|^\[|^<"
    r"|^\([a-z]{2}|^\(e\.g|^[bfru][\"']|^(?i:os|self|this|process|env"
    r"|config|settings|req|args|var|secrets?|data|local)\.[A-Za-z_]"
    r"|^(?i:[a-z_]+(?:\.[a-z0-9_]+)+)$|^[A-Za-z]+(?:_[A-Za-z]+)+$"
    r"|^[A-Z]\w*<[A-Z]\w*>,?$|^[*\x7f.#_xX-]+$|^https?://|^/[a-z]",
    quiet(),
)
_COUNTED = re2.compile(
    r"(?i)^(?:[0-9]{1,3}[a-z]{0,2}|[0-9][0-9.,/:]*(?:k|m|kb|mb|s|ms|min|px|%"
    r"|x)?|v?[0-9]+(?:\.[0-9]+)+)$",
    quiet(),
)


_NEXT_FIELD = re2.compile(r"[&;,](?:[A-Za-z_ ]+[=:]|$)", quiet())


def _trimmed(hit: Hit) -> Hit:
    """The value without the next field of a query or a list, and without closing marks."""
    value = hit.value
    after = _NEXT_FIELD.search(value)
    if after:
        value = value[: after.start()]
    for opening, closing in (
        "()",
        "[]",
        "{}",
        ("", '"'),
        ("", "'"),
        ("", "`"),
        ("", ";"),
        ("", ","),
    ):
        if value.endswith(closing) and (not opening or opening not in value):
            value = value[:-1]
    return hit.but(end=hit.start + len(value))


def _plausible(hit: Hit) -> bool:
    """Whether a value reads as a secret: no word of the interface, no code, no count."""
    word = hit.value.strip("\"'`,;.)?!").lower()
    if not word or word in _NO_SECRET or _CODE.search(hit.value) or _COUNTED.search(hit.value):
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
    hit = _trimmed(hit)
    if hit.value.isdigit():
        return _number(hit)
    if not _plausible(hit) or _PIN.search(hit.lead):
        return None
    key = _is_key(hit.lead)
    if mixed(hit.value):
        return hit if len(hit.value) >= (6 if key else 4) else None
    plain = _in_config(hit) or (_ends_line(hit) and "=" not in hit.lead)
    return hit.but(score=0.7) if plain and not key else None


def _number(hit: Hit) -> Hit | None:
    """Digits alone are a PIN or a password, but behind a word for tokens a count."""
    named = _PIN.search(hit.lead) is not None or not _is_key(hit.lead)
    return hit if named and 4 <= len(hit.value) <= 64 else None


_PIN = re2.compile(r"(?i)(?:^|[^a-z])pin", quiet())
_KEY = re2.compile(r"(?i)key|token|secret|credential|session|csrf", quiet())


def _is_key(lead: str) -> bool:
    """Whether the label asks for a drawn string, which no plain word is."""
    return _KEY.search(lead) is not None and "pass" not in lead.lower()


def _in_config(hit: Hit) -> bool:
    """``password=hunter`` as in a configuration or a query, without spaces."""
    return hit.lead.endswith("=") and not hit.lead.endswith(" =") and len(hit.value) >= 5


def _ends_line(hit: Hit) -> bool:
    rest = hit.after(40).split("\n", 1)[0].strip(" \t\"'.,;")
    return not rest and len(hit.value) >= 4


def _said(hit: Hit) -> Hit | None:
    """``the password is swordfish``: a word that ends the sentence, or a mixed one."""
    hit = _trimmed(hit)
    if not _plausible(hit):
        return None
    if mixed(hit.value.rstrip(".,;!?")):
        return hit
    plain = not hit.value.lower().rstrip(".").endswith(("ed", "ing", "able"))
    return hit.but(score=0.7) if plain and _ends_line(hit) and not _is_key(hit.lead) else None


def _below(hit: Hit) -> Hit | None:
    """The caption on one line or cell, the password in the next."""
    value = hit.value
    strong = len(value) >= 6 and mixed(value) and any(map(str.isalpha, value))
    return hit if strong and value[0] != "@" and _plausible(hit) else None


def _strong(hit: Hit) -> Hit | None:
    """Right behind the word, without a colon: small and capital letters, digits and a sign."""
    hit = _trimmed(hit)
    kinds = (str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum() and c not in "._-/:")
    drawn = len(hit.value) >= 8 and all(any(map(kind, hit.value.rstrip(".!?"))) for kind in kinds)
    return hit if drawn and _plausible(hit) else None


def _quoted(hit: Hit) -> Hit | None:
    """Any string behind the label, but what a form or a template would say."""
    inner = hit.value.strip().lower()
    if not inner or inner in _NO_SECRET or (_is_key(hit.lead) and len(inner) < 8):
        return None
    told = " " in inner and inner.startswith(_TELLING)
    template = inner.startswith(("${", "{{", "<", "%")) or not inner.strip("*.x#\x7f")
    return None if told or template else hit


_TELLING = ("enter", "your", "please", "type", "confirm", "new ", "must", "forgot", "invalid")
_GRAMMAR = frozenset(
    ("the", "a", "and", "or", "to", "your", "must", "is", "be", "at", "with", "of")
)


def _phrase(hit: Hit) -> Hit | None:
    """Words to the end of the line that make no sentence."""
    words = hit.value.lower().replace("-", " ").split()
    told = words[0] in ("must", "should", "required", "enter", "not") or _GRAMMAR.intersection(
        words
    )
    enough = len(words) >= (3 if "phrase" in hit.lead.lower() else 4)
    return hit if enough and not told else None


_SHORT_NAME = r"(?i)(?:^|[^a-z]|_)(?:pass|pw|psw)"
_BETWEEN = r"""["'\])]{0,2}\s{0,3}(?::=|=>|==?|:|->)\s{0,3}"""

_VALUE = r"""[^\s"'`<]\S{1,255}"""
_NAMED = rf"{_PASS_HEAD}{_QUALIFIER}"
_SAID = r"\s(?:is|was|es|ist|est|=|lautet)(?: now| set to)?:?\s{1,2}"
_OPTION = (
    r"(?i)(?:--?(?:password|passwd|pass|token|secret|api-key)[ =]|sshpass -p ?"
    r"|\bmysql[a-z]*\b[^\n]{0,60} -p|-u [\w.\-]{1,40}:)"
)

RULES: tuple[Rule, ...] = (
    *(
        Rule(
            "credential",
            rf"{_NAMED}{_BETWEEN}[bfr]?{quote}([^{quote}\n]{{1,128}}){quote}",
            0.9,
            _quoted,
            gate=_PASS_HEAD,
        )
        for quote in "\"'`"
    ),
    Rule("credential", rf"{_NAMED}{_BETWEEN}({_VALUE})", 0.9, _assigned, gate=_PASS_HEAD),
    Rule("credential", rf"{_SHORT_NAME}\s?[:=]\s?({_VALUE})", 0.85, _assigned),
    Rule("credential", rf"{_NAMED}{_SAID}[\"'`]?({_VALUE})", 0.85, _said, gate=_PASS_HEAD),
    Rule(
        "credential",
        rf"{_PASS_HEAD}[ \t:]{{0,3}}[\r\n \t]\s{{0,4}}({_VALUE})[ \t]*(?:[\r\n]|$)",
        0.8,
        _below,
        gate=_PASS_HEAD,
    ),
    Rule("credential", rf"{_NAMED}[ :]{{1,3}}({_VALUE})", 0.85, _strong, gate=_PASS_HEAD),
    Rule(
        "credential",
        rf"{_OPTION}[\"']?([^\s\"']{{3,128}})",
        0.9,
        lambda hit: hit if _plausible(hit) else None,
    ),
    Rule(
        "credential",
        r"(?i)\bpin\b(?: ?(?:code|number|no\.?))?(?: is| was)?[ :=#\n]{1,3}([0-9]{4,8})\b",
        0.85,
    ),
    Rule(
        "credential",
        r"(?i)pass ?(?:phrase|word)[^:=\n]{0,20}[:=]\s{0,3}([a-z]+(?:[ "
        r"-][a-z]+){2,15})[ \t]*(?:[\r\n]|$)",
        0.85,
        _phrase,
    ),
)
