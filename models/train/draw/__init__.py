"""Draws labelled screens: HTML templates, synthetic values, one headless browser."""
