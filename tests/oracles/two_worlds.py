"""The two-world oracle: the same scenario with two secrets of one class must give equal outputs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from oracles import leak

Leaf = tuple[str, object]


def differences(
    scenario: Callable[[str], object], first: str, second: str, folder: Path
) -> list[str]:
    """Run a scenario in two worlds and name every output in which they differ.

    All that comes back is compared byte by byte: pixels, boxes, counts,
    texts, ratings, reasons, and what was logged, warned or printed.  An
    oracle that compares nothing proves nothing, so at least one output is required.
    """
    one, two = (_world(scenario, s, folder / str(i)) for i, s in enumerate((first, second)))
    assert one, "the scenario gave no output"
    names = sorted({*one, *two})
    return [name for name in names if one.get(name) != two.get(name)]


def _world(scenario: Callable[[str], object], secret: str, folder: Path) -> dict[str, object]:
    folder.mkdir(parents=True)
    with leak.Sinks(folder) as sinks:
        result = scenario(secret)
    quiet = {f"sink {i} {name}": part for i, (name, part) in enumerate(sinks.parts())}
    return outputs(result) | quiet


def outputs(thing: object, name: str = "") -> dict[str, object]:
    """Flatten a result into named leaves that can be compared."""
    if isinstance(thing, np.ndarray):
        return {name: (thing.shape, thing.dtype.str, thing.tobytes())}
    if isinstance(thing, Mapping):
        return _join((f"{name}.{key}", value) for key, value in thing.items())
    if isinstance(thing, (list, tuple)):
        return {f"{name}.length": len(thing)} | _join(
            (f"{name}[{i}]", value) for i, value in enumerate(thing)
        )
    if dataclasses.is_dataclass(thing):
        kind = {f"{name}.type": type(thing).__name__, f"{name}.repr": repr(thing)}
        return kind | _join((f"{name}.{k}", v) for k, v in leak.attributes(thing).items())
    return {name: thing}


def _join(pairs: object) -> dict[str, object]:
    joined: dict[str, object] = {}
    for name, value in pairs:  # type: ignore[attr-defined]  # an iterator of pairs
        joined |= outputs(value, name)
    return joined
