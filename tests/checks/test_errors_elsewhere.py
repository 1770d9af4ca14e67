"""A file with errors brings no findings about what it may say."""

from __future__ import annotations

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import ORGANISATION, write

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"


def test_lost_time_and_currency_are_not_asked_about_while_the_organisation_has_errors(tmp_path):
    files = {
        "services/organisation.yml": ORGANISATION + "lost_over: 7 days\nhours: always\n",
        "services/it/mail.yml": MAIL,
        "data/answers/a.csv": "date,service,rating,lost_minutes\n2026-09-01,mail,4,5\n",
        "data/costs/c.csv": "period,service,category,amount\n2026-09,mail,licences,$5\n",
    }
    found = check(read_sources(write(tmp_path / "root", files)), History()).findings
    codes = {f.code: f.hint for f in found}
    assert "bad-format" in codes
    assert "row-lost-over-unsaid" not in codes
    assert codes["row-not-a-number"] == "write 5"
