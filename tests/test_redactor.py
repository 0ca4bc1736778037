"""One event in, Safe or Dropped out: the whole path with its real engines, on small frames."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
import zxingcpp
from drawn import BLACK, WHITE, Colour, Page
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from redact import redactor as module
from redact.errors import Unavailable
from redact.evaluate.ink import LEAKS_OVER, ink_left
from redact.events import Dropped, Event, Focus, Frame, Key, Pointer, Reason, Safe, Text, Window
from redact.findings import Findings
from redact.labels import LABELS
from redact.policy import Policy, ReleaseRules, TextRules
from redact.redactor import Redactor
from redact.testing import CANARIES

Pixels = NDArray[np.uint8]

SSN = "536-90-4399"


@pytest.fixture(scope="module")
def plain() -> Redactor:
    """The plain redactor, its engines loaded once for this file."""
    redactor = Redactor()
    redactor.warm()
    return redactor


class Says:
    """A detector that finds one word, quickly."""

    name, labels = "says", LABELS

    def __init__(self, word: str, label: str, score: float = 1.0) -> None:
        self.word, self.label, self.score = word, label, score

    def find(self, text: str) -> Findings:
        at = text.find(self.word)
        return Findings.of([(at, at + len(self.word), self.label, self.score)] if at >= 0 else [])


class Broken:
    """A detector that quotes the text as it fails."""

    name, labels = "broken", LABELS

    def find(self, text: str) -> Findings:
        raise ValueError(text)


def safe(out: Safe | Dropped) -> Safe:
    assert isinstance(out, Safe)
    return out


def pixels_of(out: Safe | Dropped) -> Pixels:
    event = safe(out).event
    assert isinstance(event, Frame)
    return event.pixels


def text_of(out: Safe | Dropped) -> str:
    event = safe(out).event
    assert isinstance(event, Text)
    return event.text


def form(back: Colour = WHITE, ink: Colour = BLACK, zoom: int = 1, size: int = 15) -> Page:
    """Three lines, the value of the second private; words 2 and 3 are ``SSN:`` and the value."""
    page = Page(480, 120, back, zoom)
    page.text(20, 12, "Open settings", size, ink)
    page.text(20, 50, f"SSN: {SSN}", size, ink)
    page.text(20, 88, "Theme and colours", size, ink)
    return page


def left(page: Page, pixels: Pixels) -> NDArray[np.float64]:
    """How much of the ink of each word is left."""
    boxes = np.array([box for _, box in page.words], np.int32) * page.zoom
    return ink_left(page.pixels, pixels, boxes)


# ---------------------------------------------------------------- frames


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


@pytest.mark.xfail(strict=True, reason="the half that is read is no value, the other is not read")
def test_a_value_half_selected_is_read_or_covered(plain: Redactor) -> None:
    page = Page(480, 80)
    page.panel((100, 14, 260, 44), 0, (255, 150, 80), (255, 150, 80))
    x0, y0, x1, y1 = page.text(20, 20, f"SSN: {SSN}", 15)[1]
    pixels = page.pixels

    out = pixels_of(plain.redact(Frame(pixels)))

    assert (out == 0).all(axis=2)[y0:y1, x0:x1].mean() > 0.9


@pytest.mark.parametrize("size", [48, 64, 100, 130])
def test_a_value_in_huge_type_is_read_or_covered(plain: Redactor, size: int) -> None:
    page = Page(8 * size, 2 * size)
    page.text(10, size // 3, SSN, size)

    assert left(page, pixels_of(plain.redact(Frame(page.pixels))))[0] <= LEAKS_OVER


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
@pytest.mark.xfail(strict=True, reason="a picture one pixel high or wide fails, and is dropped")
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


FINE = pytest.mark.xfail(strict=True, reason="a texture counts as one border, with all within it")


@pytest.mark.parametrize(
    "kind",
    [
        *(pytest.param(kind, marks=FINE) for kind in ("noise", "stripes", "checks", "dots")),
        *("wide stripes", "wide checks", "rules", "hatching"),
    ],
)
@pytest.mark.parametrize("levels", [30, 60])
def test_a_value_on_a_texture_is_read_or_covered(plain: Redactor, kind: str, levels: int) -> None:
    page = form(size=18)
    pixels = np.clip(page.pixels - levels * texture(kind, (120, 480, 3)), 0, 255)

    out = plain.redact(Frame(pixels.astype(np.uint8)))

    if isinstance(out, Safe):
        box = np.array([page.words[3][1]], np.int32)
        assert ink_left(pixels.astype(np.uint8), pixels_of(out), box)[0] <= LEAKS_OVER


# ---------------------------------------------------------------- refused unread


@pytest.fixture
def blind() -> Callable[..., Redactor]:
    """A redactor of a policy that fails when anything is looked at."""

    class Touched(Redactor):
        def _text(self, event: Text) -> Safe:
            raise AssertionError

        def _frame(self, event: Frame) -> Safe:
            raise AssertionError

    return lambda policy="default": Touched(Policy.load(policy))


NO_ENTRY = [
    ("default", Window(app="1Password 8"), Reason.NEVER_LOOK),
    ("default", Window(title="Windows Security"), Reason.NEVER_LOOK),
    ("default", Window(url="https://vault.bitwarden.com/#/vault"), Reason.NEVER_LOOK),
    ("default", Window(app="Firefox", private=True), Reason.PRIVATE),
    ("strict", Window(app="Firefox"), Reason.PRIVATE),
    ("strict", Window(private=False), Reason.UNKNOWN_WINDOW),
    ("strict", None, Reason.UNKNOWN_WINDOW),
]


@pytest.mark.parametrize(("policy", "window", "reason"), NO_ENTRY, ids=range(len(NO_ENTRY)))
@pytest.mark.parametrize("kind", ["frame", "text", "behind"])
def test_a_window_that_is_not_looked_at_is_never_read(
    blind: Callable[..., Redactor], policy: str, window: Window | None, reason: Reason, kind: str
) -> None:
    pixels = np.zeros((9, 9), np.uint8)
    known = Window(app="Editor", private=False)
    events: dict[str, Event] = {
        "frame": Frame(pixels, window=window),
        "text": Text(SSN, window=window),
        "behind": Frame(pixels, window=(known, window or Window())),
    }

    out = blind(policy).redact(events[kind])

    assert isinstance(out, Dropped)
    assert (out.reason, out.rating) == (reason, 4)


def test_a_window_that_may_be_looked_at_is() -> None:
    out = Redactor(Policy.load("strict"), (Says("a", "date"),)).redact(
        Text("a", window=Window(app="Editor", private=False))
    )

    assert text_of(out) == "a"


@pytest.mark.parametrize(("shape", "reason"), [((8000, 8000), None), ((8000, 8001), "too-large")])
def test_a_frame_too_large_is_never_read(
    blind: Callable[..., Redactor], shape: tuple[int, int], reason: str | None
) -> None:
    huge = np.broadcast_to(np.uint8(0), shape)  # one byte of memory

    out = blind().redact(Frame(huge))

    assert isinstance(out, Dropped)
    assert out.reason == (reason or "stage")  # "stage" here: it was about to be read


@pytest.mark.parametrize(
    "event", [Key("a"), Pointer(1, 2), Focus(field="Password")], ids=["key", "pointer", "focus"]
)
def test_keys_pointers_and_focus_need_a_session(
    blind: Callable[..., Redactor], event: Event
) -> None:
    out = blind().redact(event)

    assert isinstance(out, Dropped)
    assert out.reason is Reason.NEEDS_SESSION


def test_keys_are_not_released_until_they_can_be_judged(blind: Callable[..., Redactor]) -> None:
    out = blind().judge(Key("a"))

    assert isinstance(out, Dropped)
    assert out.reason is Reason.UNAVAILABLE


@pytest.mark.parametrize("event", [None, "text", b"bytes", np.zeros((4, 4), np.uint8)], ids=range(4))
def test_what_is_no_event_is_a_type_error(blind: Callable[..., Redactor], event: object) -> None:
    with pytest.raises(TypeError, match="event"):
        blind().redact(event)  # type: ignore[arg-type]


@pytest.mark.parametrize(("rule", "read"), [("off", False), ("mask", True)])
def test_the_clipboard_is_off_unless_the_policy_says_mask(rule: str, read: bool) -> None:
    redactor = Redactor(Policy(text=TextRules(clipboard=rule)), (Says("x", "ssn"),))  # type: ignore[arg-type]

    out = redactor.redact(Text("x y", kind="clipboard"))

    if read:
        assert text_of(out) == "[SSN] y"
    else:
        assert isinstance(out, Dropped)
        assert out.reason is Reason.CLIPBOARD_OFF


# ---------------------------------------------------------------- engines that fail


def test_a_missing_recogniser_drops_every_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    redactor = Redactor(detectors=(Says("x", "ssn"),))

    out = redactor.redact(Frame(form().pixels))

    assert isinstance(out, Dropped)
    assert (out.reason, out.rating) == (Reason.UNAVAILABLE, 4)
    assert out.cause == "tesserocr is not available: install the tesserocr wheel"
    with pytest.raises(Unavailable):
        redactor.warm()


@pytest.mark.parametrize("event", [Text(SSN), Frame(form().pixels)], ids=["text", "frame"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_broken_detector_drops_the_event_and_quotes_nothing(event: Event, place: int) -> None:
    detectors: list[object] = [Says("nothing", "ssn")]
    detectors.insert(place, Broken())

    out = Redactor(detectors=tuple(detectors)).redact(event)  # type: ignore[arg-type]

    assert isinstance(out, Dropped)
    assert (out.reason, out.rating) == (Reason.STAGE, 4)
    assert out.cause == "detect broken failed (ValueError)"


def test_whatever_else_breaks_is_dropped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError(SSN)

    monkeypatch.setattr(module.verify, "settle", breaks)

    out = Redactor(detectors=(Says("x", "ssn"),)).redact(Text(SSN))

    assert isinstance(out, Dropped)
    assert (out.reason, out.cause) == (Reason.STAGE, "redact failed (ZeroDivisionError)")


# ---------------------------------------------------------------- what the policy says


@pytest.mark.parametrize("kind", ["text", "frame"])
def test_a_label_that_drops_drops_the_whole_event(kind: str) -> None:
    policy = Policy(labels={"network": "drop"})
    redactor = Redactor(policy, (Says("settings", "network"),))
    event: Event = Text("settings") if kind == "text" else Frame(form().pixels)

    out = redactor.redact(event)

    assert isinstance(out, Dropped)
    assert out.reason is Reason.ABOVE_RATING


@pytest.mark.parametrize(("label", "most", "dropped"), [
    ("ssn", 3, True), ("ssn", 4, False), ("email", 3, False), ("email", 2, True),
    ("network", 2, False), ("date", 1, False),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["text", "frame"])
def test_an_event_above_the_rating_is_dropped(
    label: str, most: int, dropped: bool, kind: str
) -> None:
    redactor = Redactor(Policy(release=ReleaseRules(max_rating=most)), (Says("settings", label),))
    event: Event = Text("settings") if kind == "text" else Frame(form().pixels)

    out = redactor.redact(event)

    assert isinstance(out, Dropped) == dropped


def test_what_is_kept_counts_in_the_rating_and_not_in_the_findings() -> None:
    redactor = Redactor(Policy(labels={"organization": "keep"}), (Says("Acme", "organization"),))

    out = safe(redactor.redact(Text("Acme rose")))

    assert (text_of(out), len(out.findings), out.rating) == ("Acme rose", 0, 2)


def test_a_soft_finding_under_its_threshold_is_kept_and_a_hard_one_is_not() -> None:
    policy = Policy(thresholds={"email": 0.9, "ssn": 0.9})

    def masked(label: str, score: float) -> str:
        return text_of(Redactor(policy, (Says("x", label, score),)).redact(Text("x")))

    assert masked("email", 0.8) == "x"
    assert masked("email", 1.0) == "[EMAIL]"
    assert masked("ssn", 0.1) == "[SSN]"  # the floor has no threshold


def test_every_outcome_names_the_policy_that_judged() -> None:
    policy = Policy.load("thorough")
    redactor = Redactor(policy, (Says("x", "ssn"),))

    assert redactor.redact(Text("x")).policy == redactor.redact(Key("a")).policy == policy.digest


# ---------------------------------------------------------------- texts


def test_a_text_comes_back_masked_with_findings_in_its_own_offsets(plain: Redactor) -> None:
    text = f"Hi, my number is {SSN}, write to ada@example.com"
    out = safe(plain.redact(Text(text, "transcript", 3.5, Window(app="Mail"))))

    event = out.event
    assert isinstance(event, Text)
    assert event.text == "Hi, my number is [SSN], write to [EMAIL]"
    assert [(text[s:e], name) for s, e, name, _ in out.findings] == [
        (SSN, "ssn"),
        ("ada@example.com", "email"),
    ]
    assert (event.kind, event.time, event.window) == ("transcript", 3.5, None)


@pytest.mark.parametrize("text", ["", " ", "Save the file", "\0", "\ud800"], ids=range(5))
def test_a_text_with_nothing_private_is_as_it_was(plain: Redactor, text: str) -> None:
    out = safe(plain.redact(Text(text)))

    assert (text_of(out), len(out.findings), out.rating) == (text, 0, 1)


PIECES = st.sampled_from([*CANARIES.values(), "Ada Byron", "Dr. Maria Lopez", "password: hunter2x"])
TEXTS = st.lists(PIECES | st.text(" abc,.:-\n\u200b1259@/", max_size=12), max_size=6).map(" ".join)


@settings(max_examples=60)
@given(TEXTS)
def test_masking_a_masked_text_changes_nothing(plain: Redactor, text: str) -> None:
    once = text_of(plain.redact(Text(text)))

    assert once == text_of(plain.redact(Text(once)))


@settings(max_examples=60)
@given(TEXTS)
def test_findings_are_sorted_disjoint_and_in_the_input(plain: Redactor, text: str) -> None:
    out = safe(plain.redact(Text(text)))

    spans = [row[:2] for row in out.findings]
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    shown = text_of(out)
    for part in [*kept, text[at:]]:  # what lies between them stands there, in order
        assert part in shown
        shown = shown[shown.index(part) + len(part) :]


@pytest.mark.parametrize("over", [0, 1, 40])
def test_what_lies_past_the_limit_is_covered_unread(
    monkeypatch: pytest.MonkeyPatch, over: int
) -> None:
    monkeypatch.setattr(module, "MAX_TEXT", 1000)
    text = "word " * 200 + "s" * over
    seen: list[int] = []

    class Measures(Says):
        def find(self, text: str) -> Findings:
            seen.append(len(text))
            return super().find(text)

    out = safe(Redactor(detectors=(Measures("xyz", "ssn"),)).redact(Text(text)))

    covered = out.findings.counts().get("unread", 0)
    assert covered == (over > 0)
    assert max(seen) <= 1000
    assert text_of(out) == (text if not over else text[: 1000 - 256] + "[UNREAD]")
    assert out.rating == (3 if over else 1)


def test_a_value_that_masking_brings_to_light_is_masked_too() -> None:
    """The second detector sees its value only once the first one's is gone."""

    class Second(Says):
        def find(self, text: str) -> Findings:
            return super().find(text) if "[EMAIL]" in text else Findings.empty()

    text = "to x about secret"
    out = safe(
        Redactor(detectors=(Says("x", "email"), Second("secret", "credential"))).redact(Text(text))
    )

    assert text_of(out) == "to [EMAIL] about [CREDENTIAL]"
    assert [text[s:e] for s, e, *_ in out.findings] == ["x", "secret"]


def test_a_value_that_no_mask_removes_drops_the_text() -> None:
    class Always(Says):
        def find(self, text: str) -> Findings:
            return Findings.of([(0, len(text), "ssn", 1.0)])

    out = Redactor(detectors=(Always("", "ssn"),)).redact(Text("anything"))

    assert isinstance(out, Dropped)
    assert (out.reason, out.cause) == (Reason.LEAK, "verify failed (leak)")
