"""Labelled data in; leaks and over-masking, with their bounds, out."""
