"""The command, by the small example that the documentation shows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.import_data import import_data
from tests.real_data import MAPPINGS, ROOT

EXPORT = MAPPINGS.parent / "exports" / "staff-survey-2026.csv"
ARGUMENTS = [str(EXPORT), "--mapping", str(MAPPINGS / "staff-survey.yml")]


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """A home of its own, in which the key of the numbers lies."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    return home


ROWS = """\
date,service,respondent,community,rating,lost_minutes
2026-03,e-mail,A,field,4,12.5
2026-03,wi-fi,B,field,1,
2026-03,e-mail,C,field,5,
2026-03,e-mail,D,,3,0
2026-03,wi-fi,E,,4,
2026-04,e-mail,A,field,2,30
2026-04,wi-fi,B,field,2,
"""


def invoke(*arguments):
    return CliRunner().invoke(import_data, [str(one) for one in arguments])


def test_the_example_becomes_a_repository(tmp_path):
    into = tmp_path / "site"
    done = invoke(*ARGUMENTS, "--into", into)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "4 rows read, 7 written" in done.stderr
    written = (into / "data/answers/staff-survey-2026.csv").read_text(encoding="utf-8")
    numbers = list(dict.fromkeys(re.findall(r"\b[0-9a-f]{4}[.][0-9a-f]{16}\b", written)))
    for number, name in zip(numbers, "ABCDE", strict=True):
        written = written.replace(number, name)
    assert written == ROWS
    assert (into / "services/it/wi-fi.yml").exists()


