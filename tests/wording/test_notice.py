"""Our own notice has a version: whoever agreed to one is asked again when the words change."""

from __future__ import annotations

import hashlib
import json

import pytest

from bot.features.consent.model import DEFAULT_VERSION
from bot.i18n.fluent import LANGUAGES
from tests.support.sentences import messages

pytestmark = pytest.mark.wording

WORDS = {1: "9cc411a0a8c67c0f"}
"""What the sentences of each version add up to. A released version never changes: add the next."""


def test_new_words_have_a_new_version() -> None:
    assert WORDS[DEFAULT_VERSION] == _digest(), (
        "the notice changed: raise DEFAULT_VERSION and add it here (or change the last, if that"
        " is not released yet)"
    )
    assert max(WORDS) == DEFAULT_VERSION


def _digest() -> str:
    digest = hashlib.sha256()
    for language in LANGUAGES:
        for id, sentence in sorted(messages(language).items()):
            if id.startswith("consent-") or id == "button-agree":
                digest.update(f"{id}={json.dumps(sentence.to_json())}".encode())
    return digest.hexdigest()[:16]
