"""Handles, channels, repositories and private addresses, as screens and terminals write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import re2

from redact.detect.lines import encodable
from redact.detect.words import alternatives, fold, lexicon, words
from redact.findings import Findings, Row

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False  # a message of the engine would quote its input

_MENTION = re2.compile(r"(?m)(?:^|[\s(\[,;:>|])([@©][a-z][a-z0-9_.\-]{1,30}[a-z0-9_])\b", _OPTIONS)
_PROMPT = re2.compile(
    r"(?m)(?:^|[\s(\[])([a-z_][a-z0-9_.\-]{1,31})@(?:[A-Za-z][A-Za-z0-9\-]*"
    r"(?:[:\]~$#%>]| [~/$#%]|\s*$)|[A-Za-z0-9.\-]+:)",
    _OPTIONS,
)
_HOME = re2.compile(
    r"(?:/home/|/Users/|\\(?i:users)\\|(?:^|[\s:])~)([A-Za-z_][A-Za-z0-9_.\-]{1,31})\b", _OPTIONS
)
_OWNER = re2.compile(
    r"(?m)^[-dl][-rwxsStT]{9}[.+@]?\s+\d+\s+([a-z_][a-z0-9_.\-]{1,31})\s", _OPTIONS
)
_NICK = re2.compile(
    r"\d\d:\d\d(?::\d\d)?\W{0,3} [<‹]([ @+%]?[A-Za-z_][\w.\-|^]{1,30})[>›]", _OPTIONS
)
_SAYS = re2.compile(r"(?m)^[<‹]([ @+%]?[a-z_][\w.\-|^]{2,30})[>›](?:\s|$)", _OPTIONS)
_LOST_AT = re2.compile(r"(?m)^([a-z_][^\s:@/]{5,40}): ?~[/\w.\-]* ?[$#%]", _OPTIONS)  # 6 for @
_NUMBERED = re2.compile(
    r"(?m)(?:^|[\s(\-])([a-z]{3,}(?:[._-][a-z]{2,})?\d{1,2})(?:[\s),;]|$)", _OPTIONS
)
_CHANNEL = re2.compile(r"(?m)(?:^|[\s(\[,;>|])(#[a-z0-9][a-z0-9_\-]{1,60})\b", _OPTIONS)
_CHANNEL_LINE = re2.compile(r"(?m)^(# ?[a-z0-9]+(?:[-_][a-z0-9]+)+)$", _OPTIONS)
_HEX = re2.compile(r"[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8}", _OPTIONS)

_NAME = r"[A-Za-z0-9][A-Za-z0-9_.\-]{1,38}"
_REMOTE = re2.compile(
    rf"(?:git@[A-Za-z0-9.\-]+[:/]|ssh://git@[^\s/]+/|https?://[^\s/]+/)({_NAME}/{_NAME})\.git\b"
    rf"|git@[A-Za-z0-9.\-]+:({_NAME}/{_NAME})",
    _OPTIONS,
)
_REPOSITORY = re2.compile(
    rf"(?m)(?:^|[\s(\[,;:>|\"'])({_NAME}/{_NAME})(?:[#@][\w\-]+)?(?:[\s)\],;:|\"']|$)", _OPTIONS
)
_CRUMBS = re2.compile(rf"(?m)^\W{{0,3}}({_NAME} / {_NAME})(?:$|\s)", _OPTIONS)
_REPO_CAPTION = re2.compile(
    rf"(?i)\b(?:repo(?:sitory|sitorio)?|d.p.t|fork(?:ed)? (?:of|from)) ?:? ({_NAME} ?/ ?{_NAME})",
    _OPTIONS,
)
_FILE = re2.compile(r"(?i)\.(?:[a-z]{1,4}|\d+|html|json|yaml|toml|lock|mdx?|tsx?|jsx?)$", _OPTIONS)

_ADDRESS = re2.compile(
    r"(?i)(?:^|[\s(\[<\"'])((?:https?://)?(?:[a-z0-9\-]+\.)+[a-z]{2,24}(?::\d{2,5})?/[^\s<>\"']+)",
    _OPTIONS,
)
_PRIVATE_PATH = re2.compile(
    r"(?i)[?&#][\w.\-]+=[^&\s]{3,}|/(?:~|@|u|user|users|people|profile|invite|join|share|shared|s|j|d|r"
    r"|file|files|doc|docs/d|meet|meeting|reset|verify|accept|view|edit|account|accounts|patient"
    r"|customers?|clients?|members?)/[^/\s]{4,}",
    _OPTIONS,
)
_TOKEN = re2.compile(
    r"/[A-Za-z0-9_\-]*(?:\d[A-Za-z_\-]*){3,}[A-Za-z0-9_\-]*|/[a-z]{3}-[a-z]{4}-[a-z]{3}\b", _OPTIONS
)

_DECORATED = re2.compile(
    r"\s*(?:@|async\b|def\b|class\b|public\b|private\b|protected\b|static\b|export\b|function\b|[\w.]+\()",
    _OPTIONS,
)


@cache
def _patterns() -> tuple[Any, Any, Any]:
    """What asks for a user name, what says that a user did something, the words of a forge."""
    asked, verbs, forge = map(alternatives, ("user_captions", "user_verbs", "forge"))
    name = r"([a-z0-9][a-z0-9_.\-]{2,31})\b"
    return (
        re2.compile(
            rf"(?im)\b(?:{asked})(?: ?\*)?(?: ?[:=] {{0,3}}| {{1,3}})[@\"']?{name}", _OPTIONS
        ),
        re2.compile(rf"(?m)(?:^|[\s·•]){name} (?:{verbs})\b", _OPTIONS),
        re2.compile(rf"(?i)\b(?:{forge})\b", _OPTIONS),
    )


class Handles:
    """Finds handles, channels, repositories and private web addresses in text.

    By form and by what stands beside them; no model.  A path of files, a hex
    colour, a decorator or a heading is none of them.
    """

    name = "handles"
    labels = ("handle", "channel", "repository", "url")

    def find(self, text: str) -> Findings:
        """Return rows in characters of the text; O(n) in its length."""
        text, rows = encodable(text), list[Row]()
        asked, did, forge = _patterns()
        if "@" in text or "©" in text:
            rows += _spans(_MENTION, text, "handle", 0.7, _is_mention)
            rows += _spans(_PROMPT, text, "handle", 0.7, _is_user)
        rows += _spans(_NICK, text, "handle", 0.7, _is_user)
        if "</" not in text and "/>" not in text:  # no markup
            rows += _spans(_SAYS, text, "handle", 0.6, _is_login)
        rows += _spans(_LOST_AT, text, "handle", 0.6, _is_login)
        rows += _spans(_HOME, text, "handle", 0.7, _is_user)
        rows += _spans(_OWNER, text, "handle", 0.6, _is_user)
        rows += _spans(asked, text, "handle", 0.65, _is_login)
        rows += _spans(did, text, "handle", 0.6, _is_login)
        rows += _spans(_NUMBERED, text, "handle", 0.55, _is_numbered)
        if "#" in text:
            rows += _spans(_CHANNEL, text, "channel", 0.7, _is_channel)
            rows += _spans(_CHANNEL_LINE, text, "channel", 0.6, _is_channel)
        if "/" in text:
            rows += _repositories(text, forge)
            rows += _spans(_ADDRESS, text, "url", 0.7, _is_private)
        return Findings.of(rows)


def _spans(
    pattern: Any, text: str, label: str, score: float, judge: Callable[[str, str, int, int], bool]
) -> Iterator[Row]:
    """Rows of the group that took part in each match, if the judge agrees."""
    for match in pattern.finditer(text):
        start, end = match.span(match.lastindex or 0)
        while end > start and text[end - 1] in ".-":
            end -= 1
        if end - start > 1 and judge(text[start:end], text, start, end):
            yield start, end, label, score


def _is_mention(value: str, text: str, start: int, end: int) -> bool:
    """A mention that is no decorator: alone in its line, what follows must be no code."""
    if _is_name_of_none(value[1:]) or text[end : end + 1] in ("/", "(", "=", "{", "@"):
        return False
    before = text[:start].rpartition("\n")[2]
    rest, _, following = text[end : end + 200].partition("\n")
    if value[0] == "©":
        return bool(before.strip()) or not rest.strip()
    return bool(before.strip() or rest.strip()) or not _DECORATED.match(following)


def _is_name_of_none(name: str) -> bool:
    return name.partition(".")[0] in lexicon("no_user") or fold(name) in lexicon("no_mention")


def _is_user(value: str, text: str, start: int, end: int) -> bool:
    """A user's name in a prompt or a path: not one that every machine has, and no mail's tail."""
    if value in lexicon("no_user") or value.endswith((".py", ".js", ".sh")):
        return False
    return not (text[start - 1 : start] == "~" and value in lexicon("common"))


def _is_login(value: str, text: str, start: int, end: int) -> bool:
    """What a caption names or who did something: no word that a dictionary has."""
    plain = value.strip("_.-")
    if (
        plain in lexicon("no_user")
        or plain.isdigit()
        or text[end : end + 1] in ("(", "@", "/", "=")
    ):
        return False
    parts = [part for part in re2.split(r"[^a-z]+", plain.casefold()) if part]
    if not parts or all(len(part) < 3 for part in parts):
        return len(plain) > 3 and any(map(str.isdigit, plain)) and any(map(str.isalpha, plain))
    known = words(" ".join(parts))
    marked = any(c.isdigit() or c in "_." for c in plain)
    return marked or not all(word.common or word.never for word in known)


def _is_numbered(value: str, text: str, start: int, end: int) -> bool:
    """A name with a number, as mail services give it to the second Angelina: angelina28."""
    known = words(value.rstrip("0123456789").replace(".", " ").replace("_", " "))
    if any(word.common or word.never for word in known):
        return False
    return any(word.listed for word in known) or (len(known) > 1 and "." in value)


def _is_channel(value: str, text: str, start: int, end: int) -> bool:
    """A channel: no colour, number, selector, comment or directive."""
    name = value.lstrip("# ")
    if _HEX.fullmatch(name) or name in lexicon("no_channel") or not any(map(str.isalpha, name)):
        return False
    after = text[end : end + 40].partition("\n")[0]
    if after.lstrip()[:1] in ("{", "(", "=", "[") or after[:1] in ("/", ":", ">"):
        return False
    if after[:1] == "." and after[1:2].strip():
        return False  # a selector: #main.wide
    lone = not text[:start].rpartition("\n")[2].strip()
    comment = lone and after[:1] == " " and after[1:2].islower()  # # a note in a script
    return "-" in name or "_" in name or not comment


def _repositories(text: str, forge: Any) -> Iterator[Row]:
    yield from _spans(_REMOTE, text, "repository", 0.8, lambda *_: True)
    yield from _spans(_REPO_CAPTION, text, "repository", 0.75, _is_repository)
    if forge.search(text):
        yield from _spans(_REPOSITORY, text, "repository", 0.6, _is_repository)
        yield from _spans(_CRUMBS, text, "repository", 0.6, _is_repository)


def _is_repository(value: str, text: str, start: int, end: int) -> bool:
    """Two names with a slash that are no folders, no alternatives and no kind of medium."""
    owner, _, name = (part.strip() for part in value.partition("/"))
    if {owner.casefold(), name.casefold()} & lexicon("folders") or _FILE.search(name):
        return False
    if not (any(map(str.isalpha, owner)) and any(map(str.isalpha, name))):
        return False
    if owner != owner.casefold() and name != name.casefold() and " " in value:
        return False  # Accounts / Savings
    known = words(f"{owner} {name}".replace("_", " "))
    joined = "-" in owner or "-" in name
    return joined or any(not (word.common or word.never) or word.kind == "code" for word in known)


def _is_private(value: str, text: str, start: int, end: int) -> bool:
    """An address that leads to one person's thing: a token, a query with values, a shared page."""
    return bool(_PRIVATE_PATH.search(value) or _TOKEN.search(value))
