"""The languages that there are, each with its catalogue of texts (gettext, by Babel)."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path
from types import MappingProxyType

from generator.language.locales import ENGLISH, Locale

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "de")
"""Those that a site can speak."""


def catalogue_file(code: str) -> Path:
    """Return where a language's texts lie."""
    return LOCALE / code / "LC_MESSAGES" / "iheartit.po"


def catalogue_files() -> tuple[str, ...]:
    """Return where the texts of all languages lie."""
    return tuple(str(catalogue_file(code)) for code in LANGUAGES[1:])


@cache
def locale_of(code: str) -> Locale:
    """Return a language. Raises KeyError for one without a catalogue."""
    if code == ENGLISH.code:
        return ENGLISH
    if code not in LANGUAGES:
        raise KeyError(f"there is no catalogue of {code}; there are: {', '.join(LANGUAGES)}")
    from babel.core import Locale as BabelLocale

    found = BabelLocale.parse(code)
    signs = found.number_symbols["latn"]
    months = found.months["format"]
    return Locale(
        code,
        _texts(code),
        MappingProxyType(str.maketrans({",": signs["group"], ".": signs["decimal"]})),
        tuple(str(months["wide"][month]) for month in range(1, 13)),
        tuple(str(months["abbreviated"][month]) for month in range(1, 13)),
    )


def _texts(code: str) -> gettext.NullTranslations:
    """Read a catalogue: compiled in memory, so that no second file has to be kept in step."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with catalogue_file(code).open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
