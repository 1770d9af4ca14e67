"""The old or the new, and never half of one: whatever fails, and whenever the program is killed."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from generator.disk import whole
from generator.disk.whole import NotWrittenError, remove_file, stage, write_file, write_files

FILES = {"services/a.yml": "a\n", "data/answers/b.csv": "b\n"}
OLD = {"services/a.yml": "old a\n", "data/answers/b.csv": "old b\n"}


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("exists", [True, False])
def test_all_files_are_put_in_their_places_and_nothing_is_left(tmp_path, exists):
    into = tmp_path / "deep" / "site"
    if exists:
        (into / "data").mkdir(parents=True)
    write_files(FILES, into)
    assert tree(tmp_path) == {f"deep/site/{name}": text for name, text in FILES.items()}
    assert not [name for name in everything(tmp_path) if "iheartit" in name]


def test_texts_are_utf_8_and_their_line_ends_stay(tmp_path):
    write_files({"text": "“ä”\r\nb\n", "bytes": b"\xff\r\n"}, tmp_path)
    assert (tmp_path / "text").read_bytes() == "“ä”\r\nb\n".encode()
    assert (tmp_path / "bytes").read_bytes() == b"\xff\r\n"


def test_rights_stay_and_new_files_have_the_usual_ones(tmp_path):
    (tmp_path / "there").write_text("old")
    (tmp_path / "there").chmod(0o640)
    before = os.umask(0o027)
    try:
        write_files({"there": "new", "fresh": "new"}, tmp_path)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("there", "fresh")]
    assert modes == [0o640, 0o640]


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path):
    (tmp_path / "elsewhere").write_text("theirs")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    write_file(tmp_path / "link", "ours")
    assert not (tmp_path / "link").is_symlink()
    assert tree(tmp_path) == {"elsewhere": "theirs", "link": "ours"}
    (tmp_path / "link").unlink()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    remove_file(tmp_path / "link")
    remove_file(tmp_path / "nothing")
    assert tree(tmp_path) == {"elsewhere": "theirs"}


def test_what_is_there_is_never_written_over_unless_that_is_asked(tmp_path):
    write_files({"services/a.yml": "old\n"}, tmp_path)
    with pytest.raises(NotWrittenError) as caught:
        write_files(FILES, tmp_path, over=False)
    assert caught.value.filename == str(tmp_path / "services/a.yml")
    assert tree(tmp_path) == {"services/a.yml": "old\n"}
    assert everything(tmp_path) == ["services", "services/a.yml"]
    write_files(FILES, tmp_path)
    assert tree(tmp_path) == FILES


def test_where_files_cannot_have_two_names_copies_do(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError(1, "no links")))
    write_files({"a": "old"}, tmp_path, over=False)
    with pytest.raises(NotWrittenError):
        write_files({"a": "new"}, tmp_path, over=False)
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWrittenError):  # of the two, “a” is moved first
        write_files({"folder": "a folder is there", "a": "new"}, tmp_path)
    assert tree(tmp_path) == {"a": "old"}
    write_files({"a": "new"}, tmp_path)
    assert tree(tmp_path) == {"a": "new"}


# Faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("failing", range(1, 3))
@pytest.mark.parametrize("names", [list(FILES), list(FILES)[::-1]])
def test_a_failed_move_leaves_everything_as_it_was(tmp_path, monkeypatch, names, failing):
    into = tmp_path / "site"
    write_files({"services/a.yml": "old\n"}, into)
    before, files = everything(tmp_path), tree(tmp_path)
    replace, calls = Path.replace, []

    def fail(self, target):
        calls.append(self)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(NotWrittenError, match=r"“.*” cannot be written: No space left on device"):
        write_files({name: FILES[name] for name in names}, into)
    assert (everything(tmp_path), tree(tmp_path)) == (before, files)


@pytest.mark.parametrize("exists", [True, False])
def test_a_full_disk_leaves_everything_as_it_was(tmp_path, exists):
    into = tmp_path / "site"
    if exists:
        write_files(OLD, into)
    before, files = everything(tmp_path), tree(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(NotWrittenError) as caught:
            write_files({"services/a.yml": "new\n", "data/answers/b.csv": "b" * 5000}, into)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.filename == str(into / "data/answers/b.csv")
    assert (everything(tmp_path), tree(tmp_path)) == (before, files)


def test_a_file_where_a_folder_should_be_is_named(tmp_path):
    (tmp_path / "services").write_text("a file")
    for into, name in ((tmp_path, "services/a.yml"), (tmp_path / "services", "a.yml")):
        with pytest.raises(NotWrittenError):
            write_files({name: "a\n"}, into)
    assert tree(tmp_path) == {"services": "a file"}


@pytest.fixture
def read_only():
    """A folder that this process may read and not write."""
    with tempfile.TemporaryDirectory() as place:
        Path(place, "a").write_text("old")
        Path(place, "a").chmod(0o644)
        Path(place).chmod(0o555)
        root = os.geteuid() == 0  # who may do everything
        if root:
            os.seteuid(65534)
        try:
            yield Path(place)
        finally:
            if root:
                os.seteuid(0)
            Path(place).chmod(0o755)


@pytest.mark.parametrize("name", ["a", "b", "c/d", "c/d/e"])
def test_a_folder_that_may_not_be_written_is_a_sentence(read_only, name):
    for into, file in ((read_only, name), ((read_only / name).parent, Path(name).name)):
        with pytest.raises(NotWrittenError, match=r"“.*” cannot be written: Permission denied"):
            write_files({file: "new"}, into)
    assert tree(read_only) == {"a": "old"}
    with pytest.raises(NotWrittenError, match=r"“.*a” cannot be written: Permission denied"):
        remove_file(read_only / "a")


# Kills -----------------------------------------------------------------------------------------

KILLED = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path

    step, into, exists = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "True"
    from generator.disk.whole import write_files
    CALLS = {"open", "os.mkdir", "os.rename", "os.link", "os.rmdir", "os.remove", "os.chmod"}

    def watch(event, _):
        global step
        if event in CALLS:
            step -= 1
            if step == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    write_files({"services/a.yml": "a\\n", "data/answers/b.csv": "b\\n"}, into)
    """
)


