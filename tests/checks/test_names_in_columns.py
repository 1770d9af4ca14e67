"""A name that a whole column writes in another way is proposed, and no list of codes."""

from __future__ import annotations

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"


def test_capitals_in_all_rows_of_a_service_get_its_id_as_a_hint(tmp_path):
    rows = [f"2026-09-{day:02},{name},4" for day in range(1, 11) for name in ("Mail", "phone")]
    files = {
        "services/it/mail.yml": MAIL,
        "services/it/phone.yml": MAIL.replace("Mail", "Phone"),
        "data/answers/b.csv": "date,service,rating\n2026-08-01,mail,4\n",
        "data/answers/a.csv": "\n".join(["date,service,rating", *rows, ""]),
    }
    found = check(read_sources(write(tmp_path / "root", files)), History()).findings
    (hint,) = (f.hint for f in found if f.code == "row-unknown-service")
    assert hint == "write “mail”, and the others in the same way"
