"""``explain`` of costs, use and time without it: counted again from the rows that it names.

Some follow from more than their own rows, and are held to the figures that they are made from:
overlapping breakdowns share the people whom they have in common, so the shares by cause, step and
supplier must add up to the whole; what a provider's services cost together is the sum of their own
figures, which may be about different times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from generator.cli.explain import Origins
from generator.figures.figure import Each, Figure
from generator.pipeline import Reading, compute, read
from generator.scorecards.scorecard import Scorecards
from tests.cli.test_explain import behind, choices
from tests.cli.test_explain_records import Rows, of_each_day, rows_behind
from tests.real_data import shared_data
from tests.real_records import of_hospitals, of_marriages, of_returns, of_status_page
from tests.skips import REAL_DATA

LENGTHS = {4: 12, 6: 3, 7: 1}
"""Months of a period by how it is written: 2026, 2026Q3, 2026-08."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Week = dict[int, tuple[float, float]]


def months(periods: pd.Series) -> pd.Series:
    return periods.astype(str).str.replace("-Q", "Q").str.len().map(LENGTHS).astype(float)


def months_of(figure: Figure) -> float:
    assert figure.span is not None
    if isinstance(figure.span.name, Each):
        return float(sum(LENGTHS[len(p.id.replace("-Q", "Q"))] for p in figure.span.name.periods))
    return float(len(pd.period_range(figure.span.start, figure.span.end, freq="M")))


class Service:
    """What the files say of the service (or provider) that a figure is about."""

    def __init__(self, reading: Reading, figure: Figure) -> None:
        definitions = reading.checked.definitions
        organisation = definitions.organisation.part
        self.zone = organisation.timezone
        self.name = figure.id.partition("/")[0]
        service = definitions.services.get(self.name)
        part = service.part if service else None
        self.week = _week(str((part.hours if part else None) or organisation.hours))
        self._communities = part.communities if part else ()
        self._definitions = definitions

    def size(self, figure: Figure) -> float:
        assert figure.span is not None
        sizes = (self._definitions.communities[name].part.size for name in set(self._communities))
        day = figure.span.end
        return float(sum([e.people for e in some if e.since <= day][-1] for some in sizes))

    def served(self, day: pd.Timestamp) -> tuple[pd.Timestamp, pd.Timestamp] | None:
        hours = self.week.get(day.weekday())
        if hours is None:
            return None
        local = [day.normalize() + pd.Timedelta(hours=each) for each in hours]
        begins, ends = (each.tz_localize(self.zone) for each in local)
        return begins, ends


def _week(written: str) -> Week:
    found: Week = {}
    for first, last, start, end in re.findall(
        r"(\w{3})(?:-(\w{3}))? (\d\d:\d\d)-(\d\d:\d\d)", written
    ):
        hours = tuple(int(each[:2]) + int(each[3:]) / 60 for each in (start, end))
        for day in range(DAYS.index(first), DAYS.index(last or first) + 1):
            found[day] = hours[0], hours[1]
    return found


def broken(rows: Rows, figure: Figure, of: Service) -> pd.DataFrame:
    """Return the breakdowns of which the end is known, within the days of the figure."""
    assert figure.span is not None
    log = rows.get("incidents", pd.DataFrame({"opened": [], "resolved": [], "people": []}))
    log = log[log["resolved"] != "unknown"].reindex(columns=["opened", "resolved", "people"])
    for name in ("opened", "resolved"):
        read_as = pd.to_datetime(log[name])
        aware = read_as.dt.tz is not None
        log[name] = read_as.dt.tz_convert(of.zone) if aware else read_as.dt.tz_localize(of.zone)
    start = pd.Timestamp(figure.span.start).tz_localize(of.zone)
    end = pd.Timestamp(figure.span.end).tz_localize(of.zone) + pd.DateOffset(days=1)
    log["opened"] = log["opened"].clip(lower=start)
    log["resolved"] = log["resolved"].fillna(end).clip(upper=end)  # it goes on
    return log


