"""The data-quality page: what was found wrong, and what that does to the figures.

It names files, never lines or numbers of rows of data: how many rows a file has could reveal how
many answered. Nor does it repeat what fixes a row: that may be what one person answered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial

from msgspec import Struct

from generator.api.places import file_of
from generator.api.texts import figures_text
from generator.checks.ignored import Ignored
from generator.disclosure.published import Mode
from generator.figures.figure import State
from generator.language import N_, Locale
from generator.model.kinds import KINDS
from generator.pages.alarms_words import alarms_said
from generator.pages.check_list import check_href
from generator.pages.page import Download, Material, Page, PageKind, Sees
from generator.pages.provenance import Provenance, check_groups
from generator.pages.signs import SLUGS
from generator.scorecards.scorecard import Scorecards
from generator.sources.finding import Finding
from generator.sources.repository import is_data
from generator.wording.figure_words import state_name
from generator.wording.parts import CheckGroup, SourceView
from generator.wording.wording import day_words, integer

TITLE = N_("Data quality")
_FIGURES = file_of("data-quality")
MEANINGS = {
    State.SHOWN: N_("Enough answers: a number with its range."),
    State.FEW: N_("A number with its range, but no verdict."),
    State.WITHHELD: N_(
        "A number that could identify somebody, or reveal another number that would."
    ),
    State.NOT_ASKED: N_("Nobody was asked."),
    State.LONG_AGO: N_("People were asked before, but nobody in this time."),
    State.NOT_YET: N_("It is new, or people are being asked now: no answers count yet."),
    State.SET_ASIDE: N_("People answered; we set all their answers aside."),
    State.NO_COUNTS: N_("Others asked, and published a statistic; we do not have the answers."),
    State.NO_DATA: N_("People were asked; nobody answered."),
    State.NOT_APPLICABLE: N_("Nobody uses it: it has not started yet, or has ended."),
}


class ProblemView(Struct, frozen=True):
    """One kind of problem: what should hold, where it is described, and where it does not hold.

    ``hint`` says what fixes the first one in a definition; it is empty of rows of data.
    """

    title: str
    href: str
    blocking: bool
    hint: str
    places: tuple[str, ...]


class IgnoredView(Struct, frozen=True):
    """A warning that somebody ignores: what should hold, where it does not, and why."""

    title: str
    href: str
    place: str
    reason: str


class KindView(Struct, frozen=True):
    """A kind of data: its folder, what a row is, its files, and whether it is there at all."""

    folder: str
    row: str
    files: tuple[SourceView, ...]


class StateView(Struct, frozen=True):
    """A state: its name, what it means, how many services are in it."""

    slug: str
    name: str
    meaning: str
    services: int


class QualityView(Struct, frozen=True):
    """The data-quality page: what can be relied on first, then what was found wrong."""

    said: str
    found: str
    problems: tuple[ProblemView, ...]
    ignored: tuple[IgnoredView, ...]
    kinds: tuple[KindView, ...]
    states: tuple[StateView, ...]
    open_links: int
    lengthened: int
    alarms: tuple[str, ...]
    checks: tuple[CheckGroup, ...]
    figures_href: str


def quality_view(
    locale: Locale,
    cards: Scorecards,
    findings: Sequence[Finding],
    ignored: Sequence[Ignored],
    files: Sequence[str],
    titles: Mapping[str, str],
    provenance: Provenance,
) -> QualityView:
    """Return the view; ``titles`` says what each finding's code means."""
    like = [card.signs.like for card in cards.services]
    states = tuple(
        StateView(
            SLUGS[state],
            state_name(locale, state),
            locale.text(meaning),
            sum(1 for f in like if f.state is state),
        )
        for state, meaning in MEANINGS.items()
    )
    return QualityView(
        said=_said(locale, sum(f.full for f in like), len(like)),
        found=_found(locale, [*findings, *(each.finding for each in ignored)], cards.as_of),
        problems=_problems(locale, findings, titles),
        ignored=_ignored(locale, ignored, titles),
        kinds=_kinds(locale, files, provenance),
        states=states,
        open_links=sum(1 for f in like if f.has_value and f.mode is Mode.OPEN),
        lengthened=sum(1 for f in like if f.has_value and f.span and f.span.lengthened),
        alarms=alarms_said(locale, cards.alarms),
        checks=check_groups(
            locale, ((each, locale.text(each.method.title)) for each in cards.alarms.figures)
        ),
        figures_href=_FIGURES,
    )


