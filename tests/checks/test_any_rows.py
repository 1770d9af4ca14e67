"""Whatever stands in the cells, in whatever combination: a check gives findings, no exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks.run import check
from generator.model.kinds import KINDS
from generator.model.table import Type
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import ORGANISATION, write

MAIL = """\
name: Mail
stage: live
launched: 2020-01-15
formerly: [post]
steps: [{id: send, name: Send}]
measures: [{id: speed, name: Speed, unit: s, good: {at_most: 2}}]
promises: [{id: soon, text: Soon., unit: "%", target: {at_least: 90}}]
results: [{id: less, text: Less., unit: letters, direction: decrease, why: It is quicker.}]
events: [{date: 2026-06-15, kind: survey, text: New questions., breaks_trend: true}]
"""
DEFINED = {
    "services/it/mail.yml": MAIL,
    "services/it/slow.yml": "name: Slow\nstage: live\nlaunched: 2020-01-01\nperiod: year\n",
    "services/it/soon.yml": "name: Soon\nstage: pipeline\n",
    "services/it/torn.yml": "name: Torn\nstage: neither\n",
    "services/hr/provider.yml": "name: [HR]\n",
    "services/communities.yml": "communities: [{id: office, name: Office, people: 40}]\n",
}
"""Services in every stage; one of them, and one provider, with an error in its own file."""

NEVER = ["?", "-1", "1e99", "2026-02-30", "a/b"]
TIMES = ["2026-09-03", "2026-09-03T10:00", "2026-09-03T10:00+02:00", "2062-01-01", "1999-12-31"]
PERIODS = ["2026", "2026-Q3", "2026-09", "2026-W36", "2026-06", "2062", "1999-12", "2026-09-03"]
YEARS = ["2026/27", "2061/62", "FY2026", "Q3 2026/27", "9999", "9999/00", "0000/01", "9998/99"]
OF_TYPE = {
    Type.PERIOD: [*PERIODS, *YEARS, "2026-13"],
    Type.DAY: [*TIMES, "3.9.2026"],
    Type.TIME: [*TIMES, "2026-09-03T25:00"],
    Type.WHOLE: ["0", "3", "5", "99", "1.5", "−1", "5.0"],
    Type.NUMBER: ["0", "0.5", "4,5", "1e12", "-3"],
    Type.YES_NO: ["yes", "0", "perhaps"],
    Type.CHOICE: ["neither"],
    Type.TEXT: ["a", "b", "x" * 300],
}
OF_NAME = {
    "service": ["mail", "post", "slow", "soon", "torn", "fax", "mial"],
    "provider": ["it", "hr", "ti"],
    "community": ["office", "feild"],
    "step": ["send", "sned"],
    "measure": ["speed", "sped"],
    "promise": ["soon", "late"],
    "result": ["less", "more"],
}


def cell(column):
    """Return what may stand in a column: nothing, something good, something wrong."""
    some = OF_NAME.get(column.refers_to) or [*column.choices, *OF_TYPE[column.type]]
    return st.sampled_from(["", *some, *NEVER])


def rows(kind):
    """Return files of a kind, which have all its columns."""
    row = st.tuples(*map(cell, kind.columns))
    return st.lists(row, min_size=1, max_size=8)


def text(kind, rows):
    header = ",".join(column.name for column in kind.columns)
    return "\n".join([header, *(",".join(row) for row in rows)]) + "\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return write(tmp_path_factory.mktemp("any") / "root", DEFINED)


@pytest.mark.parametrize(("public", "year_begins"), [("no", "january"), ("yes", "may")])
@settings(max_examples=10, suppress_health_check=list(HealthCheck), database=None)
@given(st.fixed_dictionaries({kind.folder: rows(kind) for kind in KINDS}))
def test_any_combination_of_wrong_cells_gives_findings(root, public, year_begins, data):
    files = {f"data/{kind.folder}/a.csv": text(kind, data[kind.folder]) for kind in KINDS}
    said = f"public: {public}\nyear_begins: {year_begins}\n"
    files["services/organisation.yml"] = ORGANISATION + said
    checked = check(read_sources(write(root, {**DEFINED, **files})), History())
    assert all(finding.message and finding.hint for finding in checked.findings)
    assert {finding.place.file for finding in checked.findings} >= {"services/it/torn.yml"}
