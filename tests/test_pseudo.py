"""The pseudo-language changes every word, makes sentences 40 % longer, and keeps the rest."""

from __future__ import annotations

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from tests.support.pseudo import change

SENTENCE = """
asked = **{ $name }** asks{ " " }for { $count ->
    [one] 1 quick talk
   *[other] { $count } talks
 }.
"""


@pytest.mark.parametrize("count, said", [(1, "1 ɋüíçķ ťáľķ ɱöɍ"), (2, "2 ťáľķš ɱ")])
def test_words_are_changed_and_what_is_inserted_and_bold_is_not(count: int, said: str) -> None:
    resource = FluentParser().parse(SENTENCE)
    (sentence,) = resource.body
    assert isinstance(sentence, Message)
    change(sentence)
    bundle = FluentBundle(["en"], use_isolating=False)
    bundle.add_resource(resource)
    pattern = bundle.get_message("asked").value
    assert pattern is not None
    text, errors = bundle.format_pattern(pattern, {"name": "Bea", "count": count})
    assert (text, errors) == (f"**Bea** ášķš ƒöř {said}. ɱöɍé", [])
