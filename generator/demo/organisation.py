"""What to write: every file of the example, by its name, as text."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from generator.demo.answers import add_answers
from generator.demo.generated import generated
from generator.demo.operations import add_operations
from generator.demo.people import OWNER, add_people, add_pride
from generator.demo.rows import Sheets
from generator.demo.span import AS_OF, DemoMonths
from generator.demo.stories import STORIES
from generator.demo.subject import DemoService
from generator.model.definition_reader import read_definitions
from generator.model.definitions import Definitions
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import Grain, parse_period
from generator.model.schema import MODELINE
from generator.sources.repository import DATA, SERVICES, read_sources

FOLDER = Path(__file__).parent / "written"
"""The storied services, written by hand, and the rows that have a story of their own."""
USUAL_ANSWERS = 45
"""Answers of a usual service in a month, with which the stories' numbers were written."""
USUAL_SEED = 20261031

# Rows that are wrong on purpose, so that the page about data quality has something to show.
FLAWS = (
    {"date": "2026-09-14", "service": "remote-access", "community": "field", "rating": "6"},
    {"date": "2026-10-06", "service": "remote-access", "community": "feild", "rating": "4"},
    {"date": "2026-11-03", "service": "remote-access", "community": "office", "rating": "2"},
)


class Wanted(Struct, frozen=True):
    """How large the example is: services, months, answers a service and month; and its seed."""

    services: int = len(STORIES)
    months: int = 36
    answers: int = USUAL_ANSWERS
    seed: int = USUAL_SEED

    def __post_init__(self) -> None:
        least = {"services": 0, "months": 1, "answers": 1, "seed": 0}
        for name, value in least.items():
            if getattr(self, name) < value:
                raise ValueError(f"{name} must be {value} or more")


def example_files(
    wanted: Wanted, schemas: str | None = None, progress: Callable[[int], None] = lambda _: None
) -> Iterator[tuple[str, str]]:
    """Yield every file of the example: its name below the root, and its text.

    ``schemas`` is the folder of the JSON Schemas relative to the root, for the editor's first
    line; without it the files have no such line. ``progress`` is called for each finished service.
    """
    subjects = [subject_of(number, wanted.seed) for number in range(wanted.services)]
    scale = wanted.answers / USUAL_ANSWERS
    for file, text in _common_files().items():
        enough = _with_people_enough(text, scale) if file == "communities.yml" else text
        yield f"{SERVICES}/{file}", _schema_line(file, schemas) + enough
    for subject in subjects:
        file = f"{subject.provider}/{subject.id}.yml"
        yield f"{SERVICES}/{file}", _schema_line(file, schemas) + subject.text
    span = DemoMonths(wanted.months)
    sheets = Sheets()
    for done, subject in enumerate(subjects, 1):
        add_answers(sheets, subject, span, scale, wanted.seed)
        add_operations(sheets, subject, span, wanted.seed)
        add_pride(sheets, subject, span, wanted.seed)
        progress(done)
    add_people(sheets, span, scale, wanted.seed)
    _add_written(sheets, subjects, span)
    # A few bad rows are a warning; more than 5 % of a file would be an error.
    if sheets.size("answers", f"it-{AS_OF.year}") > 20 * len(FLAWS):
        sheets.add_some("answers", "it", FLAWS)
    for file, text in sheets.files().items():
        yield f"{DATA}/{file}", text


def subject_of(number: int, seed: int) -> DemoService:
    """Return the service of a number: first the stories, then generated ones."""
    if number >= len(STORIES):
        return generated(number - len(STORIES), seed)
    identity = list(STORIES)[number]
    defined = stories().services[identity]
    part = defined.part
    return DemoService(
        identity,
        defined.provider,
        defined.document.text,
        STORIES[identity],
        part.launched,
        part.retired,
        part.log_since,
        part.period or Grain.MONTH,
        tuple(step.id for step in part.steps),
    )


@lru_cache(maxsize=1)
def stories() -> Definitions:
    """Return the definitions of all stories, read as the generator reads any organisation."""
    return read_definitions(read_sources(FOLDER, with_data=False).documents)[0]


def organisation_name() -> str:
    """Return the name of the fictional organisation."""
    return stories().organisation.part.name


def _common_files() -> dict[str, str]:
    names = ["organisation.yml", "communities.yml", "suppliers.yml"]
    names += [f"{provider}/provider.yml" for provider in sorted(stories().providers)]
    return {name: (FOLDER / SERVICES / name).read_text(encoding="utf-8") for name in names}


def _with_people_enough(communities: str, scale: float) -> str:
    """Return the communities as many times as large: no more people are asked than there are."""
    if scale <= 1:
        return communities

    def larger(found: re.Match[str]) -> str:
        return f"people: {math.ceil(int(found[1]) * scale)}"

    return re.sub(r"people: (\d+)", larger, communities)


def _schema_line(file: str, schemas: str | None) -> str:
    if schemas is None:
        return ""
    name = Path(file).stem
    kind = name if name in ("organisation", "communities", "suppliers", "provider") else "service"
    up = "../" * (file.count("/") + 1)
    return f"{MODELINE}{up}{schemas}/{kind}.schema.json\n"


def _add_written(sheets: Sheets, subjects: list[DemoService], span: DemoMonths) -> None:
    """Add the rows that were written by hand, as far as their services and months are there."""
    owners = {subject.id: subject.provider for subject in subjects}
    for folder in sorted(path.stem for path in (FOLDER / DATA).glob("*.csv")):
        when = KIND_OF_FOLDER[folder].when
        for written in _written(folder):
            row = _watched(written, span) if folder == "coverage" else written
            owner = OWNER if "service" not in row else owners.get(row["service"])
            if owner and _inside(row[when], span):
                sheets.add_some(folder, owner, [row])


def _watched(row: dict[str, str], span: DemoMonths) -> dict[str, str]:
    """Return days on which somebody watched, without those before the example begins."""
    first = span.first.isoformat()
    return row | {"from": max(row["from"], first)} if row["to"] >= first else row


def _written(folder: str) -> list[dict[str, str]]:
    text = (FOLDER / DATA / f"{folder}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def _inside(when: str, span: DemoMonths) -> bool:
    period = parse_period(when[:10])
    return span.first <= period.start and period.end <= span.last
