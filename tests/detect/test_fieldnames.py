"""Which short lines name a value: a caption too few shows a value, one too many hides a word."""

from __future__ import annotations

import pytest

from redact.detect.fieldnames import MAX_LENGTH, is_field_name

NAMES = [
    "SSN", "ssn:", "Social Security Number", "(SSN)", "Your SSN *", "Tax ID", "Taxpayer ID",
    "EIN", "S.S.N", "Account number", "Acct #", "A/C no.", "IBAN", "Routing number", "Sort code",
    "Card no", "CVV", "MRN", "Medical record", "Member ID", "Group", "NPI", "NHS no.", "Password",
    "PASSWORT", "API key", "Recovery phrase", "One-time code", "2FA", "Employee", "Name",
    "Full name:", "Apellidos", "From", "To", "E-mail", "email address", "Phone", "Tel.", "Mobile",
    "Date of birth", "DOB", "Born", "Geburtsdatum", "F\u00fchrerschein", "stra\u00dfe",
    "contrase\u00f1a", "n\u00e9 le", "Host", "IP", "MAC address", "user_name", "Passport/ID",
    "Driver's license",
]  # fmt: skip

OTHER = [
    "", " ", "Save", "Send message", "Settings", "Total due", "Quarterly report", "Discussion",
    "Theme", "Paint", "Spanish", "Pinned", "Accounting", "Homepage", "Tokyo", "Monkey", "Cardiff",
    "Ships", "Machine", "Keyboard", "Passive", "Stop", "Tom", "42", "\u2022\u2022\u2022",
]  # fmt: skip


@pytest.mark.parametrize("line", NAMES, ids=range(len(NAMES)))
def test_lines_that_name_a_value(line: str) -> None:
    assert is_field_name(line)
    assert is_field_name(line.title())


@pytest.mark.parametrize("line", ["Surname", "Lastname", "firstname", "STRASSE", "Strasse"])
def test_lines_that_name_a_value_too(line: str) -> None:
    assert is_field_name(line)


@pytest.mark.parametrize("line", OTHER, ids=range(len(OTHER)))
def test_lines_that_name_none(line: str) -> None:
    assert not is_field_name(line)


@pytest.mark.parametrize(("size", "short"), [(MAX_LENGTH, True), (MAX_LENGTH + 1, False)])
def test_a_long_line_is_a_sentence(size: int, short: bool) -> None:
    assert is_field_name("Account " + "x" * (size - 8)) == short
