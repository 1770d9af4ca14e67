"""How a key of a mapping may be written: as one of some words, or in a brief form."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from generator.model.fields import refuse

TEXT = {"type": "string"}
ANY_TEXT = {"type": ["string", "number", "boolean"]}
"""A text that YAML may take for a number, or for a yes or no: it is a text all the same."""


def one_of(words: Iterable[str], what: str) -> BeforeValidator:
    """Refuse all but some words, and say which they are.

    The general reader names them too, but not below a key of the user's own choosing.
    """
    known = list(words)

    def check(value: Any) -> Any:
        if isinstance(value, str) and value not in known:
            near = get_close_matches(value.lower(), known, 1)
            hint = f"write “{near[0]}”" if near else f"write one of: {', '.join(known)}"
            raise refuse("unknown-value", f"“{value}” is no {what}", hint)
        return value

    return BeforeValidator(check)


def one_or_more(value: Any) -> Any:
    """Read a single text as a list of one."""
    return [value] if isinstance(value, str) else value


class OrBrief:
    """Has the JSON Schema say that a value may be written in a brief form, too."""

    def __init__(self, *forms: dict[str, Any]) -> None:
        self._forms = forms

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [handler(core), *self._forms]}
