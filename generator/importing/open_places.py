"""What is said above an open place of a mapping: what its answer may be."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.importing.day_columns import perhaps_days, says_time
from generator.importing.moments import other_order, read_moment, ways_for_most, with_year
from generator.model.mapping import OPEN
from generator.sources.yaml_text import WIDTH, inline, to_yaml

WHICH = "Which service is this about? One of: {names}."
OF_NONE = "Remove an entry that is about none of them."
OF_A_PART = (
    "Remove an entry that asks about a part of a service of which another entry asks about all: "
    "people would count twice."
)
WHAT = (
    "What does it ask? “rating” whether people like it (1 to 5), “ease” how easy it is (1 to 5), "
    "“recommend” (0 to 10), “home” how it compares with what they use at home, “shirt”, "
    "“lost_minutes”. Remove the line if it is none of these."
)
UNKNOWN = (
    "{number} columns have numbers up to 10, and nothing says what they ask. They are left out. To "
    "take one, remove its # and say which service it is about, and what it asks: “rating” (1 to "
    "5), “ease” (1 to 5), “recommend” (0 to 10)."
)
WHAT_TEN = (
    "Points up to 10 that are no “recommend” need “codes:”, such as those that “import --example "
    "happysignals” prints."
)
TIMES = "By what are these multiplied to be minutes? Write 1 where they are minutes, 60 for hours."
_TEN = (
    "What do the points up to 10 mean, from 1 (bad) to 5 (good)? In place of {open} write codes of "
    "your own, or those by which 9 and 10 are happy, as HappySignals counts (see “import --example "
    "happysignals”):\n{classes}\nor those in equal steps, by which 7 to 10 are:\n{steps}"
)
_CLASSES = "5: 10 9, 3: 8 7, 2: 6 5 4, 1: 3 2 1 0"
_STEPS = {
    True: "5: 10 9, 4: 8 7, 3: 6 5 4, 2: 3 2, 1: 1 0",
    False: "5: 10 9, 4: 8 7, 3: 6 5, 2: 4 3, 1: 2 1",
}
"""Our points, each with those up to 10 that it stands for, by whether these begin with 0."""
_FROM = "From which column? {names}."
_SAME = (
    "These columns ask for the same: {names}. Which of them counts? Where each is about a "
    "service of its own, write an entry for each."
)
_DAY = (
    "Which column says the day? {perhaps}{names}. If none does, write “fixed: "
    "{{date: 2026-09}}” in place of it, next to “columns:”, with the month that all of it is about."
)
_SHEET = "Which sheet is it? One of: {names}. The columns below are those of “{this}”."
_MEASURES_THERE = "Which measure is this? One of: {names}. They stand in the services' own files."
_NO_MEASURE = (
    "Which measure is this? No service has one yet. Write an id, such as “availability”, and add "
    "this to the file of each service below, with the unit of the values:\n"
    "measures: [{{id: availability, name: Availability, unit: {unit}}}]"
)
_IDENTITY = "Which column tells one from another? {names}. If none does, remove this."
_BEGAN = "Which column says when it began? {names}."
_WAS_OVER = "Which column says when it was over? {names}."
_CODE = "What does it mean, from 1 (bad) to 5 (good)? For what is no answer write “no answer”."
_ODD = (
    "“{odd}” is no point of the scale; it stands there {often}. Which point does it mean, from "
    "{first} to {last}?{near} If it is no answer, write “no answer”."
)
_NEAR = " If it is “{word}”, misspelt, write {point}."
_MIXED = "“{name}” is written in more than one way. If this reads it right, write:"
_MOST_NAMES = 20


def comment(text: str, indent: str) -> Iterator[str]:
    """Yield a text as lines of comment."""
    before = f"{indent}# "
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=before, subsequent_indent=before, break_on_hyphens=False
    )


def from_column(texts: Mapping[str, Collection[str]], among: Collection[str]) -> str:
    """Return the question from which column of an export something is read.

    ``among`` are columns of one header, if it is one of these.
    """
    if among:
        return _SAME.format(names=_quoted(among))
    return _FROM.format(names=_names(texts))


def odd_word(odd: str, count: int, last: str, word: str = "", point: str = "") -> dict[str, str]:
    """Return the question what a value means that is no point of a scale, by its open line.

    ``count`` is how often it occurs, ``last`` the best point, ``word`` the one that it may be,
    misspelt, which is ``point``.
    """
    said = _ODD.format(
        odd=odd,
        often="once" if count == 1 else f"{count:,} times",
        first="0 (bad)" if last == "10" else "1 (bad)",
        last=f"{last} (good)",
        near=_NEAR.format(word=word, point=point) if word else "",
    )
    return {to_yaml({odd: OPEN}).strip(): said}


def ten_points(odd: Mapping[str, str], *, from_zero: bool) -> dict[str, str]:
    """Return the question what points up to 10 mean, by its line.

    ``odd`` are other codes, with the point that they stand for, or what they are written as.
    """
    both = map(_points, (_CLASSES, _STEPS[from_zero]))
    classes, steps = (
        inline({**said, **{code: said.get(text, text) for code, text in odd.items()}})
        for said in both
    )
    said = _TEN.format(open=OPEN, classes=classes, steps=steps)
    return {to_yaml({"translate": OPEN}).strip(): said}


def _points(said: str) -> dict[str, str]:
    parts = (part.split(": ") for part in said.split(", "))
    return {each: ours for ours, points in parts for each in points.split()}


def which_point(value: str, points: Sequence[str]) -> dict[str, str]:
    """Return the question which of some points a value of a scale is, by its open line."""
    said = f"Which point is “{value}”, from 1 (bad) to 5 (good)? Its words may mean "
    said += f"{' or '.join(points)}. If it is no answer, write “no answer”."
    return {to_yaml({value: OPEN}).strip(): said}


def which_end(value: str, point: str, turned: str) -> dict[str, str]:
    """Return the question whether the highest number of a scale is its best, by its open line.

    ``turned`` are the codes of a scale whose lowest number is the best, as YAML.
    """
    said = f"Is “{value}” the good end? Then write {point}. If it is the bad one, remove “take:” "
    said += f"and write “translate: {turned}”."
    return {to_yaml({value: OPEN}).strip(): said}


def explained(
    body: str,
    texts: Mapping[str, Collection[str]],
    sheets: Sequence[str] = (),
    odd: Mapping[str, str] | None = None,
) -> str:
    """Return the YAML of a mapping with a comment above each open place outside of ``rows:``.

    ``texts`` are the different texts of the export's columns, by name. Of a workbook with several
    ``sheets`` the first is that with these columns, then all of them follow. ``odd`` has the
    questions of odd words by their lines, as ``odd_word`` returns them.
    """
    lines: list[str] = []
    before: list[str] = []
    for line in body.splitlines():
        if OPEN in line:
            key, indent = line.strip().partition(":")[0], line[: len(line) - len(line.lstrip())]
            above = lines[-1].strip() if lines else ""
            key = above[:-1] if key == "column" and above in ("opened:", "resolved:") else key
            asked = (odd or {}).get(line.strip()) or _question(key, texts, sheets)
            said = [line for part in asked.split("\n") for line in comment(part, indent)]
            said += _mixed(texts, indent) if key == "date" else []
            # Answers of one question stand together, and so is what they may be said once.
            lines += said if before != said else []
            before = said
        lines.append(line)
    return "".join(f"{line}\n" for line in lines)


def which_measure(there: Mapping[str, Collection[str]], unit: str) -> dict[str, str]:
    """Return the question which measure values are of, by its line.

    ``there`` are the measures that services have, each with the services; ``unit`` is that of the
    values, empty where nobody knows.
    """
    names = ", ".join(f"“{name}” ({', '.join(of)})" for name, of in there.items())
    none = _NO_MEASURE.format(unit=inline(unit) if unit else "UNIT")
    said = _MEASURES_THERE.format(names=names) if there else none
    return {to_yaml({"measure": OPEN}).strip(): said}


def which_question() -> dict[str, str]:
    """Return the question what was asked of which a table has counts, by its line."""
    said = "What was asked? Write like for whether people like it, ease for how easy it is."
    return {to_yaml({"question": OPEN}).strip(): said}


def _mixed(texts: Mapping[str, Collection[str]], indent: str) -> Iterator[str]:
    """Yield how a column is read whose header says that it is the day, in more ways than one."""
    for name, some in texts.items():
        ways = ways_for_most(some) if says_time(name) else ()
        if len(ways) > 1 and all(any(read_moment(text, way) for way in ways) for text in some):
            yield from comment(_MIXED.format(name=name), indent)
            yield f"{indent}# date: {inline({'column': name, 'format': ways})}"
            others = ", ".join(f"“{other}”" for way in ways if (other := other_order(way)))
            if others:
                yield from comment(f"or with {others}, where the month comes first.", indent)


def _question(key: str, texts: Mapping[str, Collection[str]], sheets: Sequence[str]) -> str:
    if key in ("date", "period"):
        perhaps = [name for name in perhaps_days(texts) if name in texts]
        said = f"The numbers of {_quoted(perhaps)} may be days. " if perhaps else ""
        said += _of_quarters(texts) + _of_no_year(texts)
        return _DAY.format(perhaps=said, names=_names(texts)).replace("{date:", f"{{{key}:")
    if key == "sheet":
        return _SHEET.format(names=_quoted(sheets[1:]), this=sheets[0])
    if key in ("opened", "resolved"):
        return (_BEGAN if key == "opened" else _WAS_OVER).format(names=_names(texts))
    return _IDENTITY.format(names=_names(texts)) if key == "column" else _CODE


def _of_quarters(texts: Mapping[str, Collection[str]]) -> str:
    """Return how a year and a quarter in two columns are one; empty where there are none."""
    plain = {name.casefold(): name for name in texts}
    year = next((plain[name] for name in ("year", "jahr", "fiscal year") if name in plain), "")
    quarter = next((plain[name] for name in ("quarter", "quartal") if name in plain), "")
    if not year or not quarter:
        return ""
    bare = all(text.isdigit() for text in texts[quarter])
    line = inline({"text": f"{{{year}}}-Q{{{quarter}}}" if bare else f"{{{year}}} {{{quarter}}}"})
    return f"Two columns are one as “date: {line}”. "


def _of_no_year(texts: Mapping[str, Collection[str]]) -> str:
    """Return how days that say no year get one; empty where there are none."""
    made = ((name, with_year(name, [*some])) for name, some in texts.items() if says_time(name))
    return "".join(
        f"“{name}” says no year: it is added as “date: {inline({'text': joined})}”. "
        for name, joined in made
        if joined
    )


def _names(texts: Mapping[str, Collection[str]]) -> str:
    names = [*texts]
    more = len(names) - _MOST_NAMES
    some = f" or one of {more} others" if more > 0 else ""
    return f"One of: {_quoted(names[:_MOST_NAMES])}{some}"


def _quoted(names: Collection[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
