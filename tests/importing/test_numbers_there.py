"""Numbers hold within a service; those of earlier versions and of another key are seen as such."""

from __future__ import annotations

import csv
import hmac
import io

import pytest

from generator.importing.import_files import HowToImport, import_files
from generator.importing.number_key import mark_of, numbering
from generator.importing.numbers import Whose, numbers_there, renew
from generator.importing.there import Onto
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.person_number import mark_in
from tests.importing.conftest import KEY

TWO = """\
kind: answers
files: "*.csv"
columns:
  date: Day
  respondent: {column: Who, number: together}
rows:
  - fixed: {service: email}
    columns: {rating: Mail}
  - fixed: {service: wi-fi}
    columns: {rating: Air}
"""
READ = """\
kind: answers
files: "*.csv"
columns:
  date: Day
  service: What
  provider: Whose
  id: {column: Who, number: together}
  rating: Mail
codes:
  service: {take: [email, wi-fi]}
  provider: {take: [it]}
"""
DAYS = [f"2026-09-{day:02}" for day in range(1, 13)]


def export(days=DAYS, who="p"):
    rows = (f"{day},{who}{day[-2:]}@example.org,4,2\n" for day in days)
    return "Day,Who,Mail,Air\n" + "".join(rows)


def earlier(person, survey=""):
    """Return the number that earlier versions gave to somebody, whatever it was about."""
    return hmac.new(KEY.encode(), f"{survey}\0{person}".encode(), "sha256").hexdigest()[:16]


def old_table(days=DAYS, who="p"):
    rows = (
        f"{day},{service},{earlier(f'{who}{day[-2:]}@example.org')},{rating}\n"
        for day in days
        for service, rating in (("email", 4), ("wi-fi", 2))
    )
    return "date,service,respondent,rating\n" + "".join(rows)


def rows_of(raw):
    return list(csv.DictReader(io.StringIO(raw.decode())))


def there(tmp_path, name="a"):
    return rows_of((tmp_path / f"site/data/answers/{name}.csv").read_bytes())


def people(rows, service):
    return {row["respondent"] for row in rows if row["service"] == service}


def codes(done):
    return [one.code for one in done.findings]


def test_what_somebody_says_of_two_services_cannot_be_joined(run):
    rows = rows_of(run(TWO, {"a.csv": export()}).files["data/answers/a.csv"])
    mail, air = (people(rows, service) for service in ("email", "wi-fi"))
    assert len(mail) == len(air) == len(DAYS)
    assert mail.isdisjoint(air)
    later = rows_of(
        run(TWO, {"b.csv": export(DAYS[:3])}, onto=Onto.ADD).files["data/answers/b.csv"]
    )
    assert people(later, "email") < mail


def test_a_service_that_is_read_from_the_export_counts_and_so_does_a_provider(run):
    text = "Day,Who,What,Whose,Mail\n"
    text += "2026-09-01,p,email,,4\n2026-09-01,p,wi-fi,,4\n2026-09-01,p,,it,4\n"
    rows = rows_of(run(READ, {"a.csv": text}).files["data/answers/a.csv"])
    assert len({row["id"] for row in rows}) == 3
    within = {row["service"] or f"provider:{row['provider']}": row["id"] for row in rows}
    for subject, number in within.items():
        assert number == numbering(KEY.encode(), "", subject)(["p"])[0]


def test_numbers_of_an_earlier_version_become_todays(run, write, tmp_path):
    write("site/data/answers/a.csv", old_table())
    write("site/data/answers/old/spring.csv", old_table(DAYS[:2]).replace("2026-09", "2026-03"))
    more = [*DAYS, "2026-09-20"]
    done = run(TWO, {"a.csv": export(more)})
    assert done.findings == ()
    assert done.reports[0].change[:] == (2, 24, 0, 0)
    assert done.renumbered == {"data/answers/a.csv": 24, "data/answers/old/spring.csv": 4}
    mail, air = (people(there(tmp_path), service) for service in ("email", "wi-fi"))
    assert len(mail) == len(air) == 13
    assert mail.isdisjoint(air)
    assert people(there(tmp_path, "old/spring"), "email") < mail
    again = run(TWO, {"a.csv": export(more)})
    assert again.renumbered == {}
    assert again.reports[0].change is None


@pytest.mark.parametrize("onto", Onto)
def test_nobody_is_there_twice_however_the_import_goes_on(run, write, tmp_path, onto):
    write("site/data/answers/a.csv", old_table())
    rest = export([*DAYS[6:], "2026-09-20"])
    done = run(TWO, {"a.csv": rest}, onto=onto)
    assert done.has_errors == (onto is Onto.ASK)
    if onto is Onto.ASK:
        assert done.findings[0].message.endswith("2 new, 12 gone")
        assert there(tmp_path) == rows_of(old_table().encode())
    else:
        size = 13 if onto is Onto.ADD else 7
        assert len(there(tmp_path)) == 2 * size
        assert len(people(there(tmp_path), "email")) == size


