"""Run a redactor over labelled screens, one at a time in each process."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from redact.evaluate import labelled
from redact.evaluate.judge import Judged, Reader, judge
from redact.events import Frame
from redact.policy import Policy
from redact.redactor import Redactor


class Judge:
    """One redactor and how its results are looked at.

    read : whether the result is read as a whole page too, and values found there count as leaked
    """

    def __init__(self, policy: Policy, *, read: bool = False) -> None:
        self._redactor = Redactor(policy)
        self._read = read

    def warm(self) -> None:
        """Load the engines; raises Unavailable if one is missing, as drops leak nothing."""
        self._redactor.warm()
        if self._read:
            _page_reader()

    def screen(self, path: Path) -> Judged:
        """Redact and judge the screen of a truth file; raises BadInput if it cannot be used."""
        screen = labelled.read(path)
        frame = Frame(screen.pixels, "RGB", screen.truth.scale, window=screen.window)
        started = time.perf_counter()
        out = self._redactor.redact(frame)
        ms = 1000 * (time.perf_counter() - started)
        read = _page_reader() if self._read else None
        return judge(screen, out, self._redactor.policy, read=read, ms=ms)


def run(
    paths: Sequence[Path], policy: Policy, *, read: bool = False, jobs: int = 1
) -> Iterator[Judged]:
    """Judge screens in the order of their truth files, in so many processes; rows are the same.

    Raises Unavailable if an engine is missing and BadInput at a screen that cannot be used.
    """
    own = Judge(policy, read=read)
    own.warm()
    if jobs == 1:
        yield from map(own.screen, paths)
        return
    del own  # its engines; each child process loads its own
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # brings sockets along
    from multiprocessing import get_context  # noqa: PLC0415

    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _start, (policy, read)) as pool:
        try:
            yield from pool.map(_screen, paths)
        finally:
            pool.shutdown(cancel_futures=True)


def _page_reader() -> Reader:
    from redact.read.tesseract import page_text  # noqa: PLC0415  # OpenCV is slow to load

    return page_text


_own: list[Judge] = []  # of a child process: made once, used for each of its screens


def _start(policy: Policy, read: bool) -> None:
    _own.append(Judge(policy, read=read))


def _screen(path: Path) -> Judged:
    return _own[0].screen(path)
