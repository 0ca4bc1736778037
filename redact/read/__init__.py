"""Pixels to Readings: lines, words and recognisers."""
