"""Findings to masked content: always a new object, never an edited input."""
