"""Import, warm and use the library under an audit hook; print what it touched, as JSON.

Run in a process of its own: an audit hook cannot be taken off again.
"""

from __future__ import annotations

import json
import os
import sys

CHANGES = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate", "sqlite3.connect"}
SPAWNS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn"}
HEAVY = {
    "cv2", "spacy", "presidio_analyzer", "tesserocr", "pytesseract", "onnxruntime", "PIL",
    "phonenumbers", "typer", "rich", "zxingcpp", "thinc", "rapidocr",
}  # fmt: skip

seen: dict[str, list[str]] = {}
at = ["start"]
"""The stage that runs now."""


def hook(event: str, args: tuple[object, ...]) -> None:
    """Note every write, socket and child process by the stage in which it happened."""
    if event == "open":
        path, mode, flags = args
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
            seen.setdefault(f"{at[0]} write", []).append(str(path))
    elif event in CHANGES or event.startswith(("tempfile.", "shutil.")):
        seen.setdefault(f"{at[0]} write", []).append(event)
    elif event.startswith(("socket.", "urllib.", "http.client.", "smtplib.", "ftplib.")):
        seen.setdefault(f"{at[0]} socket", []).append(event)
    elif event in SPAWNS:
        seen.setdefault(f"{at[0]} child", []).append(event)


def use() -> list[str]:
    """A text, a frame and a session, as a caller would; answers how each came out."""
    import redact  # noqa: PLC0415  # not before the hook is on
    from oracles import drawing  # noqa: PLC0415  # Pillow would count as loaded by the library

    redactor = redact.Redactor()
    at[0] = "warm"
    redactor.warm()
    words = "mail Mara Oduya, mara.oduya@quillfeather.org, 536-90-4399, +1 415 555 0132, 10.1.2.3"
    drawn = drawing.field("SSN ", "536-90-4399", " end")
    at[0] = "use"
    events = (redact.Text(words), redact.Frame(drawn.pixels))
    out = [redactor.redact(event) for event in events]
    with redactor.session(consent=redact.Consent(notice="1")) as session:
        for event in events:
            out += session.feed(event)
        out += session.flush()
    return [type(o).__name__ for o in out]


def main() -> None:
    """Watch, run, and print; the hook stays on to the end."""
    sys.addaudithook(hook)
    at[0] = "import"
    import redact  # noqa: F401, PLC0415  # the import is what is watched

    heavy = sorted(HEAVY & sys.modules.keys())
    outcomes = use()
    at[0] = "report"
    print(json.dumps({"seen": seen, "heavy": heavy, "outcomes": outcomes}))  # noqa: T201


if __name__ == "__main__":
    main()
