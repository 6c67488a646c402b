"""Paned: the core, independent of any chat platform and database."""

__version__ = "0.2.0"
"""The only place that states the version: pyproject.toml reads it from here."""
