"""Codes are found whether they can be decoded or not."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from drawn import Page
from numpy.typing import NDArray

from redact.read import codes

Pixels = NDArray[np.uint8]

def symbol(kind: str, scale: int = 4, text: str = "otpauth") -> Pixels:
    """A drawn symbol, uint8 (h, w, 3), with its quiet zone."""
    text = "4006381333931" if kind == "EAN13" else text
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    image = np.array(zxingcpp.write_barcode_to_image(made, scale=scale))
    return np.repeat(image[:, :, None], 3, axis=2)


def page_with(image: Pixels, x: int = 40, y: int = 30) -> Pixels:
    """A white page with a picture on it."""
    page = np.full((300, 420, 3), 255, np.uint8)
    page[y : y + image.shape[0], x : x + image.shape[1]] = image
    return page


def ink_outside(page: Pixels, boxes: NDArray[np.int32]) -> float:
    """The share of a page's dark pixels that no box covers."""
    dark = (page < 128).all(axis=2) if page.ndim == 3 else page < 128
    left = dark.copy()
    for x0, y0, x1, y1 in boxes.tolist():
        left[max(y0, 0) : y1, max(x0, 0) : x1] = False
    return float(left.sum() / dark.sum())


KINDS = ["QRCode", "Aztec", "DataMatrix", "Code128", "EAN13", "PDF417"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_symbol_is_covered_and_can_no_longer_be_read(kind: str) -> None:
    page = page_with(symbol(kind, 2))

    boxes = codes.find(page)

    assert boxes.dtype == np.int32
    assert ink_outside(page, boxes) <= 0.02  # a guard bar may reach out
    for x0, y0, x1, y1 in np.maximum(boxes, 0).tolist():
        page[y0:y1, x0:x1] = 0
    assert zxingcpp.read_barcodes(page) == []


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("planes", [1, 3])
def test_a_turned_symbol_in_grey_or_colour(turns: int, planes: int) -> None:
    page = page_with(np.rot90(symbol("QRCode"), turns))
    page = page if planes == 3 else np.ascontiguousarray(page[:, :, 0])

    assert ink_outside(page, codes.find(page)) == 0


def test_a_symbol_that_cannot_be_decoded_is_boxed_too() -> None:
    image = symbol("QRCode", text="otpauth://totp/ada?secret=JBSWY3DPEHPK3PXP&issuer=Example")
    modules = image.shape[0] // 4
    flip = np.random.default_rng(1).random((modules, modules)) < 0.5
    flip[:13] = flip[:, :13] = flip[-12:] = flip[:, -12:] = False  # its three eyes stay
    image = np.where(np.kron(flip, np.ones((4, 4), np.bool_))[:, :, None], 255 - image, image)
    page = page_with(image)

    assert zxingcpp.read_barcodes(page) == []
    assert ink_outside(page, codes.find(page)) == 0


def test_two_symbols_are_two_boxes_with_a_margin() -> None:
    page = page_with(symbol("QRCode"), 20, 20)
    page[150:, 200:] = page[:150, :220]

    boxes = codes.find(page)

    assert len(boxes) == 2
    assert all(100 < x1 - x0 < 140 and 100 < y1 - y0 < 140 for x0, y0, x1, y1 in boxes.tolist())


def test_a_page_of_text_has_none() -> None:
    page = Page(400, 120)
    page.text(10, 10, "|||| Total || 12 | 400 |||| illicit")
    page.panel((10, 50, 200, 100))

    assert codes.find(page.pixels).shape == (0, 4)
