"""Deterministic checks of what a seeker writes: advice, and a few things that must not be sent."""
