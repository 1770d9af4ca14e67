"""Tables of counts, means and shares: what somebody has counted already is no single answer."""

from __future__ import annotations

import csv
import io
import re

import pytest

from generator.importing.asked_services import NamesOfServices
from generator.importing.suggest import suggest
from generator.model.period import Grain

SERVICES = NamesOfServices({"email": "E-mail", "wi-fi": "Wi-Fi"})
QUARTERLY = """\
Quarter,Responses,Very satisfied,Satisfied,Neutral,Dissatisfied,Very dissatisfied,Share satisfied
FY26 Q1,"304,687",100000,120000,40000,30000,14687,72.2%
FY26 Q2,"310,000","110,000",120000,40000,30000,10000,74.2%
FY26 Q3,No Data,No Data,No Data,No Data,No Data,No Data,No Data
"""
BY_QUARTER = "period: quarter\n"


@pytest.fixture
def suggested(write):
    def suggested(text):
        found, findings = suggest(write("a.csv", text), SERVICES, "import")
        assert findings == []
        return found.text

    return suggested


def open_in(text):
    return [each.strip() for each in re.findall(r'([\w ]+): "\?\?\?"', text)]


def said(text):
    return " ".join(line.strip(" #") for line in text.splitlines() if "#" in line)


def rows(done, kind):
    (raw,) = [raw for name, raw in done.files.items() if f"/{kind}/" in name]
    return list(csv.DictReader(io.StringIO(raw.decode())))


def answered(text, *answers):
    for each in answers:
        text = text.replace('"???"', each, 1)
    return text


def test_a_row_a_quarter_with_counts_becomes_counts(suggested, run):
    text = suggested(QUARTERLY)
    assert "Each row has how many people gave each answer" in said(text)
    assert open_in(text) == ["year_begins", "service"]
    assert "total:\n  column: Responses\n" in text
    done = run(answered(text, "october", "email"), {"a.csv": QUARTERLY}, organisation=BY_QUARTER)
    assert done.findings == ()
    first, second = rows(done, "tallies")
    assert (first["period"], first["question"]) == ("2025-Q4", "like")
    assert [int(first[f"rating_{n}"]) for n in range(1, 6)] == [14687, 30000, 40000, 120000, 100000]
    assert second["rating_5"] == "110000"


@pytest.mark.parametrize("quarter", ["FY26 Q1", "2026-Q1", "2026 Q1", "2026-04-01"])
def test_that_a_service_has_to_count_by_quarter_is_said_first(write, quarter):
    export = f"Quarter,1,2,3,4,5\n{quarter},7,1,0,2,30\n{quarter[:-1]}2,4,5,6,7,8\n"
    path, email, wi_fi = write("a.csv", export), "services/it/email.yml", "services/it/wi-fi.yml"
    files = {"email": email, "wi-fi": wi_fi}

    def found(*grains):
        of = {n: (Grain(grain), files[n]) for n, grain in zip(files, grains, strict=True)}
        return suggest(path, NamesOfServices(SERVICES.names, periods=of), "import")[0]

    both = found("month", "week").said
    assert f"of each service that rows are about ({email}, {wi_fi}) before" in both
    one = found("quarter", "month")
    assert f"a whole quarter: write “period: quarter” into {wi_fi} before you import" in one.said
    assert one.said in said(one.text)
    assert "period:" not in found("quarter", "year").said
    path.write_text(
        export.replace("Quarter", "Service,Quarter")
        .replace("\n2026", "\nWi-Fi,2026")
        .replace("\nFY", "\nWi-Fi,FY")
    )
    named = found("month", "month")
    assert (f"into {wi_fi} before" in named.said, email in named.said) == (True, False)


@pytest.mark.parametrize("day", ["2026-01-0", "FY26 Week "])
def test_days_fit_into_each_period(write, day):
    export = f"Day,1,2,3,4,5\n{day}1,7,1,0,2,30\n{day}2,4,5,6,7,8\n"
    services = NamesOfServices({"email": "E-mail"}, periods={"email": (Grain.WEEK, "a.yml")})
    found, _ = suggest(write("a.csv", export), services, "import")
    assert "before you import" not in found.said


@pytest.mark.parametrize(
    "names",
    [
        ["1", "2", "3", "4", "5"],
        ["rating_1", "rating_2", "rating_3", "rating_4", "rating_5"],
        ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"],
        ["sehr schwer", "schwer", "teils/teils", "leicht", "sehr leicht"],
    ],
)
def test_points_are_known_by_their_headers(suggested, run, names):
    export = f"Month,{','.join(names)}\n2026-08,7,1,0,2,30\n2026-09,4,5,6,7,8\n"
    text = suggested(export)
    assert "kind: tallies" in text
    answers = ["like", "email"] if "question" in open_in(text) else ["email"]
    done = run(answered(text, *answers), {"a.csv": export})
    assert done.findings == ()
    got = [[int(row[f"rating_{n}"]) for n in range(1, 6)] for row in rows(done, "tallies")]
    assert got == [[7, 1, 0, 2, 30], [4, 5, 6, 7, 8]]


@pytest.mark.parametrize("row", ["1,0,0,0,0\n0,1,0,0,0", "1,,,,\n,2,,,", "1,2,3,4,5\n5,4,3,2,1"])
def test_ticks_and_points_are_no_counts(suggested, row):
    text = suggested(
        "Day,Very bad,Bad,Neutral,Good,Very good\n"
        + "".join(f"2026-09-0{n},{each}\n" for n, each in enumerate(row.split("\n"), 1))
    )
    assert "kind: tallies" not in text


