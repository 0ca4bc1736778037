"""Keys, tokens, passwords, seed phrases and one-time codes."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_K = "[A-Za-z0-9]"
_KU = "[A-Za-z0-9_-]"

# Prefixes that the vendors publish for secret scanning.
_VENDORS = (
    rf"gh[pousr]_{_K}{{30,255}}|github_pat_[A-Za-z0-9_]{{22,255}}|glpat-{_KU}{{20,}}|gl(?:dt|rt|cbt|ptt|ft|soat)-{_KU}{{20,}}"
    r"|(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,}"
    r"|xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,}|https://hooks\.slack\.com/services/[A-Za-z0-9/]{20,}"
    r"|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{20,}|sq0(?:atp|csp)-[A-Za-z0-9_-]{20,}|EAAA[A-Za-z0-9_-]{40,}"
    r"|sk-(?:proj-|svcacct-|admin-)[A-Za-z0-9_-]{20,}|sk-ant-[A-Za-z0-9_-]{20,}|sk-or-[A-Za-z0-9-]{20,}|sk-[A-Za-z0-9]{32,}"
    r"|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|rubygems_[a-f0-9]{40,}|dckr_pat_[A-Za-z0-9_-]{20,}|hf_[A-Za-z0-9]{30,}"
    r"|gsk_[A-Za-z0-9]{40,}|r8_[A-Za-z0-9]{35,}|pplx-[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{40,}"
    r"|SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}|(?:AC|SK)[0-9a-f]{32}|key-[0-9a-f]{32}|[0-9a-f]{32}-us[0-9]{1,2}"
    r"|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|do[opr]_v1_[a-f0-9]{64}|dp\.(?:pt|st|ct|sa)\.[A-Za-z0-9.]{30,}|lin_api_[A-Za-z0-9]{30,}"
    r"|secret_[A-Za-z0-9]{40,}|ntn_[A-Za-z0-9]{40,}|PMAK-[a-f0-9]{24}-[a-f0-9]{34}|glsa_[A-Za-z0-9_]{30,}|hvs\.[A-Za-z0-9_-]{24,}"
    r"|atlasv1\.[A-Za-z0-9_=-]{30,}|ATATT3[A-Za-z0-9_=-]{50,}|figd_[A-Za-z0-9_-]{30,}|sntrys_[A-Za-z0-9+/=_]{30,}|phc_[A-Za-z0-9]{30,}"
    r"|AGE-SECRET-KEY-1[A-Z0-9]{58}|xprv[1-9A-HJ-NP-Za-km-z]{100,112}|[MN][A-Za-z0-9]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}"
    r"|[0-9]{8,10}:AA[A-Za-z0-9_-]{33}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*"
    r"|eyJ[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]{8,}){2,4}"
)


def _whole_key(hit: Hit) -> Hit | None:
    """A key may stand behind an underscore or a dash, but not inside another word."""
    if hit.value.startswith(("AC", "SK")) and not any(map(str.isalpha, hit.value[2:])):
        return None
    return None if hit.before().isalnum() and not hit.value.startswith("eyJ") else hit


_PEM_END = "-----END"
_PEM_LONGEST = 16_384
_PEM_BODY = re2.compile(r"[A-Za-z0-9+/=\s:,.\\-]*", quiet())


def _pem(hit: Hit) -> Hit:
    """From BEGIN to the matching END; without one, as far as key material goes."""
    text = hit.text
    end = text.find(_PEM_END, hit.end, hit.end + _PEM_LONGEST)
    if end < 0:
        body = text[hit.end : hit.end + _PEM_LONGEST]
        return hit.but(end=hit.end + _PEM_BODY.match(body).end())
    close = text.find("-----", end + len(_PEM_END), end + 80)
    return hit.but(end=close + 5 if close > 0 else end + len(_PEM_END))


_SECRET_WORDS = (
    r"pass ?words?|passwd|pwd|pass ?codes?|pass ?phrases?|passwort|kennwort|mot de passe|mdp|contrasena|clave|senha"
    r"|parola(?: d'ordine)?|(?:client|app|shared|consumer|signing|webhook|account)?[ _-]?secrets?(?:[ _-]?(?:access)?[ _-]?keys?)?"
    r"|(?:[a-z0-9]{1,20}[ _-])?(?:api|access|secret|private|encryption|license|licence|product|recovery|account|shared ?access|auth|security|activation)"
    r"[ _-]?(?:key|token|codes?)|(?:auth|access|refresh|bearer|id|session|csrf|bot|api|deploy|personal access)?[ _-]?tokens?"
    r"|(?:auth|session)[ _-]?(?:id|cookie)|credentials?|pin(?:[ _-]?(?:code|number|no\.?))?|security answer|mother'?s maiden name"
)
_PASS_HEAD = rf"(?i)(?:^|[^a-z]|_)(?:{_SECRET_WORDS})"
_QUALIFIER = r"(?:[ _](?:for|of|to|on|at)[ _][\w.@\- ]{1,24}?| ?\([^()\n]{1,24}\)|[ _-]?(?:value|number|base64|prod|production|dev|test|live|hash|new|old|[0-9]))?"

# What stands behind "Password:" when it is not a password.
_NO_SECRET = frozenset(
    (
        "required optional weak strong medium good fair show hide forgot forgotten change changed reset enter none null nil true "
        "false hidden saved set unset not invalid incorrect correct ok okay string str text bytes password passwords expired expires "
        "updated never yes no unknown empty default must should may can cannot will is are was has have your the a an this that it "
        "and or if in on for with please type min minimum max maximum at least more less than between contains contain only "
        "characters protected protection manager policy length strength field input wrong mismatch matches match missing needed "
        "blank encrypted hashed valid verified confirm confirmation new old current create generate generated copy copied view edit "
        "delete remove revoke active inactive enabled disabled on off bearer basic any all any object number int integer boolean bool "
        "undefined self todo tbd n/a na redacted removed masked admin-only optional. required. last never. ago today yesterday "
        "login log sign keep use used using same sent see click tap press try again account settings reset? lost safe secure secret "
        "base64 sha256 sha1 sha512 md5 bcrypt argon2 oauth2 utf8 utf-8 http2 x509 rsa2048 aes256 ed25519 secretstr optional[str] token tokens key keys"
    ).split()
)
_CODE = re2.compile(
    r"""(?i)[({\[]|^(?:\$|%|<|\{|os\.|self\.|this\.|process\.|env\.|config\.|settings\.|req\.|args\.|var\.|secrets?\.|data\.|local\.)"""
    r"""|^[a-z_]+(?:\.[a-z_]+)+\(?$|^[a-z]+(?:_[a-z]+)+[;,)]?$|^[*\x7f.#_xX-]+$|^https?://|^/[a-z]""",
    quiet(),
)
_COUNTED = re2.compile(r"(?i)^(?:[0-9]{1,3}[a-z]{0,2}|[0-9][0-9.,/:]*(?:k|m|kb|mb|s|ms|min|px|%|x)?|v?[0-9]+(?:\.[0-9]+)+)$", quiet())


def _plausible(hit: Hit) -> bool:
    """Whether a value reads as a secret: no word of the interface, no code, no count."""
    word = hit.value.strip("\"'`,;.)?!").lower()
    if not word or word in _NO_SECRET or _CODE.search(hit.value):
        return False
    return len(set(word)) > 1 or len(word) > 3


def _mixed(word: str) -> bool:
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
        return hit if (4 <= len(value) <= 12 and pin) or (len(value) >= (6 if key else 4) and not key) else None
    if _COUNTED.search(value) or pin:
        return None
    if _mixed(value):
        return hit if len(value) >= (6 if key else 4) else None
    return hit.but(score=0.7) if not key and _ends_line(hit) and "=" not in lead.split("\n")[-1].replace("==", "") or _tight(hit, key) else None


def _is_key(lead: str) -> bool:
    low = lead.lower()
    return any(w in low for w in ("key", "token", "secret", "credential", "session", "csrf")) and "pass" not in low


def _tight(hit: Hit, key: bool) -> bool:
    """``password=hunter`` as in a config file or a query, without spaces."""
    return not key and hit.lead.endswith("=") and not hit.lead.endswith(" =") and len(hit.value) >= 5


def _ends_line(hit: Hit) -> bool:
    rest = hit.after(40).split("\n", 1)[0].strip(" \t\"'.,;")
    return not rest and len(hit.value) >= 4


def _said(hit: Hit) -> Hit | None:
    """``the password is swordfish``: a word that ends the sentence, or a mixed one."""
    if not _plausible(hit) or _COUNTED.search(hit.value):
        return None
    if _mixed(hit.value.rstrip(".,;!?")):
        return hit
    plain = not hit.value.lower().rstrip(".").endswith(("ed", "ing", "able"))
    return hit.but(score=0.7) if plain and _ends_line(hit) and not _is_key(hit.lead) else None


def _below(hit: Hit) -> Hit | None:
    """The caption on one line or cell, the password in the next."""
    strong = hit.value[0] != "@" and _mixed(hit.value) and len(hit.value) >= 6 and any(map(str.isalpha, hit.value))
    return hit if strong and _plausible(hit) and not _COUNTED.search(hit.value) else None


def _quoted(hit: Hit) -> Hit | None:
    inner = hit.value.strip().lower()
    if not inner or inner in _NO_SECRET or _is_key(hit.lead) and len(inner) < 8:
        return None
    wordy = " " in inner and any(inner.startswith(w) for w in ("enter", "your", "please", "type", "confirm", "new ", "must", "forgot", "invalid"))
    return None if wordy or inner.startswith(("${", "{{", "<", "%")) or not inner.strip("*.x#\x7f") else hit


_PASS_WORD = r"(?i)(?:^|[^a-z]|_)pass"
_BETWEEN = r"""["'\])]{0,2}\s{0,3}(?::=|=>|==?|:|->)\s{0,3}"""

PASSWORDS = (
    Rule("credential", rf"""{_PASS_HEAD}{_QUALIFIER}{_BETWEEN}(?:b|f|r)?["'`]([^"'`\n]{{1,128}})["'`]""", 0.9, _quoted, gate=_PASS_HEAD),
    Rule("credential", rf"""{_PASS_HEAD}{_QUALIFIER}{_BETWEEN}([^\s"'`<>,;&]{{2,256}})""", 0.9, _assigned, gate=_PASS_HEAD),
    Rule("credential", rf"""{_PASS_HEAD}{_QUALIFIER}\s(?:is|was|es|ist|est|=|lautet)(?: now| set to)?:?\s{{1,2}}["'`]?([^\s"'`<>,;]{{3,128}})""", 0.85, _said, gate=_PASS_HEAD),
    Rule("credential", rf"""{_PASS_HEAD}[ \t:]{{0,3}}[\r\n \t][\s]{{0,4}}([^\s"'`<>,;]{{6,128}})[ \t]*(?:[\r\n]|$)""", 0.8, _below, gate=_PASS_HEAD),
    Rule("credential", r"(?i)(?:--?(?:password|passwd|pass|token|secret|api-key)[ =]|sshpass -p ?|-u [\w.\-]{1,40}:)[\"']?([^\s\"']{3,128})", 0.9, lambda h: h if _plausible(h) else None),
    Rule("credential", r"(?i)\bpin\b(?: ?(?:code|number|no\.?))?(?: is| was)?[ :=#\n]{1,3}([0-9]{4,8})\b", 0.85),
    Rule("credential", rf"""{_PASS_WORD}["']?\s?[:=]\s?["']?([^\s"'`<>,;&]{{4,128}})""", 0.85, _assigned),
    Rule("credential", r"(?i)passphrase[^:=\n]{0,20}[:=]\s{0,3}([a-z]+(?:[ -][a-z]+){2,15})[ \t]*(?:[\r\n]|$)", 0.85, lambda h: None if h.value.lower().startswith(("must", "is ", "should", "required", "enter", "your ", "not ")) else h),
)  # fmt: skip

KEYS = (
    Rule("credential", rf"(?:{_VENDORS})", 1.0, _whole_key),
    Rule("credential", r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----", 1.0, _pem),
    Rule("credential", r"PuTTY-User-Key-File-[0-9]: [^\n]{1,60}(?:\n[^\n]+)*", 1.0),
    Rule("credential", r"(?i)(?:aws_?)?secret_?(?:access)?_?key[\"']?\s{0,3}[:=]?\s{0,3}[\"']?([A-Za-z0-9/+=]{40})(?:[^A-Za-z0-9/+=]|$)", 0.95),
    Rule("credential", r"(?i)(?:AccountKey|SharedAccessKey|SharedSecret)=([A-Za-z0-9+/]{32,}={0,2})", 1.0),
    Rule("credential", r"(?i)[?&](?:sig|signature|X-Amz-Signature|access_token|api_?key|token|auth)=([A-Za-z0-9%+/=._~-]{12,})", 0.9),
    Rule("credential", r"(?i)\bauthorization[\"']?\s?[:=]\s?[\"']?(?:(?:bearer|basic|token|digest)\s{1,2})?([A-Za-z0-9._~+/=:-]{8,})", 0.95),
    Rule("credential", r"(?i)\bbearer\s{1,2}([A-Za-z0-9._~+/=-]{16,})", 0.9, lambda h: h if _mixed(h.value) else None),
    Rule("credential", r"""[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/:@"'<>]{0,128}:[^\s/"'<>]{1,256}@[^\s"'<>]{1,512}""", 1.0, lambda h: h if "${" not in h.value and "<" not in h.value else None, gate=r"://[^\s/:@]{0,128}:[^\s/]{1,256}@"),
    Rule("credential", r"""(?i)(?:[A-Z][A-Z ]*=[^;\n"']*;\s?)+(?:password|pwd)=[^;\n"']{1,128}(?:;\s?[A-Z][A-Z ]*=[^;\n"']*)*""", 1.0, gate=r"(?i);\s?(?:password|pwd)="),
)  # fmt: skip

_WORD_COUNTS = (12, 15, 18, 21, 24)
_COMMON = frozenset(
    "the and are for was not but his her has had from were been who its our your their can could did does "
    "into also than them these those some more most other would should them let new using".split()
)


def _seed_like(hit: Hit) -> Hit | None:
    """A line of 12, 15, 18, 21 or 24 short words and no grammar (BIP-39)."""
    words = hit.value.split()
    return hit if len(words) in _WORD_COUNTS and not _COMMON.intersection(words) else None


def _seed_named(hit: Hit) -> Hit | None:
    return hit if 11 <= sum(map(str.isalpha, hit.value.split())) <= 26 else None


SEEDS = (
    Rule("credential", r"(?:^|\n)[ \t]*([a-z]{3,8}(?: [a-z]{3,8}){11,23})[ \t]*(?:[\r\n]|$)", 0.85, _seed_like),
    Rule(
        "credential",
        r"(?i)(?:seed|recovery|mnemonic|backup|wallet|secret)(?: (?:seed|recovery|secret|backup))?[ _-]?(?:phrase|words|seed|mnemonic)?[^a-z\n]{0,6}[^:\n]{0,30}[:\n][\s]{0,4}"
        r"((?:[0-9]{1,2}[.):]?[ \t]?)?[a-z]{3,8}(?:[\s,]{1,3}(?:[0-9]{1,2}[.):]?[ \t]?)?[a-z]{3,8}){10,25})\b",
        0.95,
        _seed_named,
        gate=r"(?i)(?:phrase|mnemonic|seed|words)",
    ),
)  # fmt: skip

_CODE_WORD = (
    r"(?:verification|security|one[- ]?time|login|log-?in|sign-?in|confirmation|authentication|authenticator|access|sms|2fa|mfa|otp|two-factor|activation|reset"
    r"|backup|recovery)[ -]?(?:pass)?(?:codes?|pin|password)|\botp\b|passcode|\bg-(?:code)?|codigo(?: de (?:verificacion|seguridad|acceso|confirmacion))"
    r"|(?:verifizierungs|bestatigungs|sicherheits|anmelde|einmal|zugangs)code|tan|code de (?:verification|securite|confirmation|validation)"
    r"|(?:your|ihr|dein|votre|su|tu)(?: [a-z0-9]{1,16}){0,2} (?:code|codigo)"
)
_OTP = r"(?:[A-Z]-)?[0-9]{4,8}|[0-9]{3}[ -][0-9]{3,4}|[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}"

_OTP_NO = re2.compile(r"(?i)[?]|zip|area|country|status|error|promo|source|expir|minute|hour|valid|postal|digit", quiet())


def _otp(hit: Hit) -> Hit | None:
    return None if _OTP_NO.search(hit.lead) or hit.before().isdigit() else hit


ONE_TIME = (
    Rule("credential", rf"(?i)\b(?:{_CODE_WORD})\b[^0-9\n]{{0,30}}?[\s:]{{0,3}}\b({_OTP})(?:[^0-9a-z]|$)", 0.85, _otp, gate=rf"(?i)\b(?:{_CODE_WORD})\b"),
    Rule("credential", rf"(?i)(?:^|[^0-9a-z])({_OTP}) (?:is|es|ist|est|is your|as)(?: (?:your|the|su|tu|ihr|dein|votre))? [^0-9.\n]{{0,30}}?(?:code|codigo|otp|passcode|tan\b)", 0.85),
    Rule("credential", rf"(?i)(?:use|enter|type|introduce|usa|entrez) (?:the )?(?:code )?({_OTP}) (?:to|as|for|on|para|pour|um)\b", 0.8),
    Rule("credential", r"(?i)(?:backup|recovery|scratch|emergency) codes?\b[^\n]{0,60}[:\n]\s{0,4}((?:[0-9]{1,2}[.)] ?)?[a-z0-9]{4,8}[- ]?[a-z0-9]{4,8}(?:\s{1,4}(?:[0-9]{1,2}[.)] ?)?[a-z0-9]{4,8}[- ][a-z0-9]{4,8}){1,15})", 0.9, lambda h: h if any(map(str.isdigit, h.value)) else None),
)  # fmt: skip

RULES = KEYS + PASSWORDS + SEEDS + ONE_TIME
