"""What is made up goes with its data, and nothing else does."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli import main

MADE_UP = "name: Chat\nfictional: yes\nstage: live\nlaunched: 2020-01-01\n"
ROWS = "date,service,rating\n2026-09-01,{},4\n"


@pytest.fixture
def remove(write):
    """Return a function that writes files and removes a service; what was said, and what is left"""

    def do(files, service):
        root = write({"services/it/chat.yml": MADE_UP, **files})
        done = CliRunner().invoke(main, ["remove", "--root", str(root), service])
        left = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
        return done, left

    return do


def test_the_definition_and_its_data_go(remove):
    files = {
        "data/answers/chat.csv": ROWS.format(" Chat"),
        "data/answers/mail.csv": ROWS.format("mail"),
        "data/costs/empty.csv": "period,service,category,amount\n",
    }
    done, left = remove(files, "chat")
    assert done.output == "removed data/answers/chat.csv\nremoved services/it/chat.yml\n"
    assert "services/it/mail.yml" in left
    assert {"data/answers/mail.csv", "data/costs/empty.csv"} <= left
    assert not {"services/it/chat.yml", "data/answers/chat.csv"} & left


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ("mail", "“mail” is not made up: write “retired:” with a day"),
        ("fax", "there is no service “fax”; made up are: chat"),
        ("../it", "there is no service “../it”"),
        ("chat", "remove its rows first, which stand among others, in: data/answers/all.csv"),
    ],
)
def test_what_is_real_stays(remove, service, said):
    both = ROWS.format("mail") + "2026-09-01,chat,4\n"
    done, left = remove({"data/answers/all.csv": both}, service)
    assert done.exit_code == 1
    assert said in done.output
    assert {"services/it/chat.yml", "services/it/mail.yml", "data/answers/all.csv"} <= left
