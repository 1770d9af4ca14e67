"""The panel “What it costs”: for each person, each time, in all; and how many use it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.scorecards.card import Scorecard
from generator.scorecards.figure import Figure, State
from generator.scorecards.panels.costs import Costs
from generator.views.panels.panel import Panel, Told, add_rows
from generator.views.parts import BarView
from generator.views.words.sentences import figure_value
from generator.views.words.situation import Wording
from generator.views.words.wording import money, percent, whole

_FREE = "It cost nothing of late: as much money came back as was spent, or more."
_UNKNOWN = "What it costs has not been written down"
_EXAMPLE = 11.2
_TINY = 0.005


@dataclass(frozen=True, slots=True)
class FactView:
    """A number, what it is, and what it is about in small print."""

    name: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class CostsView:
    """The numbers, and where the money of a month goes."""

    facts: tuple[FactView, ...]
    categories_title: str
    categories: tuple[BarView, ...]


def tell(card: Scorecard, definitions: Definitions, _: date) -> Told | None:
    """Tell of the costs; of a service that is not there yet only where there are some."""
    stage = card.service.stage
    found = card.panels[Costs]
    early = stage is Stage.PIPELINE
    if stage is Stage.RETIRED or (early and not found.month.has_value):
        return None
    said = _said(
        _spent(found.person), _spent(found.month), found.take_up.value, found.people.value, early
    )
    add = "" if found.month.has_value else add_rows("costs")
    if not (add or early or found.people.has_value):
        add = add_rows("usage")
    return Told(said, add=add, body=_body(found, definitions))


Spent = tuple[float, str] | None
"""An amount and its currency."""


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    some, cent, back = (_EXAMPLE, "EUR"), (0.001, "EUR"), (-_EXAMPLE, "EUR")
    shares = {
        "": None,
        ", many use it": 0.82,
        ", one of a hundred uses it": 0.01,
        ", hardly anybody uses it": 0.004,
        ", nobody uses it": 0.0,
    }
    return (
        *(
            Wording(f"{when}{whom}", _said(amount, amount, share, 10, False))
            for when, amount in (("the costs are known", some), ("it costs next to nothing", cent))
            for whom, share in shares.items()
            if share != 0.0
        ),
        *(
            Wording(f"no costs are known{whom}", _said(None, None, share, 10, False))
            for whom, share in shares.items()
        ),
        Wording("more money came back than was spent", _said(back, back, None, 10, False)),
        Wording("costs are known, use is not", _said(None, some, None, None, False)),
        Wording("costs and use are known, for other times", _said(None, some, None, 10, False)),
        Wording("costs are known, nobody uses it", _said(None, some, None, 0, False)),
        Wording("it costs money before it is there", _said(None, some, None, None, True)),
    )


def _said(
    person: Spent, month: Spent, share: float | None, people: float | None, early: bool
) -> str:
    """Say what it costs, for whom as far as that is known."""
    if month is None:
        return f"{_UNKNOWN}{_users(share)}."
    if (person or month)[0] <= 0:
        return _FREE
    if person is not None:
        return f"It costs {money(*person)} a month for each person who uses it{_users(share)}."
    spent = f"It costs {money(*month)} a month"
    if early:
        return f"{spent} already, before anybody can use it."
    if people is None:
        return f"{spent}; how many people use it has not been written down."
    if people == 0:
        return f"{spent}, and nobody used it."
    return f"{spent}; costs and use are not known for the same time."


def _users(share: float | None) -> str:
    """Say how many of those it is for use it; empty where nobody knows."""
    if share is None:
        return ""
    number = whole(share * 100)
    if number == 0:
        return f"; of 100 people it is meant for, {'fewer than one' if share else 'nobody'} uses it"
    return f"; of 100 people it is meant for, {number} {'uses' if number == 1 else 'use'} it"


def _spent(figure: Figure) -> Spent:
    return None if figure.value is None else (figure.value, figure.unit)


def _body(found: Costs, definitions: Definitions) -> CostsView | None:
    facts = [
        _fact("Each person, a month", found.person),
        _fact("Each time somebody gets through", found.completed),
        _fact("In all, a month", found.month),
        _fact("People who use it", found.people),
    ]
    shown = [fact for fact in facts if fact is not None]
    if found.people.has_value:
        shown.append(_take_up(found))
    if not shown:
        return None
    currency = definitions.organisation.part.currency
    return CostsView(tuple(shown), "Where the money of a month goes", _bars(found, currency))


def _fact(name: str, figure: Figure) -> FactView | None:
    if figure.value is None or figure.span is None:
        return None
    return FactView(name, figure_value(figure), figure.span.label)


def _take_up(found: Costs) -> FactView:
    """Say which share of those it is for use it, or why nobody knows."""
    name, size = "Of those it is for, use it", found.size
    if found.take_up.state is State.SHOWN:
        share = found.take_up.value or 0.0
        tiny = 0 < share < _TINY
        value = f"less than {percent(0.01)}" if tiny else percent(share)
        return FactView(name, value, f"of {size or 0:,} people")
    why = "more use it than it is for" if size else "how many it is for is not written down"
    return FactView(name, "not known", why)


def _bars(found: Costs, currency: str) -> tuple[BarView, ...]:
    """Return a bar a category; one alone says no more than the sum."""
    if len(found.by_category) < 2:
        return ()
    amounts = [(name, figure.value or 0.0) for name, figure in found.by_category]
    most = sum(max(amount, 0.0) for _, amount in amounts)
    return tuple(
        BarView(
            name,
            money(amount, currency),
            round(100 * max(amount, 0.0) / most, 1) if most else 0.0,
            note="money that came back" if amount < 0 else "",
        )
        for name, amount in amounts
    )


PANEL = Panel("costs", "What it costs", "costs.html", CostsView, tell, wordings, (Costs,))
