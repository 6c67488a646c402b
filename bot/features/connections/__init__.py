"""Connections: who knows whom, as both of them said."""
