"""What the launcher does in one world and another: real installations of small wheels."""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.launcher.worlds import REPOSITORY, World
from tests.skips import UV

PREPARING = "Preparing the environment, once …"

REACHED = "(here / 'reached').touch(); "


def wait_for(path: Path) -> None:
    """Wait until a file exists."""
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.1)
    raise TimeoutError(path)


def test_the_first_start_prepares_and_the_second_only_starts(world: World) -> None:
    first = world.start("build", "--site", "a b", "")
    assert first.report["arguments"] == ["build", "--site", "a b", ""]
    assert first.report["prefix"] == str(world.root / ".venv")
    assert first.report["installed"] == ["tiny"]
    assert first.err.splitlines()[0] == PREPARING
    second = world.start("build")
    assert second.report["arguments"] == ["build"]
    assert second.err == ""


def test_help_installs_nothing(world: World) -> None:
    commands = Path("generator", "cli", "__init__.py")
    (world.root / commands).parent.mkdir()
    shutil.copy(REPOSITORY / commands, world.root / commands)
    start = world.start("test", "--help")
    assert (start.code, start.err) == (0, "")
    assert re.search(r"(?m)^  test +Run the project's own tests\.$", start.out)
    assert not (world.root / ".venv").exists()
    world.start("build")
    world.require("requirements.txt")  # changed since, but good enough to say what it does
    start = world.start("test", "-h")
    assert (start.report["installed"], start.err) == (["tiny"], "")


def test_venv_with_its_own_pip(world: World, complete: Path) -> None:
    world.take_uv()
    world.python = complete
    assert world.start("build").report["installed"] == ["tiny"]
    assert world.start("test").report["installed"] == ["tiny", "tinytest"]


@pytest.mark.long
def test_an_externally_managed_python_without_ensurepip(world: World) -> None:
    world.take_uv()
    refused = subprocess.run(
        [world.python, "-m", "pip", "install", "tiny"], capture_output=True, check=False
    )
    assert b"externally-managed-environment" in refused.stderr, "the world is not as it should be"
    assert subprocess.run([world.python, "-c", "import ensurepip"], check=False).returncode
    assert world.start("build").report["installed"] == ["tiny"]
    assert world.start("test").report["installed"] == ["tiny", "tinytest"]


@pytest.mark.long
def test_a_pip_found_on_the_path(world: World, bare: Path) -> None:
    world.take_uv()
    world.put_on_path("pip3", f'#!/bin/sh\nexec {world.python} -m pip "$@"\n')
    world.python = bare
    assert world.start("build").report["installed"] == ["tiny"]


def test_with_neither_uv_nor_pip_one_line_says_what_to_install(world: World, bare: Path) -> None:
    world.take_uv()
    world.python = bare
    start = world.start("build")
    assert start.code == 2
    assert start.out == ""
    assert start.err == (
        "I ♥ IT needs either uv or Python's venv and pip to prepare its environment: "
        "install one (for example, `apt install python3-venv`) and start again.\n"
    )


def test_uv_comes_first_and_uses_the_python_that_runs(world: World) -> None:
    first = world.start("build")
    assert first.report["installed"] == ["tiny"]
    assert first.err.endswith("with uv).\n")
    log = (world.bin / "uv.log").read_text()
    assert f"venv --python {world.python} " in log
    assert f"--require-hashes --requirement {world.root / 'requirements.txt'}" in log


def test_the_real_uv(world: World) -> None:
    uv = shutil.which("uv")
    if not uv:
        pytest.skip(UV)
    world.take_uv()
    (world.bin / "uv").symlink_to(uv)
    first = world.start("build")
    assert first.report["installed"] == ["tiny"]
    assert first.err.endswith("with uv).\n")
    assert world.start("test").report["installed"] == ["tiny", "tinytest"]


@pytest.mark.long
def test_a_uv_that_fails_is_followed_by_pip(world: World) -> None:
    world.give_uv("sys.exit('no network for uv')")
    start = world.start("build")
    assert start.report["installed"] == ["tiny"]
    assert start.err.endswith("with pip).\n")


@pytest.mark.long
def test_an_environment_whose_installer_has_gone_is_made_anew(world: World, complete: Path) -> None:
    world.python = complete  # it has no pip of its own to add something with
    world.start("build")
    world.take_uv()
    assert world.start("test").report["installed"] == ["tiny", "tinytest"]


def test_the_test_command_adds_its_requirements(world: World) -> None:
    world.start("build")
    witness = world.root / ".venv" / "witness"
    witness.touch()
    assert world.start("test").report["installed"] == ["tiny", "tinytest"]
    assert witness.exists(), "what was there has been made anew"
    assert world.start("test").err == ""
    assert world.start("build").err == ""


def test_a_changed_lock_makes_the_environment_anew(world: World) -> None:
    world.start("build")
    world.require("requirements.txt")
    changed = world.start("build")
    assert changed.report["installed"] == []
    assert changed.err.splitlines()[0] == PREPARING