def hours_of(rows: Rows, figure: Figure, of: Service, count: Callable[[pd.Series], float]) -> float:
    """Return the hours of service between all beginnings and ends, each times a number."""
    log = broken(rows, figure, of)
    edges = sorted({*log["opened"], *log["resolved"]})
    total = 0.0
    for first, last in pairwise(edges):
        number = count(log["people"][(log["opened"] <= first) & (log["resolved"] >= last)])
        if not number:
            continue
        days = pd.date_range(first.tz_localize(None).normalize(), last.tz_localize(None))
        for day in days:
            hours = of.served(day)
            if hours and min(last, hours[1]) > max(first, hours[0]):
                total += (
                    number * (min(last, hours[1]) - max(first, hours[0])).total_seconds() / 3600
                )
    return total


def most(people: pd.Series) -> float:
    return float(people.max()) if people.notna().any() else 0.0


def users(rows: Rows) -> float:
    usage = rows["usage"]
    return float((usage["people"] * months(usage["period"])).sum())


def time_each(rows: Rows, figure: Figure, of: Service) -> float:
    assert figure.span is not None
    days = (figure.span.end - figure.span.start).days + 1
    return hours_of(rows, figure, of, most) / rows["usage"]["people"].mean() * 365.25 / days


def single(column: pd.Series) -> float:
    (value,) = column.dropna()
    return float(value)


def through(usage: pd.DataFrame) -> float:
    both = usage.dropna(subset=["started", "completed"])
    return float(both["completed"].sum() / both["started"].sum())


FEW = 10
OF_PEOPLE = ("people", "started", "completed")
OVER = 7
"""Days over which the example asks for lost time."""
Value = Callable[[Rows, Figure, Service], float]
VALUES: dict[str, Value] = {
    "usage": lambda rows, _f, _s: single(rows["usage"]["people"]),
    "take-up": lambda rows, f, s: single(rows["usage"]["people"]) / s.size(f),
    "cost": lambda rows, f, _s: rows["costs"]["amount"].sum() / months_of(f),
    "cost-per-person": lambda rows, _f, _s: rows["costs"]["amount"].sum() / users(rows),
    "cost-per-completed": lambda rows, _f, _s: (
        rows["costs"]["amount"].sum() / rows["usage"]["completed"].sum()
    ),
    "get-through": lambda rows, _f, _s: through(rows["usage"]),
    "wait": lambda rows, _f, _s: single(rows["requests"]["median_wait_days"]),
    "time-away": lambda rows, f, s: hours_of(rows, f, s, lambda _: 1.0 if len(_) else 0.0),
    "time-lost": lambda rows, f, s: hours_of(rows, f, s, most),
    "time-each": time_each,
    "lost-log": lambda rows, f, s: round(time_each(rows, f, s) * 60 * OVER / 365.25, 1),
    "lost-blank": lambda rows, _f, _s: rows["answers"]["lost_minutes"].isna().mean(),
    "lost-capped": lambda rows, _f, _s: (rows["answers"]["lost_minutes"] > 480).sum(),
    "promise": lambda rows, _f, _s: single(rows["promises"]["value"]),
    "result": lambda rows, _f, _s: single(rows["results"]["value"]),
    "measure": lambda rows, _f, _s: of_each_day(rows).median(),
    "summary": lambda rows, _f, _s: rows["summaries"].sort_values("period")["value"].iloc[-1],
    "days-with-customers": lambda rows, _f, _s: (
        rows["visits"]["date"].nunique() if "visits" in rows else 0
    ),
}


def recount(reading: Reading, cards: Scorecards) -> Counter[str]:
    """Compare each figure with its rows; return how many there were of each method."""
    origins, seen = Origins(reading.checked), Counter[str]()
    wrong = []
    for figure in cards.figures().values():
        name = figure.method.id
        if figure.value is None or name not in VALUES or shared(figure):
            continue
        rows = _without_few(rows_behind(reading, figure, origins))
        value = VALUES[name](rows, figure, Service(reading, figure))
        if value != pytest.approx(figure.value, rel=1e-9):
            wrong.append((figure.id, value, figure.value))
        seen[name] += 1
    assert wrong == []
    return seen


