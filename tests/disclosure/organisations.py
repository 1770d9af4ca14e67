"""Small organisations of all sorts, drawn by a seed: much in them is too small to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

COMMUNITIES = ("office", "field", "night")
LAST = date(2026, 9, 30)
_COLUMNS = "date,service,provider,community,step,rating,ease,recommend,home,shirt,respondent"
HEADER = f"{_COLUMNS},lost_minutes\n"


def organisation(seed: int) -> dict[str, str]:
    """Return the files of an organisation: services and providers, answers and tallies."""
    rng = np.random.default_rng(seed)
    grain = rng.choice(["month", "month", "quarter", "week"])
    floors = f"floors: {{privacy: {rng.choice([5, 10])}, reliability: 30}}\n"
    files = {
        "services/organisation.yml": (
            f"name: Small Works\nas_of: {LAST}\nperiod: {grain}\n{floors}lost_over: 7 days\n"
        ),
        "services/communities.yml": "communities:\n"
        + "".join(
            f"  - {{id: {name}, name: {name.title()}, kind: internal}}\n" for name in COMMUNITIES
        ),
    }
    answers, tallies = (
        HEADER,
        "period,service,community,question," + ",".join(f"rating_{k}" for k in range(1, 6)) + "\n",
    )
    names = ("mail", "phone", "fax")[: rng.integers(1, 4)]
    for name in names:
        files[f"services/it/{name}.yml"] = _service(rng, name)
        if name != "mail" and rng.random() < 0.3:
            tallies += "".join(_tallies(rng, name))
            if grain == "week":  # a month's count fits into no week
                files[f"services/it/{name}.yml"] += "period: month\n"
        else:
            answers += "".join(_answers(rng, f"{name},"))
    if rng.random() < 0.5:
        answers += "".join(_answers(rng, ",it"))
    files["data/answers/a.csv"] = answers
    if tallies.count("\n") > 1:
        files["data/tallies/t.csv"] = tallies
    if rng.random() < 0.7:
        listed = rng.choice(["list", "open"])
        number = "900" if listed == "list" else ""
        months = [f"2025-{m:02}" for m in range(10, 13)] + [f"2026-{m:02}" for m in range(1, 10)]
        files["data/invitations/i.csv"] = "period,service,invited,mode\n" + "".join(
            f"{month},{name},{number},{listed}\n" for name in names for month in months
        )
    return files


def _service(rng: np.random.Generator, name: str) -> str:
    text = f"name: {name.title()}\nstage: live\nlaunched: 2020-01-01\n"
    text += f"communities: [{', '.join(COMMUNITIES)}]\n"
    if rng.random() < 0.3:
        day = LAST - timedelta(days=int(rng.integers(20, 300)))
        text += (
            f"events:\n  - {{date: {day}, kind: survey-change, title: New words, rebase: true}}\n"
        )
    return text


def _answers(rng: np.random.Generator, about: str) -> Iterator[str]:
    """Yield rows: a number a month and community, often small; people at times answer again."""
    usual = rng.choice([0.5, 2, 6, 15], size=len(COMMUNITIES) + 1)
    named = rng.random() < 0.4
    people = int(rng.integers(5, 60))
    lost = np.random.default_rng(people)  # apart, so that the other draws stay as they were
    for back in range(14):
        first = (LAST.replace(day=1) - timedelta(days=30 * back)).replace(day=1)
        for community, mean in zip((*COMMUNITIES, ""), usual, strict=True):
            for _ in range(rng.poisson(mean)):
                day = first + timedelta(days=int(rng.integers(0, 28)))
                ratings = [str(rng.integers(1, 6)), *_others(rng)]
                who = f"p{rng.integers(people)}" if named else ""
                yield f"{day},{about},{community},,{','.join(ratings)},{who},{_lost(lost)}\n"


def _lost(rng: np.random.Generator) -> str:
    """Return lost minutes: half of them none, a few of them long, some left blank."""
    return "" if rng.random() < 0.2 else str(int(rng.integers(0, 2) * rng.integers(1, 700)))


def _others(rng: np.random.Generator) -> list[str]:
    bounds = ((1, 6), (0, 11), (-1, 2), (0, 2))
    return [str(rng.integers(*pair)) if rng.random() < 0.6 else "" for pair in bounds]


def _tallies(rng: np.random.Generator, name: str) -> Iterator[str]:
    for month in range(1, 10):
        for community in COMMUNITIES:
            counts = rng.poisson(rng.choice([0.3, 2, 5]), size=5)
            yield f"2026-{month:02},{name},{community},like,{','.join(map(str, counts))}\n"
