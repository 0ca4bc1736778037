"""A family: one HTML template with its metas, its phrases and its window titles, and its faults."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from models.train.draw.kinds import Kinds
from models.train.draw.local import lines_of
from models.train.draw.page import part
from models.train.draw.template import LANGUAGES, META, Fault, expand, options, strip
from redact.labels import LABELS

FAMILIES = Path(__file__).parents[1] / "families"
SCENES = (
    "tax", "medical", "private_message", "performance", "prompt", "banking", "credential",
    "customer", "none",
)  # fmt: skip
PUBLIC = frozenset({"organization", "channel", "repository", "url"})
"""Labels that may stand on a benign screen: the default policy keeps them."""

_NEEDED = ("app", "scene", "benign", "title", "theme")
_TRIALS = 4  # expansions a language, so that rare parts are seen too
_INSIDE = re.compile(r"<[a-zA-Z][^<>]*<x-v[^<>]*")  # a mark within a tag
_UNSEEN = re.compile(r"<(input|textarea|select|iframe|canvas)\b")
_SAYS = re.compile(r"\{\{(say\|)")


@dataclass(frozen=True)
class Family:
    """One template file: where it is and what it says."""

    path: Path

    @property
    def name(self) -> str:
        """The file's name, which is the family's."""
        return self.path.stem

    @property
    def split(self) -> str:
        """The folder it stands in: train, dev or heldout; any other folder counts as train."""
        folder = self.path.parent.name
        return folder if folder in ("dev", "heldout") else "train"

    @cached_property
    def source(self) -> str:
        """The file as it was written."""
        return self.path.read_text("utf-8")

    @cached_property
    def meta(self) -> dict[str, str]:
        """The metas by name."""
        return dict(META.findall(self.source))

    @property
    def scene(self) -> str:
        """The scene that its content makes."""
        return self.meta["scene"]

    @property
    def benign(self) -> bool:
        """Whether nothing private is on it."""
        return self.meta["benign"] == "yes"

    @property
    def langs(self) -> list[str]:
        """The languages it can be drawn in."""
        return self.meta.get("lang", "en").split()

    def phrase(self, name: str, lang: str, chance: random.Random) -> str:
        """One line of phrases/name.txt; Fault if there is no such file."""
        path = self.path.parent / "phrases" / f"{name}.txt"
        if not path.is_file():
            raise Fault(f"no phrases: {name}")
        lines = lines_of(path, lang)
        if not lines:
            raise Fault(f"no line in phrases/{name}.txt")
        return chance.choice(lines)

    def listed(self, scene: str) -> list[tuple[str, str]]:
        """Titles and addresses of a scene, from windows/scene.txt beside the splits."""
        path = self.path.parents[1] / "windows" / f"{scene}.txt"
        if not path.is_file():
            return []
        rows = (line.partition("\t") for line in path.read_text("utf-8").splitlines())
        return [(title, url.strip()) for title, _, url in rows if title.strip()]

    def expand(self, template: str, values: Kinds, *, mark: bool = True) -> str:
        """Fill a template of this family in.  Raises Fault."""

        def phrase(name: str) -> str:
            return self.phrase(name, values.lang, values.random)

        return expand(template, values, mark=mark, lang=values.lang, phrase=phrase)

    def body(self, title: str, url: str) -> str:
        """The source with the bars of its window, which show a title and an address."""
        bars = META.sub("", self.source).replace("{{browser}}", part("tabs.part"))
        bars = bars.replace("{{bar}}", part("window.part"))
        return bars.replace("{{title}}", title).replace("{{url}}", url)

    def faults(self) -> Iterator[str]:
        """What is wrong with it: nothing, if it can be drawn and says what it is."""
        yield from self._wrong_metas()
        if any(name not in self.meta for name in _NEEDED):
            return
        for tag in sorted(set(_UNSEEN.findall(self.source))):
            yield f"<{tag}>: its text is not seen; draw it with a div"
        seen: set[str] = set()
        for lang in self.langs:
            for trial in range(_TRIALS):
                seen.update(self._wrong_drawing(lang, f"check/{self.name}/{trial}"))
        yield from sorted(seen)

    def _wrong_metas(self) -> Iterator[str]:
        for name in _NEEDED:
            if name not in self.meta:
                yield f'no <meta name="{name}" content="...">'
        if (scene := self.meta.get("scene", "none")) not in SCENES:
            yield f"no such scene: {scene}"
        if self.meta.get("benign", "no") not in ("yes", "no"):
            yield "benign is yes or no"
        if self.meta.get("benign") == "yes" and self.meta.get("scene") != "none":
            yield "a benign screen has scene none"
        if other := set(self.meta.get("theme", "light").split()) - {"light", "dark"}:
            yield f"no such theme: {' '.join(sorted(other))}"
        if other := set(self.langs) - set(LANGUAGES):
            yield f"no such language: {' '.join(sorted(other))}"
        for place in _say_places(self.source):
            said = dict(zip(LANGUAGES, options(place), strict=False))
            if missing := [lang for lang in self.langs if lang not in said]:
                yield f"say without {' '.join(missing)}: {place[:60]}"

    def _wrong_drawing(self, lang: str, seed: str) -> Iterator[str]:
        values = Kinds(seed, lang)
        title, url = self.meta["title"], self.meta.get("url", "")
        texts = [title, url, self.body(title, url)]
        try:
            filled = [self.expand(text, values) for text in texts]
            for row in self.listed(self.scene):
                self.expand("\n".join(row), values)
            items = [item for text in filled for item in strip(text)[1]]
        except (Fault, IndexError) as fault:  # IndexError: marks that do not pair
            yield f"{lang}: {fault}" if isinstance(fault, Fault) else f"{lang}: </x-v> ends nothing"
            return
        labels = {item["label"] for item in items}
        for label in sorted(labels - set(LABELS)):
            yield f"no such label: {label}"
        if self.benign and labels - PUBLIC:
            yield f"benign, but private: {' '.join(sorted(labels - PUBLIC))}"
        for filling in filled[2:]:
            if filling.count("<x-v") != filling.count("</x-v>"):
                yield "marks do not pair"
            if inside := _INSIDE.search(filling):
                yield f"a private value within a tag: {inside[0][:60]}"


def _say_places(source: str) -> Iterator[str]:
    """Every ``say|...`` of a template, its inner places included."""
    for found in _SAYS.finditer(source):
        depth, at = 1, found.end()
        while depth and at < len(source):
            pair = source[at : at + 2]
            depth += {"{{": 1, "}}": -1}.get(pair, 0)
            at += 2 if pair in ("{{", "}}") else 1
        yield source[found.start() + 2 : at - 2]


def families(folder: Path, only: list[str] | None = None) -> list[Family]:
    """The families of a folder, by name; those of ``only``, if it is given."""
    some = [Family(path) for path in sorted(folder.glob("*.html"))]
    return [one for one in some if only is None or one.name in only]
