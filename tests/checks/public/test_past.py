"""What commits added: former versions, deleted and renamed files, messages; where git cannot."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.public.past import check_past
from generator.checks.table_context import table_context_of
from generator.cli.check import check as command
from generator.cli.reports import PRINTERS
from generator.model.definition_reader import read_definitions
from generator.sources import git_versions as source
from generator.sources.finding import Finding
from generator.sources.git_versions import BEGINNING
from generator.sources.repository import read_sources
from tests.checks.cases import write
from tests.sources.test_history import git

MAIL = "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
ROWS = "date,service,rating\n"


def commit(root: Path, files: dict[str, str | bytes | None], message: str = "change") -> str:
    for name, content in files.items():
        path = root / name
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)
    return head(root)


def head(root: Path) -> str:
    output = subprocess.run(
        ["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, check=True, text=True
    )
    return output.stdout.strip()


def found(root: Path, since: str = "HEAD~1") -> list[Finding]:
    sources = read_sources(root, with_data=False)
    definitions, _ = read_definitions(sources.documents)
    return check_past(root, since, sources, table_context_of(definitions, date(2026, 9, 30)))


def brief(root: Path, since: str = "HEAD~1") -> list[tuple[str, str, int]]:
    """Return code, file and line of each finding."""
    return [(f.code, f.place.file.partition(":")[2], f.place.line) for f in found(root, since)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, {"services/it/mail.yml": MAIL})
    commit(tmp_path, {}, "start")
    return tmp_path


def test_a_line_that_was_added_and_deleted_again_is_found_with_its_commit(root):
    added = commit(root, {"README.md": "# Ours\n\nAsk jo@marlpit.net.\n"})
    commit(root, {"README.md": "# Ours\n"})
    (finding,) = found(root, "HEAD~2")
    assert finding.code == "public-address"
    assert str(finding.place) == f"{added[:10]}:README.md:3:5"
    assert added[:10] in finding.message
    assert "not enough" in finding.hint
    assert "write “jo@marlpit.net” into words.txt" in finding.hint
    assert "--replace-text" in finding.hint


def test_a_deleted_file_is_found(root):
    commit(root, {"data/notes.txt": "jo@marlpit.net"})
    commit(root, {"data/notes.txt": None})
    assert brief(root, "HEAD~2") == [("public-address", "data/notes.txt", 1)]


def test_a_renamed_file_is_found_once(root):
    commit(root, {"data/a.txt": "jo@marlpit.net"})
    git(root, "mv", "data/a.txt", "data/b.txt")
    commit(root, {})
    assert brief(root, "HEAD~2") == [("public-address", "data/a.txt", 1)]
    assert brief(root) == []  # it stood there before
    commit(root, {"data/c.txt": "jo@marlpit.net"})
    assert brief(root) == []  # so does what was copied
    assert len(source.read_past(root, "HEAD~3").versions) == 1  # and is read once


def test_what_stood_there_before_was_not_added_since(root):
    commit(root, {"README.md": "jo@marlpit.net\n"})
    commit(root, {"README.md": "New.\njo@marlpit.net\namy@marlpit.net\n"})
    assert brief(root) == [("public-address", "README.md", 3)]
    assert len(brief(root, BEGINNING)) == 2


def test_what_many_versions_hold_is_reported_once_at_the_first(root):
    first = commit(root, {"README.md": "jo@marlpit.net\n"})
    for k in range(4):
        commit(root, {"README.md": f"{k}\njo@marlpit.net\n"})
    assert [f.place.file for f in found(root, BEGINNING)] == [f"{first[:10]}:README.md"]


def test_the_first_commit_counts_from_the_beginning(tmp_path):
    git(tmp_path, "init", "-q")
    write(tmp_path, {"README.md": "jo@marlpit.net"})
    commit(tmp_path, {})
    assert brief(tmp_path, BEGINNING) == [("public-address", "README.md", 1)]
    assert brief(tmp_path, "HEAD") == []


def test_a_table_s_rows_and_columns_are_judged_as_they_were(root):
    table = "date,service,respondent,rating,comment\n" + "2026-09-01,gone,7,4,slow\n" * 3
    commit(root, {"data/answers/a.csv": table})
    commit(root, {"data/answers/a.csv": ROWS})
    codes = [("public-person", 1), ("public-comment", 2), ("public-small-cell", 2)]
    output = found(root, "HEAD~2")
    assert sorted((f.code, f.place.line) for f in output) == sorted(codes)
    assert all("--invert-paths --path data/answers/a.csv" in f.hint for f in output)


def test_services_that_are_gone_are_not_one_cell(root):
    rows = "".join(f"2026-09-01,{name},4\n" * 6 for name in ("gone", "lost"))
    commit(root, {"data/answers/a.csv": ROWS + rows})
    (finding,) = found(root)
    assert finding.message.endswith("12 rows are about fewer than 10 people, in a file that "
                                    "everybody can read")  # fmt: skip


def test_rows_that_grow_are_reported_once(root):
    for k in range(1, 4):
        commit(root, {"data/answers/a.csv": ROWS + "2026-09-01,mail,4\n" * k})
    assert brief(root, "HEAD~3") == [("public-small-cell", "data/answers/a.csv", 2)]
    assert brief(root, "HEAD~1") == [("public-small-cell", "data/answers/a.csv", 2)]


def test_contacts_of_then_and_of_now_are_meant_to_be_read(root):
    owner = "owner:\n  - since: 2020-01-01\n    role: Head\n    contact: mailto:{}@marlpit.net\n"
    commit(root, {"services/it/mail.yml": MAIL + owner.format("old-desk")})
    commit(root, {"services/it/mail.yml": MAIL + owner.format("desk")})
    readme = "old-desk@marlpit.net desk@marlpit.net jo@marlpit.net"
    commit(root, {"README.md": readme})
    assert [f.message.count("“jo@") for f in found(root, "HEAD~3")] == [1]


def test_a_message_is_looked_through_but_for_who_made_it(root):
    last = commit(root, {}, "Told by jo@marlpit.net\n\nSigned-off-by: A B <ab@marlpit.net>")
    (finding,) = found(root)
    assert str(finding.place) == f"{last[:10]}:1:9"
    assert "--replace-message" in finding.hint


def test_a_merge_s_own_lines_are_found_and_each_side_s_once(root):
    git(root, "checkout", "-q", "-b", "side")
    commit(root, {"README.md": "jo@marlpit.net\n"})
    git(root, "checkout", "-q", "main")
    commit(root, {"data/x.txt": "amy@marlpit.net\n"})
    git(root, "merge", "-q", "--no-commit", "side")
    commit(root, {"README.md": "jo@marlpit.net\nsue@marlpit.net\n"}, "merge")
    output = found(root, "main~2")
    assert sorted(f.message.split("“")[1].split("”")[0] for f in output) == [
        "amy@marlpit.net",
        "jo@marlpit.net",
        "sue@marlpit.net",
    ]


def test_programs_links_hidden_and_binary_files_are_not_looked_through(root):
    (root / "link.md").symlink_to("jo@marlpit.net")
    commit(
        root,
        {
            "tool.py": "jo@marlpit.net",
            ".github/a.yml": "jo@marlpit.net",
            "data/a.bin": b"\0 jo@marlpit.net",
            "other/README.md": "jo@marlpit.net",
        },
    )
    assert brief(root) == []


def test_hostile_names_are_names(root):
    names = ["data/:100644 0 a b M.txt", "data/new\nline;$(rm).txt", "data/\x1b[31m.txt", "-x.md"]
    commit(root, {name: f"a{k}@marlpit.net" for k, name in enumerate(names)})
    Path(os.fsdecode(bytes(root) + b"/data/\xff.txt")).write_text("jo@marlpit.net")
    commit(root, {}, ":000 \x1e bare")
    files = {f.place.file.partition(":")[2] for f in found(root, "HEAD~2")}
    assert files == {*names, "data/�.txt"}
    for form in PRINTERS:
        result = run(root, "HEAD~2", form)
        assert result.exit_code == 1
        assert "\x1b" not in result.output


def run(root: Path, since: str, form: str = "text", *files: str):
    words = ["--root", str(root), "--no-cache", "--history", since, "--format", form, *files]
    return CliRunner().invoke(command, words, catch_exceptions=False)


@pytest.mark.parametrize(
    "since", ["nope", "", "--all", "HEAD~99", "a\0b", "HEAD:README.md", "\udcff"]
)
def test_a_revision_that_is_none_is_a_finding(root, since):
    (finding,) = found(root, since)
    assert finding.code == "history-unread"
    assert "no revision" in finding.message


def test_without_git_or_commits_it_is_a_finding(tmp_path):
    write(tmp_path, {})
    assert [f.code for f in found(tmp_path)] == ["history-unread"]
    git(tmp_path, "init", "-q")
    assert [f.code for f in found(tmp_path, BEGINNING)] == ["history-unread"]
    assert run(tmp_path, "HEAD").exit_code == 1


def test_a_shallow_clone_says_where_it_ends(root, tmp_path_factory):
    for k in range(3):
        commit(root, {"README.md": f"a{k}@marlpit.net\n"})
    clone = tmp_path_factory.mktemp("clone")
    git(root, "clone", "-q", "--depth", "2", f"file://{root}", str(clone))
    output = found(clone, BEGINNING)
    assert "history-unread" in {f.code for f in output}
    assert "public-address" in {f.code for f in output}
    (finding,) = found(clone, "HEAD~3")
    assert "a part of the history" in finding.message
    assert "unshallow" in finding.hint
    assert brief(clone, "HEAD~1") == [("public-address", "README.md", 1)]  # whole as far as asked


def test_a_version_that_is_too_large_is_reported_and_not_read(root, monkeypatch):
    monkeypatch.setattr(source, "LARGEST_CONTENT", 100)
    monkeypatch.setattr(source, "_AT_ONCE", 120)
    files = {f"data/{k}.txt": f"a{k}@marlpit.net" + " " * (200 * (k == 1) + 50) for k in range(4)}
    commit(root, files)
    assert brief(root) == [
        ("public-address", "data/0.txt", 1),
        ("history-unread", "data/1.txt", 1),
        ("public-address", "data/2.txt", 1),
        ("public-address", "data/3.txt", 1),
    ]


def test_a_repository_in_a_folder_of_another_looks_at_its_own(tmp_path):
    git(tmp_path, "init", "-q")
    root = write(tmp_path / "ours", {})
    commit(tmp_path, {"README.md": "jo@marlpit.net", "ours/README.md": "amy@marlpit.net"})
    (finding,) = found(root, BEGINNING)
    assert finding.place.file.endswith(":README.md")
    assert "amy@" in finding.message


def test_the_work_tree_stays_as_it_is(root):
    commit(root, {"README.md": "jo@marlpit.net"})
    (root / "README.md").write_text("changed")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    found(root, BEGINNING)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_the_command_passes_on_whether_the_repository_is_public_or_not(root):
    commit(root, {"README.md": "jo@marlpit.net"})
    commit(root, {"README.md": "nobody"})
    assert "public-address" not in run(root, "HEAD").output
    result = run(root, "HEAD~2")
    assert result.exit_code == 1
    assert "public-address" in result.output
    for file in (root, root / "README.md"):
        assert "public-address" in run(root, "HEAD~2", "text", str(file)).output
    assert "public-address" not in run(root, "HEAD~2", "text", str(root / "services")).output
