"""Check digits, as the issuers publish them; the library's own code is not used here."""

from __future__ import annotations

import zlib

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def luhn(body: str) -> str:
    """The Luhn check digit (ISO/IEC 7812-1, annex B) of a body of digits."""
    doubled = sum(sum(divmod(2 * int(d), 10)) for d in body[::-2])
    return str(-(doubled + sum(int(d) for d in body[-2::-2])) % 10)


def npi(body: str) -> str:
    """The check digit of nine NPI digits: Luhn after the prefix 80840 (45 CFR 162.406)."""
    return luhn("80840" + body)


def aba(body: str) -> str:
    """The check digit of eight routing digits, weights 3 7 1."""
    return str(-sum(int(d) * w for d, w in zip(body, (3, 7, 1) * 3, strict=False)) % 10)


def dea(body: str) -> str:
    """The check digit of six DEA digits."""
    return str((sum(map(int, body[::2])) + 2 * sum(map(int, body[1::2]))) % 10)


def iban(country: str, account: str) -> str:
    """The two check digits of an IBAN (ISO 13616, mod 97-10)."""
    number = "".join(str(int(c, 36)) for c in f"{account}{country}00")
    return f"{98 - int(number) % 97:02d}"


def github(body: str) -> str:
    """The six characters that close a GitHub token: CRC-32 of the rest, base 62."""
    rest, out = zlib.crc32(body.encode()), ""
    for _ in range(6):
        rest, digit = divmod(rest, 62)
        out = _BASE62[digit] + out
    return out


def nir(body: str) -> str:
    """The two check digits of thirteen NIR digits: 97 less the rest by 97 (INSEE)."""
    return f"{97 - int(body) % 97:02d}"


def dni(body: str) -> str:
    """The letter of eight DNI digits (Real Decreto 1553/2005)."""
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(body) % 23]


def iso7064_11_10(body: str) -> str:
    """The check digit of ISO/IEC 7064 MOD 11,10, which the German Steuer-ID has."""
    product = 10
    for digit in body:
        product = 2 * ((product + int(digit)) % 10 or 10) % 11
    return str((11 - product) % 10)
