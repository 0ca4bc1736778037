"""Numbers that states give: social security, tax, passport, licence."""

from __future__ import annotations

from collections.abc import Callable

from redact.detect import checksums
from redact.detect.identifiers.rules import (
    DIGIT,
    FIRST,
    SEP,
    VALUE,
    Hit,
    Judge,
    Rule,
    alone,
    bare,
    digits,
    fitting,
    is_date,
    labelled,
    mostly_digits,
    number,
    trailing,
)

_SSN_WORDS = (
    r"ssns?|s\.s\.n\.?|ss ?[#n]|socials?|social[ _]?(?:security|sec)|soc\.? ?sec\.?"
    r"|seguridad social|nuss|securite sociale|nir"
)
_TAX_WORDS = (
    r"itins?|atin|f?eins?|tin|employer[ _]?(?:id\w*|identification)|tax[ _]?(?:payer)?[ _]?id\w*"
    r"|taxpayer[ _]?id\w*|federal id|tax (?:reference|file)|utr|tfn"
    r"|steuer-?id\w*|steuer-?(?:identifikations)?nummer"
    r"|idnr|id-nr|codice fiscale|nif|cif|numero fiscal|numero fiscal"
)


def _ssn(hit: Hit) -> Hit | None:
    """Three, two and four with separators: hard, whatever was issued.

    Spaces alone are also how tables write three columns, so that a further
    number on the same line speaks against them; so does a year below.
    """
    text = hit.value
    seps = "".join(c for c in text if not c.isalnum() and c != "|")
    if not alone(hit) or not mostly_digits(text):
        return None
    if any(c.isalpha() for c in text):
        joined = hit.before().isalpha() or hit.after().isalnum() or hit.after() == "-"
        return None if joined else _which(hit, 0.9)
    if not seps.strip() and (
        _row_of_numbers(hit) or ("\n" in seps and text[-4:-2] in ("19", "20"))
    ):
        return None
    return _which(hit, 1.0)


def _row_of_numbers(hit: Hit) -> bool:
    return hit.before(2).strip(" \t\r\n,").isdigit() or hit.after(2).strip(" \t\r\n,").isdigit()


def _which(hit: Hit, score: float) -> Hit:
    """ITINs begin with 9; the IRS issues the middle groups from 50 on."""
    number_ = digits(hit.value)
    itin = number_.startswith("9") and number_[3:5] >= "50"
    return hit.but(label="tax_id" if itin else "ssn", score=score)


def _nine(hit: Hit) -> Hit | None:
    """Nine digits behind a label; one lost, doubled or misread is still the number."""
    good = mostly_digits(hit.value) and fitting(hit) and alone(hit) and not is_date(hit.value)
    return hit if good and 8 <= len(digits(hit.value)) <= 10 else None


def _canadian(hit: Hit) -> Hit | None:
    return _surer(_nine(hit), checksums.sin)


def _taxpayer(hit: Hit) -> Hit | None:
    return _surer(number(8, 13)(hit), checksums.steuer_id)


def _surer(hit: Hit | None, check: Callable[[str], bool]) -> Hit | None:
    """A check digit that fits raises the score; one that does not lowers nothing."""
    return hit.but(score=0.95) if hit is not None and check(digits(hit.value)) else hit


def _paper(hit: Hit) -> Hit | None:
    """Four digits or more, or three in a code as long as those of licences; mg/dL is no licence."""
    if hit.lead[:3].lower() == "/dl":
        return None
    return number(3 if len(bare(hit.value)) >= 8 else 4)(hit)


def _checked(check: Callable[[str], bool], score: float = 0.9) -> Judge:
    def judge(hit: Hit) -> Hit | None:
        return hit.but(score=score) if check(bare(hit.value)) and _whole(hit) else None

    return judge


def _whole(hit: Hit) -> bool:
    """Whether no letter, digit or decimal goes on behind or in front of the value."""
    return not (hit.before().isalnum() or hit.after().isalnum()) and alone(hit)


_NINE = rf"{FIRST}(?:{SEP}{DIGIT}){{6,9}}"
_S = r"[ \t\r\n\-./_]{1,3}"

