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
# As readers spell the two letters of a state: Hl for HI, 0H for OH.
STATE_READ = rf"(?:{STATES}|[HRMWV][l1|]|[l1|][ADLN]|[CM]0|0[HKR])"
ZIP_READ = r"(?:[0-9]{2}[0-9OolIS|]{3}|[0-9OolIS|]{3}[0-9]{2})(?:-[0-9]{4})?"
COUNTRY = (
    r"USA|U\.S\.A\.|United (?:States(?: of America)?|Kingdom|Arab Emirates)|UK|England|Scotland"
    "|Wales|(?:Northern )?Ireland|Republic of Ireland|Deutschland|Espana|Italia|Schweiz|Suisse"
    "|Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan"
    "|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia"
    "|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia"
    "|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile"
    "|(?:People's Republic of )?China|Colombia|Comoros|(?:Democratic )?Republic of the Congo"
    "|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech(?:ia| Republic)|Denmark|Djibouti"
    "|Dominican? Republic|Dominica|East Timor|Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea"
    "|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece"
    "|Greenland|Grenada|Guatemala|(?:Papua New )?Guinea(?:-Bissau)?|Guyana|Haiti|Honduras|Hungary"
    "|Iceland|India|Indonesia|Iran|Iraq|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan"
    "|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya"
    "|Liechtenstein|Lithuania|Luxembourg|Macedonia|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta"
    "|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro"
    "|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nicaragua|Nigeria"
    "|Niger|(?:North|South) Korea|Norway|Oman|Pakistan|Palau|Palestine|Panama|Paraguay|Peru"
    "|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda"
    "|Saint (?:Kitts and Nevis|Lucia|Vincent and the Grenadines)|Samoa|San Marino"
    "|Sao Tome and Principe|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore"
    "|Slovakia|Slovenia|Solomon Islands|Somalia|South (?:Africa|Sudan)|Spain|Sri Lanka|Sudan"
    "|Suriname|Swaziland|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga"
    "|Trinidad and Tobago|Tunisia|Turkey|Turkmenistan|Tuvalu|Uganda|Ukraine|Uruguay|Uzbekistan"
    "|Vanuatu|Vatican City|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe"
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
NUMBER = r"(?:[0-9]{1,6}|[lI|][0-9]{1,4})(?:[A-Za-z]|[ ]?[-/][ ]?[0-9]{1,5}| 1/2)?"
CAPITAL = r"[A-Z\x7f][\w'.\-\x7f]*"
PARTICLE = r"(?:de|del|della|des|di|do|da|du|la|las|le|los|van|der|of|the|and)"
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
    r"(?:liv(?:e|es|ed|ing) (?:at|in)|it(?:'s| is) (?:at|in)|meet [\w ]{2,30}? at [\w&.\- ]{2,30},"
    r"|address(?:es)?(?: of [\w\-.& ]{2,40}?)?(?: to(?: the same)?)?"
    r"(?: is|:)|address:? to|located (?:at|in)|(?:office|shop|store|house|home) is (?:at|in)"
    r"|meet (?:me |us |you )?at|taxi to|corner of|(?:deliver|ship|send|sent|mail|return|move)"
    r"(?:ed|ped)?(?: (?:it|them|this))? to|arrived at|resid(?:es|ing) at|billing address with"
    r"|address)"
)
POSTCODE = (
    r"(?:[0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
    r"|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[0-9]{4,6})"
)
