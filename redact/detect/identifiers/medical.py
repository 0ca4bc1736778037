"""Numbers of patients, insured people and prescribers."""

from __future__ import annotations

from redact.detect import checksums
from redact.detect.identifiers.rules import VALUE, Hit, Rule, bare, labelled, number, trailing

_MEMBER = (
    r"(?:member|subscriber|beneficiary|insured|enrollee|medicaid|medicare"
    r"|insurance|policy|health ?plan|group)"
    r"(?:ship|holder|'s)?[ _]?(?:id\b|id[ _]?(?:number|no|#)|number|num|no\.?|nr|#|card|claim)"
    r"|member[ _]?id|medicare|medicaid|hicn|mbi|rxgrp|rx ?(?:bin|group|grp|pcn)|versichertennummer"
    r"|krankenversicherten\w*|numero de asegurado|poliza|poliza"
)
_PATIENT = (
    r"mrn|m\.r\.n\.?|med(?:ical)?\.?[ _]?rec(?:ord)?s?|patient[ _]?(?:id\w*"
    r"|number|no\.?|#|account)|chart[ _]?(?:number|no\.?|#|id)"
    r"|hospital[ _]?(?:number|no\.?)|nhs|health[ _]?card|ohip|encounter[ "
    r"_]?(?:id|number|no\.?|#)|accession"
    r"|patientennummer|historia clinica|numero de paciente"
)


def _mbi(hit: Hit) -> Hit | None:
    whole = not (hit.before().isalnum() or hit.after().isalnum())
    return hit if whole and checksums.mbi(bare(hit.value)) else None


def _prescriber(hit: Hit) -> Hit | None:
    return hit.but(score=0.95 if checksums.dea(bare(hit.value)) else 0.85)


def _npi(hit: Hit) -> Hit | None:
    size = sum(map(str.isdigit, hit.value))
    return (
        hit.but(score=0.95 if checksums.npi(bare(hit.value)) else 0.85) if 8 <= size <= 11 else None
    )


_L, _E = "[AC-HJKMNP-RT-Y]", "[AC-HJKMNP-RT-Y0-9]"

RULES: tuple[Rule, ...] = (
    Rule("medical_id", rf"[1-9]{_L}{_E}[0-9][ -]?{_L}{_E}[0-9][ -]?{_L}{_L}[0-9]{{2}}", 0.95, _mbi),
    labelled("medical_id", _PATIENT, VALUE, number(4), 0.9, gap=r"[^0-9]{0,25}?"),
    trailing("medical_id", r"mrn|medical record", r"[A-Z]{0,3}-?[0-9]{5,12}", number(5)),
    labelled("medical_id", _MEMBER, VALUE, number(4), 0.9, gap=r"[^0-9]{0,20}?"),
    labelled(
        "medical_id",
        r"npi|national provider\w*(?: identifier)?",
        r"(?-i:[0-9OlIS])(?:[ -]?(?-i:[0-9OlIS])){7,10}",
        _npi,
    ),
    trailing("medical_id", r"npi", r"[0-9]{10}", _npi),
    labelled("medical_id", r"dea", r"[A-Z][A-Z9](?-i:[0-9OlIS]){6,8}", _prescriber),
)
