"""The product's router, for tests that need one without a bot."""

from __future__ import annotations

from bot.domain.nudges import Subject
from bot.engine.router import Router
from bot.features.introduction.model import INTRODUCTION
from bot.features.registry import FEATURES, NAVIGATION

ROUTER = Router(FEATURES, NAVIGATION)


def about(introduction: str) -> Subject:
    """The subject of nudges about that introduction."""
    return Subject(INTRODUCTION, introduction)
