"""A service of the example: the file that defines it, and what its data are drawn from."""

from __future__ import annotations

from datetime import date

import numpy as np
from msgspec import Struct

from generator.demo.profiles import Profile
from generator.demo.span import Days, DemoMonths, Floats, stream
from generator.model.period import Grain, Period


class DemoService(Struct, frozen=True):
    """A service: its id, its YAML, its profile, and the days that bound its data."""

    id: str
    provider: str
    text: str
    profile: Profile
    launched: date | None
    retired: date | None = None
    log_since: date | None = None
    grain: Grain = Grain.MONTH
    steps: tuple[str, ...] = ()

    def lives_in(self, period: Period) -> bool:
        """Whether customers could use it during the whole of a period."""
        return self.lives_on(period.start) and self.lives_on(period.end)

    def lives_on(self, day: date) -> bool:
        """Whether customers could use it on a day."""
        begun = self.launched is not None and self.launched <= day
        return begun and (self.retired is None or day <= self.retired)

    def living(self, days: Days) -> Days:
        """Keep the days (ordinals) on which customers could use it."""
        return days[[self.lives_on(date.fromordinal(int(day))) for day in days]]

    def written(self, day: str) -> str:
        """Return the id by which data of a day or period call it."""
        renamed = self.profile.renamed
        return renamed[0] if renamed and day < renamed[1][: len(day)] else self.id


Moods = dict[tuple[int, int], float]


def moods(subject: DemoService, span: DemoMonths, seed: int) -> Moods:
    """Return each month's mood: what moves measures and answers together, as standard normals.

    Drawn from new to old, so that a longer span leaves the later months as they are.
    """
    survey = subject.profile.survey
    salt = str(survey.salt if survey else 0)
    values = stream(seed, subject.id, "mood", salt).standard_normal(len(span.months))
    pairs = zip(reversed(span.months), values.tolist(), strict=True)
    return {(month.start.year, month.start.month): value for month, value in pairs}


def mood_on(moods_of: Moods, days: Days) -> Floats:
    """Return the mood of the month in which each day lies."""
    of_day = {int(day): date.fromordinal(int(day)) for day in np.unique(days)}
    known = {number: moods_of.get((day.year, day.month), 0.0) for number, day in of_day.items()}
    return np.array([known[int(day)] for day in days])
