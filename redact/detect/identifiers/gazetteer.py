"""The words that addresses are made of, as parts of RE2 patterns."""

STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI"
    "|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|A[AEP]|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK"
    "|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    "|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    "|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey"
    "|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington|Wisconsin|Wyoming"
)
COUNTRY = (
    "USA|U\\.S\\.A\\.|United States(?: of America)?|UK|United Kingdom"
    "|England|Scotland|Wales|Ireland"
    "|Canada|Mexico|Germany|Deutschland|France|Spain|Espana|Italy|Italia|Austria|Switzerland"
    "|Netherlands|Belgium|Portugal|Sweden|Norway|Denmark|Finland|Poland|Australia|New Zealand"
    "|India|Japan|Brazil"
)
# Words that name little else than a street, and words that mean other things too.
SURE = (
    "street|avenue|ave|boulevard|blvd|road|rd|lane|terrace|crescent|parkway|pkwy|highway|hwy"
    "|turnpike|causeway|esplanade"
)
UNSURE = (
    "St|Dr|Drive|Ln|Ct|Court|Way|Place|Pl|Square|Sq|Circle|Cir|Trail|Trl|Row|Close|Walk|Plaza|Loop"
    "|Alley|Mews|Gardens|Grove|Hill|Park|Path|Pike|Run|Ridge|View|Heights|Terr?|Cres|Gate|Point"
    "|Crossing|Xing|Bend|Cove|Quay|Rise|Broadway|Yard|Wharf|Vale|Meadows?"
)
# The other suffixes of USPS Publication 28, which are words of every day.
RARE = (
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
UNIT_WORD = (
    "apt|apartment|suite|ste|unit|flat|studio|floor|fl|room|rm|bldg|building|piso|puerta|planta"
    "|portal|escalera|etage|bureau|wohnung|#"
)
NUMBER = r"[0-9]{1,6}(?:[A-Za-z]|[ ]?[-/][ ]?[0-9]{1,5}| 1/2)?"
CAPITAL = r"[A-Z\x7f][\w'.\-\x7f]*"
NAME = rf"(?:{CAPITAL}|[0-9]{{1,3}}(?:st|nd|rd|th)|de|la|del|van|of|the)"
WORD = r"[a-z\x7f][\w'.\-\x7f]*"

CONTINENTAL = (
    r"[A-Z\x7f][\w\-\x7f]*(?:strasse|straat|str\.|strase|gasse|allee|weg|platz|ring|damm|ufer|gata"
    r"|gatan|vagen|vej|veien|vegen|gade|laan|plein|gracht|katu|tie|utca|steenweg|dreef|kade|singel)"
    rf"|(?:{CAPITAL}[ \-]){{1,3}}(?:Strasse|Str\.|Gasse|Allee|Weg|Platz|Ring|Damm|Ufer|utca|utja"
    r"|u\.|ter|ulica|ut)"
)
# In French the number stands in front of the street; words that English has too
# must be small or have a particle behind them.
FRENCH = (
    r"(?:(?i:rue|avenue|av\.?|boulevard|bd|chemin|impasse|allee|quai)|place|route|cours"
    r"|(?:Place|Route|Cours)(?: (?:de|du|des|de la)\b| d'))"
)
# In the other Romance languages and in Polish it stands behind it.
ROMANCE = (
    r"(?i:calle|c/|c\.|avenida|avda\.?|plaza|paseo|camino|carrer|cuesta|callejon|ronda|rambla"
    r"|glorieta|urbanizacion|pasaje|pasadizo|vial|alameda|acceso|canada|rue|via|viale|piazza|corso"
    r"|largo|rua|travessa|ul\.|ulica|al\.)"
)
OF = (
    r"(?:(?:de la|de los|de las|de|du|des|del|della|dei|da|do|dos|la|le|les|el|los) "
    r"|d'|l'|de l')?"
)
WORD_ANY = r"[A-Za-z\x7f][\w'.\-\x7f]*"
BRITISH = (
    r"[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]|[0-9][A-HJKPS-UW])"
    r" [0-9][ABD-HJLNP-UW-Z]{2}"
)
SITUATED = (
    r"(?:liv(?:e|es|ed|ing) (?:at|in)|address(?:es)?(?: of [\w\-.& ]{2,40}?)?(?: to(?: the same)?)?"
    r"(?: is|:)|address:? to|located (?:at|in)|(?:office|shop|store|house|home) is (?:at|in)"
    r"|meet (?:me |us |you )?at|taxi to|corner of|(?:deliver|ship|send|sent|mail|return|move)"
    r"(?:ed|ped)?(?: (?:it|them|this))? to|arrived at|resid(?:es|ing) at|billing address with"
    r"|address)"
)
POSTCODE = (
    r"(?:[0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
    r"|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[0-9]{4,6})"
)
