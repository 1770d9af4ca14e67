"""What a panel says: one plain sentence first, then what it rests on or how to add to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct

from generator.figures.card import ProviderCard, Scorecard
from generator.language import Locale
from generator.model.definitions import Definitions
from generator.model.kinds import KIND_OF_FOLDER
from generator.wording.situation import Wording
from generator.wording.wording import either


class PanelContent(Struct, frozen=True):
    """What a panel says of one subject.

    ``said`` is the panel's one sentence and ``tone`` how it sounds: good, bad or plain. ``add``
    says how an owner adds what is missing, empty where nothing is. ``body`` is what the panel's
    template part draws, none where the sentence is all there is to say.
    """

    said: str
    tone: str = "plain"
    add: str = ""
    body: Any | None = None


AnyCard = Scorecard | ProviderCard
Describe = Callable[[Locale, Any, Definitions, date], PanelContent | None]
"""Makes what a panel says of a card; none where the panel has no place on its page."""


class Panel(Struct, frozen=True):
    """What a page shows of a feature.

    ``id`` is the anchor on the page; ``title`` is marked, and looked up when it is said; a ``body``
    is an instance of ``shows``; ``wordings`` returns every sentence with which
    ``describe`` can begin, made by the same code.
    """

    id: str
    title: str
    shows: type
    describe: Describe
    wordings: Callable[[Locale], tuple[Wording, ...]]


def add_rows(locale: Locale, folder: str, also: bool = False) -> str:
    """Say how an owner adds data of a kind: which file, with which columns.

    ``also`` says that it has been said already that an owner adds something.
    """
    _ = locale.text
    kind = KIND_OF_FOLDER[folder]
    one = [either(locale, kind.one_of)] if kind.one_of else []
    needed = [column.name for column in kind.columns if column.required or column.present]
    any_of = either(locale, kind.any_of)
    if kind.any_of[2:]:
        any_of = _("at least one of {columns}").format(columns=any_of)
    some = [any_of] if any_of else []
    if kind.folder == "telemetry":
        some = []  # a row without a value is for monitors only
    columns = locale.listed([*one, *needed, *some])
    said = (
        _("The log goes into a file in data/{folder}/ with the columns {columns}.")
        if also
        else _("To add it, put a file in data/{folder}/ with the columns {columns}.")
    )
    return said.format(folder=folder, columns=columns)


def add_to_both(locale: Locale, card: AnyCard, key: str, other: str) -> str:
    """Say how an owner adds two things to a definition: which file, which keys."""
    said = locale.text("To add both, write them in {file}, under “{key}:” and “{other}:”.")
    return said.format(file=card.defined.file, key=key, other=other)


def add_lines(locale: Locale, card: AnyCard, key: str) -> str:
    """Say how an owner adds something to a definition: which file, which key."""
    said = locale.text("To add it, write it in {file}, under “{key}:”.")
    return said.format(file=card.defined.file, key=key)
