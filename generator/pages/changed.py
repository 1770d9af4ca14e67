"""The page “What changed”: verdicts that moved, aims that were moved, and what was rewritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from generator.drawing.cards import service_href
from generator.drawing.shirts import shirt_word
from generator.features.verdict_history.figures import CloseToLine, Move, verdict_moves
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.model.period import Grain, Period, period_of
from generator.news.entries import like_then
from generator.news.happenings import LOOKS_AT
from generator.news.places import feed_of
from generator.pages.changed_words import (
    change_words,
    eased_said,
    moves_said,
    nothing_moved,
)
from generator.pages.follow import site_feed
from generator.pages.page import Material, Page, PageKind, Sees
from generator.pages.provenance import Provenance
from generator.scorecards.overviews.definition_changes import Changed, Way, definition_changes
from generator.scorecards.scorecard import Scorecards
from generator.sources.history import Commit
from generator.wording.parts import Link, SourceView
from generator.wording.wording import day_words, integer, sentence_case

TITLE = N_("What changed")
_DAYS = timedelta(days=30)
_MOST_FILES = 60


class MoveView(Struct, frozen=True):
    """A verdict that moved: from which to which, and the numbers then and now."""

    service: Link
    said: str
    tone: str
    then: str
    now: str


class PeriodView(Struct, frozen=True):
    """A month and the verdicts that moved in it."""

    id: str
    title: str
    moves: tuple[MoveView, ...]


class CloseView(Struct, frozen=True):
    """A service whose verdict goes to and fro: how often, between which, and its number now."""

    service: Link
    said: str
    now: str


class StepView(Struct, frozen=True):
    """Something that holds anew: since when, of which service, what; ``eased`` asks for less."""

    day: str
    service: Link
    said: str
    eased: bool


class ChangedFileView(Struct, frozen=True):
    """A service whose file was rewritten, and its last commit."""

    service: Link
    source: SourceView


class ChangedView(Struct, frozen=True):
    """All that the page shows; each ``…_said`` says it in words, also where there is nothing."""

    said: str
    tone: str
    periods: tuple[PeriodView, ...]
    moves_said: str
    close: tuple[CloseView, ...]
    steps: tuple[StepView, ...]
    steps_said: str
    files: tuple[ChangedFileView, ...]
    files_said: str
    follow: tuple[Link, ...]


def changed_view(locale: Locale, cards: Scorecards, provenance: Provenance) -> ChangedView:
    """Return the view of the page."""
    histories = [(card, card.panels.part(verdict_moves)) for card in cards.services]
    moves = [(card, move) for card, history in histories for move in history.moves]
    close = tuple(_close(locale, card, line) for card, found in histories for line in found.close)
    after, since = _since(locale, cards.as_of, provenance)
    steps = definition_changes(cards.services, after, cards.as_of)
    eased = sum(each.way is Way.LOOSENED for each in steps)
    files = _files(cards.services, provenance, after)
    known = any(history.known for _, history in histories)
    moved = moves_said(locale, Counter(_way(m) for _, m in moves), len(close), known)
    return ChangedView(
        said=moved + eased_said(locale, eased, since),
        tone="bad" if eased else "plain",
        periods=tuple(_periods(locale, moves)),
        moves_said=nothing_moved(locale, bool(moves), bool(close), known),
        close=close,
        steps=tuple(_step(locale, each) for each in steps),
        steps_said="" if steps else locale.text("Nothing {since}.").format(since=since),
        files=files[:_MOST_FILES],
        files_said=_files_said(locale, len(files), since, provenance),
        follow=(Link(locale.text("Follow all services in a feed reader"), feed_of("")),),
    )


# --- Verdicts -----------------------------------------------------------------------------------


def _way(move: Move) -> str:
    return "good" if move.better else "bad"


def _periods(locale: Locale, moves: Sequence[tuple[Scorecard, Move]]) -> Iterator[PeriodView]:
    """Yield the moves by month, as “The month in short” does; the newest first, each by name."""

    def month(each: tuple[Scorecard, Move]) -> Period:
        return period_of(each[1].day, Grain.MONTH)

    newest = sorted(moves, key=lambda each: -month(each).end.toordinal())
    for period, some in groupby(newest, month):
        views = tuple(_move(locale, card, move) for card, move in some)
        yield PeriodView(f"t{period.id}", sentence_case(locale.period(period)), views)


def _move(locale: Locale, card: Scorecard, move: Move) -> MoveView:
    before, after = move.before, move.after
    return MoveView(
        service=Link(card.service.name, service_href(card.id)),
        said=locale.text("from {before} to {after}").format(
            before=shirt_word(locale, before.shirt),
            after=shirt_word(locale, after.shirt),
        ),
        tone=_way(move),
        then=like_then(locale, move.before.like),
        now=like_then(locale, move.after.like),
    )


def _close(locale: Locale, card: Scorecard, line: CloseToLine) -> CloseView:
    said = locale.text("changed {n} times between {better} and {worse} (last time: {month})")
    return CloseView(
        service=Link(card.service.name, service_href(card.id)),
        said=said.format(
            n=integer(locale, line.times),
            better=shirt_word(locale, line.better),
            worse=shirt_word(locale, line.worse),
            month=locale.month_of(line.last),
        ),
        now=like_then(locale, card.signs.like),
    )


def _since(locale: Locale, as_of: date, provenance: Provenance) -> tuple[date, str]:
    """Return the day after which changes are listed, and how it is said.

    The last release, where the repository has one before the day on which the data end.
    """
    release = provenance.history.release
    if release is not None and release.day < as_of:
        return release.day, locale.text("since the release “{name}” of {day}").format(
            name=release.name, day=day_words(locale, release.day)
        )
    after = as_of - _DAYS
    first = day_words(locale, after + timedelta(days=1))
    return after, locale.text("since {day}").format(day=first)


def _step(locale: Locale, each: Changed) -> StepView:
    return StepView(
        day=day_words(locale, each.day),
        service=Link(each.card.service.name, service_href(each.card.id)),
        said=change_words(locale, each),
        eased=each.way is Way.LOOSENED,
    )


def _files(
    cards: Sequence[Scorecard], provenance: Provenance, after: date
) -> tuple[ChangedFileView, ...]:
    """Return the services whose files were committed after a day, the newest first."""
    found: list[tuple[Commit, Scorecard]] = []
    for card in cards:
        commit = provenance.history.last_of(card.defined.file)
        if commit is not None and commit.day > after:
            found.append((commit, card))
    found.sort(key=lambda each: -each[0].day.toordinal())
    return tuple(
        ChangedFileView(
            Link(card.service.name, service_href(card.id)), provenance.source(card.defined.file)
        )
        for _, card in found
    )


def _files_said(locale: Locale, number: int, since: str, provenance: Provenance) -> str:
    _ = locale.text
    if provenance.history.head is None:
        return _("This site was not made from a repository with a history, so we cannot say.")
    if not number:
        said = (
            _("No service’s file has changed, as far back as the history goes ({since}).")
            if provenance.history.shallow
            else _("No service’s file has changed {since}.")
        )
        return said.format(since=since)
    said = locale.plural(
        "{n} file has been written or changed {since}.",
        "{n} files have been written or changed {since}.",
        number,
    ).format(n=integer(locale, number), since=since)
    if number > _MOST_FILES:
        return f"{said} {_('The last {n} are listed.').format(n=_MOST_FILES)}"
    return said


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    cards, provenance = material.cards, material.provenance
    said = locale.text(
        "Verdicts that changed, targets that were lowered or raised, and new services."
    )
    yield Page(
        "changed.md",
        locale.text(TITLE),
        said,
        lambda: changed_view(locale, cards, provenance),
        offer=lambda: (site_feed(locale, cards, "changed/"),),
        elsewhere=(feed_of(""),),
    )


KIND = PageKind(
    "changed.html", ChangedView, _pages, looks_at=LOOKS_AT, sees=frozenset({Sees.HISTORY})
)
