"""redact: makes screen, keyboard and text capture safe before anything leaves the device.

>>> import redact
>>> out = redact.Redactor().redact(redact.Text("my SSN is 536-90-4399"))
>>> out.event.text
'my SSN is [SSN]'
"""

from redact.errors import Leak, PolicyError, RedactError, StageFailed, Unavailable
from redact.events import Dropped, Focus, Frame, Hidden, Key, Pointer, Safe, Text, Window
from redact.findings import Findings
from redact.labels import LABELS
from redact.policy import Policy
from redact.redactor import Redactor
from redact.session import Consent, Session

__all__ = [
    "LABELS",
    "Consent",
    "Dropped",
    "Findings",
    "Focus",
    "Frame",
    "Hidden",
    "Key",
    "Leak",
    "Pointer",
    "Policy",
    "PolicyError",
    "RedactError",
    "Redactor",
    "Safe",
    "Session",
    "StageFailed",
    "Text",
    "Unavailable",
    "Window",
]

__version__ = "0.1.0"