def test_people_of_the_past_who_are_not_in_the_export_keep_their_numbers(run, write, tmp_path):
    write("site/data/answers/a.csv", old_table())
    run(TWO, {"a.csv": export(DAYS[6:])}, onto=Onto.ADD)
    marks = [mark_in(row["respondent"]) for row in there(tmp_path)]
    assert marks == [""] * 12 + [mark_of(KEY.encode())] * 12
    assert not run(TWO, {"a.csv": export()}, onto=Onto.ADD).has_errors
    assert {mark_in(row["respondent"]) for row in there(tmp_path)} == {mark_of(KEY.encode())}


def imported_with(tmp_path, key, **others):
    paths = [tmp_path / "exports/a.csv"]
    site = tmp_path / "site"
    return import_files(paths, tmp_path / "mapping.yml", site, HowToImport(Onto.ADD, key, **others))


@pytest.mark.parametrize("lost", [True, False])
@pytest.mark.parametrize("old", [True, False])
def test_a_lost_key_stops_the_import(run, write, tmp_path, lost, old):
    run(TWO, {"a.csv": export()})
    if old:
        write("site/data/answers/a.csv", old_table())
    before = there(tmp_path)
    key = tmp_path / "other.key"
    if not lost:
        key.write_text("f" * 64)
    done = imported_with(tmp_path, key)
    assert codes(done) == ["import-key"]
    assert there(tmp_path) == before
    assert key.exists() != lost  # none is made that would be taken for the right one next time
    assert "--new-key" in done.findings[0].hint
    assert "--key" in done.findings[0].hint
    assert not imported_with(tmp_path, tmp_path / "numbers.key").has_errors
    assert len(there(tmp_path)) == len(before)
    assert not imported_with(tmp_path, key, new_key=True).has_errors
    assert not imported_with(tmp_path, key).has_errors  # it is known from now on


def test_what_is_counted_needs_no_key(run, write, tmp_path):
    run(TWO, {"a.csv": export()})
    write("exports/a.csv", export().replace("2026-09", "2026-10"))
    key = tmp_path / "other.key"
    assert not imported_with(tmp_path, key, counted=True).has_errors
    assert not key.exists()


def test_ids_of_another_origin_are_no_numbers(write, tmp_path):
    write("site/data/answers/a.csv", "date,service,respondent\n2026-09-01,email,r-17\n")
    found = numbers_there(tmp_path / "site", KIND_OF_FOLDER["answers"], ["respondent"])
    assert not found.some


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("0123456789abcdef", ""),
        ("mail-2026-0123456789abcdef", ""),
        ("beef.0123456789abcdef", "beef"),
        ("mail-2026-beef.0123456789abcdef", "beef"),
        ("r-17", None),
        ("0123456789abcdef0", None),
        ("0123456789ABCDEF", None),
    ],
)
def test_a_number_shows_its_key(text, mark):
    assert mark_in(text) == mark


def test_rows_that_do_not_fit_stay_as_they_are():
    raw = b"service,respondent\nemail,old\nemail,old,more\nwi-fi,old\n"
    now, rows = renew(raw, {Whose("respondent", "email", "old"): "new"})
    assert rows == 1
    assert now == b"service,respondent\nemail,new\nemail,old,more\nwi-fi,old\n"
    assert renew(raw, {Whose("id", "email", "old"): "new"}) == (raw, 0)


ONE = """\
kind: answers
files: "*.csv"
fixed: {service: email}
columns:
  date: Day
  id: {column: Who, number: together}
  rating: Mail
"""


@pytest.mark.parametrize("old", [True, False])
def test_a_service_that_was_renamed_keeps_its_people(run, write, tmp_path, old):
    run(ONE, {"a.csv": export()})
    if old:
        table = old_table().replace("respondent", "id")
        write("site/data/answers/a.csv", "".join(
            line for line in table.splitlines(keepends=True) if "wi-fi" not in line
        ))  # fmt: skip
    (tmp_path / "site/services/it/email.yml").unlink()
    write("site/services/it/post.yml", "name: Post\nstage: live\nformerly: [email]\n")
    (tmp_path / "site/services/it/email.yml").unlink(missing_ok=True)
    paths, key = [tmp_path / "exports/a.csv"], tmp_path / "numbers.key"
    mapping = write("mapping.yml", ONE.replace("email", "post"))
    done = import_files(paths, mapping, tmp_path / "site", HowToImport(Onto.ADD, key))
    assert not done.has_errors, done.findings
    assert done.reports[0].change[:] == (0, 0, len(DAYS), 0)
    assert len(there(tmp_path)) == len(DAYS)
    assert {row["service"] for row in there(tmp_path)} == {"post"}
