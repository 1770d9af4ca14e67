"""Single answers: many columns, drawn for a whole service at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import numpy.typing as npt

from generator.demo.profiles import Survey
from generator.demo.rows import Row
from generator.demo.scale import Texts, bounded, ratings, recommendations, shirts
from generator.demo.span import Days, Floats, workdays_of
from generator.demo.subject import DemoService, Moods, mood_on
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import Period

SAME_MIND = 0.4
"""Share of answers in which a further question is answered in the same mood as the first."""
_MINUTES = ("5", "10", "10", "15", "15", "20", "30", "45", "60")
_COLUMNS = [column.name for column in KIND_OF_FOLDER["answers"].columns]
Counts = npt.NDArray[np.int64]


def raw_answers(
    subject: DemoService,
    survey: Survey,
    periods: list[Period],
    counts: Counts,
    of_month: Moods,
    rng: np.random.Generator,
) -> Iterator[Row]:
    """Return the answers of a service: ``counts`` has a row a period and a column a group."""
    number, groups = int(counts.sum()), len(survey.groups)
    group: Counts = np.tile(np.arange(groups), len(periods)).repeat(counts.ravel())
    days = _days(periods, counts, rng)
    shift = np.array([one.offset for one in survey.groups])[group]
    if survey.sway:
        shift = shift - survey.sway * mood_on(of_month, days)
    like = bounded(survey.like.at(days) + shift)
    columns: dict[str, Texts] = {}
    if survey.about:
        step, part, level = survey.about
        about = rng.random(number) < part
        like = np.where(about, level, like)
        columns["step"] = np.where(about, step, "").tolist()
    mind = rng.random(number)
    columns["rating"] = ratings(like, mind)
    if survey.ease:
        ease = bounded(survey.ease.at(days) + shift)
        columns["ease"] = ratings(ease, _next_mind(mind, rng))
    for question in survey.asks:
        columns[question] = _ASKED[question](survey, like, _next_mind(mind, rng), rng)
    if survey.compared_until:
        compared = days < date.fromisoformat(survey.compared_until).toordinal()
        columns["home"] = np.where(compared, columns["home"], "").tolist()
    if survey.panel:
        people = np.concatenate(
            [rng.permutation(survey.panel)[:size] for size in counts.sum(axis=1).tolist()]
        )
        columns["respondent"] = [str(person) for person in (people + 1001).tolist()]
    columns["community"] = np.array([one.community for one in survey.groups])[group].tolist()
    yield from _rows(subject, survey, days, columns)


def _home(survey: Survey, _liked: Floats, mind: Floats, _rng: np.random.Generator) -> Texts:
    worse, better = survey.home
    words = np.array(["-1", "0", "1"])
    place = (mind > worse).astype(np.int64) + (mind > 1.0 - better)
    return [str(word) for word in words[place].tolist()]


def _shirt(_survey: Survey, liked: Floats, mind: Floats, _rng: np.random.Generator) -> Texts:
    return shirts(liked, mind)


def _lost(survey: Survey, liked: Floats, mind: Floats, rng: np.random.Generator) -> Texts:
    """Some leave it blank; who is glad lost nothing."""
    minutes = np.array(_MINUTES)[rng.integers(0, len(_MINUTES), len(mind))]
    said = np.where(mind < 1.0 - liked, minutes, "0")
    return [
        str(word) for word in np.where(rng.random(len(mind)) < survey.say_lost, said, "").tolist()
    ]


def _recommend(_survey: Survey, liked: Floats, mind: Floats, _rng: np.random.Generator) -> Texts:
    return recommendations(liked, mind)


_ASKED: dict[str, Callable[[Survey, Floats, Floats, np.random.Generator], Texts]] = {
    "recommend": _recommend,
    "home": _home,
    "shirt": _shirt,
    "lost_minutes": _lost,
}


def _next_mind(mind: Floats, rng: np.random.Generator) -> Floats:
    fresh = rng.random(len(mind))
    return np.asarray(np.where(rng.random(len(mind)) < SAME_MIND, mind, fresh))


def _days(periods: list[Period], counts: Counts, rng: np.random.Generator) -> Days:
    """Return a working day of its period for each answer."""
    found = [
        days[rng.integers(0, len(days), size)]
        for period, size in zip(periods, counts.sum(axis=1).tolist(), strict=True)
        for days in (workdays_of(period),)
    ]
    return np.concatenate([np.empty(0, dtype=np.int64), *found])


def _rows(
    subject: DemoService, survey: Survey, days: Days, columns: dict[str, Texts]
) -> Iterator[Row]:
    names = {int(day): date.fromordinal(int(day)).isoformat() for day in np.unique(days)}
    columns["date"] = [names[day] for day in days.tolist()]
    columns["service"] = [subject.written(day) for day in columns["date"]]
    if survey.ids:
        order = np.argsort(np.argsort(days, kind="stable"), kind="stable")
        columns["id"] = [f"{survey.ids}{place + 1:05}" for place in order.tolist()]
    blank = [""] * len(days)
    return zip(*(columns.get(name, blank) for name in _COLUMNS), strict=True)
