"""Texts of templates that have no gap: said once, when a template is compiled."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.language import Locale

_CALL = ("name", "lparen", "string", "rparen")
"""The tokens of ``_("text")``."""


def translate(env: Environment, locale: Locale) -> None:
    """Have templates say their texts in a language; those with gaps are said as they are drawn."""

    class Translated(Extension):
        """Puts a text in the place of its call: it becomes a part of the template around it."""

        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            """Yield a template's tokens."""
            tokens, at = [*stream], 0
            while at < len(tokens):
                token = tokens[at]
                if token.value == "_" and _is_call(tokens[at : at + len(_CALL)]):
                    said = locale.text(tokens[at + 2].value)
                    yield Token(token.lineno, "string", said)
                    at += len(_CALL)
                else:
                    yield token
                    at += 1

    # By this the cache of compiled templates tells languages apart.
    Translated.identifier = f"{__name__}.{locale.code}"
    env.add_extension(Translated)


def _is_call(tokens: list[Token]) -> bool:
    return tuple(token.type for token in tokens) == _CALL
