"""Deterministic checks of a seeker's text: advice, and a few things that must not be sent."""
