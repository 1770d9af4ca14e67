"""What differs between two states, what weighs most first. Plain data in, plain data out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.checks.catalogue import catalogue
from generator.compare.snapshot import Snapshot
from generator.compare.written import Written, rewritten
from generator.figures.figure import Figure
from generator.language import ENGLISH
from generator.sources.finding import Finding, Place
from generator.sources.repository import is_data
from generator.wording.figure_words import figure_range, figure_value

_PERIOD = "period="
_FEWEST_ROWS = 10
_COMMUNITY = re.compile(r"[?&]community=([^&]+)")


class Weight(StrEnum):
    """What a change is about, in the order in which it is shown."""

    LOST = "lost"
    VERDICT = "verdict"
    WARNING = "warning"
    FIGURE = "figure"
    PROMISE = "promise"
    OVERDUE = "overdue"
    SILENT = "silent"
    WRITTEN = "written"
    FINDING = "finding"
    NEW = "new"
    FIXED = "fixed"


class Change(Struct, frozen=True):
    """One difference: whom it is about (an id), what, and what it was and is, in few words.

    ``before`` and ``after`` are figures where it is about a figure.
    """

    weight: Weight
    subject: str
    what: str
    was: str = ""
    now: str = ""
    before: Figure | None = None
    after: Figure | None = None


def changes(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """Return all that a reader would see differ, by weight, then by whom it is about."""
    found = [*_services(before, after), *_files(before, after), *_figures(before, after)]
    if before.written is not None and after.written is not None:
        found += _written(before.written, after.written)
    if before.findings is not None and after.findings is not None:
        found += _findings(before.findings, after.findings)
    order = list(Weight)
    return tuple(sorted(found, key=lambda each: (order.index(each.weight), each.subject)))


def _services(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    for name in sorted(set(before.services) | set(after.services)):
        if name not in after.services:
            yield Change(Weight.LOST, name, "the service and its page are gone")
        elif name not in before.services:
            yield Change(Weight.NEW, name, "the service is new")
        else:
            yield from _standing(name, before.services[name], after.services[name])


_STANDS = {
    "verdict": (Weight.VERDICT, "verdict"),
    "usual": (Weight.VERDICT, "compared with the usual"),
    "stage": (Weight.VERDICT, "stage"),
    "provider": (Weight.WRITTEN, "provider"),
}


def _standing(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    for key, (weight, what) in _STANDS.items():
        if was[key] != now[key]:
            yield Change(weight, name, what, was[key], now[key])
    yield from _promises(name, was["promises"], now["promises"])
    for question in sorted({*was["wanted"], *now["wanted"]}):
        before, after = was["wanted"].get(question), now["wanted"].get(question)
        if before != after:
            what = f"how much is wanted of “{question}”"
            yield Change(Weight.PROMISE, name, what, _aim(before), _aim(after))
    for text in sorted((Counter(now["overdue"]) - Counter(was["overdue"])).elements()):
        yield Change(Weight.OVERDUE, name, "overdue", now=text)
    for text in sorted((Counter(was["overdue"]) - Counter(now["overdue"])).elements()):
        yield Change(Weight.FIXED, name, "no longer overdue", was=text)
    yield from _silences(name, was.get("silent"), now.get("silent"))
    warned = {_warning(each) for each in was["warnings"]}
    for each in now["warnings"]:
        if _warning(each) not in warned:
            yield Change(Weight.WARNING, name, "early warning", now=each["kind"])


def _silences(
    name: str, was: Mapping[str, str] | None, now: Mapping[str, str] | None
) -> Iterator[Change]:
    """Yield what there is no news of any more; a site of an older version does not say."""
    if was is None or now is None:
        return
    for stream in sorted(set(was) ^ set(now)):
        what = f"no news of {stream}"
        if stream in now:
            yield Change(Weight.SILENT, name, what, now=f"none since {now[stream]}")
        else:
            yield Change(Weight.FIXED, name, what, was=f"none since {was[stream]}")


def _aim(wanted: float | None) -> str:
    return "nothing" if wanted is None else f"at least {wanted:g}"


def _warning(each: Mapping[str, str]) -> tuple[str, str]:
    return each["kind"], each["question"]


def _promises(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    for promise in sorted(set(was) | set(now)):
        title = f"promise “{(now.get(promise) or was[promise])['name']}”"
        if promise not in now:
            yield Change(Weight.PROMISE, name, title, now="taken back")
        elif promise not in was:
            yield Change(Weight.NEW, name, title, now="given")
        elif was[promise]["kept"] != now[promise]["kept"]:
            before, after = _KEPT[was[promise]["kept"]], _KEPT[now[promise]["kept"]]
            yield Change(Weight.PROMISE, name, title, before, after)


_KEPT = {True: "kept", False: "not always kept", None: "not known"}


def _files(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    for file in sorted(before.files - after.files):
        yield Change(Weight.LOST, "", "a file with data is gone", was=file)
    for file, (number, unsure, renewed) in after.gone.items():
        if number:
            what = "gone or changed" if unsure else "gone"
            yield Change(Weight.LOST, "", f"{_rows(number)} of data are {what}", was=file)
        if renewed:
            what = "are the same, with numbers from another key: who is in them counts as new"
            yield Change(Weight.WRITTEN, "", f"{_rows(renewed)} of data {what}", was=file)


def _rows(number: int) -> str:
    """Return how many rows; a smaller number could be that of a few people's answers."""
    return f"{number:,} rows" if number >= _FEWEST_ROWS else f"fewer than {_FEWEST_ROWS} rows"


