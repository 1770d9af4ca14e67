"""Small exports through the whole import, up to the files that are written."""

from __future__ import annotations

import csv
import hmac
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.exports import Export
from generator.importing.mapping_file import MappingFile
from generator.importing.numbers import Numbers
from generator.importing.there import Onto
from generator.importing.unpivot import convert
from generator.model.mapping import Mapping
from generator.sources import csv_table, yaml_document
from generator.sources.finding import Severity
from generator.sources.text import TextFile
from tests.importing.conftest import KEY

pytestmark = pytest.mark.usefixtures("yearly")
MAPPING = """\
kind: answers
files: "{wave}.csv"
fixed: {date: "{wave}"}
columns:
  respondent: {column: [WHO, "*WHO"], number: by-file}
codes:
  rating:
    take: [1, 2, 3, 4, 5]
    no_answer: {never used: [6]}
rows:
  - fixed: {service: email}
    columns: {rating: [MAIL, E-MAIL]}
  - fixed: {service: wi-fi}
    columns:
      rating: {column: WIFI, in_file: {"2010": Q8}, not_in: ["2011"]}
"""


def digits(*said):
    return hmac.new(KEY.encode(), "\0".join(said).encode(), "sha256").hexdigest()


def number(year, who):
    return f"{year}-{digits()[:4]}.{digits(year, 'email', who)[:16]}"


JANE, ANN = number("2010", "jane@x.org"), number("2011", "ann@x.org")
Y2010 = "WHO,MAIL,Q8,WEIGHT,name\njane@x.org,4,6,1.5,Jane\njoe@x.org,6,,0.5,Joe\n"
Y2011 = " *WHO ,E-MAIL ,WIFI\nann@x.org,5.0,1\n"


def rows(done, name):
    return list(csv.DictReader(io.StringIO(done.files[f"data/answers/{name}"].decode())))


def codes(done):
    return [(one.code, one.severity.value, str(one.place)) for one in done.findings]


def test_each_row_becomes_one_answer_for_each_service_asked_about(run, tmp_path):
    done = run(MAPPING, {"2010.csv": Y2010, "2011.csv": Y2011})
    assert done.findings == ()
    assert rows(done, "2010.csv") == [
        {"date": "2010", "service": "email", "respondent": JANE, "rating": "4"}
    ]
    assert rows(done, "2011.csv") == [
        {"date": "2011", "service": "email", "respondent": ANN, "rating": "5"}
    ]
    written = (tmp_path / "site/data/answers/2010.csv").read_bytes()
    assert written == done.files["data/answers/2010.csv"]
    assert (tmp_path / "site/services/organisation.yml").exists()


def test_the_report_counts_what_was_left_behind(run):
    report = run(MAPPING, {"2010.csv": Y2010}).reports[0]
    assert (report.rows_read, report.rows_written) == (2, 1)
    assert report.dropped == {("rating", "never used"): 2, ("rating", "blank"): 1}
    assert report.left_out == {"no answer": 3}


def test_nothing_unmapped_is_carried_over(run):
    done = run(MAPPING, {"2010.csv": Y2010})
    everything = b"".join(done.files.values())
    assert JANE.encode() in everything
    assert b"Jane" not in everything
    assert b"@" not in everything


def test_a_file_that_misses_a_column_is_an_error_that_names_the_mapping(run, tmp_path):
    done = run(MAPPING, {"2010.csv": Y2010.replace("Q8", "Q9")})
    assert [code[:2] for code in codes(done)] == [("import-column-missing", "error")]
    place = done.findings[0].place
    assert (place.file.rsplit("/", 1)[-1], place.line, place.column) == ("mapping.yml", 15, 15)
    assert not (tmp_path / "site/data").exists()


def test_an_unknown_code_is_a_warning_with_line_column_and_count(run):
    many = "WHO,E-MAIL\n" + "1,5\n" * 60 + '"a\nb",5\n' + "2,9\n" * 2
    done = run(MAPPING, {"2011.csv": many})
    assert [one.code for one in done.findings] == ["import-unknown-code"]
    finding = done.findings[0]
    assert (finding.place.line, finding.place.column) == (64, 3)  # the quoted newline moved it
    assert finding.severity is Severity.WARNING
    assert "“9”" in finding.message
    assert "2 rows" in finding.message
    assert done.reports[0].left_out == {"with a bad value only": 2}