def _said(locale: Locale, full: int, total: int) -> str:
    """Say about how many services there are enough answers."""
    if not total:
        return locale.text("No service is described here yet.")
    said = locale.plural(
        "For {full} of {n} service there are enough answers to say whether people like it.",
        "For {full} of {n} services there are enough answers to say whether people like them.",
        total,
    )
    return said.format(full=integer(locale, full), n=integer(locale, total))


def _found(locale: Locale, findings: Sequence[Finding], as_of: date) -> str:
    """Say how many problems there are; a check counts once in a file of data, as on the page."""
    if not findings:
        return locale.text("We checked all data up to {day} and found nothing wrong.").format(
            day=day_words(locale, as_of)
        )
    in_data = {(f.code, f.place.file) for f in findings if _is_data(f)}
    found = len(in_data) + sum(not _is_data(f) for f in findings)
    said = locale.plural(
        "We checked all data up to {day} and found {n} problem. It is listed here.",
        "We checked all data up to {day} and found {n} problems. All are listed here.",
        found,
    )
    return said.format(day=day_words(locale, as_of), n=integer(locale, found))


def _problems(
    locale: Locale, findings: Sequence[Finding], titles: Mapping[str, str]
) -> tuple[ProblemView, ...]:
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[finding.code].append(finding)
    return tuple(
        ProblemView(
            titles.get(code, code),
            check_href(code),
            any(finding.severity == "error" for finding in group),
            next((each.hint for each in group if not _is_data(each)), ""),
            tuple(sorted({_place(locale, finding) for finding in group})),
        )
        for code, group in sorted(grouped.items())
    )


def _ignored(
    locale: Locale, ignored: Sequence[Ignored], titles: Mapping[str, str]
) -> tuple[IgnoredView, ...]:
    """Return what is ignored, once for each place: a file of data may have many rows of it."""
    views = [
        IgnoredView(
            titles.get(each.finding.code, each.finding.code),
            check_href(each.finding.code),
            _place(locale, each.finding),
            each.reason,
        )
        for each in ignored
    ]
    return tuple(dict.fromkeys(views))


def _place(locale: Locale, finding: Finding) -> str:
    """The file; of a definition the line too, which says nothing about people."""
    if _is_data(finding):
        return finding.place.file
    return locale.text("{file}, line {line}").format(
        file=finding.place.file, line=finding.place.line
    )


def _is_data(finding: Finding) -> bool:
    return is_data(finding.place.file)


def _kinds(locale: Locale, files: Sequence[str], provenance: Provenance) -> tuple[KindView, ...]:
    by_folder: dict[str, list[str]] = defaultdict(list)
    for file in files:
        by_folder[file.split("/")[1]].append(file)
    return tuple(
        KindView(
            kind.folder,
            locale.text(kind.row),
            provenance.sources(tuple(sorted(by_folder[kind.folder]))),
        )
        for kind in KINDS
    )


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    view = cache(
        partial(
            quality_view,
            locale,
            material.cards,
            material.findings,
            material.ignored,
            material.files,
            material.titles,
            material.provenance,
        )
    )

    def rates() -> tuple[Download, ...]:
        cards = material.cards
        text = figures_text("data-quality/", cards.alarms.figures, cards.as_of)
        return (Download(_FIGURES, text),)

    title = locale.text(TITLE)
    yield Page(
        "data-quality.md",
        title,
        "",
        view,
        offer=rates,
        describe=lambda: view().said,
        elsewhere=(_FIGURES,),
    )


KIND = PageKind("quality.html", QualityView, _pages, sees=frozenset({Sees.FINDINGS, Sees.FILES}))
