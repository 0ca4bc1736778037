"""Readings to Findings: detectors find, the policy decides."""
