"""Surveys as HappySignals asks them: points up to 10, time lost, and an id for each answer."""

from __future__ import annotations

import csv
import io

import pytest

from generator.importing.asked_services import NamesOfServices
from generator.importing.examples import example
from generator.importing.import_files import HowToImport, plan_by
from generator.importing.mapping_file import parse_mapping
from generator.importing.suggest import suggest
from generator.model.mapping import OPEN
from generator.sources.text import TextFile
from tests.importing.conftest import KEY, REPOSITORY

SERVICES = NamesOfServices({"email": "E-mail", "wi-fi": "Wi-Fi"})
HEADER = "Response ID,Response date,Service,{asks},{lost},Factors,Comment"
ROWS = [
    "R-1,2026-09-01 10:00,E-mail,9,0,Speed,Jane was kind",
    "R-2,2026-09-01 11:00,E-mail,3,30,Attitude,",
    "R-3,2026-09-02 11:00,E-mail,10,0,Speed,",
    "R-4,2026-09-02 12:00,E-mail,0,120,Speed,",
    "R-5,2026-09-03 12:00,E-mail,7,15,Skills,",
]
HAPPY = "How happy are you with the service?"
CLASSES = "{10: 5, 9: 5, 8: 3, 7: 3, 6: 2, 5: 2, 4: 2, 3: 1, 2: 1, 1: 1, 0: 1}"


@pytest.fixture
def suggested(write):
    def suggested(asks=HAPPY, lost="Lost time (minutes)", rows=ROWS):
        export = write("a.csv", "\n".join([HEADER.format(asks=asks, lost=lost), *rows, ""]))
        return suggest(export, SERVICES, "import")[0]

    return suggested


@pytest.fixture
def imported(write, tmp_path):
    """Import the export by a mapping, and return our rows."""

    def imported(mapping):
        for path, said in REPOSITORY.items():
            write(f"site/{path}", said)
        key = write("key", KEY)
        source, problems = parse_mapping(TextFile("m.yml", mapping), tmp_path)
        assert problems == []
        done = plan_by(source, [tmp_path / "a.csv"], tmp_path / "site", HowToImport(key=key))
        assert done.findings == ()
        (raw,) = (raw for name, raw in done.files.items() if name.startswith("data/answers/"))
        assert b"Jane" not in raw
        return list(csv.DictReader(io.StringIO(raw.decode())))

    return imported


@pytest.mark.parametrize("asks", [HAPPY, "Happiness", "Satisfaction", "Wie zufrieden sind Sie?"])
def test_points_to_ten_are_one_question_and_each_answer_is_offered(suggested, imported, asks):
    found = suggested(asks)
    assert found.open == 1
    lines = found.text.splitlines()
    offers = [line.strip().removeprefix("# ") for line in lines if "{10: 5" in line]
    assert offers[0] == CLASSES
    assert CLASSES in example("happysignals")
    assert "--example happysignals" in found.text.replace("\n    # ", " ")
    ratings = []
    for offer in offers:
        mapping = found.text.replace(f'translate: "{OPEN}"', f"translate: {offer}")
        ratings.append([row["rating"] for row in imported(mapping)])
    assert ratings == [["5", "1", "5", "1", "3"], ["5", "2", "5", "1", "4"]]


def test_each_answer_is_known_again_by_its_id_and_the_lost_time_is_read(suggested, imported):
    mapping = suggested().text.replace(f'translate: "{OPEN}"', f"translate: {CLASSES}")
    rows = imported(mapping)
    assert len({row["id"] for row in rows}) == len(rows)
    assert [row["lost_minutes"] for row in rows] == ["0", "30", "0", "120", "15"]


@pytest.mark.parametrize(("lost", "times"), [("Lost time (hours)", 60), ("Lost time", OPEN)])
def test_what_lost_time_is_counted_in_is_known_from_the_header_or_asked(suggested, lost, times):
    found = suggested(lost=lost)
    said = f'"{OPEN}"' if times == OPEN else times
    assert f"lost_minutes: {{column: {lost}, times: {said}}}" in found.text
    assert ("1 where they are minutes" in found.text) is (times == OPEN)


def test_an_odd_word_among_the_points_is_no_answer(suggested, imported):
    found = suggested(rows=[*ROWS, "R-6,2026-09-03 13:00,E-mail,n/a,,Skills,"])
    assert found.open == 1
    offer = next(line.strip()[2:] for line in found.text.splitlines() if "{10: 5" in line)
    assert offer.endswith("n/a: no answer}")
    rows = imported(found.text.replace(f'translate: "{OPEN}"', f"translate: {offer}"))
    assert len(rows) == len(ROWS)


def test_a_label_next_to_a_point_stands_for_the_point(suggested, imported):
    rows = [row.replace(",10,", ",10 = very happy,") for row in ROWS]
    found = suggested(rows=rows)
    assert found.open == 1
    offer = next(line.strip()[2:] for line in found.text.splitlines() if "{10: 5" in line)
    ratings = imported(found.text.replace(f'translate: "{OPEN}"', f"translate: {offer}"))
    assert [row["rating"] for row in ratings] == ["5", "1", "5", "1", "3"]


def test_points_from_one_have_their_own_steps(suggested):
    text = suggested(rows=[row.replace(",0,120", ",1,120") for row in ROWS]).text
    assert "5: 3, 4: 2, 3: 2, 2: 1, 1: 1}" in text


def test_points_of_a_question_that_nobody_understands_name_the_example(suggested):
    text = suggested("Points").text.replace("\n  # ", " ")
    assert "Points up to 10 that are no “recommend” need “codes:”" in text
    assert "“import --example happysignals”" in text


@pytest.mark.parametrize(
    ("header", "is_id"),
    [
        ("Response ID", True), ("Respondent ID", True), ("Issue key", True), ("ID", True),
        ("Ticketnummer", True), ("Antwort-Nr.", True), ("submission_id", True),
        ("Employee ID", False), ("Nr", False), ("#", False), ("Phone number", False),
        ("Customer ID", False), ("Personalnummer", False),
    ],
)  # fmt: skip
def test_a_column_that_tells_answers_apart_is_their_id(write, header, is_id):
    rows = [f"Q{n},2026-09-0{n},{n}" for n in (1, 2, 3)]
    export = write("a.csv", "\n".join([f"{header},Date,How do you like e-mail?", *rows, ""]))
    text = suggest(export, SERVICES, "import")[0].text
    assert ("  id:\n" in text) is is_id


def test_what_is_there_twice_tells_no_answers_apart(write):
    rows = ["R1,2026-09-01,4", "R1,2026-09-02,5"]
    export = write("a.csv", "\n".join(["Response ID,Date,How do you like e-mail?", *rows, ""]))
    assert "  id:\n" not in suggest(export, SERVICES, "import")[0].text