def killed(step: int, into: Path, exists: bool) -> bool:
    """Write the files in another process that is killed before a step; return whether it was."""
    command = [sys.executable, "-c", KILLED, str(step), str(into), str(exists)]
    done = subprocess.run(command, check=False, capture_output=True, cwd=Path(__file__).parents[2])
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode != 0


@pytest.mark.parametrize("exists", [True, False])
def test_killed_at_any_step_each_file_is_the_old_or_the_new(tmp_path, exists):
    seen = set()
    for step in range(1, 100):
        into = tmp_path / str(step) / "site"
        into.parent.mkdir()
        if exists:
            write_files(OLD, into)
        ended = killed(step, into, exists)
        found = {name: text for name, text in tree(into).items() if name in FILES}
        known = (None, *FILES.values()) if not exists else (*OLD.values(), *FILES.values())
        assert all(found.get(name) in known for name in FILES), (step, found)
        if not exists:
            assert found in ({}, FILES), step
        if found.get("services/a.yml") == "a\n":  # the first comes last
            assert found == FILES, step
        seen.add(tuple(sorted(found.items())))
        write_files(FILES, into)  # the next one tidies up after the killed one
        assert tree(into.parent) == {f"site/{name}": text for name, text in FILES.items()}, step
        if not ended:
            break
    else:
        pytest.fail("it was killed at every step")
    assert step > 10
    assert len(seen) == (3 if exists else 2)  # before, between the two moves, after


def test_what_another_process_is_writing_is_left_alone(tmp_path):
    code = "import sys, pathlib; from generator.disk.whole import stage\n"
    code += "with stage(pathlib.Path(sys.argv[1])) as place: print(place, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as other:
        place = Path(other.stdout.readline().strip())
        with stage(tmp_path) as own:
            assert own != place
            assert place.is_dir()
        other.kill()
        other.wait()
    assert place.is_dir()
    with stage(tmp_path):
        assert not place.exists()


def test_a_folder_of_somebody_elses_is_no_leftover(tmp_path):
    for name in (".iheartit-writing-ours", ".iheartit-writing-12345678.bak", ".iheartit"):
        (tmp_path / name).mkdir()
    (tmp_path / ".iheartit-writing-12345678").symlink_to(tmp_path / ".iheartit")
    before = everything(tmp_path)
    with stage(tmp_path):
        pass
    assert everything(tmp_path) == before


def test_without_locks_files_are_written_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(whole, "fcntl", None)
    (tmp_path / ".iheartit-writing-12345678").mkdir()
    write_files(FILES, tmp_path)
    assert tree(tmp_path) == FILES
    assert (tmp_path / ".iheartit-writing-12345678").is_dir()  # it may be in use
