"""Oracles for the attack tests; they share no code with the library they judge."""
