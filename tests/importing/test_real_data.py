"""The two real exports: check values by plain arithmetic, and every known oddity."""

from __future__ import annotations

import csv
import time

import pytest

from generator.model.definition_reader import read_definitions
from generator.sources.finding import Severity
from generator.sources.repository import read_sources
from tests.real_data import run_import, shared_data
from tests.skips import REAL_DATA

YEARS = range(2010, 2019)
SERVICES = {
    "artwork", "restaurants", "shops", "signs", "walkways", "screens", "information-lower",
    "information-upper", "roads", "parking", "airtrain", "long-term-parking", "rental-cars",
}  # fmt: skip


def answers(root, year):
    with (root / f"data/answers/{year}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ratings(rows, column, name):
    chosen = [row for row in rows if row[column] == name and row["rating"]]
    return [int(row["rating"]) for row in chosen]


def like(given):
    return round(100 * sum(rating >= 4 for rating in given) / len(given), 1)


@pytest.fixture(scope="module")
def sfo_import(tmp_path_factory):
    if shared_data() is None:
        pytest.skip(REAL_DATA)
    files = sorted((shared_data() / "sfo_airport_survey").glob("*.csv"))
    begun = time.process_time()  # not the wall clock: others use the machine too
    done = run_import(files, "sfo-airport", tmp_path_factory.mktemp("import") / "sfo")
    assert time.process_time() - begun < 10
    return done


@pytest.fixture(scope="module")
def carers_import(tmp_path_factory):
    if shared_data() is None:
        pytest.skip(REAL_DATA)
    file = shared_data() / "govuk" / "carers_allowance_ratings_daily.csv"
    return run_import([file], "carers-allowance", tmp_path_factory.mktemp("import") / "carers")


@pytest.mark.parametrize(("year", "n", "share"), [(2017, 2688, 82.1), (2018, 2625, 78.4)])
def test_the_airport_as_a_whole(sfo_repository, year, n, share):
    given = ratings(answers(sfo_repository, year), "provider", "sfo")
    assert (len(given), like(given)) == (n, share)


@pytest.mark.parametrize(("year", "n", "share"), [(2017, 2142, 74.6), (2018, 2074, 72.2)])
def test_its_wi_fi(sfo_repository, year, n, share):
    pairs = ratings(answers(sfo_repository, year), "service", "wi-fi")
    assert (len(pairs), like(pairs)) == (n, share)


@pytest.mark.parametrize(
    ("year", "n", "score", "low", "high"),
    [(2017, 2746, 39.8, 37.2, 42.4), (2018, 2650, 31.0, 28.1, 33.8)],
)
def test_its_recommendation(sfo_repository, year, n, score, low, high):
    rows = [row for row in answers(sfo_repository, year) if row["recommend"]]
    codes = [int(row["recommend"]) for row in rows]
    promoters, detractors = sum(c >= 9 for c in codes), sum(c <= 6 for c in codes)
    assert {row["provider"] for row in rows} == {"sfo"}
    assert (len(codes), round(100 * (promoters - detractors) / len(codes), 1)) == (n, score)
    p, q = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)  # adjusted Wald
    half = 1.959964 * ((p + q - (p - q) ** 2) / (n + 3)) ** 0.5
    assert (round(100 * (p - q - half), 1), round(100 * (p - q + half), 1)) == (low, high)


def test_everybody_is_read(sfo_import):
    assert sum(report.rows_read for report in sfo_import.reports) == 28_665
    assert [report.misfits for report in sfo_import.reports] == [0] * 9


def test_each_wave_has_its_services_and_wi_fi_from_2013(sfo_repository):
    for year in YEARS:
        rows = answers(sfo_repository, year)
        wanted = SERVICES | {"wi-fi"} if year >= 2013 else SERVICES
        assert {row["service"] for row in rows} == wanted | {""}
        assert {row["provider"] for row in rows} == {"sfo", ""}
        assert {row["date"] for row in rows} == {str(year)}  # INTDATE is never used


def test_ratings_lie_from_1_to_5_and_recommendations_from_0_to_10(sfo_repository):
    for year in YEARS:
        rows = answers(sfo_repository, year)
        assert {row["rating"] for row in rows} <= {*"12345", ""}
        recommended = {row.get("recommend", "") for row in rows} - {""}
        assert recommended == ({str(n) for n in range(11)} if year >= 2017 else set())


