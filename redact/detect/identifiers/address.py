"""Street addresses, and the town, region, postcode or country beside one."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI"
    "|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|A[AEP]|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK"
    "|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    "|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    "|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey"
    "|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington|Wisconsin|Wyoming"
)
_COUNTRY = (
    "USA|U\\.S\\.A\\.|United States(?: of America)?|UK|United Kingdom"
    "|England|Scotland|Wales|Ireland"
    "|Canada|Mexico|Germany|Deutschland|France|Spain|Espana|Italy|Italia|Austria|Switzerland"
    "|Netherlands|Belgium|Portugal|Sweden|Norway|Denmark|Finland|Poland|Australia|New Zealand"
    "|India|Japan|Brazil"
)
# Words that name little else than a street, and words that mean other things too.
_SURE = (
    "street|avenue|ave|boulevard|blvd|road|rd|lane|terrace|crescent|parkway|pkwy|highway|hwy"
    "|turnpike|causeway|esplanade"
)
_UNSURE = (
    "St|Dr|Drive|Ln|Ct|Court|Way|Place|Pl|Square|Sq|Circle|Cir|Trail|Trl|Row|Close|Walk|Plaza|Loop"
    "|Alley|Mews|Gardens|Grove|Hill|Park|Path|Pike|Run|Ridge|View|Heights|Terr?|Cres|Gate|Point"
    "|Crossing|Xing|Bend|Cove|Quay|Rise|Broadway|Yard|Wharf|Vale|Meadows?"
)
# The other suffixes of USPS Publication 28, which are words of every day.
_RARE = (
    "Branch|Bridge|Brooks?|Burgs?|Bypass|Camp|Canyon|Cape|Centers?|Circles"
    "|Cliffs?|Club|Common|Corners?|Course|Courts|Coves|Creek"
    "|Crest|Crossroad|Curve|Dale|Dam|Divide|Drives|Estates?|Expressway"
    "|Extensions?|Falls?|Ferry|Fields?|Flats?|Fords?|Forest"
    "|Forges?|Forks?|Fort|Freeway|Garden|Gateway|Glens?|Greens?|Groves"
    "|Harbors?|Haven|Hills|Hollow|Inlet|Islands?|Isle|Junctions?"
    "|Keys?|Knolls?|Lakes?|Land|Landing|Lights?|Loaf|Locks?|Lodge|Mall"
    "|Manors?|Meadows?|Mills?|Mission|Motorway|Mount|Mountains?"
    "|Neck|Orchard|Oval|Overpass|Parks|Parkways|Pass|Passage|Pines?|Plains?"
    "|Points|Ports?|Prairie|Radial|Ramp|Ranch|Rapids?|Rest"
    "|Ridges|River|Route|Rue|Shoals?|Shores?|Skyway|Springs?|Spurs?|Squares"
    "|Station|Stravenue|Stream|Summit|Throughway|Trace|Track"
    "|Trafficway|Tunnel|Underpass|Unions?|Valleys?|Via|Viaduct|Views"
    "|Villages?|Ville|Vista|Walks|Wall|Ways|Wells?"
)
_UNIT_WORD = (
    "apt|apartment|suite|ste|unit|flat|studio|floor|fl|room|rm|bldg|building|piso|puerta|planta"
    "|portal|escalera|etage|bureau|wohnung|#"
)
_NUMBER = r"[0-9]{1,6}(?:[A-Za-z]|[ ]?[-/][ ]?[0-9]{1,5}| 1/2)?"
_CAPITAL = r"[A-Z\x7f][\w'.\-\x7f]*"
_NAME = rf"(?:{_CAPITAL}|[0-9]{{1,3}}(?:st|nd|rd|th)|de|la|del|van|of|the)"
_WORD = r"[a-z\x7f][\w'.\-\x7f]*"

_CONTINENTAL = (
    r"[A-Z\x7f][\w\-\x7f]*(?:strasse|straat|str\.|strase|gasse|allee|weg|platz|ring|damm|ufer|gata"
    r"|gatan|vagen|vej|veien|vegen|gade|laan|plein|gracht|katu|tie|utca|steenweg|dreef|kade|singel)"
    rf"|(?:{_CAPITAL}[ \-]){{1,3}}(?:Strasse|Str\.|Gasse|Allee|Weg|Platz|Ring|Damm|Ufer|utca|utja"
    r"|u\.|ter|ulica|ut)"
)
_ROMANCE = (
    r"(?i:rue|avenue|av\.?|boulevard|bd|place|chemin|impasse|allee|quai|cours"
    r"|route|calle|c/|avenida"
    r"|avda\.?|plaza|paseo|camino|carrer|cuesta|callejon|ronda|rambla"
    r"|glorieta|urbanizacion|pasaje|pasadizo|vial|alameda|acceso|c\.|canada"
    r"|via|viale|piazza|corso|largo|rua|travessa|ul\.|ulica|al\.)"
)
_OF = (
    r"(?:(?:de la|de los|de las|de|du|des|del|della|dei|da|do|dos|la|le|les|el|los) "
    r"|d'|l'|de l')?"
)
_WORD_ANY = r"[A-Za-z\x7f][\w'.\-\x7f]*"
_BRITISH = (
    r"[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]|[0-9][A-HJKPS-UW])"
    r" [0-9][ABD-HJLNP-UW-Z]{2}"
)
_SITUATED = (
    r"(?:liv(?:e|es|ed|ing) (?:at|in)|address(?:es)?(?: of [\w\-.& ]{2,40}?)?(?: to(?: the same)?)?"
    r"(?: is|:)|address:? to|located (?:at|in)|(?:office|shop|store|house|home) is (?:at|in)"
    r"|meet (?:me |us |you )?at|taxi to|corner of|(?:deliver|ship|send|sent|mail|return|move)"
    r"(?:ed|ped)?(?: (?:it|them|this))? to|arrived at|resid(?:es|ing) at|billing address with"
    r"|address)"
)
_POSTCODE = (
    r"(?:[0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
    r"|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[0-9]{4,6})"
)

_UNITS = re2.compile(
    r"(?i)\b(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?|miles?|km"
    r"|met(?:er|re)s?|feet|ft|blocks?|times|percent|people|users?|items?"
    r"|files?|steps?|commits?|issues?|results?|pages?)\b",
    quiet(),
)
_YEARS = re2.compile(r"^(?:(?:19|20)[0-9]{2}[-,]|20[0-3][0-9] )", quiet())
_PROSE = re2.compile(
    r"\b(?:of the|on the|down|along|off|in the|to the|from|are|is|was|were"
    r"|and then|ways|lines?|out of|per|each|am|pm|new|more|other|different"
    r"|way)\b",
    quiet(),
)

_UNIT = rf"(?:(?i:{_UNIT_WORD})\.? ?#?[A-Za-z]?[0-9]{{1,5}}[A-Za-z]?\b)"
_ZIP_FIRST = re2.compile(
    rf"[ ]?,?\s{{1,3}}(?:[A-Z]{{1,2}}-)?[0-9]{{4,5}}(?: [A-Z]{{2}})? "
    rf"{_CAPITAL}(?: {_CAPITAL}){{0,2}}",
    quiet(),
)
_REST = re2.compile(
    rf"(?:[ ]?,?[\s>?]{{1,6}}{_UNIT})?(?:,? {_CAPITAL}){{0,6}}"
    r"(?:[ ]?,?\r?\n[ >?]{0,6},?[A-Za-z\x7f][A-Za-z\x7f ,'().\-]{1,45}?){0,3}?"
    rf"(?:(?:,|,? |,?\r?\n[ >?]{{0,6}})(?:{_STATES}))?[,]?[\s>?]{{1,6}}{_POSTCODE}"
    rf"\b(?:,?[ \n]{{1,2}}(?:{_COUNTRY})\b)?",
    quiet(),
)
_FLAT = re2.compile(rf"[ ]?,?[\s>?]{{1,6}}{_UNIT}(?:,? {_CAPITAL}){{0,4}}", quiet())
_TOWN = re2.compile(
    rf",[ \n]{{1,2}}{_CAPITAL}(?: {_CAPITAL}){{0,3}}(?:, ?(?:{_STATES}"
    rf"|{_COUNTRY}))?",
    quiet(),
)


def _street(hit: Hit) -> Hit | None:
    """A house number and a street, unless measures or prose stand between."""
    front = hit.before()
    if front.isalnum() or front in ("$", "/", "=", "_", "#", ":") or hit.after().isalnum():
        return None
    if _YEARS.search(hit.value) or _UNITS.search(hit.value) or _PROSE.search(hit.value):
        return None
    return _with_rest(hit)


def _with_rest(hit: Hit) -> Hit:
    """The address with its flat, town, region, postcode and country where they follow."""
    for form in (_ZIP_FIRST, _REST, _FLAT, _TOWN):
        found = form.match(hit.text[hit.end : hit.end + 200])
        if found:
            hit = hit.but(end=hit.end + found.end())
    return hit


def _flat(hit: Hit) -> Hit | None:
    """``Apt. 4B`` on its own line or behind a comma; not ``test suite 12``."""
    return None if hit.value[0].islower() and hit.before(2).strip(" ").isalpha() else hit


def _apart(hit: Hit) -> Hit | None:
    around = hit.before() + hit.after()
    return None if any(c.isalnum() or c in "-_/" for c in around) else hit


_HEAD = rf"(?:{_NUMBER},? )+(?:[NSEW]\.?[EW]?\.? )?"

STREETS: tuple[Rule, ...] = (
    Rule(
        "address",
        rf"{_HEAD}(?:{_NAME} ){{1,5}}(?i:{_SURE})\b\.?(?: [NSEW][EW]?\b)?",
        0.9,
        _street,
        gate=rf"(?i)\b(?:{_SURE})\b",
    ),
    Rule(
        "address",
        rf"{_HEAD}(?:{_NAME} ){{1,5}}(?:(?:{_UNSURE})\b|(?i:dr|st|ct|ln|pl)\.)",
        0.85,
        _street,
    ),
    Rule(
        "address",
        rf"(?i){_HEAD}(?:{_WORD} ){{1,3}}(?:{_SURE})s?\b\.?",
        0.8,
        _street,
        gate=rf"(?i)\b(?:{_SURE})s?\b",
    ),
    Rule(
        "address",
        rf"{_HEAD}(?i:bis |ter |quater )?,? ?{_ROMANCE} {_OF}{_CAPITAL}(?:[ "
        rf"\-](?:de |la |du |des |del )?{_CAPITAL}){{0,4}}(?: [0-9]{{1,4}}\b)?",
        0.85,
        _street,
    ),
    Rule(
        "address",
        rf"\b{_ROMANCE} {_OF}{_CAPITAL}(?:[ \-](?:de |la |del |y "
        rf")?{_CAPITAL}){{0,4}},? (?:n[o.]{{0,2}} ?)?{_NUMBER}\b",
        0.85,
        _street,
    ),
    Rule("address", rf"(?:[0-9]{{1,5}} )?(?:{_CONTINENTAL}) {_NUMBER}\b", 0.85, _street),
    Rule(
        "address",
        rf"(?:^|[^\w$#/.:\-])([0-9]{{3,5}} (?:{_CAPITAL} "
        rf"){{1,2}}(?:{_RARE}))(?:[^\w\-]|$)",
        0.75,
        _street,
    ),
    # A name between two numbers, or before one, is a street where a flat or the sentence says so.
    Rule(
        "address",
        rf"(?i)((?:[0-9]{{1,5}} )+(?:{_WORD}[ ]){{1,5}}(?:[0-9]{{1,5}}[a-z]?\.?)?)["
        rf" ]?,?[\s>?]{{1,6}}{_UNIT}",
        0.85,
        _street,
        gate=rf"(?i)\b(?:{_UNIT_WORD})\.? ?#?[a-z]?[0-9]",
    ),
    Rule(
        "address",
        rf"(?i)\b{_SITUATED}\s{{1,2}}((?:[0-9]{{1,5}} )?(?:{_WORD}[ "
        rf"]){{1,5}}[0-9]{{1,5}}[a-z]?)(?:[^\w:/%]|$)",
        0.75,
        _street,
        gate=rf"(?i)\b{_SITUATED}\s",
    ),
    Rule(
        "address",
        rf"(?i)\bcorner of ((?:{_NUMBER} )?(?:{_WORD}[ ]){{1,5}}(?:[0-9]{{1,5}} "
        rf")?(?:and|&) (?:[\w.'\x7f]+ ){{1,5}}(?:{_SURE}|[0-9]{{1,5}}))\b",
        0.75,
    ),
    Rule(
        "address",
        rf"(?i)\b{_UNIT} ((?:[0-9]{{1,5}} )+(?:{_WORD}[ "
        rf"]){{1,5}}[0-9]{{1,5}}[a-z]?)\b",
        0.8,
        _street,
    ),
)

PLACES: tuple[Rule, ...] = (
    # Lines that a British postcode ends; a French street without a number above its town.
    Rule(
        "address",
        rf"(?:{_UNIT}[,\n ]{{1,2}}|[0-9]{{1,5}}[A-Za-z]? )(?:{_WORD_ANY}[ "
        rf"]?){{1,4}}[,\n][ ]?(?:(?:{_WORD_ANY}[ ]?){{1,4}}[,\n][ "
        rf"]?){{0,2}}{_BRITISH}",
        0.9,
        _apart,
    ),
    Rule(
        "address",
        rf"\b{_ROMANCE} {_OF}{_CAPITAL}(?:[ \-]{_CAPITAL}){{0,3}},?[ \n][0-9]{{5}} "
        rf"{_CAPITAL}(?: {_CAPITAL}){{0,2}}",
        0.85,
        _apart,
    ),
    Rule(
        "address",
        r"(?i)(?:[0-9]{1,5} )?\b(?:p\.? ?o\.? ?box|post office box|postbox"
        r"|postboks|postfach|apartado(?: de correos)?|boite postale|casella "
        r"postale) [0-9]{1,7}\b",
        0.9,
        _street,
    ),
    Rule(
        "address",
        r"(?i)\b(?:(?:unit|psc|cmr) [0-9]{1,5},? box [0-9]{1,6}|(?:usnv|usns|uss"
        r"|uscgc) [\w\x7f]+)?[\s,]{0,3}\b(?:apo|fpo|dpo)[ ,]{1,2}a[aep],? "
        r"[0-9]{5}\b|\b(?:unit|psc|cmr) [0-9]{1,5},? box [0-9]{1,6}\b",
        0.9,
    ),
    Rule(
        "address",
        rf"\b{_CAPITAL}(?: {_CAPITAL}){{0,3}},? (?:{_STATES}),? "
        rf"[0-9]{{5}}(?:-[0-9]{{4}})?\b",
        0.85,
        _apart,
    ),
    Rule("address", rf"\b(?:GIR ?0AA|{_BRITISH})\b", 0.7, _apart),
    Rule(
        "address",
        r"(?i)\b(?:zip|zip ?code|postal ?code|post ?code|plz|code postal|codigo "
        r"postal)(?: is)?[ :=#\n]{1,4}([0-9]{5}(?:-[0-9]{4})?|[0-9]{4,6}"
        r"|[a-z][0-9][a-z] ?[0-9][a-z][0-9]|[a-z]{1,2}[0-9][a-z0-9]? "
        r"?[0-9][a-z]{2})\b",
        0.8,
    ),
    Rule(
        "address",
        r"(?:^|[\n,>]|[0-9])[ >?]{0,6}((?i:apt|apartment|suite|ste|flat)\.? "
        r"?#?(?:[0-9]{1,5}[A-Za-z]?|[A-Z][0-9]{0,4}))\b",
        0.75,
        _flat,
    ),
    Rule("address", r"\b((?i:apt|apartment)\.? ?#?(?:[0-9]{1,5}[A-Za-z]?))\b", 0.75),
)

RULES = STREETS + PLACES
