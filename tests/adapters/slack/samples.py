"""A form and messages for the Slack tests."""

from __future__ import annotations

from bot.core.forms import Field, Form
from bot.core.messages import Actions, Button, Message, Paragraph, message
from bot.core.text import text

FORM = Form("request.note:7", "Ask Ben", "Look", (Field("why", "Why?"), Field("learn", "What?")))
VALUES = {"why": "Because", "learn": "All"}


def say(words: str, *actions: str) -> Message:
    """Return a message with one paragraph, and a button for each action."""
    row = tuple(Button(action, action) for action in actions)
    return message(Paragraph(text(words)), Actions(row) if row else None)
