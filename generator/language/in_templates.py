"""The texts of templates, which cannot call a text's own ``format``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.language.spoken import _


def say(text: str, **gaps: object) -> str:
    """Return a text in the language that is spoken, its gaps filled: ``_("to {day}", day=day)``."""
    return _(text).format(**gaps) if gaps else _(text)


FUNCTIONS: Mapping[str, Callable[..., str]] = MappingProxyType({"_": say})
"""What our templates may call, by the name that the gathering of texts knows."""
