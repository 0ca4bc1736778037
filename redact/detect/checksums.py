"""Check digits of the numbers that people carry, each from its published rule.

Every function takes the bare characters, without separators, and says
whether they pass.  None raises on other input: it is False.
"""

from __future__ import annotations

import re

_LUHN = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_DNI = "TRWAGMYFPDXBNJZSQVHLCKE"

_BBAN = {
    "10n11c2n": "FR MC", "11n": "NO", "12n": "BE", "14n": "DK FI FO GL SD", "14n15c": "RU",
    "15n": "SI", "16n": "AT BA EE LT XK MN", "17n": "HR", "18n": "CR DE ME RS VA",
    "19n": "AE IL SO TL", "1a10n12c": "IT SM", "20c": "MD", "20n": "CZ ES SE SK TN",
    "21n": "LY PT ST", "22n": "IS", "23n": "BI DJ MR", "23n1a1c": "BR", "24c": "GT",
    "24n": "HU PL", "25n": "EG", "2a12n": "FK", "2a16n": "GE", "2n18c": "SA", "3n10c2n": "MK",
    "3n13c": "KZ LU", "3n16c": "OM", "4a10n": "NL", "4a13c": "LV", "4a14c": "BH",
    "4a14n": "GB IE", "4a15c": "GI", "4a15n": "IQ", "4a16c": "PK RO", "4a16n": "VG",
    "4a19n3a": "MU", "4a20c": "AZ", "4a20n": "HN NI SV", "4a20n3a": "SC", "4a21c": "PS QA",
    "4a22c": "KW", "4a24c": "LC", "4a4n18c": "JO YE", "4a5n18c": "MT", "4a6n8c": "BG",
    "4c20n": "DO", "4c4n16c": "BY", "4n20c": "LB", "5n12c": "CH LI", "6n16c": "TR",
    "6n19c": "UA", "7n16c": "GR", "8n12c": "AD", "8n16c": "AL CY",
}  # fmt: skip
IBAN_FORM = {
    country: "aann" + "".join(int(n) * kind for n, kind in re.findall(r"(\d+)([nac])", bban))
    for bban, countries in _BBAN.items()
    for country in countries.split()
}
"""What stands at each place of an IBAN by country: a letter, n digit, c either (SWIFT registry)."""


def _digits(text: str, *lengths: int) -> bool:
    return text.isascii() and text.isdigit() and (not lengths or len(text) in lengths)


def luhn(digits: str) -> bool:
    """Mod 10 of ISO/IEC 7812-1, annex B."""
    if not _digits(digits):
        return False
    values = [int(c) for c in reversed(digits)]
    return (sum(values[0::2]) + sum(_LUHN[v] for v in values[1::2])) % 10 == 0


def iban(text: str) -> bool:
    """Country length and mod 97-10 of ISO 13616."""
    code = text.upper()
    if not (code.isascii() and code.isalnum()) or len(IBAN_FORM.get(code[:2], "")) != len(code):
        return False
    return int("".join(str(int(c, 36)) for c in code[4:] + code[:4])) % 97 == 1


def aba(digits: str) -> bool:
    """Routing number of the American Bankers Association: weights 3 7 1, mod 10."""
    if not _digits(digits, 9) or digits == "000000000":
        return False
    return sum(int(c) * w for c, w in zip(digits, (3, 7, 1) * 3, strict=True)) % 10 == 0


def npi(digits: str) -> bool:
    """National Provider Identifier (45 CFR 162.406): Luhn with the prefix 80840."""
    return _digits(digits, 10) and digits[0] in "12" and luhn("80840" + digits)


def dea(text: str) -> bool:
    """DEA registration: two letters, six digits, and the check (d1+d3+d5) + 2(d2+d4+d6)."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z9]\d{7}", text, re.ASCII):
        return False
    d = [int(c) for c in text[2:]]
    return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]


def mbi(text: str) -> bool:
    """Medicare Beneficiary Identifier: the eleven positions of the CMS format."""
    letter = "[AC-HJKMNP-RT-Y]"
    either = "[AC-HJKMNP-RT-Y0-9]"
    shape = rf"[1-9]{letter}{either}\d{letter}{either}\d{letter}{letter}\d\d"
    return re.fullmatch(shape, text.upper(), re.ASCII) is not None


def nir(text: str) -> bool:
    """French NIR: thirteen characters (2A and 2B are Corsica) and 97 - number mod 97."""
    code = text.upper()
    shape = r"[1-478]\d\d(?:0[1-9]|[1-4]\d|5[0-9]|[6-9]\d)(?:\d\d|2[AB])\d{8}"
    if not re.fullmatch(shape, code, re.ASCII):
        return False
    body = code[:13].replace("2A", "19").replace("2B", "18")
    return 97 - int(body) % 97 == int(code[13:])


def dni(text: str) -> bool:
    """Spanish DNI and NIE: the letter is the number mod 23 (X, Y, Z lead as 0, 1, 2)."""
    code = text.upper()
    if not re.fullmatch(r"[XYZ\d]\d{7}[A-Z]", code, re.ASCII):
        return False
    number = int(code[:8].translate(str.maketrans("XYZ", "012")))
    return _DNI[number % 23] == code[8]


def steuer_id(digits: str) -> bool:
    """German tax identification number: eleven digits, ISO 7064 mod 11,10."""
    if not _digits(digits, 11) or digits[0] == "0":
        return False
    product = 10
    for c in digits[:10]:
        product = 2 * ((int(c) + product) % 10 or 10) % 11
    return (11 - product) % 10 == int(digits[10])


def nino(text: str) -> bool:
    """UK National Insurance number: shape and prefixes of HMRC's manual NIM39110."""
    code = text.upper()
    if code[:2] in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ"):
        return False
    shape = r"[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]"
    return re.fullmatch(shape, code, re.ASCII) is not None


def sin(digits: str) -> bool:
    """Canadian social insurance number: nine digits, Luhn; none begins with 0 or 8."""
    return _digits(digits, 9) and digits[0] not in "08" and luhn(digits)


def card(digits: str) -> bool:
    """A payment card: a known issuer at a length that it issues, and Luhn."""
    return issuer(digits) and luhn(digits)


# Issuer ranges with the lengths that are issued (ISO/IEC 7812 IINs, from the networks' pages).
_ISSUERS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}|3(?:0[0-5]|09|[689]\d)\d{11}(?:\d\d)?|35\d{14}|(?:2131"
    r"|1800)\d{11}"  # Amex, Diners, JCB
    r"|(?:6011|64[4-9]\d|65\d\d|60\d\d|81\d\d|82\d\d|508\d|3530)\d{12}"  # Discover, RuPay
    r"|62\d{14,17}|220[0-4]\d{12}"  # UnionPay, Mir
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3]|639\d)\d{8,15}|5[06-8]\d{14}",  # Maestro
    re.ASCII,
)


def issuer(digits: str) -> bool:
    """Whether digits begin like a card of a known network and have a length it issues."""
    return _ISSUERS.fullmatch(digits) is not None
