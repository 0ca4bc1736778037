"""Codes: QR and bar codes of any kind, to be covered whether they can be decoded or not."""

from __future__ import annotations

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from redact.read.lines import Boxes

_MARGIN = 8  # pixels of quiet zone that are covered with the symbol


def find(picture: NDArray[np.uint8]) -> Boxes:
    """Box every symbol in a picture, uint8 (H, W) or (H, W, 3): int32 (n, 4)."""
    symbols = zxingcpp.read_barcodes(
        np.ascontiguousarray(picture), try_invert=False, return_errors=True
    )
    corners = np.array(
        [
            [(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
            for at in (symbol.position for symbol in symbols)
        ],
        np.int32,
    ).reshape(-1, 4, 2)
    if not len(corners):
        return np.zeros((0, 4), np.int32)
    return np.concatenate(
        [corners.min(axis=1) - _MARGIN, corners.max(axis=1) + _MARGIN], axis=1
    ).astype(np.int32)
