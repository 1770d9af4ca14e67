"""The worlds that the launcher is tried in, as fixtures."""

import os
import shutil
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from tests.launcher.worlds import BACKEND, LAUNCHER, PROGRAM, PYPROJECT, World, make_python
from tests.skips import SYSTEM


@pytest.fixture(scope="session")
def launcher() -> ModuleType:
    """Load the launcher as a module."""
    loader = SourceFileLoader("launcher", str(LAUNCHER))
    spec = spec_from_loader("launcher", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def skip_without_posix() -> None:
    """Skip a test whose world is built of links and shell scripts."""
    if os.name != "posix":
        pytest.skip(f"{SYSTEM}: the world is built of links and shell scripts")


@pytest.fixture(scope="session")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a Python with pip, without ensurepip, externally managed."""
    skip_without_posix()
    return make_python(tmp_path_factory.mktemp("debian") / "usr", ensurepip=False, pip=True)


@pytest.fixture(scope="session")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a Python with ensurepip and without pip of its own."""
    skip_without_posix()
    return make_python(tmp_path_factory.mktemp("complete") / "usr", ensurepip=True, pip=False)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a Python with neither."""
    skip_without_posix()
    return make_python(tmp_path_factory.mktemp("bare") / "usr", ensurepip=False, pip=False)


@pytest.fixture
def world(tmp_path: Path, debian: Path) -> World:
    """Make a small project, with Debian's Python and uv."""
    root = tmp_path.resolve() / "project"
    (root / "generator").mkdir(parents=True)
    (root / "generator" / "__init__.py").touch()
    (root / "generator" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    shutil.copy(LAUNCHER, root)
    (tmp_path / "bin").mkdir()
    made = World(root, debian, tmp_path / "bin")
    made.give_uv()
    made.require("requirements.txt", "tiny")
    made.require("requirements-test.txt", "tinytest")
    return made
