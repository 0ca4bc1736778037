"""Errors, by who must act.  No message ever holds captured content.

RedactError
├── PolicyError    the caller wrote an impossible policy: fix the file
├── BadInput       the caller's file or path cannot be used: fix it
├── Unavailable    an engine or a model is missing: install it; until then events are dropped
└── StageFailed    one event could not be processed: it was dropped
    └── Leak       something sensitive still showed after masking
"""


class RedactError(Exception):
    """The root of every error that this library raises on purpose."""


class PolicyError(RedactError):
    """A policy that cannot be used; the message names the key and never a value.

    ``line`` is the line in the file where the TOML reader gave one, else None.
    """

    def __init__(self, key: str, problem: str, line: int | None = None) -> None:
        where = f"policy line {line}" if line is not None else "policy"
        super().__init__(f"{where}: {key}: {problem}" if key else f"{where}: {problem}")
        self.key, self.problem, self.line = key, problem, line


class BadInput(RedactError):
    """A file or path that cannot be used; the message says what is wrong and holds no content."""


class Unavailable(RedactError):
    """An engine or model is missing or altered; ``remedy`` says what to install."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} is not available: {remedy}")
        self.what, self.remedy = what, remedy


class StageFailed(RedactError):
    """One stage failed on one event.

    ``kind`` is the type name of the cause, never its message: messages of
    other libraries often quote their input.
    """

    def __init__(self, stage: str, kind: str) -> None:
        super().__init__(f"{stage} failed ({kind})")
        self.stage, self.kind = stage, kind


class Leak(StageFailed):
    """Something sensitive still showed after the last round of masking."""

    def __init__(self) -> None:
        super().__init__("verify", "leak")
