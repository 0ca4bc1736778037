"""Field names: which short lines of a screen name the value beside or under them."""

from __future__ import annotations

import re2

MAX_LENGTH = 60
"""Characters of the longest line that is taken for a field name."""

_WORDS = (
    # identity and tax
    r"ssn|s\.s\.n|social|sin|itin|ein|ptin|tin|tax.?id|tax.?payer|ni.?no|national|nir|dni|nie|nif"
    r"|steuer|identifi\w*|personal.?ausweis|passport|passeport|pasaporte|reisepass|licen[cs]e|permis"
    r"|f.hrerschein|fuhrerschein|driver'?s?|document|id.?(number|no|nr|card)|id",
    # money
    r"account|acct|a/c|konto|compte|cuenta|iban|bic|swift|routing|aba|rtn|sort.?code|transit|clabe"
    r"|card|karte|carte|tarjeta|pan|cvv|cvc|security.?code|bank",
    # health
    r"mrn|medical|record|chart|patient|member|subscriber|policy|group|plan|npi|dea|mbi|medicare"
    r"|medicaid|beneficiary|insurance|provider|rx|health|nhs|versicher\w*",
    # secrets
    r"password|passwort|passphrase|passcode|contrase.a|clave|mot.de.passe|kennwort|pwd|pass|pin"
    r"|secret|token|key|api.?key|credential\w*|seed|recovery|mnemonic|code|otp|2fa|verification",
    # people and contact
    r"(sur|last|first|middle|full|user|family|given)?name|nombre|nom|vorname|nachname|apellidos?|pr.nom|employee|customer|client|contact|owner"
    r"|assignee|assigned|reviewer|manager|author|from|to|cc|sender|recipient|attention|attn|by"
    r"|spouse|dependent|parent|guardian|doctor|physician|user|username|login|handle"
    r"|e-?mail|mail|correo|phone|tel\w*|mobile|cell|fax|handy|address|street|adresse|direcci.n"
    r"|stra(.|ss)e|city|zip|postal|plz|born|birth\w*|dob|d\.o\.b|geburts\w*|n.(e|e)?.le|nacimiento",
    # machines
    r"host|server|ip|mac|network",
)
_MOST_WORDS = 9
_OPTIONS = re2.Options()
_OPTIONS.case_sensitive = False
_OPTIONS.log_errors = False
_NAME = re2.compile(r"(^|[^a-z])(" + "|".join(_WORDS) + r")([^a-z]|$)", _OPTIONS)


def is_field_name(text: str) -> bool:
    """Whether a line is short and names something that could be private."""
    short = len(text) <= MAX_LENGTH and text.count(" ") < _MOST_WORDS
    return short and _NAME.search(text) is not None
