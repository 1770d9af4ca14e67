"""From an empty folder to a site: ``init``, ``new``, ``fmt``."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from generator.checks.run import check
from generator.cli.fmt import fmt
from generator.cli.init import init
from generator.cli.new import new
from generator.sources.history import History
from generator.sources.repository import read_document, read_sources

ROWS = r"date,service,rating\n2026-09-03,mail,4\n2026-09-03,mail,2\n2026-09-17,mail,5\n"
HEAD = ["--owner", "Head of Mail", "--purpose", "I write: to anybody."]


def run(command, *arguments, answers=None):
    return CliRunner().invoke(command, [str(a) for a in arguments], input=answers)


def begun(root):
    names = "--name", "Ours", "--provider", "IT", "--feedback", "https://a.example"
    done = run(init, root, *names, "--empty")
    assert done.exit_code == 0, done.output
    return root


def errors(root):
    return [f for f in check(read_sources(root), History()).findings if f.severity == "error"]


def test_five_commands_from_an_empty_folder_to_a_site(tmp_path):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("IHEARTIT")}
    environment |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    program = f"{sys.executable} -m generator"
    commands = [
        f"{program} init --name Ours --provider IT --feedback https://say.example.org",
        f"{program} new service --name Mail --purpose 'I write.' --owner H --launched 2021-05-01",
        "mkdir -p data/answers",
        f"printf '{ROWS}' > data/answers/2026.csv",
        f"{program} build",
    ]
    ours = tmp_path / "ours"
    ours.mkdir()
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=ours,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    page = (ours / "site" / "services" / "mail" / "index.html").read_text(encoding="utf-8")
    assert "Mail" in page
    assert "I write." in page
    assert (ours / "site" / "index.html").is_file()


def test_a_day_that_is_none_is_asked_for_again(tmp_path):
    root = begun(tmp_path / "ours")
    done = run(
        new, "service", "--root", root, answers="Mail\nI write.\nHead\n1.3.2022\n2022-03-01\n"
    )
    assert done.exit_code == 0, done.output
    assert "“1.3.2022” is not a date; write 2022-03-01" in done.output
    assert "launched: 2022-03-01" in (root / "services/it/mail.yml").read_text(encoding="utf-8")


def test_what_is_written_is_without_fault(tmp_path):
    root = begun(tmp_path / "ours")
    assert run(new, "service", "--root", root, "--name", "Mail", *HEAD, "--launched", "2021-05-01"
               ).exit_code == 0  # fmt: skip
    assert run(new, "service", "--root", root, "--name", "Größe", *HEAD, "--launched", ""
               ).exit_code == 0  # fmt: skip
    assert run(new, "provider", "--root", root, "--name", "Human Resources of All").exit_code == 0
    assert errors(root) == []
    codes = {f.code for f in check(read_sources(root), History()).findings}
    assert codes == {"no-steps", "provider-without-services"}
    assert "shirt: HROA" in (
        root / "services" / "human-resources-of-all" / "provider.yml"
    ).read_text("utf-8")
    assert "stage: pipeline" in (root / "services" / "it" / "grosse.yml").read_text("utf-8")
    assert run(fmt, "--root", root, "--check").exit_code == 0, "new files are tidy"


def test_it_asks_for_what_is_not_given(tmp_path):
    done = run(init, tmp_path, "--empty", answers="Ours\nFacilities\n\n")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "services" / "facilities" / "provider.yml").is_file()
    done = run(new, "service", "--root", tmp_path, answers="Room\nI meet.\nHead\n\n")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "services" / "facilities" / "room.yml").is_file()
    run(new, "provider", "--root", tmp_path, "--name", "IT")
    done = run(new, "service", "--root", tmp_path, answers="Mail\nI write.\nHead\n\nit\n")
    assert (tmp_path / "services" / "it" / "mail.yml").is_file(), done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["service", "--name", "Mail", *HEAD, "--launched", "1.5.2021"], "not a date"),
        (["service", "--name", "日本", *HEAD, "--launched", ""], "no letter"),
        (["service", "--name", "x" * 300, *HEAD, "--launched", ""], "too long"),
        (
            ["service", "--name", "Mail", "--provider", "hr", *HEAD, "--launched", ""],
            "There are: it",
        ),
        (["provider", "--name", "IT"], "is there already"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(arguments, said, tmp_path):
    root = begun(tmp_path / "ours")
    before = sorted(path for path in root.rglob("*"))
    done = run(new, *arguments[:1], "--root", root, *arguments[1:])
    assert done.exit_code != 0
    assert said in done.output
    assert sorted(path for path in root.rglob("*")) == before


def test_a_link_that_is_none_is_reported_with_what_fixes_it(tmp_path):
    done = run(
        init, tmp_path, "--name", "Ours", "--provider", "IT", "--feedback", "say.example.org"
    )
    assert done.exit_code == 1
    assert "write https://say.example.org" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_taken_whoever_provides_it(tmp_path):
    root = begun(tmp_path / "ours")
    run(new, "service", "--root", root, "--name", "Mail", *HEAD, "--launched", "")
    run(new, "provider", "--root", root, "--name", "HR")
    done = run(new, "service", "--root", root, "--name", "mail", "--provider", "hr", *HEAD,
               "--launched", "")  # fmt: skip
    assert done.exit_code == 1
    assert "taken by services/it/mail.yml" in done.output


def test_what_is_there_stays(tmp_path):
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "mkdocs.yaml").write_text("site_name: Mine\n")
    begun(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert not (tmp_path / "mkdocs.yml").exists()
    assert (
        run(init, tmp_path, "--name", "Again", "--provider", "IT", "--feedback", "").exit_code == 1
    )
    assert "Ours" in (tmp_path / "services" / "organisation.yml").read_text()


def test_fmt_changes_files_says_which_and_keeps_their_rights(tmp_path):
    root = begun(tmp_path)
    untidy = root / "services" / "it" / "provider.yml"
    untidy.write_text("name:   IT\r\nshirt: IT\r\n")
    untidy.chmod(0o640)
    broken = root / "services" / "it" / "mail.yml"
    broken.write_text("name: a: b\n")
    assert run(fmt, "--root", root, "--check").exit_code == 1
    assert "\r" in untidy.read_bytes().decode()
    done = run(fmt, "--root", root)
    assert done.exit_code == 0
    assert "provider.yml" in done.output
    assert "1 file was left alone" in done.output
    assert untidy.read_bytes() == b"name: IT\nshirt: IT\n"
    assert untidy.stat().st_mode & 0o777 == 0o640
    assert broken.read_text() == "name: a: b\n"
    assert run(fmt, "--root", root, "--check").exit_code == 0
    assert sorted(path.name for path in untidy.parent.iterdir()) == ["mail.yml", "provider.yml"]


FORM = """### Which service is it?

