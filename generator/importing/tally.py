"""Answers counted at the door: no row of a person gets in, only how many said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd
from msgspec.structs import replace

from generator.importing.in_mapping import in_mapping
from generator.importing.mapping_file import MappingFile
from generator.importing.unpivot import LINE, Converted
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import Grain, parse_period, period_of
from generator.sources.finding import Finding, Place, error, warning

ANSWERS, TALLIES = "answers", "tallies"
QUESTIONS = {"rating": "like", "ease": "ease"}
"""Our columns whose values are counted, and what tallies call their questions."""
UNCOUNTED = ("recommend", "home", "shirt", "lost_minutes", "step")
ABOUT = ("service", "provider", "community", "wave")


def tally(
    one: Converted, source: MappingFile, grain: Grain, year_begins: int
) -> tuple[Converted, list[Finding]]:
    """Return how many answered 1 to 5, by period, subject and question, in place of the answers.

    Periods have the length ``grain``, or that of the answers where it is longer. Who answered more
    than once in a period counts with the last answer, so that as many people answered as are
    counted. Where the export says who they are, ``people`` says how many: those of another period,
    in this export or another one, may be the same.
    """
    if source.mapping.kind != ANSWERS:
        message = f"{source.mapping.kind} are no answers: there is nothing to count"
        return one, [
            error("import-tally", source.document.place("kind"), message, "remove --tally")
        ]
    frame = one.frame
    lost = [name for name in UNCOUNTED if name in frame and bool((frame[name] != "").any())]
    findings = [
        in_mapping(
            warning(
                "import-tally",
                Place(one.export.file),
                f"“{name}” is not counted: a table of counts has no place for it",
                f"import without --tally to keep it, or remove “{name}” from the mapping",
            )
        )
        for name in lost
    ]
    periods = {text: _period(text, grain, year_begins) for text in frame.get("date", ())}
    counts: Counter[tuple[str, ...]] = Counter()
    again = 0
    when: dict[tuple[str, ...], str] = {}
    often: set[tuple[str, ...]] = set()
    known: set[tuple[str, ...]] = set()
    for column, question in QUESTIONS.items():
        if column not in frame:
            continue
        about = [frame[name] if name in frame else [""] * len(frame) for name in ABOUT]
        who = frame["respondent"] if "respondent" in frame else [""] * len(frame)
        steps = frame["step"] if "step" in frame else [""] * len(frame)
        last: dict[tuple[str, ...], tuple[str, ...]] = {}
        for date, person, value, step, service, provider, *rest in zip(
            frame["date"], who, frame[column], steps, *about, strict=True
        ):
            key = (periods[date], question, service, provider)
            if not value or step:  # an answer about a step alone is none about the service
                continue
            if person:
                again += (person, *key) in last
                last[person, *key] = (*rest, value)
                mine = person, service, provider
                if when.setdefault(mine, periods[date]) != periods[date]:
                    often.add(mine)
            else:
                counts[*key, *rest, value] += 1
        counts.update((*key[1:], *said) for key, said in last.items())
        known |= {(*key[1:], *said[:-1]) for key, said in last.items()}
    if often:
        findings.append(_several(one, len(often)))
    left_out = one.left_out + Counter({"of people who answered again in the period": again})
    table = tally_table(counts, {key: _answers(counts, key) for key in known})
    table[LINE] = range(2, len(table) + 2)
    into = one.export.into.replace(f"/{ANSWERS}/", f"/{TALLIES}/", 1)
    export = replace(one.export, into=into)
    return replace(one, export=export, frame=table, left_out=left_out), findings


def _several(one: Converted, number: int) -> Finding:
    """Return the warning that counts of several periods are of fewer people than of each."""
    who = "1 person has" if number == 1 else f"{number:,} people have"
    return warning(
        "import-tally",
        Place(one.export.file),
        f"{who} answered in more than one period; counts do not say who, so periods that are shown "
        "together count as no more people than the one with most of them",
        "import without --tally if fewer people answer in a period than may be shown",
    )


def _answers(counts: Mapping[tuple[str, ...], int], key: tuple[str, ...]) -> int:
    return sum(counts.get((*key, str(n)), 0) for n in range(1, 6))


def tally_table(
    counts: Mapping[tuple[str, ...], int], people: Mapping[tuple[str, ...], int]
) -> pd.DataFrame:
    """Return counted answers as a table of ours.

    ``counts`` are by period, question, what it is about (see ``ABOUT``) and value; ``people`` says
    of how many people those of a period, question and so on are, where it is to be said.
    """
    return pd.DataFrame(
        [
            {
                "period": period,
                "question": question,
                **dict(zip(ABOUT, rest, strict=True)),
                **{
                    f"rating_{n}": str(counts.get((period, question, *rest, str(n)), 0))
                    for n in range(1, 6)
                },
                "people": str(people.get((period, question, *rest), "")),
            }
            for period, question, *rest in sorted({key[:-1] for key in counts})
        ],
        columns=[column.name for column in KIND_OF_FOLDER[TALLIES].columns],
        dtype=object,
    )


def _period(text: str, grain: Grain, year_begins: int) -> str:
    found = parse_period(text, year_begins)
    order = [*Grain]
    longer = order.index(found.grain) > order.index(grain)
    return text if longer else period_of(found.start, grain, year_begins).id