def test_a_changed_project_is_installed_again_and_nothing_else(world: World) -> None:
    world.start("build")
    witness = world.root / ".venv" / "witness"
    witness.touch()
    with (world.root / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    assert world.start("build").err.splitlines()[0] == PREPARING
    assert witness.exists()
    assert world.start("build").err == ""


@pytest.mark.long
def test_an_environment_moved_with_its_folder_is_made_anew(world: World) -> None:
    world.start("build")
    moved = World(world.root.with_name("moved"), world.python, world.bin)
    world.root.rename(moved.root)
    moved.require("requirements.txt", "tiny")
    start = moved.start("build")
    assert start.report["prefix"] == str(moved.root / ".venv")
    assert start.err.splitlines()[0] == PREPARING


@pytest.mark.parametrize("installer", [pytest.param("uv", marks=pytest.mark.long), "pip"])
def test_a_wrong_hash_installs_nothing(world: World, installer: str) -> None:
    if installer == "pip":
        world.take_uv()
    world.require("requirements.txt", "tiny", digest="0" * 64)
    start = world.start("build")
    assert start.code == 2
    assert "Traceback" not in start.err
    assert "hash" in start.err.lower()
    assert start.err.splitlines()[-1].startswith("The environment could not be prepared")
    assert not world.stamp.exists()
    world.require("requirements.txt", "tiny")
    assert world.start("build").report["installed"] == ["tiny"]


@pytest.mark.long
def test_what_fails_on_top_leaves_what_was_there(world: World) -> None:
    world.start("build")
    world.require("requirements-test.txt", "tinytest", digest="0" * 64)
    assert world.start("test").code == 2
    again = world.start("build")
    assert again.report["installed"] == ["tiny"]
    assert again.err == ""


def test_an_interrupted_installation_is_begun_anew(world: World) -> None:
    world.give_uv(REACHED + "time.sleep(60)")
    process = world.popen("build")
    wait_for(world.bin / "reached")
    os.killpg(process.pid, signal.SIGINT)  # as the terminal does
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert (world.root / ".venv" / "pyvenv.cfg").exists(), "the world is not as it should be"
    assert not world.stamp.exists()
    world.give_uv()
    assert world.start("build").report["installed"] == ["tiny"]


def test_a_killed_start_is_waited_for_until_its_installer_has_ended(world: World) -> None:
    world.give_uv(REACHED + "time.sleep(4)")
    process = world.popen("build")
    wait_for(world.bin / "reached")
    process.kill()
    process.wait()
    world.give_uv()
    start = world.start("build")
    assert "waiting for it" in start.err
    assert start.report["installed"] == ["tiny"]


def test_two_starts_at_once_prepare_once(world: World) -> None:
    world.give_uv("time.sleep(1)")
    processes = [world.popen("build", str(i)) for i in range(3)]
    ended = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert sum(PREPARING in err for _, err in ended) == 1
    assert sum("waiting for it" in err for _, err in ended) == 2


def test_the_variable_names_another_place(world: World, tmp_path: Path) -> None:
    place = tmp_path.resolve() / "deep" / "environment"
    start = world.start("build", IHEARTIT_VENV=str(place))
    assert start.report["prefix"] == str(place)
    assert not (world.root / ".venv").exists()


@pytest.mark.parametrize("content", ["letter.txt", "pyvenv.cfg"])
def test_a_folder_that_is_not_ours_is_left_alone(
    world: World, tmp_path: Path, content: str
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / content).touch()
    start = world.start("build", IHEARTIT_VENV=str(tmp_path / "mine"))
    assert start.code == 2
    assert len(start.err.splitlines()) == 1
    assert "left alone" in start.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == [content]


def test_an_environment_made_by_hand_in_the_usual_place_is_taken_over(world: World) -> None:
    subprocess.run([world.python, "-m", "venv", "--without-pip", world.root / ".venv"], check=True)
    assert world.start("build").report["installed"] == ["tiny"]


def test_a_place_that_cannot_be_written_is_said_in_one_line(world: World, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    start = world.start("build", IHEARTIT_VENV=str(tmp_path / "file" / "environment"))
    assert start.code == 2
    assert len(start.err.splitlines()) == 1
    assert "IHEARTIT_VENV" in start.err


def test_an_incomplete_copy_is_said_in_one_line(world: World) -> None:
    (world.root / "requirements.txt").unlink()
    start = world.start("build")
    assert start.code == 2
    assert len(start.err.splitlines()) == 1
    assert "requirements.txt" in start.err


def test_a_folder_called_generator_is_not_taken_for_the_program(
    world: World, tmp_path: Path
) -> None:
    (tmp_path / "theirs" / "generator").mkdir(parents=True)
    (tmp_path / "theirs" / "generator" / "__main__.py").write_text("raise SystemExit(9)")
    assert world.start("build", cwd=str(tmp_path / "theirs")).report["arguments"] == ["build"]


def test_a_link_to_the_launcher_starts_what_it_points_to(world: World, tmp_path: Path) -> None:
    world.start("build")
    link = tmp_path / "iheartit"
    link.symlink_to(world.root / "iheartit")
    done = subprocess.run([world.python, link, "x"], capture_output=True, check=True)
    assert str(world.root / ".venv").encode() in done.stdout
    assert done.stderr == b""


def test_the_status_of_the_program_is_the_launcher_s(world: World) -> None:
    (world.root / "generator" / "__main__.py").write_text("raise SystemExit(7)")
    assert world.start("build").code == 7
