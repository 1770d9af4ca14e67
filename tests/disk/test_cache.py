"""What is kept is what was made of the very same, or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.disk import cache as module
from generator.disk.cache import Cache, maker, own_cache


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("??/*"))


def test_what_is_kept_is_found_by_all_that_it_is_made_from(tmp_path):
    cache = Cache(tmp_path / "cache")
    cache.put(b"value", "maker", "ab", "c")
    again = Cache(tmp_path / "cache")
    assert again.get("maker", "ab", "c") == b"value"
    for others in (
        ("maker", "a", "bc"),
        ("maker", "abc"),
        ("maker", "ab", "c", ""),
        ("m", "ab", "c"),
    ):
        assert again.get(*others) is None
    assert (
        (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d17")
    )


def test_a_value_is_made_once(tmp_path):
    made = []

    def make() -> bytes:
        made.append(1)
        return b""

    for _ in range(2):
        assert Cache(tmp_path).made(make, "maker") == b""
    assert made == [1]
    assert Cache().made(make, "maker") == b""
    assert made == [1, 1]


@pytest.mark.parametrize("spoil", ["empty", "cut", "changed", "another", "folder"])
def test_what_is_spoilt_is_as_if_it_were_not_there_and_is_made_anew(tmp_path, spoil):
    cache = Cache(tmp_path)
    cache.put(b"one value", "maker", "1")
    (one,) = entries(tmp_path)
    cache.put(b"another value", "maker", "2")
    (other,) = set(entries(tmp_path)) - {one}
    raw = one.read_bytes()
    if spoil == "folder":
        one.unlink()
        one.mkdir()
    else:
        spoilt = {"empty": b"", "cut": raw[:-1], "changed": raw[:-1] + b"x", "another": None}[spoil]
        one.write_bytes(other.read_bytes() if spoilt is None else spoilt)
    assert cache.get("maker", "1") is None
    assert cache.made(lambda: b"one value", "maker", "1") == b"one value"
    if spoil != "folder":
        assert cache.get("maker", "1") == b"one value"


@pytest.mark.parametrize("when", ["before", "between"])
def test_it_may_be_deleted_or_blocked_at_any_moment(tmp_path, when):
    cache = Cache(tmp_path / "cache")
    if when == "between":
        cache.put(b"value", "maker")
        shutil.rmtree(tmp_path / "cache")
    (tmp_path / "cache").write_text("a file is in the way")
    assert cache.made(lambda: b"value", "maker") == b"value"
    cache.tidy()
    (tmp_path / "cache").unlink()
    assert cache.made(lambda: b"value", "maker") == b"value"
    assert cache.get("maker") == b"value"


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    cache = Cache(tmp_path, largest=500)
    for number in range(4):
        cache.put(bytes(100), "maker", str(number))
    for age, path in enumerate(entries(tmp_path)):
        os.utime(path, (1_000_000_000 - age, 1_000_000_000 - age))
    assert cache.get("maker", "0") is not None  # used just now
    cache.tidy()
    assert len(entries(tmp_path)) == 3
    assert cache.get("maker", "0") is not None
    Cache(tmp_path, largest=0).tidy()  # nothing new came
    assert len(entries(tmp_path)) == 3


def test_two_processes_may_use_it_at_once(tmp_path):
    code = (
        "import sys, pathlib; from generator.disk.cache import Cache\n"
        "cache = Cache(pathlib.Path(sys.argv[1]), 2000)\n"
        "for turn in range(60):\n"
        "    value = str(turn % 7).encode() * 300\n"
        "    assert cache.made(lambda: value, 'maker', str(turn % 7)) == value\n"
        "    cache.put(value, 'maker', str(turn % 7))\n"
        "    cache.tidy()\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    home = Path(__file__).parents[2]
    several = [subprocess.Popen(command, cwd=home, stderr=subprocess.PIPE) for _ in range(3)]
    for each in several:
        _, said = each.communicate()
        assert each.returncode == 0, said.decode()
    assert not list(tmp_path.rglob(".iheartit*"))


def test_another_version_of_anything_is_another_maker(tmp_path, monkeypatch):
    code = tmp_path / "code.py"
    code.write_text("1")
    known = {maker((str(code),), "jinja2"), maker((str(code),)), maker((), "jinja2")}
    changes = (
        lambda: code.write_text("2"),
        lambda: monkeypatch.setattr(module, "version", lambda name: version(name) + "1"),
        lambda: monkeypatch.setattr(module, "__version__", "another"),
        lambda: monkeypatch.setattr(module.platform, "python_version", lambda: "4.0"),
    )
    for number, change in enumerate(changes):
        change()
        maker.cache_clear()
        known.add(maker((str(code),), "jinja2"))
        assert len(known) == 4 + number
    maker.cache_clear()


def test_it_lies_in_the_users_own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / name)
    assert own_cache().folder == tmp_path / "iheartit"
    assert own_cache(wanted=False).folder is None
