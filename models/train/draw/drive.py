"""One headless Chromium, spoken to through a pipe: no port is opened."""

from __future__ import annotations

import base64
import fcntl
import io
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-extensions",
    "--hide-scrollbars",
    "--font-render-hinting=none",
    "--remote-debugging-pipe",
)
_WORDS = (Path(__file__).parent / "words.js").read_text()
_NO_TEXT = "*, *::before, *::after { color: transparent !important }"


class Browser:
    """A browser that turns HTML into pixels and the boxes of its words."""

    def __enter__(self) -> Self:
        self._profile = tempfile.TemporaryDirectory(prefix="draw-")
        # The browser reads commands on file 3 and answers on file 4.
        take, self._commands = _pipe()
        self._answers, give = _pipe()
        command = [_program(), *_FLAGS, f"--user-data-dir={self._profile.name}", "about:blank"]
        self._process = subprocess.Popen(  # noqa: S603 - our own fixed command line
            ["/bin/bash", "-c", f'exec "$@" 3<&{take} 4>&{give}', "draw", *command],
            pass_fds=(take, give),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(take)
        os.close(give)
        self._number, self._buffer = 0, b""
        self._session: str | None = None
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(t["targetId"] for t in targets if t["type"] == "page")
        attached = self.send("Target.attachToTarget", targetId=page, flatten=True)
        self._session = attached["sessionId"]
        self._frame = self.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        return self

    def __exit__(self, *_: object) -> None:
        self._session = None
        self.send("Browser.close")
        self._process.wait(timeout=20)
        os.close(self._commands)
        os.close(self._answers)
        self._profile.cleanup()

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Call one DevTools method and wait for its answer; RuntimeError if it failed."""
        self._number += 1
        call: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            call["sessionId"] = self._session
        _write(self._commands, call)
        while True:
            answer = json.loads(self._receive())
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]  # type: ignore[no-any-return]  # checked by use

    def draw(
        self, html: str, width: int, height: int, scale: float, ready: str = "0"
    ) -> tuple[NDArray[np.uint8], NDArray[np.uint8], list[dict[str, Any]]]:
        """Draw a page of width x height CSS pixels; the expression ``ready`` is run first.

        Returns what ``look`` returns.
        """
        self.load(html, width, height, scale)
        self.evaluate(ready)
        return self.look()

    def load(self, html: str, width: int, height: int, scale: float) -> None:
        """Show a page in a window of width x height CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=scale, mobile=False,
        )  # fmt: skip
        self.send("Page.setDocumentContent", frameId=self._frame, html=html)
        self.evaluate("document.fonts.ready.then(() => 0)")

    def look(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8], list[dict[str, Any]]]:
        """The picture of the page that is shown, uint8 (H, W, 3) RGB.

        With it the same picture without its text; and the visible words: text, box in
        physical pixels (float), the indices of the marked elements around it,
        outermost first, the part it plays and its block.
        """
        words = self.evaluate(_WORDS)
        picture = self._shot()
        self.evaluate(
            "{const s = document.createElement('style'); s.id = 'bare';"
            f"s.textContent = {json.dumps(_NO_TEXT)}; document.head.append(s); 0}}"
        )
        bare = self._shot()
        self.evaluate("document.getElementById('bare').remove()")
        return picture, bare, words

    def evaluate(self, code: str) -> Any:
        """Run a JavaScript expression in the page for its value; RuntimeError if it threw."""
        answer = self.send(
            "Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def _shot(self) -> NDArray[np.uint8]:
        data = self.send("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"]
        return np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB"))

    def _receive(self) -> bytes:
        while b"\0" not in self._buffer:
            chunk = os.read(self._answers, 1 << 16)
            if not chunk:
                raise RuntimeError("the browser has gone")
            self._buffer += chunk
        message, _, rest = self._buffer.partition(b"\0")
        self._buffer = rest
        return message


def _program() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise FileNotFoundError("no Chromium on the PATH; only drawing needs one")


def _pipe() -> tuple[int, int]:
    """Open a pipe with numbers from 20 up, so that files 3 and 4 stay free for the browser."""
    low = os.pipe()
    read, write = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 20) for fd in low)
    for fd in low:
        os.close(fd)
    return read, write


def _write(fd: int, call: dict[str, Any]) -> None:
    data = json.dumps(call).encode() + b"\0"
    while data:
        data = data[os.write(fd, data) :]