def _without_few(rows: Rows) -> Rows:
    """Leave out what is withheld: numbers of 1 to 9 people, and of what so few did."""
    found = dict(rows)
    for kind in {"usage", "incidents"} & rows.keys():
        table = rows[kind]
        columns = [name for name in OF_PEOPLE if name in table]
        numbers = table[columns].apply(pd.to_numeric)
        found[kind] = table.assign(**numbers.mask((numbers > 0) & (numbers < FEW)))
    return found


def shared(figure: Figure) -> bool:
    """Return whether it is made from other figures, and not from its rows alone."""
    assert figure.span is not None
    if figure.id.startswith("provider:"):
        return figure.span.name is None  # of services whose times differ
    one_of_many = not choices(figure).keys() <= {"planned"} or figure.id.startswith("supplier:")
    return figure.method.id == "time-lost" and one_of_many


def sums(cards: Scorecards, name: str, part: Callable[[str], bool]) -> dict[str, float]:
    """Add up some figures of a method, by the service (provider, supplier) that they are about."""
    found: dict[str, float] = {}
    for figure in cards.figures().values():
        of, _, rest = figure.id.partition("/")
        if figure.method.id == name and figure.value is not None and part(rest.partition("?")[2]):
            found[of] = found.get(of, 0.0) + figure.value
    return found


@pytest.mark.parametrize("by", ["cause", "step", "supplier"])
def test_shares_of_time_add_up_to_the_whole(example_cards, by):
    whole = sums(example_cards, "time-lost", lambda chosen: not chosen)
    # A supplier's share is called “step=&supplier=” where no step is named.
    last = rf"(^|&){by}=[^&]*$"
    parts = sums(example_cards, "time-lost", lambda chosen: bool(re.search(last, chosen)))
    services = {of for of in whole if ":" not in of}
    assert len([of for of in services if whole[of]]) >= 4
    for of in services:
        assert parts.get(of, 0.0) == pytest.approx(whole[of], rel=1e-9), of


def test_a_provider_costs_what_its_services_cost(example_cards):
    whole = sums(example_cards, "cost", lambda chosen: not chosen)
    assert any(whole.get(f"provider:{each.id}") for each in example_cards.providers)
    for provider in example_cards.providers:
        mine = (card.id for card in provider.services if card.service.stage.in_use)
        together = sum(whole.get(name, 0.0) for name in mine)
        assert whole.get(f"provider:{provider.id}", 0.0) == pytest.approx(together), provider.id


LEAST = {"usage": 25, "take-up": 17, "cost": 79, "cost-per-person": 21, "cost-per-completed": 16}
LEAST |= {"get-through": 52, "wait": 7, "time-away": 44, "time-lost": 42, "time-each": 16}
LEAST |= {"promise": 18, "result": 22, "measure": 48, "summary": 4, "days-with-customers": 4}
LEAST |= {"lost-log": 3, "lost-blank": 3, "lost-capped": 2}


def test_the_figures_of_the_example(example_reading, example_cards):
    seen = recount(example_reading, example_cards)
    assert all(seen[name] >= number for name, number in LEAST.items()), seen


