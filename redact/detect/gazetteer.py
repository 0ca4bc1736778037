"""Persons by their form: name lists, captions, titles, greetings; one line at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import re2

from redact.detect import guards
from redact.detect.words import Word, words

Span = tuple[int, int, float]

_WHO = (
    "from|to|cc|bcc|sender|recipient|attn|c/o|author|owner|assignee|assigned to|assigned by|reporter|"
    "reported by|created by|edited by|modified by|updated by|reviewed by|reviewer|approved by|approver|"
    "signed by|signed-off-by|co-authored-by|submitted by|prepared by|requested by|requester|opened by|"
    "sent by|shared by|shared with|added by|invited by|posted by|written by|managed by|reports to|"
    "name|full name|legal name|first name|last name|middle name|given name|surname|family name|"
    "maiden name|display name|preferred name|patient|patient name|employee|employee name|manager|"
    "supervisor|client|customer|customer name|contact|contact name|emergency contact|spouse|taxpayer|"
    "dependent|beneficiary|payee|account holder|cardholder|cardholder name|name on card|physician|"
    "provider|attending|referring physician|doctor|nurse|organizer|attendees|participants|interviewer|"
    "candidate|applicant|tenant|landlord|student|teacher|parent|guardian|signature|signer|speaker|"
    "presenter|host|lead|caller|member name|subscriber|insured|passenger|guest|ship to|bill to|sold to|"
    "deliver to|user|on behalf of|mother|father|witness|next of kin|hr partner|recruiter"
)
_CAPTION = re2.compile(rf"(?i)(?:^|[^\p{{L}}])(?:{_WHO})(?: ?\([^()]*\))?\s*[:：]\s*")
_CAPTION_LINE = re2.compile(rf"(?i)\s*(?:your |employee's |spouse's )?(?:{_WHO})\s*[:：*]*\s*")
_LEAD = re2.compile(
    r"(?i)(?:^|[^\p{L}])(?:assigned to|assigned by|reported by|created by|edited by|modified by|"
    r"updated by|reviewed by|approved by|signed by|submitted by|prepared by|requested by|opened by|"
    r"sent by|shared by|shared with|added by|invited by|posted by|written by|managed by|reports to|"
    r"patient|employee|dear|hi|hello|hey|good morning|good afternoon|good evening|"
    r"thanks|thank you|regards|best|cheers|sincerely|welcome back|merged by|closed by|"
    r"my name is|i am|i'm|this is|named|call me|speaking with|replying to|message|chat with)"
    r",? +"
)
_TITLES = frozenset(
    "dr mr mrs ms miss mx prof professor doctor rev reverend capt captain sgt lt col judge justice "
    "senator herr frau señor senor señora senora sra mme mlle madame monsieur sir dame nurse uncle "
    "aunt dra".split()
)
_DOES = frozenset(
    "said says replied wrote writes is was has had will would can joined left commented shared sent "
    "asked added assigned mentioned reacted told called created edited updated uploaded approved "
    "requested reviewed merged opened closed invited started posted likes liked works lives wants "
    "needs thinks went came made did does".split()
)
_BEFORE = frozenset(
    "with and by to from for ask call email met told cc meet tell ping contact thank "
    "see about between invite hi hello dear thanks hey but that when if because".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv md phd esq".split())
_SPLIT = re2.compile(r"[,;•·|/]|\s{3,}|\t|(?i: and | & )")


def is_caption(line: str) -> bool:
    """Whether a line is only the caption of a person's field, so that the next may be the value."""
    return len(line) < 40 and _CAPTION_LINE.fullmatch(line) is not None


def persons(line: str, known: Sequence[Word], after_caption: bool = False) -> Iterator[Span]:
    """Yield the persons of one line by form alone; spans may overlap.

    known         : the words of the line
    after_caption : whether the line before is the caption of a person's field
    """
    yield from _full_names(known)
    yield from _reversed_names(known)
    yield from _titled(known)
    yield from _single(line, known)
    values = [m.end() for m in _CAPTION.finditer(line)] + [0] * after_caption
    for start in values:
        yield from _values(line, known, start)
    for match in _LEAD.finditer(line):
        first = next((i for i, word in enumerate(known) if word.start >= match.end()), None)
        if first is not None and known[first].start == match.end():
            yield from _value(known[first : first + 6], small=False)


def joined(gap: str, before: Word) -> bool:
    """Whether two words can belong to one name by what stands between them."""
    return gap in (" ", "\u00a0") or (gap in (". ", ".") and before.kind == "initial")


def _run(known: Sequence[Word], first: int, limit: int = 5) -> int:
    """Return where the run of words that could be one name, from ``first`` on, stops."""
    stop, caps = first + 1, known[first].kind == "caps"
    while stop < len(known) and stop - first < limit and joined(known[stop].gap, known[stop - 1]):
        word = known[stop]
        fits = word.kind in ("initial", "particle") or word.kind == ("caps" if caps else "title")
        if not fits or word.never and not word.surname:
            break
        stop += 1
    while stop > first + 1 and known[stop - 1].kind == "particle":
        stop -= 1
    return stop


