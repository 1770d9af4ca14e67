"""What a process and its children take is measured together."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.bench.processes import WHOLE_TREE, timed
from tests.skips import SYSTEM

HELD = 60
"""MB that a process holds, apart from Python itself."""
HOLD = f"held = bytearray({HELD * 10**6})\n"
BUSY = "import time\nend = time.process_time() + .3\nwhile time.process_time() < end: pass\n"
WAIT = "import time\ntime.sleep(.5)\n"


def python(code: str, **given):
    return timed([sys.executable, "-c", code], **given)


def test_seconds_of_children_count_and_waiting_takes_only_wall_time(tmp_path):
    child = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {BUSY!r}])\n"
    spent = python(child + BUSY + WAIT, folder=tmp_path)
    assert 0.6 <= spent.processor < 5
    assert spent.wall >= 1.1
    assert python(WAIT, folder=tmp_path).processor < 0.4


@pytest.mark.skipif(not WHOLE_TREE, reason=SYSTEM)
def test_the_memory_of_all_processes_is_added_up(tmp_path):
    alone = python(HOLD + WAIT, folder=tmp_path).peak
    assert HELD < alone < HELD + 60
    two = "import os\n" + "pid = os.fork()\n" + HOLD + WAIT + "pid and os.waitpid(pid, 0)\n"
    assert python(two, folder=tmp_path).peak > 2 * HELD


@pytest.mark.skipif(not WHOLE_TREE, reason=SYSTEM)
def test_memory_that_processes_share_counts_once(tmp_path):
    shared = HOLD + "import os\npid = os.fork()\n" + WAIT + "pid and os.waitpid(pid, 0)\n"
    assert HELD < python(shared, folder=tmp_path).peak < 2 * HELD


def test_what_fails_says_why_in_its_last_lines(tmp_path):
    with pytest.raises(subprocess.CalledProcessError) as failed:
        python("print('one thing')\nraise SystemExit('and why')", folder=tmp_path)
    assert "one thing" in failed.value.output
    assert "and why" in failed.value.output


def test_a_folder_output_and_environment_are_given(tmp_path):
    code = "from os import environ, getcwd as folder\n"
    code += "print(folder(), environ['GIVEN'], 'PYTHONDONTWRITEBYTECODE' in environ)"
    with (tmp_path / "out").open("wb") as out:
        python(code, folder=tmp_path, output=out.fileno(), environment={"GIVEN": "this"})
    assert (tmp_path / "out").read_text().split() == [str(tmp_path), "this", "False"]
