"""Handles, channels, repositories and private addresses, as screens and terminals write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import re2

from redact.detect.lines import encodable
from redact.detect.words import fold, lexicon, words
from redact.findings import Findings, Row

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False  # a message of the engine would quote its input

_MENTION = re2.compile(r"(?m)(?:^|[\s(\[,;:>|])([@©][a-z][a-z0-9_.\-]{1,30}[a-z0-9_])\b", _OPTIONS)
_PROMPT = re2.compile(
    r"(?m)(?:^|[\s(\[])([a-z_][a-z0-9_.\-]{1,31})@(?:[A-Za-z][A-Za-z0-9\-]*"
    r"(?:[:\]~$#%>]| [~/$#%]|\s*$)|[A-Za-z0-9.\-]+:)",
    _OPTIONS,
)
_HOME = re2.compile(r"(?i)(?:[/\\](?:home|users)[/\\]|~)([a-z_][a-z0-9_.\-]{1,31})\b", _OPTIONS)
_OWNER = re2.compile(r"(?m)^[-dl][-rwxsStT]{9}[.+@]?\s+\d+\s+([a-z_][a-z0-9_.\-]{1,31})\s", _OPTIONS)
_ASKED = re2.compile(
    r"(?im)\b(?:user ?(?:name|id)?|log-?in(?: name| id)?|handle|screen name|nick(?:name)?|account name"
    r"|(?:signed|logged) in as|(?:opened|pushed|merged|committed|authored|created|assigned|requested"
    r"|closed|started|triggered|deployed|approved|edited) by|author|assignee|reviewers?|co-authored-by"
    r"|benutzer(?:name|kennung)?|anmeldename|nombre de usuario|usuario|nom d.utilisateur|identifiant"
    r"|utilisateur)(?: ?\*)?[:=]? {1,3}[@\"']?([a-z0-9][a-z0-9_.\-]{2,31})\b",
    _OPTIONS,
)
_DOER = re2.compile(
    r"(?m)(?:^|[\s·•])([a-z][a-z0-9_.\-]{2,31}) (?:commented|approved|merged|pushed|opened|closed|reviewed|requested"
    r"|wants to merge|authored|committed|left a comment|self-assigned|added|removed|mentioned|force-pushed"
    r"|starred|forked|replied|reacted|(?:has )?(?:quit|joined|left))\b",
    _OPTIONS,
)
_NICK = re2.compile(r"\d\d:\d\d(?::\d\d)?\W{0,3} [<‹]([ @+%]?[A-Za-z_][\w.\-|^]{1,30})[>›]", _OPTIONS)
_CHANNEL = re2.compile(r"(?m)(?:^|[\s(\[,;>|])(#[a-z0-9][a-z0-9_\-]{1,60})\b", _OPTIONS)
_CHANNEL_LINE = re2.compile(r"(?m)^(# ?[a-z0-9]+(?:[-_][a-z0-9]+)+)$", _OPTIONS)
_HEX = re2.compile(r"[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8}", _OPTIONS)

_NAME = r"[A-Za-z0-9][A-Za-z0-9_.\-]{1,38}"
_REMOTE = re2.compile(
    rf"(?:git@[A-Za-z0-9.\-]+[:/]|ssh://git@[^\s/]+/|https?://[^\s/]+/)({_NAME}/{_NAME})\.git\b"
    rf"|git@[A-Za-z0-9.\-]+:({_NAME}/{_NAME})",
    _OPTIONS,
)
_REPOSITORY = re2.compile(rf"(?m)(?:^|[\s(\[,;:>|\"'])({_NAME}/{_NAME})(?:[#@][\w\-]+)?(?:[\s)\],;:|\"']|$)", _OPTIONS)
_CRUMBS = re2.compile(rf"(?m)^\W{{0,3}}({_NAME} / {_NAME})(?:$|\s)", _OPTIONS)
_REPO_CAPTION = re2.compile(rf"(?i)\b(?:repo(?:sitory|sitorio)?|d.p.t|fork(?:ed)? (?:of|from)) ?:? ({_NAME} ?/ ?{_NAME})", _OPTIONS)
_FORGE = re2.compile(
    r"(?i)\b(?:pull requests?|merge requests?|forks?|commits?|branch(?:es)?|repositor(?:y|ies)|repos"
    r"|workflows?|pipelines?|clone|ci|issues|releases)\b",
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
_TOKEN = re2.compile(r"/[A-Za-z0-9_\-]*(?:\d[A-Za-z_\-]*){3,}[A-Za-z0-9_\-]*|/[a-z]{3}-[a-z]{4}-[a-z]{3}\b", _OPTIONS)

_NOBODY = frozenset(
    """root admin administrator user username users guest git ubuntu debian ec2-user centos pi vagrant
    www-data postgres mysql nobody system public default shared deploy build runner ci jenkins ansible
    docker app web service daemon me you name id email here the and for with from this that not none
    null true false string required optional all everyone channel team test demo example local
    localhost bot dependabot renovate actions""".split()  # noqa: SIM905  # a table of one-word rows
)
_CODE = frozenset(
    """include define undef ifdef ifndef if elif else endif pragma error warning region endregion line
    import using version todo fixme noqa type id main root app content header footer nav sidebar
    pylint shellcheck nosec coding""".split()  # noqa: SIM905  # a table of one-word rows
)
_FOLDERS = frozenset(
    """src lib libs test tests doc docs bin build dist app apps api pkg cmd internal vendor node_modules
    public static assets images img css js scripts config etc usr var tmp opt home dev proc mnt media
    origin upstream feature features feat fix bugfix hotfix release releases chore refs heads tags
    main master develop refactor revert dependabot application text image audio video font multipart
    and or on off yes no read write input output client server he she his her him w n km mb kb gb tcp
    am pm us eu either both pass fail true false components pages utils models views packages crates
    examples benchmarks templates tools modules services charts deploy infra frontend backend core
    target out styles types hooks store routes controllers""".split()  # noqa: SIM905  # one-word rows
)
_DECORATED = re2.compile(r"\s*(?:@|async\b|def\b|class\b|public\b|private\b|protected\b|static\b|export\b|function\b|[\w.]+\()", _OPTIONS)


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
        if "@" in text or "©" in text:
            rows += _spans(_MENTION, text, "handle", 0.7, _is_mention)
            rows += _spans(_PROMPT, text, "handle", 0.7, _is_user)
        rows += _spans(_NICK, text, "handle", 0.7, _is_user)
        rows += _spans(_HOME, text, "handle", 0.7, _is_user)
        rows += _spans(_OWNER, text, "handle", 0.6, _is_user)
        rows += _spans(_ASKED, text, "handle", 0.65, _is_login)
        rows += _spans(_DOER, text, "handle", 0.6, _is_login)
        if "#" in text:
            rows += _spans(_CHANNEL, text, "channel", 0.7, _is_channel)
            rows += _spans(_CHANNEL_LINE, text, "channel", 0.6, _is_channel)
        if "/" in text:
            rows += _repositories(text)
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
    return name.split(".")[0] in _NOBODY or fold(name) in _AT_WORDS


_AT_WORDS = frozenset(
    """media import keyframes param params return returns see charset supports override deprecated since
    throws property staticmethod classmethod dataclass pytest.fixture abstractmethod cache component
    injectable input output autowired test before after bean entity column namespace layer apply
    tailwind include font-face container page types todo author overload final""".split()  # noqa: SIM905
)


def _is_user(value: str, text: str, start: int, end: int) -> bool:
    """A user's name in a prompt or a path: not one that every machine has, and no mail's tail."""
    if value in _NOBODY or value.endswith((".py", ".js", ".sh")):
        return False
    return not (text[start - 1 : start] == "~" and value in lexicon("common"))


def _is_login(value: str, text: str, start: int, end: int) -> bool:
    """What a caption names or who did something: no word that a dictionary has."""
    plain = value.strip("_.-")
    if plain in _NOBODY or plain.isdigit() or text[end : end + 1] in ("(", "@", "/", "="):
        return False
    parts = [part for part in re2.split(r"[^a-z]+", plain.casefold()) if part]
    if not parts or all(len(part) < 3 for part in parts):
        return len(plain) > 3 and any(map(str.isdigit, plain)) and any(map(str.isalpha, plain))
    known = words(" ".join(parts))
    marked = any(c.isdigit() or c in "_." for c in plain)
    return marked or not all(word.common or word.never for word in known)


def _is_channel(value: str, text: str, start: int, end: int) -> bool:
    """A channel: no colour, number, selector, comment or directive."""
    name = value.lstrip("# ")
    if _HEX.fullmatch(name) or name in _CODE or not any(map(str.isalpha, name)):
        return False
    after = text[end : end + 40].partition("\n")[0]
    if after.lstrip()[:1] in ("{", "(", "=", "[") or after[:1] in (".", "/", ":", ">"):
        return False
    lone = not text[:start].rpartition("\n")[2].strip()
    comment = lone and after[:1] == " " and after[1:2].islower()  # # a note in a script
    return "-" in name or "_" in name or not comment


def _repositories(text: str) -> Iterator[Row]:
    yield from _spans(_REMOTE, text, "repository", 0.8, lambda *_: True)
    yield from _spans(_REPO_CAPTION, text, "repository", 0.75, _is_repository)
    if _FORGE.search(text):
        yield from _spans(_REPOSITORY, text, "repository", 0.6, _is_repository)
        yield from _spans(_CRUMBS, text, "repository", 0.6, _is_repository)


def _is_repository(value: str, text: str, start: int, end: int) -> bool:
    """Two names with a slash that are no folders, no alternatives and no kind of medium."""
    owner, _, name = (part.strip() for part in value.partition("/"))
    if {owner.casefold(), name.casefold()} & _FOLDERS or _FILE.search(name):
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
