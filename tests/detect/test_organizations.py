"""Organisations: by suffix, caption and job; and what of an interface looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.organizations import Organizations

HITS = [
    ("Northwind Traders Inc.", "Northwind Traders Inc."),
    ("paid by Blue Heron Logistics today", "Blue Heron Logistics"),
    ("Harbor Lane Labs", "Harbor Lane Labs"),
    ("Kessler & Sohn GmbH", "Kessler & Sohn GmbH"),
    ("Parker & Co", "Parker & Co"),
    ("Beacon Health", "Beacon Health"),
    ("Aurora Tecnologia S.A.", "Aurora Tecnologia S.A."),
    ("Muebles Rivera S.L.", "Muebles Rivera S.L."),
    ("Atelier Morel SARL", "Atelier Morel SARL"),
    ("Banco Norte", "Banco Norte"),
    ("Clinique Saint-Roch", "Clinique Saint-Roch"),
    ("Universidad de Granada", "Universidad de Granada"),
    ("University of Dayton", "University of Dayton"),
    ("St. Mary's Hospital", "St. Mary's Hospital"),
    ("Employer: Quillfeather", "Quillfeather"),
    ("Employer\nQuillfeather", "Quillfeather"),
    ("Arbeitgeber: Nordlicht Werft", "Nordlicht Werft"),
    ("Empresa: Muebles Rivera", "Muebles Rivera"),
    ("Employeur : Atelier Morel", "Atelier Morel"),
    ("Senior Analyst at Meridian Savings", "Meridian Savings"),
    ("she works at Quillfeather now", "Quillfeather"),
]

MISSES = [
    "User Group",
    "Add Group",
    "Your Bank",
    "Travel Insurance",
    "Business Solutions",
    "Security Group",
    "Manage Services",
    "Operating Systems",
    "Social Media",
    "Working Capital",
    "Mental Health",
    "works at home",
    "Meet at Noon",
    "Company\nOwner",
    "Vendor, Owner",
    "Client: Settings",
    "look as soon as possible, se and ag stay",
    "Bank account",
    "the bank of a river",
    "Corporation tax",
    "Hospital visits",
]


@pytest.mark.parametrize(("text", "value"), HITS, ids=range(len(HITS)))
def test_an_organisation_is_found(text: str, value: str) -> None:
    assert value in [text[start:end] for start, end, _, _ in Organizations().find(text)]


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_words_of_an_interface_are_none(text: str) -> None:
    assert len(Organizations().find(text)) == 0


@given(
    st.lists(
        st.sampled_from(
            [
                "Inc",
                "S.A.",
                "S. L. ",
                "Bank",
                "of ",
                "\n",
                " ",
                "Acme",
                "é",
                "\ud800",
                "at ",
                "Employer: ",
            ]
        ),
        max_size=12,
    )
)
def test_spans_lie_in_the_text_and_in_one_line(parts: list[str]) -> None:
    text = "".join(parts)
    for start, end, label, _ in Organizations().find(text):
        assert 0 <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert label == "organization"
