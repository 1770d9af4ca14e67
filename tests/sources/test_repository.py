"""What lies on a disk, however odd, becomes documents, tables and findings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.sources.repository import read_sources
from tests.skips import SYSTEM

ODD_NAMES = [
    'it\'s "quoted".yml',
    "<script>alert(1)<.yml",
    "🎈.yml",
    "\u202egpj.yml",
    "new\nline.yml",
    "semi;colon&and.yml",
    "-rf.yml",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "services" / "it").mkdir(parents=True)
    (tmp_path / "services" / "organisation.yml").write_text("name: A\n")
    return tmp_path


def codes(root: Path) -> list[tuple[str, str]]:
    return [(finding.place.file, finding.code) for finding in read_sources(root).findings]


def test_a_folder_without_services(tmp_path):
    assert codes(tmp_path) == [("services", "no-services-folder")]


def test_empty_folders_and_a_missing_data_folder_are_fine(root):
    assert codes(root) == []
    (root / "data" / "answers").mkdir(parents=True)
    assert codes(root) == []


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_read(root, name):
    (root / "services" / "it" / name).write_text("name: A\n")
    assert f"services/it/{name}" in read_sources(root).documents


def test_names_that_are_not_utf_8_become_text(root):
    path = root / "services" / "it" / os.fsdecode(b"caf\xe9.yml")
    try:
        path.write_text("name: A\n")
    except OSError:
        pytest.skip(f"{SYSTEM}: names that are not UTF-8")
    names = read_sources(root).documents
    assert "services/it/caf�.yml" in names
    "".join(names).encode("utf-8")


def test_hidden_files_and_editors_leftovers_are_left_alone(root):
    for name in (".hidden.yml", "mail.yml~", "~$mail.yml", ".git/x.yml"):
        path = root / "services" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\xff")
    sources = read_sources(root)
    assert (list(sources.documents), sources.others) == (["services/organisation.yml"], ())


def test_a_link_out_of_the_repository_is_not_followed(root, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yml"
    secret.write_text("name: Secret\n")
    (root / "services" / "it" / "mail.yml").symlink_to(secret)
    (root / "data").symlink_to(secret.parent)
    (root / "services" / "hr").symlink_to(secret.parent)
    assert codes(root) == [
        ("services/hr", "outside-repository"),
        ("services/it/mail.yml", "outside-repository"),
        ("data", "outside-repository"),
    ]
    assert "Secret" not in str(read_sources(root).documents)


def test_a_link_to_what_git_hides_is_not_followed(root):
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("token: secret\n")
    (root / "services" / "it" / "mail.yml").symlink_to(root / ".git" / "config")
    assert codes(root) == [("services/it/mail.yml", "outside-repository")]


def test_a_link_to_a_file_is_read_and_one_to_a_folder_is_not(root):
    (root / "services" / "it" / "mail.yml").symlink_to(root / "services" / "organisation.yml")
    (root / "services" / "hr").symlink_to(root / "services" / "it")
    assert codes(root) == [("services/hr", "unreadable-file")]
    assert "services/it/mail.yml" in read_sources(root).documents


def test_a_link_in_circles_and_a_pipe_are_findings(root):
    (root / "services" / "it" / "a.yml").symlink_to(root / "services" / "it" / "b.yml")
    (root / "services" / "it" / "b.yml").symlink_to(root / "services" / "it" / "a.yml")
    os.mkfifo(root / "services" / "it" / "pipe.yml")
    assert [code for _, code in codes(root)] == ["unreadable-file"] * 3


def test_a_file_without_permission_is_a_finding(root, monkeypatch):
    path = root / "services" / "it" / "mail.yml"
    path.write_text("name: A\n")
    real = Path.read_bytes

    def refuse(self):
        if self.name == "mail.yml":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert codes(root) == [("services/it/mail.yml", "unreadable-file")]


def test_other_files_are_named(root):
    (root / "services" / "it" / "notes.txt").write_text("x")
    (root / "data" / "answers").mkdir(parents=True)
    (root / "data" / "answers" / "a.xlsx").write_bytes(b"PK\x00")
    (root / "data" / "answers" / "B.CSV").write_text("a\n1\n")
    sources = read_sources(root)
    assert sources.others == ("services/it/notes.txt", "data/answers/a.xlsx")
    assert list(sources.tables) == ["data/answers/B.CSV"]


def test_definitions_alone_leave_the_data_unread(root):
    (root / "data").mkdir()
    (root / "data" / "x.csv").write_bytes(b"\xff")
    assert read_sources(root, with_data=False).findings == ()