SSN = (
    Rule("ssn", rf"{DIGIT}{{3}}{_S}{DIGIT}{{2}}{_S}{DIGIT}{{4}}", 1.0, _ssn),
    # Broken behind a hyphen at the end of a line, as in a narrow cell.
    Rule("ssn", r"(?m)(?:^|[\s:])([0-9]{3}-[0-9]{2}-)[ \t\r]{0,3}$", 0.9),
    Rule(
        "ssn",
        r"[0-9] ?[0-9] ?[0-9] {0,2}[-._/] {0,2}[0-9] ?[0-9] {0,2}[-._/] {0,2}[0-9](?: ?[0-9]){3}",
        1.0,
        _ssn,
    ),
    Rule(
        "ssn",
        r"(?:[Xx*#]{3}[ \-.]{0,2}[Xx*#]{2}[ \-.]{0,2}[0-9]{4}|[0-9]{3}[ -][0-9]{2}[ -][Xx*#]{4})",
        0.9,
        lambda hit: hit if _whole(hit) else None,
    ),
    labelled("ssn", _SSN_WORDS, _NINE, _nine, 0.95),
    trailing("ssn", r"ssn|social security", _NINE, _nine, 0.95),
    labelled(
        "ssn",
        rf"(?:last (?:4|four)(?: digits)?(?: of)?(?: (?:my|your|the|his|her))? "
        rf")(?:{_SSN_WORDS})|(?:{_SSN_WORDS})"
        r"(?:[ :(]+last (?:4|four)(?: digits)?| (?:ending|ends)(?: in| with)?)",
        r"[0-9]{4}",
        None,
        0.8,
        gap=r"[^0-9a-z]{0,4}(?:is |are |in )?",
    ),
    labelled(
        "ssn", r"(?:canadian )?sin|social insurance|nas|assurance sociale", _NINE, _canadian, 0.9
    ),
    labelled(
        "ssn", r"seguridad social|nuss|afiliacion", rf"[0-9](?:{SEP}[0-9]){{10,12}}", number(11)
    ),
    Rule(
        "ssn",
        r"(?i)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]",
        0.9,
        _checked(checksums.nino),
    ),
    Rule(
        "ssn",
        r"[A-Z]{2} [0-9]{2} [0-9]{2} [0-9]{2} [A-Z]",
        0.85,
        lambda hit: hit if _whole(hit) else None,
    ),
    labelled(
        "ssn",
        r"nino?|national insurance|ni number",
        r"[A-Z]{2} ?[0-9O]{2} ?[0-9O]{2} ?[0-9O]{2} ?[A-Z]?",
        number(4),
    ),
    Rule(
        "ssn",
        r"[1-478][ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?(?:[0-9]{2}|2[AB])[ "
        r".-]?[0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{2}",
        0.9,
        _checked(checksums.nir),
    ),
    labelled("ssn", r"securite sociale|nir|insee", rf"[12](?:{SEP}[0-9AB]){{12,14}}", number(12)),
)

TAX = (
    labelled(
        "tax_id", r"vat|ust-?id\w*|umsatzsteuer-?id\w*", r"[A-Z]{0,2} ?[0-9]{8,12}", number(8)
    ),
    labelled("tax_id", _TAX_WORDS, rf"[0-9O](?:{SEP}(?-i:[0-9OlIS])){{7,12}}", _taxpayer, 0.9),
    trailing(
        "tax_id", r"ein|itin|tin|fein|steuer-?id", rf"[0-9](?:{SEP}[0-9]){{7,10}}", number(8, 11)
    ),
    labelled(
        "tax_id",
        r"p\.?tin|preparer tax id\w*|preparer(?:'s)?",
        r"P(?-i:[0-9OlIS]){7,9}",
        number(6),
        0.9,
    ),
    labelled(
        "tax_id",
        r"codice fiscale",
        r"[A-Z]{6}[0-9]{2}[A-Z][0-9]{2}[A-Z][0-9]{3}[A-Z]",
        number(7),
        0.95,
    ),
)

_PAPERS = (
    r"passports?|pass(?:port)? ?[#n]|reisepass\w*|passeport|pasaporte|passaporto|visa (?:number|no)"
    r"|driver'?s?'?[ _]?(?:licen[cs]es?|lic\.?)|driving[ _]?licen[cs]es?"
    r"|d\.?l\.?n?|licen[cs]e,?[ \n]?(?:number|num|no\.?|nr|id|#)"
    r"|permis de conduire|f(?:u|ue)hrerschein\w*|licencia de conducir|carnet "
    r"de conducir|patente di guida"
    r"|state id|national id\w*|identity (?:card|document)|id card|personalausweis\w*|ausweis\w*"
    r"|carte (?:nationale )?d'identite|cni|dni|nie|cedula|documento(?: de identidad)?"
    r"|green card|alien(?: registration| reg\.?)?[ _]?(?:number|no\.?|#)"
    r"|a-number|uscis(?: (?:number"
    r"|account))?|known traveler|ktn|global entry"
)

DOCUMENTS = (
    labelled("id_document", _PAPERS, VALUE, _paper, 0.9, gap=r"[^0-9]{0,30}?"),
    # A reader takes the S that many of these begin with for a dollar sign.
    labelled("id_document", _PAPERS, r"\$[0-9]{6,8}", lambda hit: hit, 0.9),
    Rule("id_document", r"[XYZ][- ]?[0-9]{7}[- ]?[A-Z]", 0.9, _checked(checksums.dni)),
    Rule(
        "id_document",
        r"[0-9]{2}\.?[0-9]{3}\.?[0-9]{3}[- ]?[A-Z]",
        0.85,
        _checked(checksums.dni, 0.85),
    ),
    # Machine readable zones of ICAO 9303: the name line and the number line.
    Rule("id_document", r"P[A-Z<][A-Z]{3}[A-Z]{1,39}<<[A-Z<]{5,38}", 0.95),
    Rule("id_document", r"[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{2,16}", 0.95),
)

RULES = SSN + TAX + DOCUMENTS
