"""Texts for the benchmarks: everyday prose with names and planted floor values."""

from __future__ import annotations

import random
from dataclasses import dataclass

from faker import Faker

from redact.testing import canaries

KINDS = ("ssn", "credit_card", "bank_account", "credential", "email")


@dataclass
class Sample:
    """A text of about a kilobyte, the values planted in it and the words around them."""

    text: str
    planted: tuple[str, ...]
    words: tuple[str, ...]


def samples(seed: int, count: int = 16) -> list[Sample]:
    """Draw texts; another seed gives texts that share no sentence and no value."""
    fake = Faker("en_US")
    fake.seed_instance(seed)
    draw = random.Random(seed)  # noqa: S311  # prose, not secrets
    return [_sample(fake, draw, canaries(1000 * seed + i)) for i in range(count)]


def _sample(fake: Faker, draw: random.Random, values: dict[str, str]) -> Sample:
    planted = tuple(values[kind] for kind in draw.sample(KINDS, 2))
    sentences = [fake.sentence(12) for _ in range(12)]
    parts = [
        *sentences,
        f"{fake.name()} wrote this.",
        *(f"Here it is: {value} ." for value in planted),
    ]
    draw.shuffle(parts)
    words = tuple(word for sentence in sentences for word in sentence.rstrip(".").split())
    return Sample(" ".join(parts), planted, words)