def test_more_than_five_in_a_hundred_unknown_codes_are_an_error(run):
    assert run(MAPPING, {"2011.csv": "WHO,E-MAIL\n" + "1,5\n" * 18 + "2,9\n"}).has_errors
    assert not run(MAPPING, {"2011.csv": "WHO,E-MAIL\n" + "1,5\n" * 19 + "2,9\n"}).has_errors


def test_a_documented_oddity_never_is_an_error(run):
    mapping = MAPPING.replace("no_answer:", "undocumented: [9]\n    no_answer:")
    done = run(mapping, {"2011.csv": "WHO,E-MAIL\n1,5\n2,9\n"})
    assert [code[:2] for code in codes(done)] == [("import-undocumented", "warning")]


@pytest.mark.parametrize(
    ("nines", "sevens", "severity"), [(20, 2, Severity.WARNING), (2, 20, Severity.ERROR)]
)
def test_documented_and_unknown_codes_are_weighed_apart(run, nines, sevens, severity):
    mapping = MAPPING.replace("no_answer:", "undocumented: [9]\n    no_answer:")
    text = "WHO,E-MAIL\n" + "1,5\n" * 80 + "2,9\n" * nines + "3,7\n" * sevens
    found = {one.code: one.severity for one in run(mapping, {"2011.csv": text}).findings}
    assert found == {"import-undocumented": Severity.WARNING, "import-unknown-code": severity}


def test_many_different_bad_values_are_not_listed_all(run):
    text = "WHO,E-MAIL\n" + "".join(f"{n},x{n}\n" for n in range(30))
    done = run(MAPPING, {"2011.csv": text})
    assert len(done.findings) == 6  # five named, the other 25 in one
    assert any("25 other values" in one.message for one in done.findings)


def test_weights_are_left_behind_and_the_import_says_so(run):
    mapping = MAPPING.replace("codes:", "  weight: {column: WEIGHT}\ncodes:", 1)
    done = run(mapping, {"2010.csv": Y2010})
    assert [code[:2] for code in codes(done)] == [("column-left-behind", "warning")]
    assert (done.findings[0].place.line, done.findings[0].place.column) == (6, 3)
    assert "weight" not in rows(done, "2010.csv")[0]
    assert len(rows(done, "2010.csv")) == len(rows(run(MAPPING, {"2010.csv": Y2010}), "2010.csv"))


def test_an_unknown_service_is_found_in_the_mapping(run):
    done = run(MAPPING.replace("service: email", "service: e-mail"), {"2011.csv": Y2011})
    finding = done.findings[0]
    assert finding.code == "unknown-reference"
    assert finding.place.line == 11
    assert finding.message == "no service has the id “e-mail”; did you mean “email”?"
    assert finding.hint.startswith("write “email”, or define it in services/PROVIDER/e-mail.yml")


def test_a_warning_about_the_repository_does_not_lose_its_definitions(run, write):
    write("site/services/it/printing.yml", "\ufeffname: Printing\nstage: live\n")
    done = run(MAPPING.replace("service: email", "service: e-mail"), {"2011.csv": Y2011})
    assert {one.code for one in done.findings} == {"byte-order-mark", "unknown-reference"}


def test_without_a_repository_to_write_into_nothing_is_written(run, tmp_path):
    run(MAPPING, {"2011.csv": Y2011})
    from generator.importing.import_files import import_files

    export = tmp_path / "exports/2011.csv"
    done = import_files([export], tmp_path / "mapping.yml", tmp_path / "empty")
    assert [one.code for one in done.findings] == ["no-services-folder"]
    assert not (tmp_path / "empty").exists()


def test_a_name_that_says_no_period_is_an_error(run):
    done = run(MAPPING, {"spring.csv": Y2011})
    assert ("import-value", 3, 15) in [
        (one.code, one.place.line, one.place.column) for one in done.findings
    ]


def test_a_file_that_no_pattern_fits_is_an_error(run):
    done = run(MAPPING.replace('"{wave}.csv"', '"20{wave}.csv"', 1), {"spring.csv": Y2011})
    assert [one.code for one in done.findings] == ["import-file-name"]


def test_two_files_that_would_become_one_are_an_error(run):
    mapping = MAPPING.replace("fixed:", "into: all.csv\nfixed:", 1)
    done = run(mapping, {"2010.csv": Y2010, "2011.csv": Y2011})
    assert [one.code for one in done.findings] == ["import-same-file"]


