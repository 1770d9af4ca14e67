"""Where two readings exist, a finding asks; where the content decides, nothing is asked."""

from __future__ import annotations

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

MAIL = (
    "name: Mail\nstage: live\nlaunched: 2020-01-01\nmeasures:\n  - id: speed\n"
    "    name: Time to send\n    unit: s\n    good:\n      - since: 2020-01-01\n"
    "        at_most: 3\n"
)


def said(root, code, **files):
    """Return what findings of a rule say, and their hints."""
    named = {f"data/{kind}/a.csv": text for kind, text in files.items()}
    checked = check(read_sources(write(root, {"services/it/mail.yml": MAIL, **named})), History())
    return [(f.message, f.hint) for f in checked.findings if f.code == code]


def measured(values):
    rows = (f"2026-09-{day:02d},mail,speed,{value}\n" for day, value in enumerate(values, 1))
    return "date,service,measure,value\n" + "".join(rows)


def spent(values):
    rows = (f"2026-0{month},mail,licences,{value}\n" for month, value in enumerate(values, 1))
    return "period,service,category,amount\n" + "".join(rows)


@pytest.mark.parametrize(
    ("kind", "values", "asks"),
    [
        (spent, ["12.000", "1.500"], True),
        (spent, ["12000", "950", "1.500"], True),
        (spent, ["-1.500", "950"], True),
        (spent, ["12.000", "1.50"], False),
        (spent, ["12.000", "0.500"], False),
        (spent, ["12000", "1500.25"], False),
        (measured, ["1.250", "980", "1.100"], True),
        (measured, ["1.250", "2.105", "3.871"], False),  # a program writes milliseconds so
        (measured, ["0.125", "12.500", "3.000"], False),
        (measured, ["1.251", "2", "3.5"], False),
        (measured, ["2.125", "3", "1.375"], False),  # no 0 at an end: decimals as they come
    ],
)
def test_a_point_that_may_stand_for_thousands_is_asked_about(tmp_path, kind, values, asks):
    name = "costs" if kind is spent else "telemetry"
    found = said(tmp_path, "row-point-for-thousands", **{name: kind(values)})
    assert bool(found) is asks
    if asks:
        assert " or " in found[0][1]


def test_a_currency_of_three_decimals_is_not_asked_about(tmp_path):
    organisation = "name: A\nas_of: 2026-09-30\nfeedback: https://say.example.org\n"
    write(tmp_path, {"services/it/mail.yml": MAIL, "data/costs/a.csv": spent(["12.000", "1.500"])})
    path = tmp_path / "services" / "organisation.yml"
    for currency, asks in (("EUR", True), ("KWD", False)):
        path.write_text(f"{organisation}currency: {currency}\n")
        codes = {f.code for f in check(read_sources(tmp_path), History()).findings}
        assert ("row-point-for-thousands" in codes) is asks


@pytest.mark.parametrize(
    ("values", "asks"),
    [
        ([0.01, 0.02, 0.03], True),
        ([300, 400, 900], True),
        ([0.01, 0.02], False),  # two values say little
        ([0.01, 0.02, 0.04], False),
        ([0, 0, 2.5, 2.4, 2.6], False),
    ],
)
def test_a_limit_far_from_all_values_is_asked_about(tmp_path, values, asks):
    found = said(tmp_path, "wanted-far-away", telemetry=measured(values))
    assert bool(found) is asks
    if asks:
        assert "is one of them not in s?" in found[0][0]
        assert "write a value (s), or write the values in data/telemetry/a.csv" in found[0][1]


@pytest.mark.parametrize(
    ("values", "like", "way"),
    [
        (range(0, 101, 5), "scores out of 100", "say which points are 1, 2, 3, 4 and 5"),
        (range(-40, 64, 5), "an NPS", "the answers that the score was made of"),
        (range(11), "from 0 to 10 do", "rename the column to “recommend”"),
        (range(5), "numbers from 0 to 4", "has another scale or other words"),
    ],
)
def test_a_column_of_another_scale_is_one_finding_that_says_which(tmp_path, values, like, way):
    rows = "".join(f"2026-09-{1 + i % 28:02d},mail,{v}\n" for i, v in enumerate([*values] * 10))
    found = said(tmp_path, "row-out-of-range", answers="date,service,rating\n" + rows)
    ((message, hint),) = found
    assert like in message
    assert way in hint


@pytest.mark.parametrize(
    ("file", "there", "hint"),
    [
        ("services/it/mail.yml.txt", True, "write what is right in it into “services/it/mail.yml”"),
        ("services/it/fax.yaml.bak", False, "rename it to “services/it/fax-2.yml”"),
        ("data/costs/costs.csv.txt", True, "write what is right in it into “data/costs/costs.csv”"),
        ("data/costs/2025.csv.txt", False, "rename it to “data/costs/2025.csv”"),
        ("data/costs/2025.csv.gz", False, "unpack it as “data/costs/2025.csv”"),
        ("data/costs/2025.xlsx", False, "save it as “data/costs/2025.csv”"),
        ("services/it/costs.csv", False, "move it into one of data/: answers"),
    ],
)
def test_no_hint_loses_what_a_file_holds(tmp_path, file, there, hint):
    file = file if there else file.replace("fax", "fax-2")
    root = write(
        tmp_path,
        {"services/it/mail.yml": MAIL, "data/costs/costs.csv": spent([1]), file: "name: Fax\n"},
    )
    checked = check(read_sources(root), History())
    (found,) = (each for each in checked.findings if each.place.file == file)
    assert hint in found.hint
    assert not found.hint.startswith("remove")
