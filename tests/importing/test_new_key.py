"""An import after the key of the numbers was lost: the same answers, with other numbers."""

from __future__ import annotations

from msgspec.structs import replace

from generator.importing.import_files import HowToImport, import_files
from generator.importing.there import Onto
from generator.sources.finding import Severity
from tests.importing.conftest import REPOSITORY


def test_after_a_new_key_the_same_answers_are_not_called_new_and_gone(write, tmp_path):
    for path, text in REPOSITORY.items():
        write(f"site/{path}", text)
    mapping = write("m.yml", OTHER_KEY)
    rows = [f"2026-09-0{n},p{n}@x.org,{n}\n" for n in range(1, 6)]
    first = write("a.csv", "Day,Who,Like\n" + "".join(rows[:3]))
    keys = [write(f"{n}.key", f"{n}" * 64 + "\n") for n in (1, 2)]
    site = tmp_path / "site"
    import_files([first], mapping, site, HowToImport(key=keys[0]))
    later = write("b.csv", "Day,Who,Like\n" + "".join(rows))
    how = HowToImport(key=keys[1], new_key=True)
    asked = import_files([later], mapping, site, how)
    ((code, message),) = ((one.code, one.message) for one in asked.findings)
    assert code == "import-other-key"
    assert message == (
        "3 rows are there already, and the same but for numbers that another key made"
    )
    assert asked.reports[0].change == (2, 0, 3, 0)
    added = import_files([later], mapping, site, replace(how, onto=Onto.ADD))
    assert [one.severity for one in added.findings] == [Severity.WARNING]
    import_files([first], mapping, site, HowToImport(Onto.REPLACE, keys[0], new_key=True))
    replaced = import_files([later], mapping, site, replace(how, onto=Onto.REPLACE))
    assert replaced.findings == ()
    assert replaced.reports[0].change == (2, 0, 3, 0)
    (text,) = replaced.files.values()
    assert len(text.decode().splitlines()) == 6


OTHER_KEY = """\
kind: answers
files: "*"
into: a.csv
fixed: {service: email}
columns: {date: Day, respondent: {column: Who, number: together}, rating: Like}
"""
