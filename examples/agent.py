"""A whole capture loop: whatever the agent sees goes through one session, and only that leaves."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import numpy as np

import redact


def agent() -> Iterator[redact.Frame | redact.Text]:
    """Stand in for a capture library: three frames and a title on a monotonic clock."""
    start = time.monotonic()
    for _ in range(3):
        pixels = np.full((120, 320, 4), 255, np.uint8)  # a grab of the screen, BGRA
        yield redact.Frame(pixels, time=time.monotonic() - start)
    yield redact.Text("Re: 536-90-4399", kind="title", time=time.monotonic() - start)


def main() -> None:
    """Redact a stream; ``sink`` is where yours stores or sends."""
    sink = []
    redactor = redact.Redactor()
    with redactor.session(consent=redact.Consent(notice="2026-11")) as session:
        for event in agent():
            sink += [out.event for out in session.feed(event) if isinstance(out, redact.Safe)]
        sink += [out.event for out in session.flush() if isinstance(out, redact.Safe)]
    sys.stdout.write(f"{len(sink)} events left, {session.counters['dropped']} were dropped\n")


if __name__ == "__main__":
    main()
