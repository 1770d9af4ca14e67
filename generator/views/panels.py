"""The panels of a scorecard, one table: a row says what one is called, made from and drawn with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.definitions import Definitions
from generator.scorecards.scorecard import Scorecard
from generator.views.panel_promise import PromisesView, promises_view
from generator.views.panel_said import SaidView, said_view
from generator.views.panel_word import WordView, word_view


@dataclass(frozen=True, slots=True)
class Panel:
    """A row of the table.

    ``make`` returns the view that the template part draws as ``body``, an instance of ``shows``;
    none where the panel has no place on the page.
    """

    id: str
    title: str
    part: str
    shows: type
    make: Callable[[Scorecard, Definitions, date], Any | None]


PANELS = (
    Panel("word", "The owner's word", "word.html", WordView, word_view),
    Panel("promise", "What was promised", "promise.html", PromisesView, promises_view),
    Panel("said", "You said, we did", "said.html", SaidView, said_view),
)


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel on a page: its id is its anchor, ``body`` what its template part draws."""

    id: str
    title: str
    part: str
    body: Any


def panel_views(card: Scorecard, definitions: Definitions, as_of: date) -> tuple[PanelView, ...]:
    """Return the panels of a scorecard, in the order of the table."""
    made = ((panel, panel.make(card, definitions, as_of)) for panel in PANELS)
    return tuple(PanelView(p.id, p.title, p.part, body) for p, body in made if body is not None)
