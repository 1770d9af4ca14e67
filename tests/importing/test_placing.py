from __future__ import annotations

from generator.disk.whole import write_files
from generator.importing.placing import obstacles

FILES = {"services/a.yml": b"a\n", "data/answers/b.csv": b"b\n"}


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_existing_files_are_in_the_way_unless_forced(tmp_path):
    write_files(FILES, tmp_path)
    assert [one.code for one in obstacles(FILES, tmp_path, force=False)] == ["import-exists"] * 2
    assert obstacles(FILES, tmp_path, force=True) == []
    write_files({"services/a.yml": b"new\n"}, tmp_path)
    assert tree(tmp_path) == {**FILES, "services/a.yml": b"new\n"}


def test_a_link_that_leads_out_is_never_followed(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/data").symlink_to(tmp_path / "elsewhere")
    found = obstacles(FILES, tmp_path / "site", force=True)
    assert [one.code for one in found] == ["outside-repository"]


def test_nothing_is_written_where_a_file_exists(run, tmp_path):
    from tests.importing.test_import import MAPPING, Y2010, Y2011

    run(MAPPING, {"2010.csv": Y2010})
    before = tree(tmp_path / "site")
    done = run(MAPPING, {"2010.csv": Y2010.replace(",4,", ",3,"), "2011.csv": Y2011})
    assert [one.code for one in done.findings] == ["import-exists"]
    assert tree(tmp_path / "site") == before
    assert not run(MAPPING, {"2010.csv": Y2010, "2011.csv": Y2011}, force=True).has_errors
    assert (tmp_path / "site/data/answers/2011.csv").exists()
