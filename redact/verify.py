"""Verify: look at the result with other eyes, and mask again what still shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from redact.errors import Leak
from redact.findings import Findings

ROUNDS = 3
"""How often a result is masked again before it is given up."""

Content = TypeVar("Content")


def settle(
    content: Content,
    look: Callable[[Content], tuple[Content, Findings]],
    mask: Callable[[Content, Findings], Content],
) -> Content:
    """Look and mask until nothing more is found.

    ``look`` returns what it saw, which may be the content read anew, and what
    of it must be hidden.  What shows after the last round is masked unseen;
    Leak is raised if it is a hard match.
    """
    for _ in range(ROUNDS):
        content, found = look(content)
        if not len(found):
            return content
        content = mask(content, found)
    content, found = look(content)
    if (found.score == 1).any():
        raise Leak
    return mask(content, found)
