"""E-mail addresses, telephone numbers, handles."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, fitting, labelled, quiet, trailing

_L = r"A-Za-z0-9\x7f"  # \x7f stands for a letter of another script
_PICTURE = re2.compile(r"(?i)@[1-4]x\.(?:png|jpe?g|gif|webp|svg)$", quiet())


def _email(hit: Hit) -> Hit | None:
    """Every address but ``git@host:path`` of a remote and ``icon@2x.png``."""
    value = hit.value
    kept = value.lstrip(".'-+%&/=").rstrip(".-")
    if _PICTURE.search(value) or (value.startswith("git@") and hit.after() == ":"):
        return None
    return hit.but(start=hit.start + value.index(kept), end=hit.start + value.index(kept) + len(kept))


_TLD = r"(?:com|org|net|edu|gov|io|co|us|uk|de|fr|es|it|nl|ch|at|eu|info|biz|ai|dev|app|me)"

EMAIL = (
    Rule("email", rf"[{_L}._%+\-'&=]+@[{_L}\-]+(?:\.[{_L}\-]+)*\.(?:[A-Za-z\x7f]{{2,24}}|xn--[a-z0-9\-]{{2,40}})", 1.0, _email, gate="@"),
    Rule("email", rf"(?i)[a-z0-9._%+\-]+@ [a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.{_TLD}\b|[a-z0-9._%+\-]+@[a-z0-9\-]+ \. ?{_TLD}\b", 0.8, gate="@"),
    Rule("email", rf"(?i)\b[a-z0-9._%+\-]+ ?[\[({{<]\s?at\s?[\])}}>] ?[a-z0-9\-]+(?: ?(?:\.|[\[({{<]\s?(?:dot|\.)\s?[\])}}>]| dot ) ?[a-z0-9\-]+)+", 0.85),
    Rule("email", rf"(?i)\b[a-z0-9._%+\-]+ at [a-z0-9\-]+(?: dot [a-z0-9\-]+)* dot {_TLD}\b", 0.85),
    Rule("email", r"[A-Za-z0-9][*\x7f.]{2,20}[A-Za-z0-9]?@[A-Za-z0-9*\-]+(?:\.[A-Za-z0-9*\-]+)*\.[A-Za-z]{2,24}", 0.9),
)  # fmt: skip

_REGIONS = ("FR", "DE", "GB", "ES", "IT", "CH", "AT", "NL", "BE", "AU", "SE", "PL", "JP", "IN", "BR")
_PHONE_WORDS = (
    r"(?:tele)?phones?|tel\.?|mobiles?|cell(?:phone)?s?|fax|telefono?|telefonnummer|handy(?:nummer)?|movil|portable|gsm|whatsapp|hotline|pager|voicemail|sms"
    r"|(?:call|text|dial|ring|phone|reach|contact)(?:ing)?(?: (?:me|us|him|her|them|back))?(?: (?:at|on|under))?|answering(?: at)?|contact (?:number|no)|helpline|office|ph\.?|tlf\.?|extension|call"
)
_GROUPED = r"\(?\+?[0-9]{1,5}\)?(?:[ .\-/]{1,2}\(?[0-9]{1,8}\)?){1,5}|\+?[0-9]{7,14}|\([0-9]{2,5}\)[0-9]{3,4}-?[0-9]{3,4}"
_EXT = r"(?:[ ,]{0,2}(?:x|ext\.?|extension|#)[ .:]?[0-9]{1,6})?"
_DATEY = re2.compile(r"^(?:(?:19|20)[0-9]{2}[-/. ][0-9]{1,2}[-/. ][0-9]{1,2}|[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:19|20)[0-9]{2})\b", quiet())
_DOTTED = re2.compile(r"^0[0-9]*(?:\.[0-9]+)*\.(?:[0-9]|[0-9]{4,})(?:\.|$)", quiet())
_ZIP = re2.compile(r"^[0-9]{5}-[0-9]{4}$", quiet())
_DOTTED_QUAD = re2.compile(r"^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$", quiet())


def _digits(value: str) -> str:
    return "".join(filter(str.isdigit, value))


def _free(hit: Hit) -> bool:
    """Whether the number stands alone: not in a word, a path, a decimal or a longer number."""
    left, right = hit.before(), hit.after()
    if left.isdigit() or right.isdigit() or left in ("$", "#", "/", "=") and left != "=" or (left.isalpha() and left != "x"):
        return False
    part = left in (".", "-", ",", ":") and hit.before(2)[:1].isdigit()
    return not part and not (right in (".", "-", ",", ":", "/") and hit.after(2)[1:].isdigit())


def _american(hit: Hit) -> Hit | None:
    """Three, three and four; in a row of numbers spaces alone do not make it one."""
    if not _free(hit):
        return None
    spaced = set(hit.value) <= set("0123456789 ")
    row = hit.before(2).strip().isdigit() or hit.after(2).strip().isdigit()
    return None if spaced and row else hit


def _international(hit: Hit) -> Hit | None:
    """A plus sign and a number that a numbering plan allows."""
    import phonenumbers  # noqa: PLC0415 - its tables are not loaded until a text needs them

    for _ in range(4):
        try:
            number = phonenumbers.parse(hit.value, None)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_possible_number(number) and not hit.before().isalnum():
            return hit if len(_digits(hit.value)) >= (8 if set(hit.value) & set(" -.()/") else 10) else None
        shorter = hit.value.rstrip("0123456789").rstrip(" .-/(")
        hit = hit.but(end=hit.start + len(shorter))
    return None


def _national(hit: Hit) -> Hit | None:
    """A grouped number with a leading zero that is valid in one of some countries."""
    import phonenumbers  # noqa: PLC0415 - as above

    if not _free(hit) or _DATEY.search(hit.value) or _DOTTED_QUAD.search(hit.value):
        return None
    if _DOTTED.search(hit.value) or _ZIP.search(hit.value):
        return None
    for region in _REGIONS:
        try:
            number = phonenumbers.parse(hit.value, region)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_valid_number(number):
            return hit
    return None


def _named(hit: Hit) -> Hit | None:
    """Any grouping behind a word for a telephone."""
    count = len(_digits(hit.value))
    if not 6 <= count <= 15 or _DATEY.search(hit.value) or _DOTTED_QUAD.search(hit.value):
        return None
    return hit if fitting_phone(hit) and not hit.after().isalnum() else None


def fitting_phone(hit: Hit) -> bool:
    """Whether the words between label and number allow a telephone number."""
    return fitting(hit.but(head=min(hit.start, hit.head + _first_word(hit.lead))))


def _first_word(lead: str) -> int:
    """The label itself may be a rival of other rules (``call``, ``phone``): skip it."""
    stripped = lead.lstrip("\n\t ([{<\"'_-,;:.|>*")
    word = len(stripped) - len(stripped.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ "))
    return len(lead) - len(stripped) + word


PHONE = (
    Rule("phone", rf"(?:(?:\+|\b00)?1[ .\-]{{0,2}})?(?:\([2-9O][0-9]{{2}}\)[ .\-]{{0,2}}|[2-9][0-9]{{2}}[.\-]|\b[2-9][0-9]{{2}} )[0-9]{{3}}[ .\-][0-9]{{4}}(?i:{_EXT})", 0.85, _american),
    Rule("phone", rf"(?:\+|\b001|\b1)[ .\-]?[0-9]{{3}}[.\-][0-9]{{3}}[.\-][0-9]{{4}}(?i:{_EXT})", 0.85, _american),
    Rule("phone", rf"\b[0-9]{{3}}[.\-][0-9]{{3}}[.\-][0-9]{{4}}(?i:{_EXT})", 0.8, _american),
    Rule("phone", rf"\([0-9]{{2,5}}\)[ ]?[0-9]{{2,4}}(?:[ \-.]?[0-9]{{2,4}}){{1,3}}(?i:{_EXT})", 0.8, _american),
    Rule("phone", rf"\+\(?[1-9][0-9]{{0,3}}\)?(?:[ .\-/]{{0,2}}\(?[0-9]{{1,5}}\)?){{2,6}}(?i:{_EXT})", 0.9, _international),
    Rule("phone", r"\b0[0-9]{1,4}(?:[ .\-/][0-9]{2,8}){1,5}\b|\b00[1-9][0-9](?:[ .\-/]?[0-9]{1,5}){3,6}\b", 0.7, _national),
    Rule("phone", r"\b[6789][0-9]{2} [0-9]{3} [0-9]{3}\b|\b[6789][0-9]{2}(?: [0-9]{2}){3}\b", 0.6, lambda h: _national(h) if not (h.before(2).strip().isdigit() or h.after(2).strip().isdigit()) else None),
    labelled("phone", _PHONE_WORDS, rf"(?:{_GROUPED}){_EXT}", _named, 0.85, gap=r"[^0-9+]{0,25}?[(]?"),
    trailing("phone", r"office|fax|mobile|cell|home|work|phone|tel|handy|movil|portable", rf"(?:{_GROUPED}){_EXT}", _named, 0.8),
)  # fmt: skip

_NO_HANDLE = frozenset(
    "media import keyframes param params return returns see todo here channel everyone all types font-face charset supports override "
    "deprecated author version since throws property staticmethod classmethod dataclass pytest abstractmethod component injectable "
    "input output autowired test before after bean entity table column namespace layer apply tailwind container page include".split()
)


def _handle(hit: Hit) -> Hit | None:
    """``@name`` in running text; a decorator, an at-rule or a package scope is none."""
    name = hit.value[1:].lower().split(".")[0]
    if name in _NO_HANDLE or hit.after() in ("/", "(", "="):
        return None
    line_start = hit.text.rfind("\n", 0, hit.start) + 1
    first = not hit.text[line_start : hit.start].strip()
    return None if first and not hit.after(80).split("\n", 1)[0].strip() else hit


_NO_NAME = frozenset("required optional or and is must name email password field the a an taken available invalid not none null string admin root user username guest".split())


def _user_name(hit: Hit) -> Hit | None:
    value = hit.value
    return None if value.lower().rstrip(".") in _NO_NAME or "(" in hit.after() else hit


HANDLES = (
    Rule("handle", r"(?:^|[\s(,:;>\"'|*~])(@[A-Za-z_][A-Za-z0-9_.\-]{1,30}[A-Za-z0-9_])", 0.7, _handle, gate="@"),
    Rule("handle", r"(?i)\b(?:user ?name|user[ _]?id|login(?: name)?|handle|screen name|benutzername|nombre de usuario|usuario|identifiant|skype|telegram|discord|twitter|instagram|snapchat|tiktok|github)\s?[:=]\s{0,3}[\"']?@?([a-z0-9][a-z0-9_.\-#]{2,40})\b", 0.75, _user_name),
    Rule("handle", r"(?i)(?:^|[/\s.])(?:twitter\.com|x\.com|instagram\.com|linkedin\.com/in|tiktok\.com|threads\.net|facebook\.com|t\.me)/@?([a-z0-9][a-z0-9_.\-]{2,38})", 0.6, lambda h: None if h.value.lower() in ("search", "login", "settings", "explore", "features", "about", "home", "share", "jobs", "feed") else h),
)  # fmt: skip

RULES = EMAIL + PHONE + HANDLES
