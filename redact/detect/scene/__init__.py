"""Scenes: what kind of content a window holds, by its words, its values and its title."""

from redact.detect.scene.cues import SCENES
from redact.detect.scene.judge import HOLDS, Scenes, scenes
from redact.detect.scene.lexicon import LEXICONS, terms
from redact.detect.scene.window import WindowText

__all__ = ["HOLDS", "LEXICONS", "SCENES", "Scenes", "WindowText", "scenes", "terms"]