def _written(before: Written, after: Written) -> Iterator[Change]:
    """Yield what reads differently; what is new or gone is reported as a whole."""
    for name in sorted(before.keys() & after.keys()):
        for key, was, now in rewritten(before[name], after[name]):
            yield Change(Weight.WRITTEN, name, key, was, now)


def _figures(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Yield figures that read differently; those of single periods are counted, not listed."""
    periods: Counter[tuple[Weight, str]] = Counter()
    gone = set(before.services) - set(after.services)
    fresh = set(after.services) - set(before.services)
    for name in sorted(set(before.figures) | set(after.figures)):
        subject = name.partition("/")[0]
        if subject in gone or subject in fresh:
            continue  # the service is reported as a whole
        weight = _weight(before.figures.get(name), after.figures.get(name))
        if weight is None:
            continue
        if _PERIOD in name:
            periods[weight, subject] += 1
            continue
        was, now = before.figures.get(name), after.figures.get(name)
        either = now or was
        what = _what(either) if either else name
        yield Change(weight, subject, what, _say(was), _say(now), was, now)
    for (weight, subject), number in sorted(periods.items()):
        noun = "period" if number == 1 else "periods"
        yield Change(weight, subject, _OF_PERIODS[weight], now=f"{number:,} {noun}")


_OF_PERIODS = {
    Weight.LOST: "numbers of single periods that are no longer shown",
    Weight.FIGURE: "numbers of single periods that differ",
    Weight.NEW: "numbers of single periods that are shown now",
}


def _what(figure: Figure) -> str:
    """Return what a figure is about, of when and of whom: several may be made by one method."""
    parts = [figure.method.title, *_COMMUNITY.findall(figure.id)]
    if figure.span is not None:
        parts.append(ENGLISH.days(figure.span.start, figure.span.end))
    return ", ".join(parts)


def _weight(was: Figure | None, now: Figure | None) -> Weight | None:
    """Return what a figure's change is about; none where nobody would see one."""
    had, has = was is not None and was.has_value, now is not None and now.has_value
    if had and not has:
        return Weight.LOST
    if has and not had:
        return Weight.NEW
    return Weight.FIGURE if had and _say(was) != _say(now) else None


def _say(figure: Figure | None) -> str:
    """Say a figure as the page does, with its range and its answers."""
    if figure is None:
        return "not there"
    range_ = figure_range(ENGLISH, figure)
    answers = "" if figure.n is None else f", n = {figure.n:,}"
    return f"{figure_value(ENGLISH, figure)}{f' ({range_})' if range_ else ''}{answers}"


def _findings(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Change]:
    """Yield what is newly wrong, and what is fixed; what only moved or grew older is neither."""
    before, after = _without_rows(before), _without_rows(after)
    for each in _only_in(after, before):
        yield Change(Weight.FINDING, "", f"{each.code} in {each.place.file}", now=each.message)
    for each in _only_in(before, after):
        yield Change(Weight.FIXED, "", f"{each.code} in {each.place.file}", was=each.message)


def _without_rows(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings that anybody may read: of data what should hold, once for each file.

    A comment is read by more people than the rows are. What is wrong with a row may be what one
    person answered, how few rows there are, or the size of a community that is not published.
    """
    titles = {code: rule.title for code, rule in catalogue().items()}
    said = (
        replace(each, place=Place(each.place.file), message=titles.get(each.code, each.code))
        if is_data(each.place.file)
        else each
        for each in findings
    )
    return list({each.sort_key: each for each in said}.values())


def _only_in(some: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Return the findings that are not among the others, the last ones of those alike."""
    there = Counter(each.lasting for each in others)
    only = []
    for each in some:
        there[each.lasting] -= 1
        if there[each.lasting] < 0:
            only.append(each)
    return sorted(only, key=lambda finding: (finding.lasting, finding.sort_key))
