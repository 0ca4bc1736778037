"""Pixels: one private copy of a frame, first thing, and the picture of it that is looked at."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from redact.events import Frame


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Shot:
    """A private copy of a frame.

    pixels : uint8 (H, W) or (H, W, C)  the copy, C-contiguous, in the frame's order
    look   : uint8 (H, W) or (H, W, 3)  the same without alpha; what is judged
    zoom   : int  physical pixels for each pixel at which lines are looked for
    """

    pixels: NDArray[np.uint8]
    look: NDArray[np.uint8]
    zoom: int

    @classmethod
    def of(cls, frame: Frame, closed: NDArray[np.int32]) -> Shot:
        """Copy a frame; nothing of it is shared with the caller's array.

        closed : int32 (n, 4)  boxes that are blackened in the copy before anything looks at it
        """
        pixels = np.array(frame.pixels, order="C", copy=True)
        height, width = pixels.shape[:2]
        for x0, y0, x1, y1 in np.clip(closed, 0, [width, height, width, height]):
            pixels[y0:y1, x0:x1] = 0
        return cls(pixels, without_alpha(pixels), max(1, int(frame.scale + 0.25)))

    @property
    def small(self) -> NDArray[np.uint8]:
        """What is judged, at one pixel for each logical one."""
        if self.zoom == 1:
            return self.look
        height, width = self.look.shape[:2]
        size = (-(-width // self.zoom), -(-height // self.zoom))
        return np.asarray(cv2.resize(self.look, size, interpolation=cv2.INTER_AREA), np.uint8)


def without_alpha(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the colour planes, uint8 (H, W) or (H, W, 3); transparent pixels count like others."""
    if pixels.ndim == 3 and pixels.shape[2] == 4:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2BGR), np.uint8)
    return pixels


def without_masks(look: NDArray[np.uint8], boxes: NDArray[np.int32]) -> NDArray[np.uint8]:
    """Copy a masked picture with each mask in the colour beside it, so that it can be read.

    boxes : int32 (n, 4), half-open, within the picture
    """
    look = look.copy()
    page = np.ones(look.shape[:2], np.bool_)
    for x0, y0, x1, y1 in boxes:
        page[y0:y1, x0:x1] = False
    for x0, y0, x1, y1 in boxes:
        beside = slice(y0, y1), slice(max(0, x0 - 3), x1 + 3)
        near = look[beside][page[beside]]
        if not len(near):
            near = look[y0:y1][page[y0:y1]]
        look[y0:y1, x0:x1] = np.median(near, axis=0) if len(near) else 0
    return look
