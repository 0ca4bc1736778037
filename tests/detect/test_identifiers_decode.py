"""What texts hold in other encodings, where it lies, and that no bomb costs more than a budget."""

from __future__ import annotations

import base64
import gzip
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.fold import fold
from redact.detect.identifiers import Identifiers, decode

SSN = "536-90-4399"
SECOND = 1.0
MEGABYTE = 2**20

Pack = Callable[[bytes], bytes]


def raw_gzip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


# zlib data begin with one of four bytes, by how hard they were packed.
PACKED: dict[str, Pack] = {"gzip": raw_gzip} | {
    f"zlib {level}": lambda data, level=level: zlib.compress(data, level) for level in (1, 5, 6, 9)
}
CARRIED: dict[str, Callable[[bytes], str]] = {
    "base64": lambda data: base64.b64encode(data).decode(),
    "for addresses": lambda data: base64.urlsafe_b64encode(data).decode().rstrip("="),
    "hex": lambda data: data.hex(),
}


def inside(text: str) -> list[str]:
    """What a text holds in other encodings."""
    return [plain.text for plain in decode.inner(fold(text))]


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("carried", CARRIED)
def test_packed_text_is_read(packed: str, carried: str) -> None:
    run = CARRIED[carried](PACKED[packed](f"the SSN is {SSN}, noted".encode()))

    assert f"the SSN is {SSN}, noted" in inside(f"please see {run} today")
    assert "ssn" in Identifiers().find(f"please see {run} today").names


def test_what_is_packed_stands_for_the_whole_run() -> None:
    run = CARRIED["base64"](raw_gzip(f"SSN {SSN}".encode()))
    text = f"please see {run} today"

    rows = [row for row in Identifiers().find(text) if row[2] == "ssn"]

    assert [text[start:end] for start, end, *_ in rows] == [run]


@pytest.mark.parametrize("part", [0.5, 0.9], ids=["half", "most"])
def test_what_is_left_of_cut_data_is_read(part: float) -> None:
    data = zlib.compress(f"SSN {SSN} ".encode() + bytes(range(32, 127)) * 3)

    run = CARRIED["base64"](data[: int(part * len(data))])

    assert any(SSN in text for text in inside(run))


@pytest.mark.parametrize("head", [b"\x1f\x8b", b"\x78\x9c", b"\x78\x01"], ids=range(3))
def test_what_only_begins_as_packed_data_is_no_text(head: bytes) -> None:
    assert inside(CARRIED["base64"](head + bytes(range(128, 168)))) == []


@given(st.binary(max_size=80))
def test_any_bytes_are_answered(data: bytes) -> None:
    for head in (b"", *decode._PACKED):
        for carry in CARRIED.values():
            assert all(len(text) <= decode.BUDGET for text in inside(carry(head + data)))


# ---------------------------------------------------------------- bombs


def bomb(pack: Pack, size: int = 64 * MEGABYTE) -> str:
    """Letters that unpack to a thousand times their size."""
    return CARRIED["base64"](pack(b"a" * size))


@pytest.fixture(scope="module", params=["gzip", "zlib 9"])
def letters(request: pytest.FixtureRequest) -> str:
    return bomb(PACKED[request.param])


def test_a_bomb_is_unpacked_to_its_budget_alone(letters: str) -> None:
    assert len(letters) <= 2 * decode.BUDGET  # a text of common length

    tracemalloc.start()
    begin = time.perf_counter()
    texts = inside(letters)
    took, (_, peak) = time.perf_counter() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert all(len(text) <= decode.BUDGET for text in texts)
    assert peak < 16 * MEGABYTE
    assert took < SECOND


def test_the_budget_of_bytes_is_what_stops_a_bomb() -> None:
    packed = raw_gzip(b"a" * (2 * decode.BUDGET))

    assert len(zlib.decompress(packed, zlib.MAX_WBITS | 16)) == 2 * decode.BUDGET
    assert decode._unpacked(packed) == b"a" * decode.BUDGET


@pytest.mark.parametrize("unit", [b"a", b"536-90-4399 ", b"pass: x1 "], ids=range(3))
def test_a_text_of_many_bombs_ends_in_time(unit: bytes) -> None:
    """Each is small, and all of them together are past any budget."""
    one = CARRIED["base64"](zlib.compress(unit * (decode.BUDGET // len(unit)), 9))
    text = " ".join([one] * (decode.BUDGET // (len(one) + 1)))

    begin = time.perf_counter()
    Identifiers().find(text)

    assert time.perf_counter() - begin < 5 * SECOND
    assert len(text) <= decode.BUDGET


def test_a_bomb_in_a_bomb_ends_in_time() -> None:
    within = bomb(raw_gzip, MEGABYTE).encode() * 40
    nested = CARRIED["base64"](raw_gzip(within))

    begin = time.perf_counter()
    Identifiers().find(nested)

    assert time.perf_counter() - begin < 5 * SECOND


def test_a_value_beside_a_bomb_is_found(letters: str) -> None:
    text = f"{letters[: decode.BUDGET]} SSN: {SSN}"

    assert "ssn" in Identifiers().find(text).names