def test_where_it_was_written_is_said_in_words(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "7 written to this folder, with" in invoke(*ARGUMENTS).stderr


def test_names_addresses_and_comments_stay_behind(tmp_path):
    invoke(*ARGUMENTS, "--into", tmp_path)
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.csv"))
    assert written.count("\n") == 8
    for personal in ("Jane", "Jörg", "@", "slow", "HYPERLINK", "02.03", "="):
        assert personal not in written


def test_findings_do_not_show_the_lines_they_point_at(tmp_path):
    bad = tmp_path / EXPORT.name
    bad.write_bytes(EXPORT.read_bytes().replace(b"So-so", b"Dunno\x1b[2J"))
    done = invoke(bad, *ARGUMENTS[1:], "--into", tmp_path / "site")
    assert done.exit_code == 1  # one of four answers is more than 5 %
    assert f"{bad}:5:" in done.stderr
    assert "the code “Dunno�[2J” in “How do you like e-mail?” means: 1 row" in done.stderr
    assert "Ann" not in done.output
    assert "\x1b" not in done.output


def test_errors_end_with_1_and_write_nothing(tmp_path):
    into = tmp_path / "site"
    done = invoke(EXPORT, "--mapping", MAPPINGS / "carers-allowance.yml", "--into", into)
    assert done.exit_code == 1
    assert "import-file-name" in done.output
    assert "Nothing is written" in done.stderr
    assert not into.exists()


def test_the_same_again_changes_no_byte_and_other_rows_need_a_word(tmp_path):
    assert invoke(*ARGUMENTS, "--into", tmp_path).exit_code == 0
    answers = tmp_path / "data/answers/staff-survey-2026.csv"
    before = answers.read_bytes()
    assert invoke(*ARGUMENTS, "--into", tmp_path).exit_code == 0
    assert answers.read_bytes() == before
    answers.write_bytes(before.replace(b",4,12.5\n", b",3,12.5\n"))
    again = invoke(*ARGUMENTS, "--into", tmp_path)
    assert again.exit_code == 1
    assert "1 new, 1 gone" in again.output
    assert b",3,12.5\n" in answers.read_bytes()
    for how in ("--force", "--replace"):
        answers.write_bytes(before.replace(b",4,12.5\n", b",3,12.5\n"))
        assert invoke(*ARGUMENTS, "--into", tmp_path, how).exit_code == 0
        assert answers.read_bytes() == before
    answers.write_bytes(before.replace(b",4,12.5\n", b",3,12.5\n"))
    assert invoke(*ARGUMENTS, "--into", tmp_path, "--add").exit_code == 0
    assert len(answers.read_bytes().splitlines()) == len(before.splitlines()) + 1


@pytest.mark.parametrize("arguments", [[], ["none.csv", *ARGUMENTS[1:]], [*ARGUMENTS, "--unknown"]])
def test_wrong_use_ends_with_2(arguments):
    assert invoke(*arguments).exit_code == 2


def test_without_a_mapping_one_is_printed_with_questions(tmp_path):
    export = tmp_path / "a.csv"
    export.write_text("Name,How is it?\nJane,5\n", encoding="utf-8")
    done = invoke(export)
    assert done.exit_code == 2
    assert done.stdout.endswith('      "???": How is it?\n# Left behind:\n#   Name\n')
    assert "Nothing was imported: answer what is open (3), save this as mapping.yml" in done.output
    assert "Jane" not in done.output
    assert " import FILE… --mapping mapping.yml\n" in done.stdout
    mapping = tmp_path / "mapping.yml"
    mapping.write_text(done.stdout, encoding="utf-8")
    again = invoke(export, "--mapping", mapping)
    assert again.exit_code == 1
    assert again.output.count("this question is not answered yet") == 3


def test_the_next_command_has_the_options_of_this_one(tmp_path):
    export, site = tmp_path / "a.csv", tmp_path / "our site"
    export.write_text("Name,How is it?\nJane,5\n", encoding="utf-8")
    for more in ([], ["--suggest"]):
        done = invoke(export, "--into", site, "--key", "my.key", "--add", "--tally", *more)
        options = f"--into '{site}' --key my.key --add --tally"
        assert f" import FILE… --mapping mapping.yml {options}\n" in done.stdout


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-8"), (",", "cp1252"), ("|", "utf-16")],
)
def test_a_mapping_is_made_however_the_export_is_written(separator, encoding, tmp_path):
    export = tmp_path / "a.csv"
    rows = [["Tag", "Gefällt es, ja?"], ["03.09.2026", "5"]]
    text = "".join(separator.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
    export.write_bytes(text.encode(encoding))
    made = invoke(export).stdout
    assert '      rating: "Gefällt es, ja?"\n' in made
    assert made.count("???") == 2  # once in the comment above
    mapping = tmp_path / "mapping.yml"
    mapping.write_text(made.replace('"???"', "mail"), encoding="utf-8")
    site = shutil.copytree(ROOT / "tests" / "mistakes" / "base", tmp_path / "site")
    done = invoke(export, "--mapping", mapping, "--into", site)
    assert done.exit_code == 0, done.output
    written = (site / "data/answers/a.csv").read_text(encoding="utf-8")
    assert written.endswith("2026-09-03,mail,5\n")


def test_where_nothing_is_open_the_first_try_imports(tmp_path):
    export = tmp_path / "a.csv"
    export.write_text(
        "Timestamp,Your name,How do you like telephone?\n9/14/2026 10:00:00,Jane,5\n", "utf-8"
    )
    site = shutil.copytree(ROOT / "tests" / "mistakes" / "base", tmp_path / "site")
    shown = invoke(export, "--into", site, "--suggest")
    assert shown.exit_code == 0
    assert "      rating: How do you like telephone?\n" in shown.stdout
    assert not (site / "data/answers/a.csv").exists()
    done = invoke(export, "--into", site)
    assert done.exit_code == 0, done.output
    assert "this is an export of Google Forms: it has the column “Timestamp”." in done.output
    assert "does not name them: “Your name”\n" in done.output
    written = (site / "data/answers/a.csv").read_text(encoding="utf-8")
    assert written == "date,service,rating\n2026-09-14,telephone,5\n"


def test_the_command_is_light_until_it_runs():
    code = "import sys, generator.cli.import_data; print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_the_mappings_name_no_folder_of_a_machine():
    paths = list(Path(MAPPINGS).rglob("*.yml"))
    assert paths
    for path in paths:
        assert "/work" not in path.read_text(encoding="utf-8")
