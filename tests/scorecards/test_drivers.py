"""What goes with liking, from the files to the page: who takes part, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np
import pytest
from msgspec.structs import replace

from generator.figures.figure import State
from generator.language import ENGLISH
from generator.pages.drivers import _NAMES, _bars, rests, said
from generator.pipeline import compute
from generator.scorecards.overviews.drivers import Factor, LikingDrivers
from generator.scorecards.scorecard import Scorecards
from generator.scorecards.side_by_side import side_by_side
from generator.wording.spans import span_words
from tests.scorecards.test_alarms import HEADER, NO_MAIL, months

SERVICES, MONTHS, N = 10, 24, 400
MEASURE = (
    "measures:\n- {id: open, name: Time to open, unit: s, direction: decrease,"
    " good: [{since: 2020-01-01, at_most: 5}]}\n"
)
LOG = "log_since: 2020-01-01\n"
Edit = Callable[[str], str]


def organisation(
    weights: Mapping[str, float],
    seed: int = 1,
    edit: Mapping[str, Edit] | None = None,
    n: int = N,
    watched: bool = False,
) -> dict[str, str]:
    """Files of services whose liking goes with ease, speed and breakdowns by these weights."""
    draw = np.random.default_rng(seed)
    files = dict(NO_MAIL)
    tallies, speed = [HEADER], ["date,service,measure,value\n"]
    log = ["id,service,opened,resolved,planned\n"]
    for at in range(SERVICES):
        name = f"s{at}"
        files[f"services/it/{name}.yml"] = (
            f"name: {name}\nstage: live\nlaunched: 2020-01-01\nhours: Mon-Sun 00:00-00:00\n"
            f"{MEASURE}{LOG}"
        )
        easy, slow = draw.normal(size=MONTHS), draw.normal(size=MONTHS)
        hours = draw.integers(0, 20, size=MONTHS)
        goes = weights.get("ease", 0.0) * easy - weights.get("measured", 0.0) * slow
        goes -= weights.get("without", 0.0) * (np.log1p(hours) - 2.0)
        like = np.clip(draw.uniform(0.4, 0.7) + 0.05 * goes, 0.05, 0.95)
        ease = np.clip(0.5 + 0.08 * easy, 0.05, 0.95)
        for month, liked, found_easy, value, away in zip(
            months(MONTHS), like, ease, 3 + slow / 4, hours, strict=True
        ):
            for question, share in (("like", liked), ("ease", found_easy)):
                some = int(draw.binomial(n, share))
                tallies.append(f"{month},{name},{question},0,{n - some},0,{some},0\n")
            speed.append(f"{month}-10,{name},open,{value:.3f}\n")
            if away:
                times = f"{month}-05T01:00,{month}-05T{1 + away:02}:00"
                log.append(f"{name}-{month},{name},{times},no\n")
    files["data/tallies/t.csv"] = "".join(tallies)
    files["data/telemetry/t.csv"] = "".join(speed)
    files["data/incidents/i.csv"] = "".join(log)
    if watched:
        rows = "".join(f"The log,s{at},2020-01-01,2026-09-30\n" for at in range(SERVICES))
        files["data/coverage/c.csv"] = f"source,service,from,to\n{rows}"
    for place, change in (edit or {}).items():
        for file in [each for each in files if re.search(place, each)]:
            files[file] = change(files[file])
    return files


def computed(repository, files: Mapping[str, str]) -> Scorecards:
    reading = repository(files)
    assert reading.checked.errors == ()
    return compute(reading)


def found(repository, weights: Mapping[str, float], **more) -> LikingDrivers:
    return computed(repository, organisation(weights, **more)).drivers


def parts(of: LikingDrivers) -> list[float | None]:
    return [each.figure.value for each in of.each]


@pytest.mark.parametrize(
    ("weights", "clear"),
    [
        ({"ease": 1.0}, Factor.EASE),
        ({"measured": 1.0}, Factor.MEASURED),
        ({"without": 1.0}, Factor.WITHOUT),
        ({"ease": 0.7, "measured": 0.7}, None),
        ({}, None),
    ],
)
def test_what_goes_with_liking_is_found(repository, weights, clear):
    of = found(repository, weights)
    assert of.clear is clear
    assert (of.services, of.periods) == (SERVICES, SERVICES * MONTHS)
    assert of.together.value == pytest.approx(sum(parts(of)))
    assert all(each.figure.state is State.SHOWN for each in of.each)
    for each in of.each:
        if each.factor is clear:
            assert each.along is True
    assert said(ENGLISH, of).startswith(
        "What goes with liking most is" if clear else "What we know explains"
    )


def test_its_figures_name_their_files_and_their_days(repository):
    cards = computed(repository, organisation({"ease": 1.0}))
    figure = cards.figures()["organisation:all/drivers?driver=ease"]
    assert figure.sources == ("data/incidents/i.csv", "data/tallies/t.csv", "data/telemetry/t.csv")
    assert figure.span is not None
    assert span_words(ENGLISH, figure.span) == "1 October 2024 to 30 September 2026"
    assert "organisation:all/drivers-together" in cards.figures()


def test_it_is_the_same_each_time(repository):
    files = organisation({"ease": 0.5})
    assert computed(repository, files).drivers == computed(repository, files).drivers


def without(text: str) -> Edit:
    return lambda file: file.replace(text, "")


def header(file: str) -> str:
    return file.partition("\n")[0] + "\n"


@pytest.mark.parametrize(
    ("edit", "unknown"),
    [
        ({r"/s\d": without(LOG)}, [Factor.WITHOUT]),
        ({r"/s[0-2]\.": without(LOG)}, [Factor.WITHOUT]),
        ({"telemetry": header}, [Factor.MEASURED]),
        ({"tallies": lambda file: re.sub(r".*,ease,.*\n", "", file)}, [Factor.EASE]),
    ],
)
def test_what_too_few_services_have_is_left_out_and_said(repository, edit, unknown):
    of = found(repository, {"ease": 1.0, "measured": 1.0}, edit=edit)
    assert [each.factor for each in of.each if not each.figure.has_value] == unknown
    assert all(e.figure.state is State.NO_DATA for e in of.each if e.factor in unknown)
    assert of.services == SERVICES
    for each in of.each:
        assert (_NAMES[each.factor] in rests(ENGLISH, of).casefold()) == (
            each.factor not in unknown
        )


def easy_until(month: str) -> Edit:
    """Ease is asked only until a month."""
    return lambda file: "".join(
        line
        for line in file.splitlines(keepends=True)
        if ",ease," not in line or line[: len(month)] <= month
    )


@pytest.mark.parametrize(
    ("edit", "n"),
    [
        ({"tallies": lambda file: re.sub(r".*,s[0-2],.*\n", "", file)}, N),  # seven services
        ({"tallies": header}, N),
        ({}, 25),  # always few answers
        ({"telemetry": header, r"/s\d": without(LOG)}, N),  # ease alone
        ({"tallies": easy_until("2025-02"), "telemetry": header, r"/s\d": without(LOG)}, N),
    ],
)
def test_of_too_little_nothing_is_said(repository, edit, n):
    of = found(repository, {"ease": 1.0}, edit=edit, n=n)
    assert (of.together.state, of.services, of.periods) == (State.NO_DATA, 0, 0)
    assert {each.figure.state for each in of.each} == {State.NO_DATA}
    assert said(ENGLISH, of).startswith("We know too little to say what goes with liking.")
    assert (rests(ENGLISH, of), _bars(ENGLISH, of)) == ("", ())


def test_ease_of_five_periods_is_too_little_and_of_six_is_enough(repository):
    for month, missing in (("2025-02", True), ("2025-03", False)):
        of = found(repository, {}, edit={"tallies": easy_until(month)})
        assert (of.each[0].figure.value is None) == missing
        assert of.periods == SERVICES * (MONTHS if missing else 6)


def test_where_nothing_ever_broke_it_goes_with_nothing(repository):
    quiet = {"incidents": lambda file: header(file) + "1,mail,2020-02-01,2020-02-02,no\n"}
    of = found(repository, {"ease": 1.0}, edit=quiet, watched=True)
    assert (parts(of)[2], of.each[2].along) == (0.0, None)
    assert _bars(ENGLISH, of)[2].note == (
        "The range is 0–0\u202f%. We cannot say whether more or fewer people like it then."
    )


def test_periods_before_the_log_began_are_not_without_breakdowns(repository):
    late = {r"/s\d": lambda file: file.replace(LOG, "log_since: 2025-10-01\n")}
    of = found(repository, {"without": 1.0}, edit=late)
    assert of.periods == SERVICES * 12
    assert of.clear is Factor.WITHOUT


def test_planned_work_is_no_time_without_it(repository):
    files = organisation({})
    files["data/incidents/i.csv"] = files["data/incidents/i.csv"].replace(",no\n", ",yes\n")
    cards = computed(repository, files)
    hours = side_by_side(cards.services[1].panels.context).without
    assert len(hours) == MONTHS
    assert not hours.any()


def test_hours_are_those_of_the_period(repository):
    files = organisation({})
    head, _, _ = files["data/incidents/i.csv"].partition("\n")
    rows = "1,s1,2026-07-31T22:00,2026-08-01T03:00,no\n2,s1,2026-08-01T02:00,2026-08-01T04:00,no\n"
    files["data/incidents/i.csv"] = f"{head}\n{rows}3,s1,2026-09-30T23:00,,no\n"
    cards = computed(repository, files)
    (card,) = (each for each in cards.services if each.id == "s1")
    assert side_by_side(card.panels.context).without[-3:].tolist() == [2.0, 4.0, 1.0]


def test_a_value_in_another_unit_does_not_rule_all(repository):
    files = organisation({"measured": 1.0})
    month = months(MONTHS)[5]
    wrong = re.sub(rf"({month}-10,s\d,open,)(.*)", r"\g<1>3000", files["data/telemetry/t.csv"])
    whole = computed(repository, files).drivers
    of = computed(repository, files | {"data/telemetry/t.csv": wrong}).drivers
    assert of.clear is Factor.MEASURED
    assert of.periods == SERVICES * (MONTHS - 1)
    assert of.together.value == pytest.approx(whole.together.value, abs=0.05)


@pytest.mark.parametrize("value", ["999999999999999", "-999999999999999", "0", "0.000000000001"])
def test_no_number_makes_it_fail(repository, value):
    files = organisation({"ease": 1.0})
    lines = files["data/telemetry/t.csv"].splitlines()
    odd = [
        f"{line.rpartition(',')[0]},{value}" if at % 3 == 1 else line
        for at, line in enumerate(lines)
    ]
    files["data/telemetry/t.csv"] = "\n".join([*odd, ""])
    of = computed(repository, files).drivers
    assert of.clear is Factor.EASE


def test_a_new_survey_begins_a_new_line(repository):
    """All services are liked 30 points more since, and ease jumps too: no going together."""
    change = "events: [{date: 2025-10-01, kind: survey-change, title: Asked anew}]\n"
    draw = np.random.default_rng(3)
    tallies = [HEADER]
    for at in range(SERVICES):
        for place, month in enumerate(months(MONTHS)):
            for question in ("like", "ease"):
                share = (0.4 if place < MONTHS / 2 else 0.7) + 0.03 * draw.normal()
                some = int(N * share)
                tallies.append(f"{month},s{at},{question},0,{N - some},0,{some},0\n")
    files = organisation({}) | {"data/tallies/t.csv": "".join(tallies)}
    assert computed(repository, files).drivers.together.value > 0.8
    new = {
        name: text + (change if re.search(r"/s\d", name) else "") for name, text in files.items()
    }
    assert computed(repository, new).drivers.together.value < 0.1


def test_each_sentence(repository):
    of = found(repository, {"ease": 1.0})
    assert said(ENGLISH, of) == (
        "What goes with liking most is how easy people find it: it explains 74\u202f% of its ups "
        "and downs."
    )
    assert re.fullmatch(
        (
            "How easy people find it, how well it works by our measurements and how long it was "
            "down together explain \\d+.% "
            "\\(\\d+–\\d+.%\\) of the ups and downs of liking within a "
            "service. The rest is chance, and what nobody measured. From 240 periods of 10 "
            "services, 1 October 2024 to 30 September 2026."
        ),
        rests(ENGLISH, of),
    )
    first = _bars(ENGLISH, of)[0]
    assert first.note.endswith("found a service easy, more people liked it.")
    for along, words in ((False, "fewer people liked it."), (None, "people like it then.")):
        turned = replace(of, each=(replace(of.each[0], along=along),))
        assert _bars(ENGLISH, turned)[0].note.endswith(words)
