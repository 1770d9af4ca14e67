from __future__ import annotations

from pathlib import Path

import pytest

from generator.importing.placing import obstacles, put

FILES = {"services/a.yml": b"a\n", "data/answers/b.csv": b"b\n"}


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("exists", [True, False])
def test_all_files_are_put_in_place_and_nothing_else_is_left(tmp_path, exists):
    into = tmp_path / "deep" / "site"
    if exists:
        into.mkdir(parents=True)
        (into / "data").mkdir()
    put(FILES, into)
    assert tree(tmp_path) == {f"deep/site/{name}": text for name, text in FILES.items()}


def test_existing_files_are_in_the_way_unless_forced(tmp_path):
    put(FILES, tmp_path)
    assert [one.code for one in obstacles(FILES, tmp_path, force=False)] == ["import-exists"] * 2
    assert obstacles(FILES, tmp_path, force=True) == []
    put({"services/a.yml": b"new\n"}, tmp_path)
    assert tree(tmp_path) == {**FILES, "services/a.yml": b"new\n"}


def test_a_link_that_leads_out_is_never_followed(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/data").symlink_to(tmp_path / "elsewhere")
    found = obstacles(FILES, tmp_path / "site", force=True)
    assert [one.code for one in found] == ["outside-repository"]


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("names", [list(FILES), list(FILES)[::-1]])
def test_a_failure_leaves_everything_as_it_was(tmp_path, monkeypatch, names, failing):
    into = tmp_path / "site"
    (into / "services").mkdir(parents=True)
    (into / "services/a.yml").write_bytes(b"old\n")
    before, folders = tree(into), sorted(into.rglob("*"))
    replace, calls = Path.replace, []

    def fail(self, target):
        calls.append(self)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        put({name: FILES[name] for name in names}, into)
    monkeypatch.undo()
    assert tree(into) == before
    assert sorted(into.rglob("*")) == folders


def test_nothing_is_written_where_a_file_exists(run, tmp_path):
    from tests.importing.test_import import MAPPING, Y2010, Y2011

    run(MAPPING, {"2010.csv": Y2010})
    before = tree(tmp_path / "site")
    done = run(MAPPING, {"2010.csv": Y2010.replace(",4,", ",3,"), "2011.csv": Y2011})
    assert [one.code for one in done.findings] == ["import-exists"]
    assert tree(tmp_path / "site") == before
    assert not run(MAPPING, {"2010.csv": Y2010, "2011.csv": Y2011}, force=True).has_errors
    assert (tmp_path / "site/data/answers/2011.csv").exists()
