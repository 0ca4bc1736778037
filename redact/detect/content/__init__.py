"""Content of screens: values by their captions, and what a kind of window shows of somebody."""

from redact.detect.content.detector import Content

__all__ = ["Content"]