Mail

### What is it like?

It is slow,
and nobody: says why.

### Which group of colleagues are you with?

_No response_
"""


def with_mail(root):
    begun(root)
    run(new, "service", "--root", root, "--name", "Mail", *HEAD, "--launched", "2021-05-01")
    return root / "services" / "it" / "mail.yml"


def test_what_somebody_said_in_a_form_becomes_an_entry(tmp_path):
    mail = with_mail(tmp_path)
    before = mail.read_text("utf-8")
    done = run(new, "entry", "--root", tmp_path, "--form", "-", "--raised", "2026-09-03",
               "--link", "https://example.org/12", answers=FORM)  # fmt: skip
    assert done.exit_code == 0, done.output
    after = mail.read_text("utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert errors(tmp_path) == []
    document, _ = read_document(tmp_path, "services/it/mail.yml")
    assert document.value["conversation"] == [
        {
            "raised": "2026-09-03",
            "said": "It is slow, and nobody: says why.",
            "link": "https://example.org/12",
            "progress": "heard",
        }
    ]
    done = run(new, "entry", "--root", tmp_path, "--service", "mail", "--said", "x " * 500)
    assert done.exit_code == 0, done.output
    document, _ = read_document(tmp_path, "services/it/mail.yml")
    assert len(document.value["conversation"]) == 2
    assert len(document.value["conversation"][1]["said"]) < 410
    assert errors(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--service", "mial", "--said", "x"], "Did you mean “mail”?"),
        (["--service", "mail", "--said", "x", "--link", "javascript:alert(1)"], "not a link"),
    ],
)
def test_an_entry_that_cannot_be_changes_nothing(arguments, said, tmp_path):
    mail = with_mail(tmp_path)
    before = mail.read_bytes()
    done = run(new, "entry", "--root", tmp_path, *arguments)
    assert done.exit_code != 0
    assert said in done.output
    assert mail.read_bytes() == before


def test_a_file_with_faults_gets_no_entry(tmp_path):
    mail = with_mail(tmp_path)
    mail.write_text(mail.read_text() + "name: Mail\n")
    assert (
        "has errors"
        in run(new, "entry", "--root", tmp_path, "--service", "mail", "--said", "x").output
    )


def test_workflows_are_written_where_it_is_said_whose(tmp_path):
    options = ["--name", "Ours", "--provider", "IT", "--feedback", ""]
    assert run(init, tmp_path, *options, "--workflows", "ours/iheartit@main").exit_code == 2
    assert list(tmp_path.iterdir()) == []
    done = run(init, tmp_path, *options, "--workflows", "ours/iheartit@" + "b" * 40)
    assert done.exit_code == 0, done.output
    assert ".github/workflows/site.yml" in done.output
    assert (tmp_path / ".github" / "workflows" / "comment.yml").is_file()
