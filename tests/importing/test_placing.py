from __future__ import annotations

import csv
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.whole import write_files
from generator.importing.placing import placed
from generator.importing.report import summary
from generator.importing.there import Onto, RowChanges, compare
from generator.model.kinds import KIND_OF_FOLDER

FILES = {"services/a.yml": b"a\n", "data/README.md": b"b\n"}
ANSWERS, INCIDENTS = KIND_OF_FOLDER["answers"], KIND_OF_FOLDER["incidents"]


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def codes(done):
    return [one.code for one in done.findings]


def test_what_is_no_table_is_written_over_only_where_somebody_says_so(tmp_path):
    write_files(FILES, tmp_path)
    assert codes(placed(FILES, tmp_path)) == []
    other = {"services/a.yml": b"new\n"}
    assert codes(placed(other, tmp_path)) == ["import-exists"]
    assert codes(placed(other, tmp_path, Onto.ADD)) == ["import-exists"]
    assert placed(other, tmp_path, Onto.REPLACE).files == other


def test_a_link_that_leads_out_is_never_followed(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/data").symlink_to(tmp_path / "elsewhere")
    assert codes(placed(FILES, tmp_path / "site", Onto.REPLACE)) == ["outside-repository"]


@pytest.mark.usefixtures("yearly")
def test_nothing_is_written_where_rows_change(run, tmp_path):
    from tests.importing.test_import import MAPPING, Y2010, Y2011

    run(MAPPING, {"2010.csv": Y2010})
    before = tree(tmp_path / "site")
    other = Y2010.replace(",4,", ",3,")
    done = run(MAPPING, {"2010.csv": other, "2011.csv": Y2011})
    assert codes(done) == ["import-exists"]
    assert tree(tmp_path / "site") == before
    done = run(MAPPING, {"2010.csv": other, "2011.csv": Y2011}, onto=Onto.REPLACE)
    assert not done.has_errors
    assert (tmp_path / "site/data/answers/2011.csv").exists()


def table(*rows):
    output = io.StringIO()
    csv.writer(output, lineterminator="\n").writerows(rows)
    return output.getvalue().encode()


HEAD = ("date", "service", "id", "rating")
ONE, TWO, SIX = (("2026-09-01", "mail", n, "4") for n in ("a", "b", "f"))
OTHER = ("2026-09-01", "mail", "b", "1")
BARE = ("date", "service", "rating")
SAME = ("2026-09-01", "mail", "4")


@pytest.mark.parametrize(
    ("there", "said", "change", "merged"),
    [
        ([HEAD, ONE, TWO], [HEAD, ONE, TWO], (0, 2, 0, 0), [HEAD, ONE, TWO]),
        ([HEAD, ONE, TWO], [HEAD, TWO, ONE, SIX], (1, 2, 0, 0), [HEAD, ONE, TWO, SIX]),
        ([HEAD, ONE, TWO], [HEAD, ONE, OTHER], (0, 1, 1, 0), [HEAD, ONE, OTHER]),
        ([HEAD, ONE, TWO], [HEAD, TWO, SIX], (1, 1, 0, 1), [HEAD, ONE, TWO, SIX]),
        ([HEAD], [HEAD, TWO], (1, 0, 0, 0), [HEAD, TWO]),
        ([BARE, SAME], [BARE, SAME, SAME], (1, 1, 0, 0), [BARE, SAME, SAME]),
        ([BARE, SAME, SAME], [BARE, SAME], (0, 1, 0, 1), [BARE, SAME, SAME]),
        (
            [BARE, SAME],
            [HEAD, ONE],
            (1, 0, 0, 1),
            [HEAD, ("2026-09-01", "mail", "", "4"), ONE],
        ),
    ],
)
def test_rows_are_new_or_other_or_gone(there, said, change, merged):
    found = compare(table(*there), table(*said), ANSWERS)
    assert found.change == RowChanges(*change)
    assert found.merged == table(*merged)


ROWS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("12345")), unique_by=lambda r: r[0]
)


