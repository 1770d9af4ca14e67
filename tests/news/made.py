"""A small organisation in which each kind of thing has happened, and its feeds and calendars."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.language import ENGLISH
from generator.news.address import with_address
from generator.news.entries import NewsEntry, entries
from generator.news.happenings import happenings
from generator.pages.follow import service_follow
from generator.pipeline import compute, read
from generator.scorecards.scorecard import Scorecards
from tests.conftest import PROVIDER
from tests.figures.test_states import HEADER, rows

SERVICE = """\
name: {name}
stage: live
launched: 2026-01-15
{more}targets: [{{since: 2026-01-15, at_least: 0.7}}]
events:
  - {{date: 2026-05-02, kind: launch, title: New reader}}
  - {{date: 2026-05-03, kind: change, title: Another cable}}
conversation:
  - {{raised: 2026-02-01, said: Too small., progress: done, answered: 2026-02-03,
      reply: "Larger, by a half.", due: 2026-04-30, done: 2026-04-01}}
  - {{raised: 2026-02-01, said: Too slow., progress: doing, answered: 2026-02-09,
      reply: A new line., due: 2026-12-01}}
  - {{raised: 2026-03-01, said: Too blue., progress: refused, answered: 2026-03-09,
      reply: It stays blue., due: 2026-08-01}}
"""
FELL = "".join(rows(f"2026-0{month}-10", 36, 4) for month in range(1, 7)) + "".join(
    rows(f"2026-0{month}-10", 16, 24) for month in range(7, 9)
)
ADDRESS = "https://a.example/below/"


def small(
    folder: Path,
    name: str = "Mail",
    file: str = "mail",
    more: str = "",
    text: str = SERVICE,
    answers: str = FELL,
    files: Mapping[str, str] | None = None,
    **organisation: str,
) -> Scorecards:
    """Return the scorecards of one service; data name it as its file does, ``files`` as “mail”."""
    said = {"name": "Small Works", "as_of": "2026-11-15", **organisation}
    every = {
        "services/organisation.yml": "".join(f"{key}: {said[key]}\n" for key in said),
        f"services/it/{file}.yml": text.format(name=name, more=more),
        "data/answers/a.csv": HEADER + answers.replace(",mail,", f",{file},"),
    }
    return made(folder, every | dict(files or {}))


def made(folder: Path, files: Mapping[str, str]) -> Scorecards:
    """Return the scorecards of files, written into a folder that had others before."""
    shutil.rmtree(folder / "root", ignore_errors=True)
    for name, text in {"services/it/provider.yml": PROVIDER, **files}.items():
        path = folder / "root" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    reading = read(folder / "root", cache=False)
    assert reading.checked.errors == (), reading.checked.errors
    return compute(reading)


def found_in(cards: Scorecards, locale=ENGLISH) -> list[NewsEntry]:
    """Return all entries of its first service."""
    return list(entries(locale, happenings(cards.services[0]), cards.as_of))


def files(cards: Scorecards, locale=ENGLISH, address: str = ADDRESS) -> dict[str, str]:
    """Return the feed and the calendar of its first service as they are written."""
    made = service_follow(locale, cards.services[0], cards.as_of)
    return {
        each.path: with_address(each.path, each.text.encode(), address).decode() for each in made
    }
