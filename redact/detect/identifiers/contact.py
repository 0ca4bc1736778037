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
    return hit.but(
        start=hit.start + value.index(kept), end=hit.start + value.index(kept) + len(kept)
    )


_TLD = r"(?:com|org|net|edu|gov|io|co|us|uk|de|fr|es|it|nl|ch|at|eu|info|biz|ai|dev|app|me)"

EMAIL = (
    Rule(
        "email",
        rf"[{_L}._%+\-'&=]+@[{_L}\-]+(?:\.[{_L}\-]+)*\.(?:[A-Za-z\x7f]{{2,24}}"
        rf"|xn--[a-z0-9\-]{{2,40}})",
        1.0,
        _email,
        gate="@",
    ),
    Rule(
        "email",
        rf"(?i)[a-z0-9._%+\-]+@ [a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.{_TLD}\b"
        rf"|[a-z0-9._%+\-]+@[a-z0-9\-]+ \. ?{_TLD}\b",
        0.8,
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


_CODE_NEXT = ("/", "(", "=", "{")


def _handle(hit: Hit) -> Hit | None:
    """``@name`` in running text; a decorator, an at-rule or a package scope is none."""
    name = hit.value[1:].lower().split(".")[0]
    if name in _NO_HANDLE or hit.after(4).lstrip(" \"'")[:1] in _CODE_NEXT:
        return None
    in_front = hit.before(80).rpartition("\n")[2]
    first = not in_front.strip() and len(in_front) < 80
    return None if first and not hit.after(80).split("\n", 1)[0].strip() else hit


_NO_NAME_LIST = """
    required optional or and is must name email password field the a an taken available
    invalid not none null string str int account handle admin root user username guest
"""
_NO_NAME = frozenset(_NO_NAME_LIST.split())


def _user_name(hit: Hit) -> Hit | None:
    value = hit.value
    return None if value.lower().rstrip(".") in _NO_NAME or "(" in hit.after() else hit


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
    Rule(
        "handle",
        r"(?i)(?:^|[/\s.])(?:twitter\.com|x\.com|instagram\.com|linkedin\.com/in"
        r"|tiktok\.com|threads\.net|facebook\.com"
        r"|t\.me)/@?([a-z0-9][a-z0-9_.\-]{2,38})",
        0.6,
        lambda h: (
            None
            if h.value.lower()
            in (
                "search",
                "login",
                "settings",
                "explore",
                "features",
                "about",
                "home",
                "share",
                "jobs",
                "feed",
            )
            else h
        ),
    ),
)

RULES = EMAIL + HANDLES