@given(ROWS, ROWS)
def test_adding_loses_nothing_and_ends_with_what_is_said(old, new):
    head = ("id", "rating")
    found = compare(table(head, *old), table(head, *new), ANSWERS)
    merged = dict(list(csv.reader(io.StringIO(found.merged.decode())))[1:])
    assert merged == {**dict(old), **dict(new)}
    change = found.change
    assert change.new + change.same + change.other == len(new)
    assert change.gone + change.same + change.other == len(old)
    again = compare(found.merged, table(head, *new), ANSWERS)
    assert again.merged == found.merged


MAPPING = """\
kind: answers
files: "*.csv"
columns: {date: Day, id: {column: ID, number: together}, rating: Like}
fixed: {service: email}
"""


def export(numbers, ratings=None):
    lines = [f"2026-09-{n:02},{n},{(ratings or {}).get(n, 4)}" for n in numbers]
    return "\n".join(["Day,ID,Like", *lines, ""])


def written(tmp_path, name="a"):
    path = tmp_path / f"site/data/answers/{name}.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    return [(int(row["date"][-2:]), row["rating"]) for row in rows]


def test_an_export_grows_is_corrected_and_rotates(run, tmp_path):
    run(MAPPING, {"a.csv": export(range(1, 11))})
    first = tree(tmp_path / "site")
    assert not run(MAPPING, {"a.csv": export(range(1, 11))}).has_errors
    assert tree(tmp_path / "site") == first
    done = run(MAPPING, {"a.csv": export(range(1, 13))})
    assert not done.has_errors
    assert done.reports[0].change == RowChanges(2, 10, 0, 0)
    before = tree(tmp_path / "site")

    corrected = export(range(1, 13), {5: 1})
    done = run(MAPPING, {"a.csv": corrected})
    assert codes(done) == ["import-exists"]
    assert done.findings[0].message.endswith("the rows that are there: 1 changed")
    assert tree(tmp_path / "site") == before
    run(MAPPING, {"a.csv": corrected}, onto=Onto.ADD)
    assert (5, "1") in written(tmp_path)
    lines = (tmp_path / "site/data/answers/a.csv").read_bytes().splitlines()
    assert len({*lines} - {*before["data/answers/a.csv"].splitlines()}) == 1

    rotated = export(range(8, 15), {})
    done = run(MAPPING, {"a.csv": rotated})
    assert done.findings[0].message.endswith("2 new, 7 gone")
    assert "--add to keep the 7 that the export no longer has" in done.findings[0].hint
    run(MAPPING, {"a.csv": rotated}, onto=Onto.ADD)
    assert [day for day, _ in written(tmp_path)] == [*range(1, 15)]
    run(MAPPING, {"a.csv": rotated}, onto=Onto.REPLACE)
    assert [day for day, _ in written(tmp_path)] == [*range(8, 15)]


def test_a_later_export_under_another_name_repeats_no_row(run, tmp_path):
    run(MAPPING, {"a.csv": export(range(1, 11))})
    done = run(MAPPING, {"b.csv": export(range(6, 16))})
    assert codes(done) == ["import-there-already"]
    assert done.findings[0].message.startswith("5 rows are in ")
    assert "“into: a.csv”" in done.findings[0].hint
    assert not run(MAPPING, {"b.csv": export(range(6, 16))}, onto=Onto.ADD).has_errors
    assert [day for day, _ in written(tmp_path, "b")] == [*range(11, 16)]
    again = run("into: a.csv\n" + MAPPING, {"c.csv": export(range(1, 16))}, onto=Onto.ADD)
    assert not again.has_errors


def test_days_that_were_watched_grow(tmp_path):
    coverage = KIND_OF_FOLDER["coverage"]
    head = ("source", "service", "from", "to")
    there = table(head, ("log", "mail", "2026-01-01", "2026-03-31"))
    said = table(head, ("log", "mail", "2026-01-01", "2026-04-30"))
    found = compare(there, said, coverage)
    assert found.change == RowChanges(1, 1, 0, 0)
    assert found.merged == said
    assert compare(said, there, coverage).change == RowChanges(1, 0, 0, 1)


