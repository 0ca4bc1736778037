"""Keys that vendors issue, private keys, tokens and connection strings."""

from __future__ import annotations

import re2

from redact.detect.identifiers import codes, passwords, torn
from redact.detect.identifiers.rules import Hit, Rule, quiet

_K = "[A-Za-z0-9]"
_KU = "[A-Za-z0-9_-]"

# Prefixes that the vendors publish for secret scanning.
_VENDORS = (
    r"gh[pousr]_[A-Za-z0-9@]{30,255}|github_pat_[A-Za-z0-9_]{{22,255}}"
    rf"|glpat-{_KU}{{20,}}|gl(?:dt|rt|cbt|ptt|ft|soat)-{_KU}{{20,}}"
    r"|(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}"
    r"|ya29\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,}"
    r"|xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,}"
    r"|https://hooks\.slack\.com/services/[A-Za-z0-9/]{20,}"
    r"|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{20,}"
    r"|sq0(?:atp|csp)-[A-Za-z0-9_-]{20,}|EAAA[A-Za-z0-9_-]{40,}"
    r"|sk-(?:proj-|svcacct-|admin-)[A-Za-z0-9_-]{20,}"
    r"|sk-ant-[A-Za-z0-9_-]{20,}|sk-or-[A-Za-z0-9-]{20,}|sk-[A-Za-z0-9]{32,}"
    r"|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|rubygems_[a-f0-9]{40,}"
    r"|dckr_pat_[A-Za-z0-9_-]{20,}|hf_[A-Za-z0-9]{30,}"
    r"|gsk_[A-Za-z0-9]{40,}|r8_[A-Za-z0-9]{35,}|pplx-[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{40,}"
    r"|SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}|(?:AC|SK)[0-9a-f]{32}"
    r"|key-[0-9a-f]{32}|[0-9a-f]{32}-us[0-9]{1,2}"
    r"|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|do[opr]_v1_[a-f0-9]{64}|dp\.(?:pt"
    r"|st|ct|sa)\.[A-Za-z0-9.]{30,}|lin_api_[A-Za-z0-9]{30,}"
    r"|secret_[A-Za-z0-9]{40,}|ntn_[A-Za-z0-9]{40,}"
    r"|PMAK-[a-f0-9]{24}-[a-f0-9]{34}|glsa_[A-Za-z0-9_]{30,}"
    r"|hvs\.[A-Za-z0-9_-]{24,}"
    r"|atlasv1\.[A-Za-z0-9_=-]{30,}|ATATT3[A-Za-z0-9_=-]{50,}"
    r"|figd_[A-Za-z0-9_-]{30,}|sntrys_[A-Za-z0-9+/=_]{30,}"
    r"|phc_[A-Za-z0-9]{30,}"
    r"|AGE-SECRET-KEY-1[A-Z0-9]{58}|xprv[1-9A-HJ-NP-Za-km-z]{100,112}"
    r"|[MN][A-Za-z0-9]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}"
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


KEYS = (
    Rule("credential", rf"(?:{_VENDORS})", 1.0, _whole_key),
    Rule("credential", r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----", 1.0, _pem),
    Rule("credential", r"PuTTY-User-Key-File-[0-9]: [^\n]{1,60}(?:\n[^\n]+)*", 1.0),
    Rule(
        "credential",
        r"(?i)(?:aws_?)?secret_?(?:access)?_?key[\"']?\s{0,3}[:=]?\s{0,3}[\"']?([A"
        r"-Za-z0-9/+=]{40})(?:[^A-Za-z0-9/+=]|$)",
        0.95,
    ),
    Rule(
        "credential",
        r"(?i)(?:AccountKey|SharedAccessKey|SharedSecret)=([A-Za-z0-9+/]{32,}={0,2"
        r"})",
        1.0,
    ),
    Rule(
        "credential",
        r"(?i)[?&](?:sig|signature|X-Amz-Signature|access_token|api_?key|token"
        r"|auth)=([A-Za-z0-9%+/=._~-]{12,})",
        0.9,
    ),
    Rule(
        "credential",
        r"(?i)\bauthorization[\"']?\s?[:=]\s?[\"']?(?:(?:bearer|basic|token"
        r"|digest)\s{1,2})?([A-Za-z0-9._~+/=:-]{8,})",
        0.95,
    ),
    Rule(
        "credential",
        r"(?i)\bbearer\s{1,2}([A-Za-z0-9._~+/=-]{16,})",
        0.9,
        lambda h: h if passwords.mixed(h.value) else None,
    ),
    Rule(
        "credential",
        r"""[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/:@"'<>]{0,128}:[^\s/"'<>]{1,256}@[^\s"""
        r""""'<>]{1,512}""",
        1.0,
        lambda h: h if "${" not in h.value and "<" not in h.value else None,
        gate=r"://[^\s/:@]{0,128}:[^\s/]{1,256}@",
    ),
    Rule(
        "credential",
        r"""(?i)(?:[A-Z][A-Z ]*=[^;\n"']*;\s?)+(?:password"""
        r"""|pwd)=[^;\n"']{1,128}(?:;\s?[A-Z][A-Z ]*=[^;\n"']*)*""",
        1.0,
        gate=r"(?i);\s?(?:password|pwd)=",
    ),
)


RULES = KEYS + torn.RULES + passwords.RULES + codes.RULES
