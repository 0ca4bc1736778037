"""Seed phrases, recovery codes and one-time codes."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_WORD_COUNTS = (12, 15, 18, 21, 24)
_COMMON_LIST = """
    the and are for was not but his her has had from were been who its our your their can
    could did does into also than them these those some more most other would should let
    new using
"""
_COMMON = frozenset(_COMMON_LIST.split())


def _seed_like(hit: Hit) -> Hit | None:
    """A line of 12, 15, 18, 21 or 24 short words and no grammar (BIP-39)."""
    words = hit.value.split()
    return hit if len(words) in _WORD_COUNTS and not _COMMON.intersection(words) else None


def _seed_named(hit: Hit) -> Hit | None:
    return hit if 11 <= sum(map(str.isalpha, hit.value.split())) <= 26 else None


SEEDS = (
    Rule(
        "credential",
        r"(?:^|\n)[ \t]*([a-z]{3,8}(?: [a-z]{3,8}){11,23})[ \t]*(?:[\r\n]|$)",
        0.85,
        _seed_like,
    ),
    Rule(
        "credential",
        r"(?i)(?:seed|recovery|mnemonic|backup|wallet|secret)(?: (?:seed|recovery"
        r"|secret|backup))?[ _-]?(?:phrase|words|seed"
        r"|mnemonic)?[^a-z\n]{0,6}[^:\n]{0,30}[:\n][\s]{0,4}"
        r"((?:[0-9]{1,2}[.):]?[ \t]?)?[a-z]{3,8}(?:[\s,]{1,3}(?:[0-9]{1,2}[.):]?[ "
        r"\t]?)?[a-z]{3,8}){10,25})\b",
        0.95,
        _seed_named,
        gate=r"(?i)(?:phrase|mnemonic|seed|words)",
    ),
)

_CODE_WORD = (
    r"(?:verification|security|one[- ]?time|login|log-?in|sign-?in"
    r"|confirmation|authentication|authenticator|access|sms|2fa|mfa|otp"
    r"|two-factor|activation|reset"
    r"|backup|recovery)[ -]?(?:pass)?(?:codes?|pin|password)|\botp\b|passcode"
    r"|\bg-(?:code)?|codigo(?: de (?:verificacion|seguridad|acceso"
    r"|confirmacion))"
    r"|(?:verifizierungs|bestatigungs|sicherheits|anmelde|einmal|zugangs)code"
    r"|tan|code de (?:verification|securite|confirmation|validation)"
    r"|(?:this|following|below) (?:[a-z-]{1,12} )?code"
    r"|(?:your|ihr|dein|votre|su|tu)(?: [a-z0-9]{1,16}){0,2} (?:code|codigo)"
)
_OTP = r"(?:[A-Z]-)?[0-9]{4,8}|[0-9]{3}[ -][0-9]{3,4}|[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}"

_OTP_NO = re2.compile(
    r"(?i)[?]|zip|area|country|status|error|promo|source|expir|minute|hour"
    r"|valid|postal|digit",
    quiet(),
)


def _otp(hit: Hit) -> Hit | None:
    return None if _OTP_NO.search(hit.lead) or hit.before().isdigit() else hit


ONE_TIME = (
    Rule("credential", r"(?i)(?:^|\n)[ \t]*code: ?([0-9]{3}[ -]?[0-9]{3})[ \t]*(?:[.\r\n]|$)", 0.7),
    Rule(
        "credential",
        rf"(?i)\b(?:{_CODE_WORD})\b[^0-9\n]{{0,30}}?[\s:]{{0,3}}\b({_OTP})(?:[^0-9a"
        rf"-z]|$)",
        0.85,
        _otp,
        gate=rf"(?i)\b(?:{_CODE_WORD})\b",
    ),
    Rule(
        "credential",
        rf"(?i)(?:^|[^0-9a-z])({_OTP}) (?:is|es|ist|est|is your|as)(?: (?:your|the"
        rf"|su|tu|ihr|dein|votre))? [^0-9.\n]{{0,30}}?(?:code|codigo|otp|passcode"
        rf"|tan\b)",
        0.85,
    ),
    Rule(
        "credential",
        rf"(?i)(?:use|enter|type|introduce|usa|entrez) (?:the )?(?:code )?({_OTP}) "
        rf"(?:to|as|for|on|para|pour|um)\b",
        0.8,
    ),
    Rule(
        "credential",
        r"(?i)(?:backup|recovery|scratch|emergency) "
        r"codes?\b[^\n]{0,60}[:\n]\s{0,4}((?:[0-9]{1,2}[.)] ?)?[a-z0-9]{4,8}[- "
        r"]?[a-z0-9]{4,8}(?:\s{1,4}(?:[0-9]{1,2}[.)] ?)?[a-z0-9]{4,8}[- "
        r"][a-z0-9]{4,8}){1,15})",
        0.9,
        lambda h: h if any(map(str.isdigit, h.value)) else None,
    ),
)

RULES = SEEDS + ONE_TIME