def test_rows_that_do_not_fit_the_header_are_counted_and_many_are_an_error(run):
    good = "WHO,E-MAIL\n" + "1,5\n" * 30
    done = run(MAPPING, {"2011.csv": good + "1,2,3\n"})
    assert [code[:2] for code in codes(done)] == [("csv-ragged-row", "warning")]
    assert (done.reports[0].rows_read, done.reports[0].misfits) == (31, 1)
    bad = run(MAPPING, {"2011.csv": "WHO,E-MAIL\n1,5\n1,2,3\n"}, onto=Onto.REPLACE)
    assert [code[:2] for code in codes(bad)] == [
        ("import-many-bad", "error"),
        ("csv-ragged-row", "warning"),
    ]


def test_a_file_without_any_answer_is_reported_and_not_written(run):
    done = run(MAPPING, {"2011.csv": "WHO,E-MAIL\n1,6\n"})
    assert [code[:2] for code in codes(done)] == [("import-nothing", "warning")]
    assert done.files == {}


TALLIES = """\
kind: tallies
files: "*.csv"
fixed: {service: email, question: like}
columns: {period: day, rating_1: a, rating_2: b, rating_3: c, rating_4: d, rating_5: e}
total: {column: all, of: [rating_1, rating_2, rating_3, rating_4, rating_5]}
"""


def test_a_total_that_differs_is_a_finding_and_its_row_is_left_out(run):
    days = "".join(f"2026-09-{n:02},1,0,0,0,4.0,5.0\n" for n in range(1, 25))
    done = run(TALLIES, {"a.csv": "day,a,b,c,d,e,all\n2026-08-01,1,1,1,1,1,6\n" + days})
    assert [code[:2] for code in codes(done)] == [("import-total", "warning")]
    assert (done.findings[0].place.line, done.findings[0].place.column) == (2, 22)
    assert done.reports[0].left_out == {"total differs": 1}
    assert b"2026-08-01" not in done.files["data/tallies/a.csv"]


def test_empty_is_not_zero(run):
    text = "day,a,b,c,d,e,all\n2026-09-01,,,,,,\n2026-09-02,0,0,0,0,0,0\n"
    done = run(TALLIES, {"a.csv": text})
    assert done.findings == ()
    assert done.files["data/tallies/a.csv"].decode().splitlines()[1:] == [
        "2026-09-02,email,like,0,0,0,0,0"
    ]


def test_a_half_empty_tally_is_a_finding(run):
    text = "day,a,b,c,d,e,all\n2026-09-01,1,,0,0,0,1\n"
    assert [code[:2] for code in codes(run(TALLIES, {"a.csv": text}))] == [
        ("import-incomplete", "error"),
    ]


def test_the_same_day_twice_is_an_error_across_files_too(run):
    text = "day,a,b,c,d,e,all\n2026-09-01,1,0,0,0,0,1\n"
    done = run(TALLIES, {"a.csv": text, "b.csv": text})
    assert [code[:2] for code in codes(done)] == [("duplicate-row", "error")]
    assert done.findings[0].place.file.endswith("b.csv")
    assert done.findings[0].place.line == 2


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-8-sig"])
def test_another_encoding_is_read_and_said_where_nobody_named_it(run, tmp_path, encoding):
    mapping = MAPPING.replace("MAIL, E-MAIL", "Zufriedenheit für Post")
    said = mapping if encoding == "utf-8-sig" else f"encoding: {encoding}\n{mapping}"
    run(said, {"2011.csv": ""})
    raw = "WHO;Zufriedenheit für Post;WEIGHT\r\n1;5;1\r\n".replace(";", ",").encode(encoding)
    path = tmp_path / "exports/2011.csv"
    path.write_bytes(raw)
    from generator.importing.import_files import HowToImport, plan

    how = HowToImport(key=tmp_path / "numbers.key")
    done = plan([path], tmp_path / "mapping.yml", tmp_path / "site", how)
    assert done.findings == ()
    assert rows(done, "2011.csv")[0]["rating"] == "5"
    if encoding == "windows-1252":
        (tmp_path / "mapping.yml").write_text(mapping, encoding="utf-8")
        done = plan([path], tmp_path / "mapping.yml", tmp_path / "site", how)
        assert [(one.code, one.severity) for one in done.findings] == [
            ("import-encoding", Severity.WARNING)
        ]
        assert rows(done, "2011.csv")[0]["rating"] == "5"