def _full_names(known: Sequence[Word]) -> Iterator[Span]:
    """A given name, then initials, more given names, particles and a surname."""
    for i, word in enumerate(known):
        if not word.capital or word.never or word.place and not word.given:
            continue
        stop = _trimmed(known, i, _run(known, i))
        if stop - i < 2 or guards.is_phrase(known[i:stop]) or guards.is_place(known, i, stop):
            continue
        score = _strength(known[i], known[stop - 1])
        if score and not (word.kind == "caps" and score < 0.7):
            yield word.start, known[stop - 1].end, score


def _trimmed(known: Sequence[Word], first: int, stop: int) -> int:
    """Take plain words, initials and particles off the end of a run."""
    while stop > first + 1:
        last = known[stop - 1]
        if last.kind not in ("initial", "particle") and not guards.is_plain(last):
            return stop
        if last.kind == "initial" and stop == first + 2 and known[first].sure:
            return stop
        stop -= 1
    return stop


def _strength(first: Word, last: Word) -> float:
    """How sure a first and a last word are to be one person's name; 0 for not at all."""
    if first.kind == "initial":
        return 0.7 if last.surname and not last.common else 0.0
    if first.sure:
        return 0.85 if last.surname or last.given or last.kind == "initial" else 0.75
    if first.given:  # also a common word: Mark, Grace, Will
        return 0.75 if (last.surname or last.given) and not last.common else 0.0
    if last.surname and not (last.common or last.place or first.common or first.place):
        return 0.6
    return 0.0


def _reversed_names(known: Sequence[Word]) -> Iterator[Span]:
    """Last, First: GARCIA LOPEZ, MARIA E."""
    for i in range(1, len(known)):
        last, first = known[i - 1], known[i]
        if first.gap.rstrip(" ") != "," or not (first.capital and last.capital):
            continue
        if first.kind != last.kind or not first.given or guards.is_plain(last):
            continue
        if first.place or first.never or last.never or last.common and not last.surname:
            continue
        if not first.sure and not (last.surname and not last.common):
            continue
        begin = i - 1
        while begin and joined(known[begin].gap, known[begin - 1]):
            before = known[begin - 1]
            if not (before.surname or before.kind == "particle") or before.common or before.never:
                break
            begin -= 1
        stop = i + 1
        while stop < len(known) and joined(known[stop].gap, known[stop - 1]):
            if not (known[stop].kind == "initial" or known[stop].sure and known[stop].capital):
                break
            stop += 1
        yield known[begin].start, known[stop - 1].end, 0.85 if last.surname else 0.7


def _titled(known: Sequence[Word]) -> Iterator[Span]:
    """Dr., Mr., Prof. and their like before a capitalised word."""
    for i, title in enumerate(known[:-1]):
        if title.folded in _TITLES and title.kind in ("title", "caps"):
            word = known[i + 1]
            if word.gap in (" ", ". ", ".") and word.capital and not (word.never and not word.surname):
                stop = _run(known, i + 1, 4)
                while stop > i + 2 and guards.is_plain(known[stop - 1]):
                    stop -= 1
                yield word.start, known[stop - 1].end, 0.85


def _single(line: str, known: Sequence[Word]) -> Iterator[Span]:
    """One given name alone: a whole line, the doer of a verb, or beside a word like "with"."""
    for i, word in enumerate(known):
        if not word.sure or word.kind != "title" or word.place:
            continue
        alone = len(known) == 1 and line.strip() == line[word.start : word.end]
        after = known[i + 1] if i + 1 < len(known) else None
        does = after is not None and after.gap == " " and after.folded in _DOES
        before = i > 0 and known[i - 1].folded in _BEFORE and word.gap in (" ", ", ")
        owns = line[word.end : word.end + 2] in ("'s", "’s")
        if (alone or does or before or owns) and not guards.is_place(known, i, i + 1):
            yield word.start, word.end, 0.6


def _values(line: str, known: Sequence[Word], start: int) -> Iterator[Span]:
    """Names in the values after a caption, which may be a list."""
    cuts = [start, *(m.end() for m in _SPLIT.finditer(line) if m.start() >= start), len(line)]
    for begin, end in zip(cuts, cuts[1:], strict=False):
        value = [word for word in known if begin <= word.start and word.end <= end]
        if not value or line[begin : value[0].start].strip(" \"'(["):
            return
        found = list(_value(value, small=True))
        if not found:
            return
        yield from found


def _value(value: Sequence[Word], *, small: bool) -> Iterator[Span]:
    """The name that a value begins with; ``small`` allows lower case for known names."""
    stop = 0
    for i, word in enumerate(value[:5]):
        if i and not joined(word.gap, value[i - 1]):
            break
        part = word.kind in ("initial", "particle") or word.folded in _SUFFIXES
        ours = word.given or word.surname or not word.common
        written = word.kind in ("title", "caps") or small and (word.given or word.surname)
        if not part and (word.kind == "code" or word.never or not (ours and written)):
            break
        stop = i + 1
    while stop and value[stop - 1].kind == "particle":
        stop -= 1
    name = value[:stop]
    strong = [word for word in name if word.kind != "initial" and not word.common and word.kind != "particle"]
    if strong and not all(word.place and not word.given for word in strong):
        lower = all(word.kind == "lower" for word in name)
        if not lower or name[0].given:
            yield name[0].start, name[-1].end, 0.85 if len(name) > 1 else 0.7
