"""The panel “What comes, what goes”: where it is in its life, and what is to happen."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.drawing.cards import service_href
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent
from generator.features.stage.figures import Life
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.wording.parts import Link
from generator.wording.situation import Wording
from generator.wording.wording import day_words, integer

_DAY = date(2026, 10, 31)


class ComingView(Struct, frozen=True):
    """Something to come: when, and what."""

    day: str
    title: str
    href: str | None


class StageView(Struct, frozen=True):
    """What takes its place, whose place it takes, and what is to come."""

    successors: tuple[Link, ...]
    predecessors: tuple[Link, ...]
    gap: str
    coming: tuple[ComingView, ...]


def describe(
    locale: Locale, card: Scorecard, definitions: Definitions, as_of: date
) -> PanelContent | None:
    """Say where it is in its life; nothing of a service that simply goes on."""
    life = card.panels[Life]
    ending = life.stage is not Stage.RETIRED and _ends(life)
    if life.stage is Stage.LIVE and not (ending or life.predecessors or life.coming):
        return None
    others = len(life.successors or life.predecessors)
    said, tone = _said(locale, life, others, as_of)
    body = StageView(
        successors=_links(life.successors, definitions),
        predecessors=_links(life.predecessors, definitions),
        gap=locale.text("Nobody has said what will replace it.")
        if ending and not life.successors
        else "",
        coming=tuple(ComingView(day_words(locale, e.date), e.title, e.link) for e in life.coming),
    )
    return PanelContent(said, tone, body=body)


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    later, earlier = date(2027, 1, 1), date(2026, 1, 1)
    cases = {
        "it is to open on a day": (Stage.PIPELINE, later, False),
        "it is to open, no day is promised": (Stage.PIPELINE, None, False),
        "it should have opened": (Stage.PIPELINE, earlier, True),
        "it ends on a day": (Stage.RETIRING, later, False),
        "it will end, no day is set": (Stage.RETIRING, None, False),
        "it should have ended": (Stage.RETIRING, earlier, True),
        "it ended on a day": (Stage.RETIRED, earlier, False),
        "it ended, the day is not known": (Stage.RETIRED, None, False),
    }
    found = []
    for when, (stage, day, overdue) in cases.items():
        for more, others in (
            ("", ()),
            (", with another service", ("A",)),
            (", with several", ("A", "B")),
        ):
            goes = stage is not Stage.PIPELINE
            life = Life(stage, day, overdue, others if goes else (), () if goes else others, ())
            found.append(Wording(f"{when}{more}", _said(locale, life, len(others), _DAY)[0]))
    for when, others in (("one", ("A",)), ("several", ("A", "B"))):
        life = Life(Stage.LIVE, None, False, (), others, ())
        said = _said(locale, life, len(others), _DAY)[0]
        found.append(Wording(f"it takes the place of {when}", said))
    return (
        *found,
        Wording("it is live, and something is to come", _said(locale, _LIVE, 0, _DAY)[0]),
    )


_LIVE = Life(Stage.LIVE, None, False, (), (), ())


def _ends(life: Life) -> bool:
    return life.stage is Stage.RETIRING or (life.stage is Stage.LIVE and life.day is not None)


def _said(locale: Locale, life: Life, others: int, as_of: date) -> tuple[str, str]:
    """Say where it is in its life, by when, and what takes whose place."""
    _ = locale.text
    day = day_words(locale, life.day) if life.day else ""
    more = _other(locale, life, others) if others else ""
    if life.stage is Stage.PIPELINE and life.overdue:
        said, tone = _("It was due to open on {day} but has not opened"), "bad"
    elif life.stage is Stage.PIPELINE:
        said = _("It is due to open on {day}") if day else _("It is planned, with no date set")
        tone = "plain"
    elif life.stage is Stage.RETIRED:
        ended = life.day is not None and life.day <= as_of
        said, tone = _("It ended on {day}") if ended else _("It has ended"), "plain"
    elif _ends(life) and life.overdue:
        said, tone = _("It was due to end on {day} but is still there"), "bad"
    elif _ends(life):
        said = _("It ends on {day}") if day else _("It will end, but no date has been set")
        tone = "plain"
    elif others:
        said = locale.plural("It replaces another service.", "It replaces {n} others.", others)
        return said.format(n=integer(locale, others)), "plain"
    else:
        return _("It is here to stay, and changes are coming."), "plain"
    clause = said.format(day=day)
    return f"{clause}; {more}." if more else f"{clause}.", tone


def _other(locale: Locale, life: Life, number: int) -> str:
    """Say, in a clause of its own, what takes whose place; its name follows as a link."""
    if life.stage is Stage.PIPELINE:
        said = locale.plural(
            "it will replace another service", "it will replace {n} others", number
        )
    else:
        said = locale.plural("another service replaces it", "{n} others replace it", number)
    return said.format(n=integer(locale, number))


def _links(names: tuple[str, ...], definitions: Definitions) -> tuple[Link, ...]:
    found = definitions.services
    return tuple(Link(found[name].part.name, service_href(name)) for name in names)


PANEL = Panel("stage", N_("What starts and ends"), StageView, describe, wordings)
FEATURE = Feature("stage", PANEL, (Life,))