def test_means_become_statistics_and_it_is_said_what_they_cannot(suggested, run):
    export = "Quarter,Service,n,Average satisfaction\n"
    export += "2026-Q1,E-mail,210,4.1\n2026-Q2,E-mail,200,3.8\n2026-Q1,Wi-Fi,110,4.0\n"
    text = suggested(export)
    assert open_in(text) == []
    assert "“Average satisfaction” has means of other people's counting" in said(text)
    assert "no verdict, because nobody can say from them how many people like" in said(text)
    done = run(text, {"a.csv": export}, organisation=BY_QUARTER)
    assert done.findings == ()
    assert [
        (row["period"], row["service"], row["statistic"], row["value"], row["n"], row["scale"])
        for row in rows(done, "summaries")
    ] == [
        ("2026-Q1", "email", "mean", "4.1", "210", "1-5"),
        ("2026-Q2", "email", "mean", "3.8", "200", "1-5"),
        ("2026-Q1", "wi-fi", "mean", "4.0", "110", "1-5"),
    ]


@pytest.mark.parametrize(
    ("header", "value"),
    [("% satisfied", "81.2"), ("Share satisfied", "0.812"), ("Zufrieden in Prozent", "81.2%")],
)
def test_shares_become_statistics_of_one(suggested, run, header, value):
    export = f"Month,{header}\n2026-08,{value}\n2026-09,{value.replace('2', '3')}\n"
    text = suggested(export)
    done = run(answered(text, "email"), {"a.csv": export})
    assert done.findings == ()
    (row, _) = rows(done, "summaries")
    assert (row["statistic"], float(row["value"])) == ("share", 0.812)


def test_of_means_of_groups_that_of_everybody_is_asked_for(suggested, run):
    export = "Month,Department,How satisfied are you with E-mail? (mean)\n"
    export += "2026-07,All,4.0\n2026-07,IT,3.8\n2026-08,All,4.1\n2026-08,IT,3.7\n"
    text = suggested(export)
    assert open_in(text) == ["Department"]
    assert "Which of “Department” are all people together? There are: “All”, “IT”." in said(text)
    done = run(answered(text, "All"), {"a.csv": export})
    assert done.findings == ()
    assert [row["value"] for row in rows(done, "summaries")] == ["4.0", "4.1"]


def test_half_a_star_of_one_person_is_no_mean(suggested):
    export = "Timestamp,How do you like E-mail?\n2026-09-01 10:00,4.5\n2026-09-02 10:00,3.5\n"
    assert "kind: summaries" not in suggested(export)


def test_a_mapping_that_takes_means_for_answers_hears_what_they_are(run):
    mapping = 'kind: answers\nfiles: "*"\nfixed: {service: email}\n'
    mapping += "columns: {date: Day, rating: Like}\n"
    done = run(mapping, {"a.csv": "Day,Like\n2026-09-01,4.1\n2026-09-02,3.8\n"})
    assert done.has_errors
    assert "nobody can count people from them: write “kind: summaries”" in done.findings[0].hint


def test_counts_that_pandas_wrote_are_counts_too(suggested):
    export = "date,rating_1,rating_2,rating_3,rating_4,rating_5,total\n2026-09-01,,,,,,\n"
    text = suggested(export + "2026-09-02,1.0,0.0,2.0,7.0,12.0,22.0\n")
    assert "kind: tallies" in text
    assert "  column: total\n" in text


def test_the_first_day_of_a_month_stands_for_it_where_the_header_says_so(suggested, run):
    export = "month,satisfaction with e-mail\n2026-08-01,4.1528\n2026-09-01,4.0\n"
    text = suggested(export)
    assert "    column: month\n    grain: month\n" in text
    assert "Where a lower mean is better, add “direction: decrease”" in said(text)
    done = run(text, {"a.csv": export})
    assert [row["period"] for row in rows(done, "summaries")] == ["2026-08", "2026-09"]


@pytest.mark.parametrize(
    ("header", "said", "month"),
    [
        ("Month", "Sep 2026", "2026-09"), ("Month", "September 2026", "2026-09"),
        ("Month", "Sept. 2026", "2026-09"), ("Monat", "März 2026", "2026-03"),
        ("Month", "09/2026", "2026-09"), ("Monat", "09.2026", "2026-09"),
        ("Period", "Sep-2026", "2026-09"), ("Mois", "septembre 2026", "2026-09"),
    ],
)  # fmt: skip
def test_a_month_is_read_as_people_write_it(suggested, run, header, said, month):
    text = f"{header},1,2,3,4,5,Total\n{said},3,4,10,30,20,67\n"
    found = suggested(text)
    assert f"  period: {header}\n" in found
    done = run(answered(found, "like", "email"), {"a.csv": text})
    assert done.findings == ()
    assert [row["period"] for row in rows(done, "tallies")] == [month]


def test_a_month_is_no_day_but_may_be_a_part_of_a_quarter(run):
    by = "kind: tallies\nfiles: a.csv\nfixed: {service: email, question: like}\n"
    by += "columns:\n  period: PERIOD\n"
    by += "".join(f"  rating_{n}: {n}\n" for n in range(1, 6))
    file = {"a.csv": "When,1,2,3,4,5\nAug 2026,3,4,10,30,20\n"}
    done = run(
        by.replace("PERIOD", "{column: When, grain: quarter}"), file, organisation=BY_QUARTER
    )
    assert [row["period"] for row in rows(done, "tallies")] == ["2026-Q3"]
    events = (
        "kind: answers\nfiles: a.csv\nfixed: {service: wi-fi}\ncolumns: {date: When, rating: '1'}\n"
    )
    assert [row["date"] for row in rows(run(events, file), "answers")] == ["2026-08"]
