"""The label set: what can be found, how sensitive it is, and what no policy may keep."""

from types import MappingProxyType
from typing import Final

_RATINGS: Final = {
    "person": 3, "organization": 2, "handle": 3, "channel": 2, "repository": 2,
    "email": 3, "phone": 3, "address": 3, "date_of_birth": 3, "date": 1, "url": 1,
    "ssn": 4, "tax_id": 4, "id_document": 4, "bank_account": 4, "credit_card": 4,
    "medical_id": 4, "credential": 4, "network": 2, "sensitivity_label": 2,
    "tax": 4, "medical": 4, "private_message": 3, "performance": 3, "prompt": 3,
    "banking": 4, "customer": 3,
    "qr": 1, "face": 3, "unread": 3,
}  # fmt: skip

LABELS: Final[tuple[str, ...]] = tuple(_RATINGS)
"""Every label, in the order of the ``label`` column of Findings."""

INDEX: Final = MappingProxyType({name: i for i, name in enumerate(LABELS)})
"""The row of each label in LABELS."""

RATING: Final = MappingProxyType(_RATINGS)
"""1 public, 2 internal, 3 personal, 4 restricted; ``qr`` adds nothing to a rating."""

FLOOR: Final = frozenset(
    {"ssn", "tax_id", "id_document", "credit_card", "bank_account", "medical_id", "credential"}
)
"""Labels that no policy may keep and no threshold may set aside."""

NEVER_KEPT: Final = FLOOR | {"qr", "unread"}
"""What no policy may set to keep: the floor, codes, and what could not be read."""
