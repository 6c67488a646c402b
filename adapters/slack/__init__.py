"""The Slack adapter. `app.py` assembles it."""
