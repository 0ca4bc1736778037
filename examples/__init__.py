"""Synthetic screens and texts with ground truth, and the generator that draws them."""
