"""The texts of templates, which cannot call a text's own ``format``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from generator.language.locales import Locale
from generator.language.marked import filled


def functions(locale: Locale) -> Mapping[str, Callable[..., str]]:
    """Return what our templates may call, by the name that the gathering of texts knows."""
    return {"_": partial(say, locale)}


def say(locale: Locale, text: str, **gaps: object) -> str:
    """Return a text in a language, its gaps filled: ``_("to {day}", day=day)``."""
    return filled(locale.text(text), **gaps) if gaps else locale.text(text)
