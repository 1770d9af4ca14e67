"""The page that lists everything that is checked, with a mistake and what fixed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from msgspec import Struct

from generator.checks.catalogue import catalogue
from generator.checks.example import Example, examples
from generator.checks.rule import HEADINGS, Rule
from generator.language import N_
from generator.pages.page import Material, Page, PageKind, SearchEntry, Sought
from generator.sources.finding import Severity

TITLE = N_("What we check")
_FOLDER = "checks"


class LineView(Struct, frozen=True):
    """A line of an example: kept (“”), gone once it is fixed (“gone”), or new (“new”)."""

    text: str
    change: str


class ExampleView(Struct, frozen=True):
    """A mistake, what is said of it, and its lines before and after that was followed."""

    story: str
    place: str
    message: str
    hint: str
    lines: tuple[LineView, ...]


class RuleView(Struct, frozen=True):
    """A check: what should hold, whether it blocks publishing, why, what a hint says."""

    code: str
    title: str
    blocking: bool
    why: str
    hint: str
    example: ExampleView | None


class FamilyView(Struct, frozen=True):
    """Checks that look at the same."""

    id: str
    title: str
    question: str
    rules: tuple[RuleView, ...]


class CheckListView(Struct, frozen=True):
    """All that the page shows."""

    total: int
    blocking: int
    families: tuple[FamilyView, ...]


@cache
def check_list_view() -> CheckListView:
    """Return the view of the page, the same for everybody."""
    rules = catalogue().values()
    families = []
    for family, heading in HEADINGS.items():
        title, question = heading.split(": ", 1)
        own = tuple(_rule(rule) for rule in rules if rule.family is family)
        families.append(FamilyView(family.value, title, question[0].upper() + question[1:], own))
    blocking = sum(rule.weight is Severity.ERROR for rule in rules)
    return CheckListView(len(rules), blocking, tuple(families))


def _rule(rule: Rule) -> RuleView:
    example = examples().get(rule.code)
    return RuleView(
        code=rule.code,
        title=rule.title,
        blocking=rule.weight is Severity.ERROR,
        why=rule.why,
        hint=rule.hint,
        example=_example(example) if example else None,
    )


def _example(example: Example) -> ExampleView:
    place = f"{example.file}, line {example.line}, column {example.column}"
    lines = tuple(_lines(example.bad, example.good))
    return ExampleView(example.story, place, example.message, example.hint, lines)


def _lines(bad: Sequence[str], good: Sequence[str]) -> Iterator[LineView]:
    """Yield what stood there and what stands there now; only the former where nobody fixed it."""
    if not good:
        yield from (LineView(line, "") for line in bad)
        return
    matcher = SequenceMatcher(None, bad, good, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            yield from (LineView(line, "") for line in bad[start:end])
        else:
            yield from (LineView(line, "gone") for line in bad[start:end])
            yield from (LineView(line, "new") for line in good[begin:stop])


def check_href(code: str) -> str:
    """Return where on the site a check is explained."""
    return f"{_FOLDER}/#{code}"


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    title, view = locale.text(TITLE), cache(check_list_view)

    def said() -> str:
        return locale.text(
            "All {n} checks that every change goes through, each with how to fix what it finds."
        ).format(n=view().total)

    def sought() -> tuple[SearchEntry, ...]:
        words = tuple(rule.code for family in view().families for rule in family.rules)
        return (SearchEntry(Sought.PAGE, title, said(), texts=words),)

    yield Page(
        f"{_FOLDER}/index.md",
        title,
        "",
        view,
        sought=sought,
        describe=said,
    )


KIND = PageKind("check_list.html", CheckListView, _pages)
