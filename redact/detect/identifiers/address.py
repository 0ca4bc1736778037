"""Street addresses, and the town, region, postcode or country beside one."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|A[AEP]|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK"
)
_STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine"
    "|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota"
    "|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
)
# Words that name little else than a street, and words that mean other things too.
_SURE = r"street|avenue|ave|boulevard|blvd|road|rd|lane|terrace|crescent|parkway|pkwy|highway|hwy|turnpike|causeway|esplanade"
_UNSURE = r"St|Dr|Drive|Ln|Ct|Court|Way|Place|Pl|Square|Sq|Circle|Cir|Trail|Trl|Row|Close|Walk|Plaza|Loop|Alley|Mews|Gardens|Grove|Hill|Park|Path|Pike|Run|Ridge|View|Heights|Terr?|Cres|Gate|Point|Crossing|Xing|Bend|Cove|Quay|Rise|Broadway"
_NUMBER = r"[0-9]{1,6}(?:[A-Za-z]|[ ]?[-/][ ]?[0-9]{1,5}| 1/2)?"
_NAME = r"(?:[A-Z\x7f][\w'.\-\x7f]*|[0-9]{1,3}(?:st|nd|rd|th)|de|la|del|van|of|the)"
_WORD = r"[a-z0-9'.\-\x7f]+"
_UNIT = r"(?:\s{0,2},?\s{1,3}(?i:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|bldg|building|#)\.? ?#?[A-Za-z]?[0-9]{1,5}[A-Za-z]?\b)?"

_CONTINENTAL = (
    r"[A-Z\x7f][\w\-\x7f]*(?:strasse|straat|str\.|strase|gasse|allee|weg|platz|ring|damm|ufer|gata|gatan|vagen|vej|veien|vegen|gade|laan|plein|gracht|katu|tie|utca|steenweg|dreef|kade|singel)"
    r"|(?:[A-Z\x7f][\w\-]+[ \-]){1,3}(?:Strasse|Str\.|Gasse|Allee|Weg|Platz|Ring|Damm|Ufer|utca|utja|u\.|ter|ulica|ut)"
)
_ROMANCE = r"(?i:rue|avenue|av\.?|boulevard|bd|place|chemin|impasse|allee|quai|cours|route|calle|c/|avenida|avda\.?|plaza|paseo|camino|carrer|via|viale|piazza|corso|largo|rua|travessa|ul\.|ulica|al\.|os\.)"
_OF = r"(?:de la |de l'|de los |de las |du |des |del |della |dei |de |da |do |dos |d'|l'|la |le |les |el |los )?"

_MEASURES = re2.compile(
    r"(?i)\b(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|miles?|km|meters?|metres?|feet|ft|blocks?|times|percent|people|users?|items?|files?|steps?|cars?|lanes?|new|more|other|different"
    r"|of the|on the|down|along|off|in the|to the|from|are|is|was|were|and then|ways|top|best|lines?|commits?|issues?|results?|out of|per|each|am|pm)\b",
    quiet(),
)


def _street(hit: Hit) -> Hit | None:
    """A house number and a street, unless measures stand between."""
    if hit.before().isalnum() or hit.before() in ("$", ".", "/", "=", "_", "#", ":") or hit.after().isalnum():
        return None
    return None if _MEASURES.search(hit.value) else _with_rest(hit)


_REST = re2.compile(
    rf"(?:\s{{0,2}},?[\s>?]{{1,6}}(?i:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|bldg|building|#)\.? ?#?[A-Za-z]?[0-9]{{1,5}}[A-Za-z]?\b)?"
    r"(?:[ ]?,?[\s>?]{1,6}[A-Z\x7f][\w'.\-\x7f]+(?:[ \-][A-Z\x7f][\w'.\-\x7f]+){0,3})?"
    rf"(?:,?[\s>?]{{1,6}}(?:(?:{_STATES})|{_STATE_NAMES}|[A-Z][\w.]+(?: (?:and |the |of )?[A-Z][\w.]+){{0,4}}))?"
    r"[,]?[\s>?]{0,6}(?:[0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[0-9]{4,6})\b",
    quiet(),
)
_CITY_ONLY = re2.compile(r",? (?:[0-9]{4,5} )?[A-Z\x7f][\w'\-\x7f]+(?: [A-Z\x7f][\w'\-\x7f]+){0,2}(?:,|\.|$|\n)", quiet())
_ZIP_CITY = re2.compile(r"[ ]?,?\s{1,3}(?:[A-Z]{1,2}-)?[0-9]{4,5}(?: [A-Z]{2})? [A-Z\x7f][\w'\-\x7f]+(?: [A-Z\x7f][\w'\-\x7f]+){0,2}", quiet())
_UNIT_ONLY = re2.compile(_UNIT.removesuffix("?"), quiet())


def _with_rest(hit: Hit) -> Hit:
    """The address with its flat, town, region, postcode and country where they follow."""
    behind = hit.text[hit.end : hit.end + 160]
    for form in (_ZIP_CITY, _REST, _UNIT_ONLY):
        found = form.match(behind)
        if found:
            hit = hit.but(end=hit.end + found.end())
            break
    if (hit.after() or "x") in ",":
        town = _CITY_ONLY.match(hit.text[hit.end : hit.end + 80])
        if town:
            hit = hit.but(end=hit.end + len(town[0].rstrip(",.\n")))
    return hit


def _town(hit: Hit) -> Hit | None:
    return None if hit.before().isalnum() or hit.after().isalnum() else hit


def _postcode(hit: Hit) -> Hit | None:
    around = hit.before() + hit.after()
    return None if any(c.isalnum() or c in "-_/." for c in around.rstrip(".")) else hit


RULES: tuple[Rule, ...] = (
    Rule("address", rf"(?:{_NUMBER},? )+(?:[NSEW]\.?[EW]?\.? )?(?:{_NAME} ){{1,5}}(?i:{_SURE})\b\.?(?: [NSEW][EW]?\b)?", 0.9, _street, gate=rf"(?i)[0-9][a-z]?,? [^\n]{{1,60}}?\b(?:{_SURE})\b"),
    Rule("address", rf"(?:{_NUMBER},? )+(?:[NSEW]\.?[EW]?\.? )?(?:{_NAME} ){{1,5}}(?:{_UNSURE}|(?i:dr|st|ct|ln|pl)\.)(?:\b| |,|\n|$)", 0.85, _street),
    Rule("address", rf"(?i)(?:{_NUMBER},? )+(?:{_WORD} ){{1,3}}(?:{_SURE})\b\.?", 0.8, _street),
    Rule("address", rf"(?:{_NUMBER},? ?)+(?i:bis |ter |quater )?,? ?{_ROMANCE} {_OF}(?:[A-Z\x7f][\w'.\-\x7f]*)(?:[ \-](?:de |la |du |des |del )?[A-Z\x7f0-9][\w'.\-\x7f]*){{0,4}}", 0.85, _street),
    Rule("address", rf"\b{_ROMANCE} {_OF}(?:[A-Z\x7f][\w'.\-\x7f]*)(?:[ \-](?:de |la |del |y )?[A-Z\x7f][\w'.\-\x7f]*){{0,4}},? (?:n[o.]{{0,2}} ?)?{_NUMBER}\b", 0.85, _street),
    Rule("address", rf"(?:[0-9]{{1,5}} )?(?:{_CONTINENTAL}) {_NUMBER}\b", 0.85, _street),
    Rule("address", r"(?i)(?:[0-9]{1,5} )?\b(?:p\.? ?o\.? ?box|post office box|postbox|postfach|apartado(?: de correos)?|boite postale|casella postale) [0-9]{1,7}\b", 0.9, _street),
    Rule("address", r"(?i)\bunit [0-9]{1,5} box [0-9]{1,6}(?:\s{1,3}(?:apo|fpo|dpo) a[aep] [0-9]{5})?|\b(?:apo|fpo|dpo)[ ,]{1,2}a[aep] [0-9]{5}\b", 0.9),
    Rule("address", rf"[A-Z][\w'.\-]+(?: [A-Z][\w'.\-]+){{0,3}},? (?:{_STATES}|(?:{_STATE_NAMES})),? [0-9]{{5}}(?:-[0-9]{{4}})?", 0.85, _town),
    Rule("address", r"\b(?:GIR ?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]|[0-9][A-HJKPS-UW]) [0-9][ABD-HJLNP-UW-Z]{2})\b", 0.7, _postcode),
    Rule("address", r"(?i)\b(?:zip|zip ?code|postal ?code|post ?code|plz|code postal|codigo postal)(?: is)?[ :=#\n]{1,4}([0-9]{5}(?:-[0-9]{4})?|[0-9]{4,6}|[a-z][0-9][a-z] ?[0-9][a-z][0-9]|[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2})\b", 0.8),
    Rule("address", r"(?i)\b(?:(?:street|home|mailing|billing|shipping|postal|current|delivery|residential|new)[ _])?address(?: ?(?:line)? ?1)?(?: (?:is|to))?[ ]?[:=]?[ \n]{1,3}([0-9]{1,6}[a-z]? (?:[a-z\x7f][\w'.\-\x7f]* ?){1,5}[0-9]{0,5})(?:[,\n.]|$)", 0.75, lambda h: None if _MEASURES.search(h.value) else _with_rest(h)),
)  # fmt: skip