def test_code_11_is_a_finding_with_its_count_and_nothing_else_is(sfo_import):
    found = [
        (one.code, one.severity, one.place.file[-8:], one.message.split(": ")[-1])
        for one in sfo_import.findings
    ]
    assert found == [
        ("import-undocumented", Severity.WARNING, "2017.csv", "84 rows get no “recommend”"),
        ("import-undocumented", Severity.WARNING, "2018.csv", "159 rows get no “recommend”"),
    ]


def test_never_used_and_blank_are_distinguished_and_agree_with_the_source(sfo_import):
    reports = {report.file[-8:-4]: report for report in sfo_import.reports}
    for year in YEARS:
        with open(reports[str(year)].file, encoding="utf-8", newline="") as file:  # noqa: PTH123
            rows = list(csv.reader(file))
        header = [name.strip() for name in rows[0]]
        first = {2010: "Q6A", 2011: "Q8A", 2012: "Q8A_ART", 2013: "Q7A_ART"}.get(year, "Q7ART")
        # The rated columns stand side by side: 13 services and the airport, Wi-Fi from 2013 on.
        start, count = header.index(first), 15 if year >= 2013 else 14
        values = [value for row in rows[1:] for value in row[start : start + count]]
        dropped = reports[str(year)].dropped
        assert dropped["rating", "never used"] == values.count("6")
        blank = sum(values.count(code) for code in ("0", "", "Blank", "BLANK"))
        assert dropped["rating", "blank"] == blank
        taken = sum(values.count(code) for code in "12345")
        written = sum(1 for row in answers_of(sfo_import, year) if row["rating"])
        assert written == taken


def answers_of(done, year):
    text = done.files[f"data/answers/{year}.csv"].decode("utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_respondents_are_people_of_one_wave_and_one_service(sfo_repository, sfo_import):
    everyone: set[str] = set()
    for year, report in zip(YEARS, sfo_import.reports, strict=True):
        of_each: dict[tuple[str, str], set[str]] = {}
        for row in answers(sfo_repository, year):
            of_each.setdefault((row["service"], row["provider"]), set()).add(row["respondent"])
        people = set().union(*of_each.values())
        assert len(people) == sum(map(len, of_each.values()))
        assert all(name.startswith(f"{year}-") for name in people)
        assert max(map(len, of_each.values())) <= report.rows_read
        assert not people & everyone
        everyone |= people


def test_only_mapped_columns_are_written(sfo_repository):
    allowed = {"date", "service", "provider", "respondent", "rating", "recommend"}
    for year in YEARS:
        assert set(answers(sfo_repository, year)[0]) <= allowed


@pytest.mark.parametrize(
    ("fixture", "provider", "services"),
    [("sfo_repository", "sfo", 14), ("carers_repository", "dwp", 1)],
)
def test_the_repository_can_be_read(request, fixture, provider, services):
    sources = read_sources(request.getfixturevalue(fixture))
    definitions, findings = read_definitions(sources.documents)
    assert (sources.findings, findings, sources.others) == ((), [], ())
    assert set(definitions.providers) == {provider}
    assert len(definitions.services) == services
    assert all(service.part.purpose for service in definitions.services.values())


def tallies(root):
    with (root / "data/tallies/carers-allowance.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_ratings_of_carers_allowance(carers_repository):
    rows = tallies(carers_repository)
    counts = [[int(row[f"rating_{k}"]) for k in range(1, 6)] for row in rows]
    total = sum(map(sum, counts))
    assert total == 8451
    assert round(100 * sum(c[3] + c[4] for c in counts) / total, 1) == 94.4
    before = [sum(c) for c, row in zip(counts, rows, strict=True) if row["period"] < "2014-04-24"]
    assert (sum(before), total - sum(before)) == (475, 7976)
    assert sum(0 < sum(c) < 5 for c in counts) == 5


def test_a_day_not_yet_collected_has_no_row_and_a_day_of_zeros_has_one(
    carers_repository, carers_import
):
    rows = tallies(carers_repository)
    assert len(rows) == 95 - 9
    assert rows[0]["period"] == "2014-03-10"
    zeros = [r["period"] for r in rows if all(r[f"rating_{k}"] == "0" for k in range(1, 6))]
    assert zeros == ["2014-03-26", "2014-03-27", "2014-04-18"]
    assert carers_import.findings == ()  # all totals agree with their parts
    assert carers_import.reports[0].left_out == {"no answer": 9}


def test_the_change_of_collection_breaks_the_trend(carers_repository):
    definitions, _ = read_definitions(read_sources(carers_repository).documents)
    service = definitions.services["carers-allowance"].part
    assert service.period == "day"
    assert [(str(e.date), e.breaks_trend) for e in service.events] == [("2014-04-24", True)]