VALUES = st.sampled_from(["", "0", "1", "3", "5", "5.0", "6", "11", "Blank", "x", '"', "a\nb"])


@given(st.lists(st.tuples(VALUES, VALUES), max_size=30))
@settings(max_examples=60)
def test_every_value_is_accounted_for_exactly_once(pairs):
    mapping = Mapping.model_validate(
        {
            "kind": "answers",
            "files": "a.csv",
            "fixed": {"date": "2017"},
            "codes": {
                "rating": {"take": list("12345"), "no_answer": {"unused": ["6"], "no": ["0"]}}
            },
            "rows": [
                {"fixed": {"service": name}, "columns": {"rating": name}} for name in ("one", "two")
            ],
        }
    )
    output = io.StringIO()
    csv.writer(output, lineterminator="\n").writerows([("one", "two", "secret")])
    csv.writer(output, lineterminator="\n").writerows([(*pair, "s") for pair in pairs])
    source = TextFile("a.csv", output.getvalue())
    table, _ = csv_table.parse(source)
    document, _ = yaml_document.parse(TextFile("mapping.yml", ""))
    export = Export(table, {"name": "a"}, "data/answers/a.csv")
    done = convert(export, MappingFile(mapping, document, None), Numbers(b""), "UTC", 1)
    taken = [v for row in pairs for v in row if v in ("1", "3", "5", "5.0")]
    assert len(done.frame) == len(taken)
    assert sum(done.dropped.values()) == 2 * len(pairs) - len(taken)
    assert sum(done.left_out.values()) == 2 * len(pairs) - len(taken)
    if len(done.frame):
        assert list(done.frame["rating"]) == [v.removesuffix(".0") for v in taken]


def test_years_are_written_as_the_organisation_writes_them(run):
    mapping = """\
kind: costs
files: "bills.csv"
fixed: {service: email, category: licences}
columns: {period: YEAR, amount: EUR}
"""
    bills = "YEAR,EUR\n" + "".join(f"{year}-{year % 100 + 1},12\n" for year in range(2020, 2040))
    done = run(mapping, {"bills.csv": bills + "2025,12\n"}, organisation="year_begins: july\n")
    written = done.files["data/costs/bills.csv"].decode()
    assert written.splitlines()[1] == "2020/21,email,licences,12"
    (finding,) = done.findings
    assert finding.place.line == 22
    assert finding.hint.endswith("what it means for “period”: 2024/25 or 2025/26")


QUALTRICS = (
    "RecordedDate,Q1\n"
    "Recorded Date,How much do you like it?\n"
    '"{""ImportId"":""recordedDate"",""timeZone"":""Europe/Berlin""}","{""ImportId"":""QID1""}"\n'
    "2026-08-03 10:12:11,5\n2026-08-04 08:00:00,2\n"
)
OF_QUALTRICS = """\
kind: answers
files: "{wave}.csv"
columns: {date: {column: RecordedDate, format: "%Y-%m-%d %H:%M:%S"}}
rows:
  - fixed: {service: email}
    columns: {rating: Q1}
"""


@pytest.mark.parametrize("separator", [",", ";"])
def test_header_rows_below_the_first_are_no_rows_of_an_export(run, separator):
    export, mapping = QUALTRICS, OF_QUALTRICS
    if separator == ";":
        mapping += "separator: semicolon\n"
        export = export.replace('","', '";"').replace(",Q1", ";Q1").replace(",How", ";How")
        export = export.replace(",5", ";5").replace(",2", ";2")
    done = run(mapping, {"2026.csv": export})
    assert done.findings == ()
    assert [row["rating"] for row in rows(done, "2026.csv")] == ["5", "2"]
    assert done.reports[0].rows_read == 2


def test_each_step_is_said_when_it_begins(run, tmp_path):
    from generator.importing.import_files import HowToImport, import_files, steps

    run(MAPPING, {"2011.csv": "", "2013.csv": ""})
    said = []
    paths = [tmp_path / "exports/2011.csv", tmp_path / "exports/2013.csv"]
    how = HowToImport(key=tmp_path / "numbers.key", progress=said.append)
    import_files(paths, tmp_path / "mapping.yml", tmp_path / "site", how)
    assert said[:2] == ["Reading 2011.csv", "Reading 2013.csv"]
    assert said[-1] == "Comparing with what is there"
    assert len(said) <= steps(paths)
