"""Header rows below the first are known by what they hold, and are no rows of data."""

from __future__ import annotations

import pytest

from generator.sources.csv_table import Table, parse
from generator.sources.foreign.header import with_header
from generator.sources.text import TextFile

HEADER = "date,service,rating\n"
IDS = '"{""ImportId"":""recordedDate""}","{""ImportId"":""service""}","{""ImportId"":""QID1""}"\n'
ROWS = "2026-08-03,mail,5\n2026-08-04,mail,2\n"
QUESTIONS = "Recorded Date,Service,How much?\n"


def table(text: str, large: bool = False) -> Table:
    found, findings = parse(TextFile("data/answers/a.csv", text), large)
    assert found is not None
    assert findings == []
    return found


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("more", "first", "last", "tool"),
    [
        (QUESTIONS + IDS, 2, 3, "Qualtrics"),
        ('Recorded Date,Service,"How much,\nall in all?"\n' + IDS, 2, 4, "Qualtrics"),
        ("\n" + QUESTIONS + "\n" + IDS, 3, 5, "Qualtrics"),
        (IDS, 2, 2, "Qualtrics"),
        (IDS.replace('"{""', '"{ ""').replace("\n", "\r\n"), 2, 2, "Qualtrics"),
        (",,Response\n", 2, 2, "SurveyMonkey"),
        (",Response,Open-Ended Response\n", 2, 2, "SurveyMonkey"),
        (",Very easy,Response\n", 2, 2, "SurveyMonkey"),
        (",,Antwort\n", 2, 2, "SurveyMonkey"),
        ("Response,Response,Response\n", 2, 2, "SurveyMonkey"),
    ],
)
def test_they_are_named_and_left_out(more, first, last, tool, large):
    found = table(HEADER + more + ROWS, large)
    assert found.more_headers == (first, last, tool)
    assert found.rows == [row.split(",") for row in ROWS.split()]
    assert [*found.lines] == [last + 1, last + 2]
    assert found.column("rating").texts[found.column("rating").codes[1]] == "2"
    assert found.text == HEADER + more + ROWS
    assert str(found.place(last + 2, "rating")).endswith(f":{last + 2}:17")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        HEADER + ROWS,
        HEADER + "2026-08-03,mail,Response\n" + ROWS,
        HEADER + ROWS + IDS,
        HEADER + '2026-08-03,mail,"see {""ImportId"": 4}"\n' + ROWS,
        HEADER + ",,\n",
        "date,service,Response\n" + ROWS,
    ],
)
def test_what_may_be_data_is_left_where_it_is(text, large):
    assert table(text, large).more_headers is None


def test_other_faults_of_such_a_file_are_found_where_they_are():
    text = HEADER + QUESTIONS + IDS + ROWS + "2026-08-05,mail\n"
    found, (finding,) = parse(TextFile("a.csv", text))
    assert found is not None
    assert found.more_headers is not None
    assert (finding.code, finding.place.line, found.ragged) == ("csv-ragged-row", 6, (6,))
    nothing, (finding,) = parse(TextFile("a.csv", HEADER + QUESTIONS + IDS + '2026-08-05,"'))
    assert nothing is None
    assert (finding.code, finding.place.line) == ("csv-syntax", 4)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_header_of_an_export_is_found_however_lines_end(end):
    lines = ["Exported today", "", 'day,"how', 'much"', "2026-09-01,5", "2026-09-02,4"]
    text = with_header(TextFile("x.csv", end.join(lines)), {"day", "how much"}).text
    kept = end.join(lines[4:])
    assert text == f"\n\nday,how much\n\n{kept}"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_header_further_down_is_named_and_left_out(large, ends):
    text = (HEADER + ROWS + HEADER + ROWS + HEADER.rstrip()).replace("\n", ends)
    found = table(text, large)
    assert (found.headers_again, [*found.lines]) == ((4, 7), [2, 3, 5, 6])
    assert found.rows == [row.split(",") for row in (ROWS + ROWS).split()]
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        HEADER + ROWS,
        HEADER + "date,service,rating,more\n".replace(",more", "s") + ROWS,
        ROWS + ROWS,
        "rating\n5\nrating\n",
    ],
)
def test_what_is_not_the_header_is_no_header_again(text):
    found, _ = parse(TextFile("a.csv", text))
    assert found is not None
    assert found.headers_again == ()
