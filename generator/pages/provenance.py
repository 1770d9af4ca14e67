"""Where things can be read: files at their commit; a figure with formula, period and files."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import groupby
from urllib.parse import quote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from generator.disclosure.published import Mode
from generator.figures.figure import Figure
from generator.language import Locale
from generator.sources.finding import Place
from generator.sources.history import Commit, History
from generator.wording.anchors import anchor
from generator.wording.figure_words import (
    answers_words,
    value_and_range,
    withdrawn_words,
)
from generator.wording.parts import CheckGroup, CheckView, SourceView
from generator.wording.spans import span_words_with_months
from generator.wording.wording import by_folder, day_words, integer


class Provenance(Struct, frozen=True):
    """The history, and the address at which the repository can be read (if it has one).

    ``locale`` is the language of its days.
    """

    locale: Locale
    history: History
    repository: str | None
    branch: str = "main"

    def source(self, file: str) -> SourceView:
        """Return a file with its last commit; changed or unknown files have none."""
        commit = self.history.last_of(file)
        return SourceView(
            file=file,
            href=self._file_href(file, commit),
            commit=commit.short if commit else None,
            commit_href=self._commit_href(commit),
            day=day_words(self.locale, commit.day) if commit else None,
        )

    def sources(self, files: tuple[str, ...]) -> tuple[SourceView, ...]:
        """Return several files."""
        return tuple(self.source(file) for file in files)

    def edit_href(self, place: Place) -> str | None:
        """Return where a place of a file can be changed: on a branch, no commit can be changed."""
        if self.repository is None or self.history.last_of(place.file) is None:
            return None
        return f"{self.edited(place.file)}#L{place.line}"

    def edited(self, file: str) -> str | None:
        """Return where a file can be changed, whether or not git knows it here."""
        if self.repository is None:
            return None
        return f"{self._base}/edit/{quote(self.branch)}/{self._path(file)}"

    @property
    def issue_href(self) -> str:
        """Where an issue is begun whose fields an address can fill; empty on unknown hosts."""
        host = urlsplit(self.repository or "").hostname or ""
        if "gitlab" in host:
            return f"{self._base}/issues/new"
        return f"{self._base}/issues/new?template=change.yml" if "github" in host else ""

    def _file_href(self, file: str, commit: Commit | None) -> str | None:
        if self.repository is None or commit is None:
            return None
        return f"{self._base}/blob/{commit.id}/{self._path(file)}"

    def _path(self, file: str) -> str:
        """Return a file's way from the top of its repository, fit for an address."""
        return quote(f"{self.history.folder}{file}")

    def _commit_href(self, commit: Commit | None) -> str | None:
        if self.repository is None or commit is None:
            return None
        return f"{self._base}/commit/{commit.id}"

    @property
    def _base(self) -> str:
        """GitLab keeps its pages below “/-”; GitHub and its kin do not."""
        return _base_of(self.repository or "")


@lru_cache(maxsize=8)
def _base_of(repository: str) -> str:
    base = repository.rstrip("/").removesuffix(".git")
    return f"{base}/-" if "gitlab" in (urlsplit(base).hostname or "") else base


def check_groups(
    locale: Locale,
    figures: Iterable[tuple[Figure, str]],
    before: str = "",
    by_period: Collection[str] = (),
) -> tuple[CheckGroup, ...]:
    """Return what is behind figures, each with its title; what several in a row share is said once.

    ``before`` is the file that has figures of the methods ``by_period`` by period.
    """

    def shared(each: tuple[Figure, str]) -> tuple[str, tuple[str, ...]]:
        return span_words_with_months(locale, each[0].span), each[0].sources

    found = []
    for (period, sources), some in groupby(figures, shared):
        group = list(some)
        has_rows = any(figure.method.id in by_period for figure, _ in group)
        checks = [check_view(locale, *each) for each in group]
        notes = tuple(note for note in checks[0].notes if all(note in c.notes for c in checks))
        own = tuple(replace(c, notes=tuple(n for n in c.notes if n not in notes)) for c in checks)
        found.append(CheckGroup(period, by_folder(sources), before if has_rows else "", notes, own))
    return tuple(found)


def check_view(locale: Locale, figure: Figure, title: str) -> CheckView:
    """Return what is behind a figure."""
    _ = locale.text
    method = figure.method
    return CheckView(
        id=figure.id,
        address=anchor("figure", figure.id),
        title=title,
        value=value_and_range(locale, figure),
        n=answers_words(locale, figure),
        method=_("{title}, version {version}").format(
            title=_(method.title), version=method.version
        ),
        method_href=f"method/#{method.id}",
        notes=_notes(locale, figure),
    )


def _notes(locale: Locale, figure: Figure) -> tuple[str, ...]:
    _ = locale.text
    notes = []
    if figure.has_value and figure.span is not None and figure.span.lengthened:
        notes.append(
            _("We show a longer time, because there are too few answers in the usual one.")
        )
    if figure.excluded_days:
        number = len(figure.excluded_days)
        few = locale.plural(
            "{n} period with too few answers is left out.",
            "{n} periods with too few answers are left out.",
            number,
        )
        if figure.withdrawn:
            few = locale.plural(
                "{n} period is left out: too few people answered, or its owner withdrew it.",
                "{n} periods are left out: too few people answered, or their owner withdrew them.",
                number,
            )
        notes.append(few.format(n=integer(locale, number)))
    if figure.partial:
        notes.append(
            _(
                "Some rows of these days have a mistake and are not counted; the data quality "
                "page lists the files."
            )
        )
    if figure.mode is Mode.OPEN and figure.has_value:
        notes.append(_("From an open link: nobody knows who saw it and did not answer."))
    if figure.withdrawn:
        notes.append(withdrawn_words(locale, figure))
    elif figure.other_days:
        notes.append(
            _(
                "Not shown on its own: these days were published before in a different way. The "
                "two numbers together could reveal what a few people answered."
            )
        )
    return tuple(notes)
