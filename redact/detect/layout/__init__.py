"""Layout: words of a picture to texts, in reading order and beside their captions.

Everything is geometry on boxes, int32 (n, 4), x0 y0 x1 y1, half-open.
Text is never joined across columns: each line is a line of the text.
"""

from redact.detect.layout.layout import Layout
from redact.detect.layout.spaces import tokens
from redact.detect.layout.texts import page, pairs, tight

__all__ = ["Layout", "page", "pairs", "tight", "tokens"]
