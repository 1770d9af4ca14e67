"""What is said about providers as a whole, and by those who provide; days spent with customers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct

from generator.demo.profiles import Path, steady
from generator.demo.rows import Sheets
from generator.demo.scale import ratings, recommendations, shirts
from generator.demo.span import DemoMonths, middle, stream
from generator.demo.subject import DemoService
from generator.model.period import Period

OWNER = "providers"
"""The files of rows about providers."""


class SurveyProfile(Struct, frozen=True):
    """A provider's own survey, twice a year: level, answers a wave, response rate, kind of data."""

    like: Path
    answers: int
    rate: float
    raw: bool


SURVEYS: Mapping[str, SurveyProfile] = {
    "it": SurveyProfile(steady(0.61, ("2026-04-01", 0.55)), 210, 0.28, True),
    "hr": SurveyProfile(steady(0.63), 150, 0.24, True),
    "finance": SurveyProfile(steady(0.44, ("2026-01-01", 0.35)), 210, 0.3, False),
    # Facilities has not asked about itself.
}
PRIDE: Mapping[str, float] = {"it": 0.78, "hr": 0.8, "facilities": 0.84, "finance": 0.62}
"""Share of those who provide that would rate their own work 4 or 5."""
_GROUPS = (("office", 0.55), ("field", 0.3), ("contact-centre", 0.15))
_SEASONS = {4: "spring", 10: "autumn"}


def add_people(sheets: Sheets, span: DemoMonths, scale: float, seed: int) -> None:
    """Add the surveys about providers, and what those who provide say themselves."""
    waves = [month for month in span.months if month.start.month in _SEASONS]
    for provider, asked in SURVEYS.items():
        for month in waves:
            _add_wave(sheets, provider, asked, month, scale, seed)
    for provider, level in PRIDE.items():
        rows = _pride(("provider", provider), level, 24, span, seed)
        sheets.add_some("pride", OWNER, rows)


def add_pride(sheets: Sheets, subject: DemoService, span: DemoMonths, seed: int) -> None:
    """Add what a service's own team says of it."""
    if subject.profile.pride:
        rows = _pride(
            ("service", subject.id), subject.profile.pride, subject.profile.team, span, seed
        )
        sheets.add_some("pride", subject.provider, rows)


def _add_wave(
    sheets: Sheets, provider: str, asked: SurveyProfile, month: Period, scale: float, seed: int
) -> None:
    rng = stream(seed, provider, "wave", month.id)
    wave = f"{_SEASONS[month.start.month]} {month.start.year}"
    level = asked.like.at(np.array([middle(month)]))
    head = {"provider": provider, "wave": wave}
    for community, part in _GROUPS:
        number = int(rng.poisson(asked.answers * scale * part))
        invited = max(number, round(asked.answers * scale * part / asked.rate))
        who = head | {"community": community}
        if invited:
            said = {"period": month.id, "invited": str(invited), "mode": "list"}
            sheets.add_some("invitations", OWNER, [who | said])
        mind = rng.random(number)
        like = np.repeat(level, number)
        rated = ratings(like, mind)
        if asked.raw:
            recommends = recommendations(like, mind)
            shirt = shirts(like, mind)
            answers = zip(rated, recommends, shirt, strict=True)
            sheets.add_some(
                "answers",
                OWNER,
                (
                    who | {"date": month.id, "rating": a, "recommend": b, "shirt": c}
                    for a, b, c in answers
                ),
            )
        elif number:
            counted = {f"rating_{k}": str(rated.count(str(k))) for k in range(1, 6)}
            counted["people"] = str(number)  # the next wave asks the same people again
            row = who | {"period": month.id, "question": "like"} | counted
            sheets.add_some("tallies", OWNER, [row])


def _pride(
    who: tuple[str, str], level: float, number: int, span: DemoMonths, seed: int
) -> Iterator[dict[str, str]]:
    """A short question each March and September: would you show it to a friend."""
    rng = stream(seed, who[1], "pride")
    for month in reversed(span.months):
        if month.start.month in (3, 9):
            size = int(rng.poisson(number))
            for rating in ratings(np.full(size, level), rng.random(size)):
                yield {"date": month.id, who[0]: who[1], "rating": rating}
