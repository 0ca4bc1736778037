"""Frames in, masked frames out, with the real engines on small drawn pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
import pytest
import zxingcpp
from drawn import BLACK, WHITE, Colour, Page
from judged import SSN, Pixels, form, pixels_of, safe
from numpy.typing import NDArray

from redact.evaluate.ink import LEAKS_OVER, ink_left
from redact.events import Dropped, Frame, Safe, Window
from redact.policy import FrameRules, Policy
from redact.redactor import Redactor


@pytest.fixture(scope="module")
def plain() -> Redactor:
    """The plain redactor, its engines loaded once for this file."""
    redactor = Redactor()
    redactor.warm()
    return redactor


BLUE = (255, 150, 80)


def left(page: Page, pixels: Pixels) -> NDArray[np.float64]:
    """How much of the ink of each word is left."""
    boxes = np.array([box for _, box in page.words], np.int32) * page.zoom
    return ink_left(page.pixels, pixels, boxes)


THEMES: list[tuple[Colour, Colour]] = [
    (WHITE, BLACK),
    ((30, 30, 30), (225, 225, 225)),
    ((60, 30, 10), (250, 220, 160)),
    (WHITE, (150, 150, 150)),
]


@pytest.mark.parametrize(("back", "ink"), THEMES, ids=["light", "dark", "blue", "faint"])
@pytest.mark.parametrize(("size", "zoom"), [(12, 1), (16, 1), (22, 1), (14, 2)])
def test_a_planted_value_goes_and_its_neighbours_stay(
    plain: Redactor, back: Colour, ink: Colour, size: int, zoom: int
) -> None:
    page = form(back, ink, zoom, size)

    out = plain.redact(Frame(page.pixels, scale=float(zoom)))

    shares = left(page, pixels_of(out))
    assert shares[3] <= LEAKS_OVER
    assert (np.delete(shares, 3) >= 0.9).all()
    assert "ssn" in safe(out).findings.names
    assert safe(out).rating == 4


@pytest.mark.parametrize(("zoom", "scale"), [(1, 2.0), (2, 1.0), (2, 3.0), (1, 1.5)])
def test_a_wrong_scale_shows_nothing_more(plain: Redactor, zoom: int, scale: float) -> None:
    page = form(zoom=zoom)

    out = plain.redact(Frame(page.pixels, scale=scale))

    assert left(page, pixels_of(out))[3] <= LEAKS_OVER


@pytest.mark.parametrize(
    ("back", "ink"),
    [((0, 128, 0), (0, 0, 251)), ((200, 90, 30), (90, 112, 30)), ((0, 190, 60), (255, 160, 60))],
    ids=["red on green", "grey on blue", "blue on green"],
)
def test_a_value_of_the_lightness_of_its_page_is_read_or_covered(
    plain: Redactor, back: Colour, ink: Colour
) -> None:
    page = form(back, ink)

    assert left(page, pixels_of(plain.redact(Frame(page.pixels))))[3] <= LEAKS_OVER


def test_a_value_half_selected_is_read_or_covered(plain: Redactor) -> None:
    shown = []
    for part in (0.3, 0.4, 0.5, 0.6, 0.7):
        page = Page(480, 80)
        x0, y0, x1, y1 = page.text(20, 20, f"SSN: {SSN}", 15)[1]
        page.panel((round(x0 + part * (x1 - x0)), 14, 260, 44), 0, BLUE, BLUE)
        page.text(20, 20, f"SSN: {SSN}", 15)

        out = pixels_of(plain.redact(Frame(page.pixels)))

        shown.append((out[y0:y1, x0:x1] != 0).any(axis=2).mean())

    assert max(shown) < 0.1


@pytest.mark.parametrize("size", [48, 64, 100, 130])
def test_a_value_in_huge_type_is_read_or_covered(plain: Redactor, size: int) -> None:
    page = Page(8 * size, 2 * size)
    page.text(10, size // 3, SSN, size)

    out = plain.redact(Frame(page.pixels))

    assert isinstance(out, Dropped) or left(page, pixels_of(out))[0] <= LEAKS_OVER


@pytest.mark.parametrize("inverted", [False, True])
def test_a_code_is_covered(plain: Redactor, inverted: bool) -> None:
    made = zxingcpp.create_barcode("otpauth://totp/ada?secret=J", zxingcpp.BarcodeFormat.QRCode)
    image = np.array(zxingcpp.write_barcode_to_image(made, scale=4))
    page = np.pad(image, 30, constant_values=255)
    page = 255 - page if inverted else page

    outcome = safe(plain.redact(Frame(page)))

    out = pixels_of(outcome)
    assert ("qr" in outcome.findings.names) != inverted  # else it is text that was not read
    for picture in (out, 255 - out):
        assert zxingcpp.read_barcodes(picture, return_errors=True) == []
    inside = out[46:-46, 46:-46]
    assert (inside == 0).mean() > 0.97


ORDERS: dict[str, Callable[[Pixels], Pixels]] = {
    "BGR": lambda p: p,
    "RGB": lambda p: p[:, :, ::-1],
    "BGRA": lambda p: np.dstack([p, np.full(p.shape[:2], 77, np.uint8)]),
    "RGBA": lambda p: np.dstack([p[:, :, ::-1], np.full(p.shape[:2], 0, np.uint8)]),
}
STRIDES: dict[str, Callable[[Pixels], Pixels]] = {
    "contiguous": np.ascontiguousarray,
    "columns first": np.asfortranarray,
    "upside down": lambda p: np.ascontiguousarray(p[::-1])[::-1],
    "every other": lambda p: np.repeat(np.repeat(p, 2, 0), 2, 1)[::2, ::2],
    "within another": lambda p: np.pad(p, [(3, 5), (7, 1)] + [(0, 0)] * (p.ndim - 2))[3:-5, 7:-1],
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("strides", STRIDES)
def test_any_order_and_strides_give_the_same_masks(
    plain: Redactor, order: str, strides: str
) -> None:
    page = form((250, 240, 235), (140, 40, 20))
    pixels = STRIDES[strides](ORDERS[order](page.pixels))
    before = pixels.copy()
    want = plain.redact(Frame(page.pixels))

    out = plain.redact(Frame(pixels, order=order))

    assert safe(want).findings.box.tolist() == safe(out).findings.box.tolist()  # type: ignore[union-attr]
    colours = pixels_of(out)[:, :, :3]
    assert np.array_equal(pixels_of(want), colours if order[0] == "B" else colours[:, :, ::-1])
    assert np.array_equal(before, pixels)


@pytest.mark.parametrize("order", [*ORDERS, "GRAY"])
def test_the_result_is_a_new_picture_of_the_same_form(plain: Redactor, order: str) -> None:
    page = form().pixels
    pixels = page[:, :, 0] if order == "GRAY" else ORDERS[order](page)
    window = Window(app="Editor", title=SSN, private=False)
    frame = Frame(pixels, order, 1.25, (-1920, 40), 12.5, window)

    event = safe(plain.redact(frame)).event

    assert isinstance(event, Frame)
    assert (event.order, event.scale, event.origin, event.time) == (order, 1.25, (-1920, 40), 12.5)
    assert event.window is None  # a title may hold what the picture hides
    new = event.pixels
    assert (new.shape, new.dtype) == (pixels.shape, pixels.dtype)
    assert new.base is None
    assert new.flags.c_contiguous
    assert new.flags.owndata
    assert not np.shares_memory(new, pixels)
    if order.endswith("A"):
        assert (new[:, :, 3] == 255).all()


def test_what_is_masked_is_one_colour_and_the_rest_is_as_it_was(plain: Redactor) -> None:
    page = form((250, 240, 235), (140, 40, 20)).pixels
    out = plain.redact(Frame(page))
    inside = np.zeros(page.shape[:2], np.bool_)
    for x0, y0, x1, y1 in safe(out).findings.box.tolist():  # type: ignore[union-attr]
        inside[y0:y1, x0:x1] = True

    assert inside.any()
    assert not pixels_of(out)[inside].any()
    assert np.array_equal(page[~inside], pixels_of(out)[~inside])


def test_a_frame_judged_twice_is_the_same(plain: Redactor) -> None:
    page = form()

    first, second = plain.redact(Frame(page.pixels)), plain.redact(Frame(page.pixels))

    assert np.array_equal(pixels_of(first), pixels_of(second))
    assert safe(first).findings.box.tolist() == safe(second).findings.box.tolist()  # type: ignore[union-attr]


def test_a_masked_frame_has_nothing_more_to_hide(plain: Redactor) -> None:
    once = pixels_of(plain.redact(Frame(form().pixels)))

    assert "ssn" not in safe(plain.redact(Frame(once))).findings.names


@pytest.mark.parametrize("shape", [(2, 2), (7, 300), (300, 7), (64, 64, 3)], ids=range(4))
@pytest.mark.parametrize("level", [0, 255])
def test_an_empty_frame_is_safe(plain: Redactor, shape: tuple[int, ...], level: int) -> None:
    out = safe(plain.redact(Frame(np.full(shape, level, np.uint8))))

    assert (len(out.findings), out.rating, out.covered) == (0, 1, 0.0)


@pytest.mark.parametrize("shape", [(1, 40), (40, 1), (1, 1)], ids=range(3))
def test_the_smallest_frame_is_safe(plain: Redactor, shape: tuple[int, ...]) -> None:
    safe(plain.redact(Frame(np.zeros(shape, np.uint8))))


def texture(kind: str, shape: tuple[int, int, int]) -> NDArray[np.float64]:
    """A pattern from 0 to 1, to be laid over a page."""
    y, x, _ = np.indices(shape)
    return {
        "noise": np.random.default_rng(2).random(shape),
        "stripes": x % 2,
        "checks": (x + y) % 2,
        "dots": (x % 2) * (y % 2),
        "wide stripes": x // 2 % 2,
        "wide checks": (x // 4 + y // 4) % 2,
        "rules": y % 2,
        "hatching": (x + y) % 8 == 0,
    }[kind].astype(np.float64)


@pytest.mark.parametrize(
    "kind",
    ["noise", "stripes", "checks", "dots", "wide stripes", "wide checks", "rules", "hatching"],
)
@pytest.mark.parametrize("levels", [30, 60])
def test_a_value_on_a_texture_is_read_or_covered(plain: Redactor, kind: str, levels: int) -> None:
    page = form(size=18)
    pixels = np.clip(page.pixels - levels * texture(kind, (120, 480, 3)), 0, 255)

    out = plain.redact(Frame(pixels.astype(np.uint8)))

    if isinstance(out, Safe):
        box = np.array([page.words[3][1]], np.int32)
        assert ink_left(pixels.astype(np.uint8), pixels_of(out), box)[0] <= LEAKS_OVER


@pytest.mark.parametrize(("media", "kept"), [("cover", False), ("keep", True)])
def test_a_policy_says_whether_photos_stay(media: Literal["cover", "keep"], kept: bool) -> None:
    pixels = np.full((300, 480, 3), 255, np.uint8)
    noise = np.random.default_rng(5).integers(0, 256, (160, 240, 3), np.uint8)
    pixels[60:220, 100:340] = noise
    redactor = Redactor(Policy(frame=FrameRules(media=media, max_covered=0.9)), ())

    out = pixels_of(redactor.redact(Frame(pixels)))

    assert ((out[60:220, 100:340] == noise).mean() > 0.5) == kept
