"""Where the training data comes from; none of it travels in the package."""
