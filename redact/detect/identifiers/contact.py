"""E-mail addresses and handles."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_L = r"A-Za-z0-9\x7f"  # \x7f stands for a letter of another script
_PICTURE = re2.compile(r"(?i)@[1-4]x\.(?:png|jpe?g|gif|webp|svg)$", quiet())


def _email(hit: Hit) -> Hit | None:
    """Every address but ``git@host:path`` of a remote and ``icon@2x.png``."""
    value = hit.value
    kept = value.lstrip(".'-+%&/=").rstrip(".-")
    if _PICTURE.search(value) or (value.startswith("git@") and hit.after() == ":"):
        return None
    start = hit.start + value.index(kept)
    return hit.but(start=start, end=start + len(kept))


_TLD = (
    r"(?:com?|org|net|edu|gov|mil|io|us|uk|de|fr|es|it|nl|ch|at|eu|info|biz|ai|dev|app|me|ca|au|nz"
    r"|in|jp|cn|kr|br|mx|ar|cl|be|lu|ie|pt|pl|cz|sk|hu|ro|gr|tr|ru|ua|se|no|dk|fi|is|il|za|sg|hk|tw"
    r"|xyz|online|site|tech|cloud|shop|store|museum|example|test)"
)
# Those of them that no sentence begins with; behind a space the others are words.
_NO_WORD = (
    r"(?:(?:com|org|net|edu|gov|co|ac)(?:\.[a-z]{2})?|mil|io|uk|de|fr|eu|info|biz|dev|app|ch|nl|au|jp"
    r"|ca|xyz|example)"
)
_HOST = r"[a-z0-9\-]+(?:\.[a-z0-9\-]+)*"


def _apart(hit: Hit) -> Hit | None:
    """An address with a space in front of its @, if what stands there is no word of prose."""
    local = hit.value.partition(" ")[0]
    marked = any(not c.isalpha() for c in local) and any(map(str.isalpha, local))
    return _email(hit) if marked and local[-1].isalnum() and local[0].isalnum() else None


EMAIL = (
    Rule(
        "email",
        rf"[{_L}._%+\-'&=]+@[{_L}\-]+(?:\.[{_L}\-]+)*\.(?:[A-Za-z\x7f]{{2,24}}"
        rf"|xn--[a-z0-9\-]{{2,40}})",
        1.0,
        _email,
        gate="@",
    ),
    # Torn by one space: behind the @, beside a dot of the host, in front of the @, in the name.
    Rule("email", rf"(?i)[a-z0-9._%+\-]+@ {_HOST}\.{_TLD}\b", 0.8, _email, gate="@ "),
    Rule(
        "email",
        rf"(?i)[a-z0-9._%+\-]+@{_HOST}(?: \.|\. )(?:[a-z0-9\-]+\.)?(?-i:{_NO_WORD})\b",
        0.8,
        _email,
        gate=r"@[^ \n]* ?\. ?",
    ),
    Rule("email", rf"(?i)[a-z0-9._%+\-]+ @{_HOST}\.{_TLD}\b", 0.8, _apart, gate=" @"),
    # The dot of the host was not read.
    Rule(
        "email",
        r"(?i)[a-z0-9._%+\-]+@[a-z0-9\-]{4,}(?:com|org|net|io|edu|gov)\b",
        0.8,
        _email,
        gate="@",
    ),
    Rule(
        "email",
        rf"(?i)[a-z0-9_+\-]+(?: \.[a-z0-9]|\. ?[0-9])[a-z0-9._+\-]*@{_HOST}\.{_TLD}\b",
        0.8,
        _email,
        gate="@",
    ),
    Rule(
        "email",
        r"(?i)\b[a-z0-9._%+\-]+ ?[\[({<]\s?at\s?[\])}>] ?[a-z0-9\-]+(?: ?(?:\."
        r"|[\[({<]\s?(?:dot|\.)\s?[\])}>]| dot ) ?[a-z0-9\-]+)+",
        0.85,
    ),
    Rule("email", rf"(?i)\b[a-z0-9._%+\-]+ at [a-z0-9\-]+(?: dot [a-z0-9\-]+)* dot {_TLD}\b", 0.85),
    Rule(
        "email",
        r"[A-Za-z0-9][*\x7f.]{2,20}[A-Za-z0-9]?@[A-Za-z0-9*\-]+(?:\.[A-Za-z0-9*\-]"
        r"+)*\.[A-Za-z]{2,24}",
        0.9,
    ),
)

_NO_HANDLE_LIST = """
    media import keyframes param params return returns see todo here channel everyone all
    types font-face charset supports override deprecated author version since throws
    property staticmethod classmethod dataclass pytest abstractmethod component injectable
    input output autowired test before after bean entity table column namespace layer
    apply tailwind container page include
"""
_NO_HANDLE = frozenset(_NO_HANDLE_LIST.split())


_CODE_NEXT = ("/", "(", "=", "{", "://")


def _handle(hit: Hit) -> Hit | None:
    """``@name`` in running text; a decorator, an at-rule or a package scope is none."""
    name = hit.value[1:].lower().split(".")[0]
    if (
        name.startswith("0x")
        or name in _NO_HANDLE
        or hit.after(3) == "://"
        or hit.after(4).lstrip(" \"'")[:1] in _CODE_NEXT
    ):
        return None
    in_front = hit.before(80).rpartition("\n")[2]
    first = not in_front.strip() and len(in_front) < 80
    return None if first and not hit.after(80).split("\n", 1)[0].strip() else hit


_NO_NAME_LIST = """
    required optional or and is must name email password field the a an taken available
    back there everyone again aboard home guests users bei chez zuruck
    invalid not none null string str int account handle admin root user username guest
"""
_NO_NAME = frozenset(_NO_NAME_LIST.split())


def _user_name(hit: Hit) -> Hit | None:
    value = hit.value.lower().rstrip(".")
    return None if value in _NO_NAME or value.startswith("0x") or "(" in hit.after() else hit


_NO_PROFILE = frozenset(
    ("search", "login", "settings", "explore", "features", "about", "home", "share", "jobs", "feed")
)

HANDLES = (
    Rule(
        "handle",
        r"(?:^|[\s(,:;>\"'|*~])(@[A-Za-z_][A-Za-z0-9_.\-]{1,30}[A-Za-z0-9_])",
        0.7,
        _handle,
        gate="@",
    ),
    Rule(
        "handle",
        r"(?i)\b(?:user ?name|user[ _]?id|login(?: name)?|handle|screen name"
        r"|benutzername|nombre de usuario|usuario|identifiant|skype|telegram"
        r"|discord|twitter|instagram|snapchat|tiktok"
        r"|github)\s?[:=]\s{0,3}[\"']?@?([a-z0-9][a-z0-9_.\-#]{2,40})\b",
        0.75,
        _user_name,
    ),
    Rule(  # who is signed in
        "handle",
        r"\b(?i:(?:welcome|bienvenid[oa]|willkommen|bienvenue),|(?:signed|logged) in as,?"
        r"|angemeldet als|connecte en tant que) ([a-z][a-z0-9._\-]{4,30})[.!]?(?:\s|$)",
        0.7,
        _user_name,
    ),
    Rule(
        "handle",
        r"(?i)(?:^|[/\s.])(?:twitter\.com|x\.com|instagram\.com|linkedin\.com/in"
        r"|tiktok\.com|threads\.net|facebook\.com"
        r"|t\.me)/@?([a-z0-9][a-z0-9_.\-]{2,38})",
        0.6,
        lambda hit: None if hit.value.lower() in _NO_PROFILE else hit,
    ),
)

RULES = EMAIL + HANDLES
