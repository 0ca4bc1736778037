"""Policies: strict when loaded, unable to keep the floor, with a digest of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.errors import PolicyError
from redact.findings import Findings
from redact.labels import FLOOR, INDEX, LABELS, NEVER_KEPT, RATING
from redact.policy import SHIPPED, Action, Policy

CANARY = "zebra-plover-7731"


def decide(policy: Policy, label: str, score: float = 1.0) -> Action:
    return Action(policy.decide(Findings.of([(0, 1, label, score)]))[0])


def test_a_label_that_is_not_named_is_masked() -> None:
    assert {decide(Policy(), label, 0.01) for label in LABELS} == {Action.MASK}


def test_what_the_shipped_policies_keep() -> None:
    kept = {
        name: {label for label in LABELS if decide(Policy.load(name), label) == Action.KEEP}
        for name in SHIPPED
    }

    assert kept == {
        "default": {"date", "url", "organization", "channel", "repository"},
        "thorough": {"date"},
        "strict": {"date"},
    }


def test_strict_drops_what_the_others_look_at() -> None:
    default, thorough, strict = (Policy.load(name) for name in SHIPPED)

    assert (default.unknown.window, strict.unknown.window) == ("mask", "drop")
    assert (default.unknown.private, strict.unknown.private) == (False, True)
    assert (thorough.release.max_rating, strict.release.max_rating) == (4, 3)
    assert all(policy.text.clipboard == "off" for policy in (default, thorough, strict))


@pytest.mark.parametrize("label", sorted(NEVER_KEPT))
def test_nothing_can_keep_the_floor(label: str) -> None:
    with pytest.raises(PolicyError, match=f"labels.{label}: .*never"):
        Policy.parse(f'[labels]\n{label} = "keep"\n')
    assert decide(Policy.parse(f'[labels]\n{label} = "drop"\n'), label) == Action.DROP


@given(
    st.dictionaries(st.sampled_from(LABELS), st.floats(0, 1, exclude_max=True)), st.floats(0.01, 1)
)
def test_no_threshold_sets_the_floor_or_a_hard_match_aside(
    thresholds: dict[str, float], score: float
) -> None:
    policy = Policy(thresholds=thresholds)

    assert {decide(policy, label, score) for label in FLOOR} == {Action.MASK}
    assert {decide(policy, label, 1.0) for label in LABELS} == {Action.MASK}


@pytest.mark.parametrize(("score", "action"), [(0.49, Action.KEEP), (0.5, Action.MASK)])
def test_a_threshold_sets_weak_soft_rows_aside(score: float, action: Action) -> None:
    assert decide(Policy(thresholds={"person": 0.5}), "person", score) == action


BAD = {
    "unknown table": (f"[{CANARY}]\n", CANARY),
    "unknown key": (f'[frame]\nblur = "{CANARY}"\n', "frame.blur"),
    "pixelate": ('[frame]\npixelate = true\n', "frame.pixelate"),
    "blur as action": ('[labels]\nemail = "blur"\n', "labels"),
    "unknown action": (f'[labels]\nemail = "{CANARY}"\n', "labels"),
    "unknown label": ('[labels]\nshoe_size = "mask"\n', "labels.shoe_size"),
    "unknown label of a threshold": ("[thresholds]\nshoe_size = 0.5\n", "thresholds.shoe_size"),
    "threshold of one": ("[thresholds]\nperson = 1.0\n", "thresholds.person"),
    "threshold below zero": ("[thresholds]\nperson = -0.1\n", "thresholds.person"),
    "threshold nan": ("[thresholds]\nperson = nan\n", "thresholds.person"),
    "wrong type": (f'[frame]\nmin_confidence = "{CANARY}"\n', "frame.min_confidence"),
    "bool for a number": ("[release]\ndelay_s = true\n", "release.delay_s"),
    "covered too far": ("[frame]\nmax_covered = 0.95\n", "frame.max_covered"),
    "confidence too low": ("[frame]\nmin_confidence = 0.1\n", "frame.min_confidence"),
    "delay nan": ("[release]\ndelay_s = nan\n", "release.delay_s"),
    "no such rating": ("[release]\nmax_rating = 5\n", "release.max_rating"),
    "unknown recogniser": (f'[frame]\nrecogniser = "{CANARY}"\n', "frame.recogniser"),
    "pattern of no label": (
        f'[patterns.mine]\nlabel = "shoe_size"\npattern = "{CANARY}"\n', "patterns.mine.label",
    ),
    "no toml": (f"[labels\n{CANARY}", "line 1"),
    "a key twice": ('[labels]\nemail = "mask"\nemail = "mask"\n', "line 3"),
}  # fmt: skip


@pytest.mark.parametrize(("toml", "where"), BAD.values(), ids=BAD.keys())
def test_a_bad_policy_names_the_place_and_no_value(toml: str, where: str) -> None:
    with pytest.raises(PolicyError) as error:
        Policy.parse(toml)

    assert where in str(error.value)
    assert where == CANARY or CANARY not in str(error.value)
    assert error.value.__suppress_context__ or error.value.__context__ is None


@pytest.mark.parametrize("content", [None, b"\xff\xfe"], ids=["missing", "not utf-8"])
def test_a_file_that_cannot_be_read_is_a_policy_error(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "policy.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(PolicyError, match="cannot be read"):
        Policy.load(path)


def test_a_copy_of_a_shipped_policy_is_the_same_policy(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[1] / "redact" / "policies" / "default.toml"
    copy = tmp_path / "mine.toml"
    copy.write_bytes(shipped.read_bytes())

    assert Policy.load(copy).digest == Policy.load("default").digest


def test_the_digest_says_the_rules_and_not_their_order() -> None:
    one = Policy.parse('[labels]\nemail = "drop"\nurl = "keep"\n')
    other = Policy.parse('# as one\n[labels]\nurl = "keep"\nemail = "drop"\n')

    assert one.digest == other.digest
    assert len({Policy.load(name).digest for name in SHIPPED} | {one.digest}) == 4


def test_a_policy_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Policy().frame = None  # type: ignore[misc, assignment]


def test_the_rating_is_the_highest_found() -> None:
    assert Policy().rating(Findings.empty()) == 1
    for label in LABELS:
        table = Findings.of([(0, 1, label, 0.5), (2, 3, "date", 1.0)])
        assert Policy().rating(table) == max(RATING[label], RATING["date"])


def test_the_floor_is_whole() -> None:
    assert len(INDEX) == len(LABELS) == len(set(LABELS))
    assert all(RATING[label] == 4 for label in FLOOR)