def test_a_random_walk_of_exports_keeps_every_answer(run, tmp_path):
    chance = random.Random(7)  # noqa: S311
    known: dict[int, int] = {}
    for _ in range(12):
        days = sorted(chance.sample(range(1, 29), chance.randint(1, 20)))
        ratings = {day: chance.randint(1, 5) for day in days}
        done = run(MAPPING, {"a.csv": export(days, ratings)}, onto=Onto.ADD)
        assert not done.has_errors
        known |= ratings
        assert {day: int(text) for day, text in written(tmp_path)} == known


NAMED = MAPPING.replace("id: {", "respondent: {")
NOBODY = MAPPING.replace("id: {column: ID, number: together}, ", "")


@pytest.mark.parametrize(
    ("mapping", "later", "stops"),
    [
        (NAMED, "Mail (1-15).csv", True),
        (NAMED, "other.csv", True),
        (NOBODY, "Mail (1-15).csv", True),
        (NOBODY, "Mail.csv", True),
        (NOBODY, "other.csv", False),
    ],
)
def test_a_later_export_without_ids_under_another_name_is_known_again(
    run, tmp_path, mapping, later, stops
):
    run(mapping, {"Mail (1-10).csv": export(range(1, 11))})
    before = tree(tmp_path / "site")
    done = run(mapping, {later: export(range(1, 16))})
    assert codes(done) == ["import-there-already" if stops else "import-same-days"]
    if stops:
        assert done.findings[0].message.startswith("10 rows are in ")
        assert "“into: Mail-1-10-.csv”" in done.findings[0].hint
        assert tree(tmp_path / "site") == before
        done = run(mapping, {later: export(range(1, 16))}, onto=Onto.ADD)
        assert not done.has_errors
        name = done.reports[0].into.rpartition("/")[2].removesuffix(".csv")
        assert [day for day, _ in written(tmp_path, name)] == [*range(11, 16)]
        assert summary(done, tmp_path, True)[-1].startswith("1 file: 15 rows read, 5 written to ")


def test_a_corrected_answer_without_an_id_would_count_twice_and_it_is_said_before(run, tmp_path):
    first, corrected = export(range(1, 11)), export(range(1, 11), {5: 1, 6: 2})
    for mapping, said in ((NAMED, True), (NOBODY, True), (MAPPING, False)):
        run(mapping, {"a.csv": first}, onto=Onto.REPLACE)
        done = run(mapping, {"a.csv": corrected})
        assert codes(done) == ["import-exists"]
        assert ("one that was corrected counts twice" in done.findings[0].hint) == said
        done = run(mapping, {"a.csv": corrected}, onto=Onto.ADD)
        rows = 12 if said else 10
        assert len(written(tmp_path)) == rows
        assert f" {rows} written to " in summary(done, tmp_path, True)[-1]
    run(NOBODY, {"a.csv": first}, onto=Onto.REPLACE)
    done = run(NOBODY, {"a.csv": export(range(3, 11))})
    assert "corrected" not in done.findings[0].hint, "rows went, and none came"


def test_rows_of_which_none_is_known_again_may_be_of_another_export(run):
    run(MAPPING, {"a.csv": export(range(1, 11))})
    (found,) = run(MAPPING, {"a.csv": export(range(11, 21))}).findings
    assert "if this is an export of something else, write “into: another-name.csv”" in found.hint
    named = MAPPING.replace('files: "*.csv"', 'files: "*.csv"\ninto: another-name.csv')
    done = run(named, {"a.csv": export(range(11, 21))})
    assert done.findings == ()
    (found,) = run(MAPPING, {"a.csv": export(range(5, 11))}).findings
    assert "another-name" not in found.hint