def amounts(seed: int) -> dict[str, str]:
    """Return costs, use and breakdowns of “mail”: with gaps, blanks, steps and other lengths."""
    rng = np.random.default_rng([seed, 15])
    months_ = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)][:21]
    costs, usage = (
        "period,service,category,amount\n",
        "period,service,step,people,started,completed\n",
    )
    log = "id,service,opened,resolved,planned,step,people,cause\n"
    longer = rng.random() < 0.3
    written = [f"{year}-Q{q}" for year in (2025, 2026) for q in range(1, 5)][:7] if longer else []
    for period in written or months_:
        for category in ("licences", "people"):
            if rng.random() < 0.9:
                costs += f"{period},mail,{category},{rng.integers(-50, 900)}\n"
    for month in months_:
        people = rng.choice(["", *map(str, rng.integers(1, 90, 6))])
        started = rng.integers(20, 90)
        if rng.random() < 0.85:
            usage += f"{month},mail,,{people},{started},{rng.integers(1, started)}\n"
        usage += f"{month},mail,sign-in,,{started},{rng.integers(1, started)}\n"
    for place in range(rng.integers(0, 12)):
        opened = pd.Timestamp("2026-06-01") + pd.Timedelta(minutes=int(rng.integers(0, 170_000)))
        resolved = opened + pd.Timedelta(minutes=int(rng.integers(1, 6_000)))
        end = rng.choice([f"{resolved:%Y-%m-%dT%H:%M}"] * 8 + ["unknown", ""])
        if resolved > pd.Timestamp("2026-09-30T23:59") and end not in ("", "unknown"):
            end = ""
        people = rng.choice(["", *map(str, rng.integers(1, 90, 9))])
        planned, step = rng.choice(["yes", "no", "no"]), rng.choice(["sign-in", "read", ""])
        log += f"b{place},mail,{opened:%Y-%m-%dT%H:%M},{end},{planned},{step},{people},hardware\n"
    return {
        "services/it/mail.yml": MAIL,
        "data/costs/c.csv": costs,
        "data/usage/u.csv": usage,
        "data/incidents/i.csv": log,
    }


MAIL = """\
name: Mail
stage: live
launched: 2020-01-01
log_since: 2024-01-01
communities: [office]
steps:
- {id: sign-in, name: Sign in, delivered_by: [{supplier: acme, since: 2020-01-01}]}
- {id: read, name: Read}
"""
COMMON = {
    "services/suppliers.yml": "suppliers:\n- {id: acme, name: Acme}\n",
    "services/communities.yml": (
        "communities:\n- {id: office, name: Office, kind: internal, "
        "size: [{people: 400, since: 2020-01-01}]}\n"
    ),
}


def of_random(repository, seed: int) -> Counter[str]:
    grain = ("month", "quarter", "week")[seed % 3]
    head = f"name: Small Works\nas_of: 2026-09-30\nperiod: {grain}\n"
    reading = repository({"services/organisation.yml": head, **COMMON, **amounts(seed)})
    assert reading.checked.errors == ()
    return recount(reading, compute(reading))


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_of_a_random_organisation(repository, seed):
    assert of_random(repository, seed)["cost"] > 0


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6, 50))
def test_the_figures_of_more_random_organisations(repository, seed):
    assert of_random(repository, seed)["cost"] > 0


@pytest.mark.skipif(shared_data() is None, reason=REAL_DATA)
@pytest.mark.parametrize(
    ("source", "least"),
    [
        (of_returns, {"cost": 3}),
        (of_marriages, {}),
        (of_hospitals, {}),
        (of_status_page, {"time-lost": 1, "time-away": 18}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_the_figures_of_a_real_source(tmp_path, source, least):
    reading = read(source(tmp_path / "repository"), cache=False)
    seen = recount(reading, compute(reading))
    assert all(seen[name] >= number for name, number in least.items()), seen


def test_costs_between_the_periods_of_a_figure_are_not_named(repository):
    costs = (
        "period,service,category,amount\n2026-07,mail,x,60\n2026-08,mail,x,900\n2026-09,mail,x,40\n"
    )
    usage = "period,service,step,people\n2026-07,mail,,10\n2026-09,mail,,10\n2026-09,mail,read,3\n"
    files = {**amounts(0), **COMMON, "data/costs/c.csv": costs, "data/usage/u.csv": usage}
    reading = repository(files)
    assert reading.checked.errors == ()
    figure = compute(reading).figures()["mail/cost-per-person"]
    assert figure.value == 5.0
    assert behind(reading, figure) == {"data/costs/c.csv": [2, 4], "data/usage/u.csv": [2, 3]}
