"""Slack: parse (payload to event), render (view to blocks), chat (sending), app (wiring)."""
