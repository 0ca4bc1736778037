"""Draws the example screens: HTML templates, synthetic values, one headless browser."""
