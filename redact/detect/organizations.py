"""Organisations by their suffix, by the caption before them and by the job at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import re2

from redact.detect.gazetteer import joined
from redact.detect.lines import encodable
from redact.detect.words import Word, fold, lexicon, words
from redact.findings import Findings, Row

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False  # a message of the engine would quote its input

_LEGAL = frozenset(
    """inc incorporated llc llp lp pllc ltd limited gmbh ag kg ohg ug se sa sas sarl srl sl spa bv nv oy
    ab aps plc corp corporation pty pvt""".split()  # noqa: SIM905  # a table of one-word rows
)
_KIND = frozenset(
    """bank hospital clinic university college partners associates holdings industries solutions
    technologies consulting insurance pharmacy labs laboratories ventures logistics robotics foods
    foundation institute motors airlines realty outfitters bakery freight brewing bros brothers
    architects attorneys dental pediatrics cardiology oncology dermatology orthopedics therapeutics
    pharmaceuticals diagnostics biosciences analytics dynamics instruments manufacturing advisors
    wealth securities brokerage mutual telecom builders contractors roofing plumbing
    klinik klinikum krankenhaus versicherung stiftung verlag werke apotheke sparkasse
    clinica banco hospitalario seguros clinique banque assurances assurance""".split()  # noqa: SIM905  # one-word rows
)
"""What a company calls itself, so that the words before may be any but those of an interface."""

_LOOSE = frozenset(
    """group services systems health healthcare media energy capital trust center centre school company
    co academy works studio studios financial savings supply electric networks interactive software
    digital medical law law firm agency society union restaurant hotel markets trading imports
    design designs properties development engineering farms orchards gruppe grupo groupe""".split()  # noqa: SIM905
)
"""What also names parts of an interface: a word before must be no plain word."""

_HEADS = frozenset(
    """banco hospital university bank college clinica universidad grupo seguros farmacia banque clinique hopital universite
    groupe cabinet societe klinik klinikum universitat krankenhaus stadtwerke praxis""".split()  # noqa: SIM905
)
"""What stands in front of the name: Banco Norte, Clinique Saint-Roch."""

_GENERIC = frozenset(
    """your my our the a an this that new any all other local private public online general national
    state user security health life car auto home travel medical dental vision business enterprise
    professional financial customer support managed cloud shared social data network account primary
    select choose no payment mobile retail investment central commercial international
    working test default current previous next view add edit create manage join about contact find
    search open close bank insurance of and for in at to by from with or on as is per""".split()  # noqa: SIM905
)

_CAPTIONS = (
    r"employer(?:'?s? name)?|company(?: name)?|organi[sz]ation(?: name)?|client(?: name)?|vendor(?: name)?"
    r"|supplier|payer(?:'?s? name)?|account name|customer(?: name)?|insurer|insurance (?:company|carrier)|carrier"
    r"|bank(?: name)?|financial institution|institution|school(?: name)?|university|workplace|merchant|biller"
    r"|business name|legal entity|issuer|facility|practice|pharmacy|manufacturer|tenant|workspace|parent account"
    r"|empresa|empleador|compa.[ií]a|organizaci.n|cliente|proveedor|banco|raz.n social"
    r"|arbeitgeber|firma|firmenname|unternehmen|kunde|lieferant|kreditinstitut|auftraggeber"
    r"|employeur|entreprise|soci.t.|organisme|fournisseur|banque|raison sociale"
)
_CAPTIONED = re2.compile(rf"(?im)(?:^|[\s(·|])(?:{_CAPTIONS}) ?\*?[:：][ \t]{{0,4}}", _OPTIONS)
_CAPTION_LINE = re2.compile(rf"(?im)^(?:{_CAPTIONS}) ?[*:]{{0,2}}\n", _OPTIONS)
_JOB = re2.compile(
    r"(?i)\b(?:work(?:s|ed|ing)?|job|role|position|interview(?:ed|ing)?|intern(?:ship)?|employed|engineer|manager|analyst"
    r"|developer|designer|director|consultant|associate|assistant|specialist|officer|head|lead|vp|ceo|cto|cfo"
    r"|nurse|teacher|accountant|founder|partner|contact|onboarding|account) at ",
    _OPTIONS,
)
_DOTTED = re2.compile(r"\b[A-Z]\.(?: ?[A-Z]\.){1,2}(?:[^A-Za-z]|$)", _OPTIONS)
_MARK = re2.compile(
    r"(?i)\b(?:" + "|".join(sorted(_LEGAL | _KIND | _LOOSE | _HEADS)) + r"|universit\S+|cl.ni\S+|h.pital)\b",
    _OPTIONS,
)
_SMALL = frozenset(("of", "and", "de", "du", "des", "del", "und", "y", "et", "la", "the", "for"))
_GAPS = frozenset((" ", " & ", ", ", "-", ". ", "'s ", "’s ", "s' ", "' ", "’ "))


class Organizations:
    """Finds companies and other bodies in the lines of a text, without a model.

    A row never crosses a line end.
    """

    name = "organizations"
    labels = ("organization",)

    def find(self, text: str) -> Findings:
        """Return organisations in characters of the text; O(n) in its length."""
        return Findings.of(set(self._rows(encodable(text))))

    @staticmethod
    def _rows(text: str) -> Iterator[Row]:
        starts = {match.end(): 0.7 for match in _CAPTIONED.finditer(text)}
        starts |= {match.end(): 0.65 for match in _CAPTION_LINE.finditer(text)}
        starts |= {match.end(): 0.6 for match in _JOB.finditer(text)}
        for at, score in starts.items():
            line = text[at : at + 80].partition("\n")[0]
            if end := _captioned(line):
                yield at, at + end, "organization", score
        text = _DOTTED.sub(_undotted, text)
        done = 0
        for match in _MARK.finditer(text):
            if match.start() < done:
                continue
            begin = text.rfind("\n", 0, match.start()) + 1
            done = text.find("\n", begin) % (len(text) + 1)
            for start, end, score in _suffixed(text[begin:done]):
                yield begin + start, begin + end, "organization", score


def _undotted(match: Any) -> str:
    """S.A. as SA.., in the same length."""
    text: str = match[0]
    letters = "".join(c for c in text[:-1] if c.isalpha()) if text[-1] != "." else ""
    letters = letters or "".join(filter(str.isalpha, text))
    tail = "" if text[-1] == "." else text[-1]
    return letters + "." * (len(text) - len(letters) - len(tail)) + tail


def _captioned(line: str) -> int:
    """Where the name that a line begins with ends; 0 if it begins with none."""
    known = words(line)
    if not known or known[0].start > 1:
        return 0
    stop = 0
    for word in known[:7]:
        glue = stop == 0 or word.gap in (" ", " & ", ". ", ", ") or joined(word.gap, known[stop - 1])
        legal = word.folded in _LEGAL
        small = word.kind in ("particle", "lower") and word.folded in _SMALL
        if not glue or (word.gap == ", " and not legal) or not (word.capital or small or legal):
            break
        stop += 1
    while stop and known[stop - 1].kind in ("lower", "particle"):
        stop -= 1
    name = known[:stop]
    if not name or all(w.never or w.folded in _GENERIC for w in name) or _is_caption(line):
        return 0
    return name[-1].end


def _is_caption(line: str) -> bool:
    """The head of the next field or column: Company, Owner."""
    text = line.strip(" :*").casefold()
    return text in lexicon("captions") or text in lexicon("name_captions")


def _suffixed(line: str) -> Iterator[tuple[int, int, float]]:
    """Names before Inc, Bank, Labs and their like, and after Banco, Clinique and theirs."""
    known = words(line)
    for i, word in enumerate(known):
        kind = word.folded
        if kind in _LEGAL and i and _is_legal(line, word):
            strength = 2
        elif word.capital and kind in _KIND:
            strength = 1
        else:
            strength = 0 if word.capital and kind in _LOOSE else -1
        if strength >= 0 and (first := _first(known, i, strength)) < i:
            yield known[first].start, _end(known, i, line), 0.75 if strength else 0.6
        elif word.capital and kind in _HEADS and (last := _last(known, i)) > i:
            yield word.start, known[last].end, 0.65


def _is_legal(line: str, word: Word) -> bool:
    """Inc. and GmbH as written; two letters only in capitals, so that se, as and ag stay words."""
    text = line[word.start : word.end]
    if word.folded in ("limited", "incorporated", "corporation"):
        return word.capital
    return text.isupper() or (len(text) > 2 and text[0].isupper())


def _first(known: Sequence[Word], at: int, strength: int) -> int:
    """Where the name that ends at a suffix begins; the suffix itself if there is none."""
    first = at
    while first and at - first < 5:
        word, gap = known[first - 1], known[first].gap
        small = word.folded in _SMALL and word.kind in ("lower", "particle")
        if gap not in _GAPS or (gap == ", " and (strength < 2 or first < at)):
            break
        if not (word.capital or (small and first > 1 and known[first - 2].capital)):
            break
        first -= 1
    while first < at and (known[first].kind in ("lower", "particle") or known[first].folded in _GENERIC):
        first += 1
    name = known[first:at]
    if not name or all(word.never for word in name):
        return at
    rare = any(not (word.common or word.never) or word.surname or word.place for word in name)
    if strength == 0 and not rare:
        return at
    if strength == 1 and any(word.never for word in name) and not rare:
        return at
    return first


def _last(known: Sequence[Word], at: int) -> int:
    """Where the name that begins with a head ends: Universidad de Granada."""
    last = at
    for i in range(at + 1, min(at + 5, len(known))):
        word = known[i]
        if word.gap not in (" ", "-") or not (word.capital or word.folded in ("of", *_SMALL)):
            break
        last = i if word.capital and not word.never else last
    name = known[at + 1 : last + 1]
    return last if any(not word.common or word.place for word in name) else at


def _end(known: Sequence[Word], at: int, line: str) -> int:
    """Take in what may follow a suffix: Holdings Inc., Bank plc, Partners LLP, Group."""
    end = at
    while end + 1 < len(known) and known[end + 1].gap in (" ", ", ", ". "):
        after = known[end + 1]
        if not (after.capital and after.folded in _LEGAL | _KIND | _LOOSE):
            break
        end += 1
    stop = known[end].end
    if known[end].folded in _LEGAL:
        stop += len(line[stop:]) - len(line[stop:].lstrip("."))
    return stop
