"""The locks are fresh as far as is known offline, and the wheel holds what the program needs."""

import ast
import re
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import hatchling.build as build
import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.launcher.worlds import REPOSITORY

PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PYPROJECT["dependency-groups"]
EXTRAS = {
    "great_expectations": "expectations",
    "vl_convert": "bench",
    "duckdb": "rollup",
    "pyspark": "spark",
}
"""What is imported only by commands that say what to install, and the name of each extra."""
LARGE = "spark"
"""An extra of half a gigabyte: its tests run where it is there."""
RUN, TEST = "requirements.txt", "requirements-test.txt"

DECLARED = [
    *((RUN, dependency) for dependency in PYPROJECT["project"]["dependencies"]),
    *((RUN, dependency) for dependency in GROUPS["build"]),
    *((RUN, dependency) for dependency in PYPROJECT["build-system"]["requires"]),
    *((TEST, dependency) for dependency in GROUPS["test"]),
]

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)( ; (?P<marker>[^\\]+))? \\")


def pins(file: str) -> dict[str, str]:
    """Read the versions that a lock pins, by name."""
    lines = (REPOSITORY / file).read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith((" ", "#")):
            pin = PIN.fullmatch(line)
            assert pin, f"{file}: not an exact version with hashes: {line}"
            assert pin["name"] not in found, f"{file}: {pin['name']} has two versions"
            if pin["marker"]:
                Marker(pin["marker"])
            found[pin["name"]] = pin["version"]
    return found


@pytest.mark.parametrize(("file", "dependency"), DECLARED)
def test_each_declared_dependency_is_locked_within_its_bounds(file: str, dependency: str) -> None:
    requirement = Requirement(dependency)
    version = pins(file).get(canonicalize_name(requirement.name))
    assert version, f"{file} does not hold {requirement.name}: renew it, the command is at its top"
    assert version in requirement.specifier, f"{file} is not fresh: renew it"


@pytest.mark.parametrize("file", [RUN, TEST])
def test_each_locked_package_has_hashes(file: str) -> None:
    text = (REPOSITORY / file).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(file))
    assert [block for block in blocks if "    --hash=sha256:" not in block] == []


def test_both_locks_agree() -> None:
    run, test = pins(RUN), pins(TEST)
    differing = {name for name in run.keys() & test.keys() if run[name] != test[name]}
    assert differing == set()


@pytest.mark.parametrize("file", [RUN, TEST])
def test_a_lock_says_how_to_renew_it_and_names_no_place(file: str) -> None:
    text = (REPOSITORY / file).read_text(encoding="utf-8")
    command = text.splitlines()[1]
    assert command.startswith("#    uv pip compile --universal --generate-hashes ")
    assert command.endswith(f" -o {file}")
    assert not re.search(r"(?m)https?:|file:|^-|\s/", text)


def test_the_lower_bound_of_python_is_the_launcher_s() -> None:
    assert PYPROJECT["project"]["requires-python"].startswith(">=3.11,")
    assert "sys.version_info < (3, 11)" in (REPOSITORY / "iheartit").read_text(encoding="utf-8")


def test_the_wheel_holds_templates_and_schemas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    with zipfile.ZipFile(tmp_path / build.build_wheel(str(tmp_path))) as wheel:
        names = set(wheel.namelist())
    for folder, prefix in (("site_overrides", "generator/"), ("generator/model/schemas", "")):
        files = [path for path in (REPOSITORY / folder).rglob("*") if is_source(path)]
        assert files, f"{folder} is empty"
        assert {prefix + path.relative_to(REPOSITORY).as_posix() for path in files} <= names


def test_an_editable_installation_holds_no_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    with zipfile.ZipFile(tmp_path / build.build_editable(str(tmp_path))) as wheel:
        assert not [name for name in wheel.namelist() if name.startswith(("generator/", "site_"))]


def is_source(path: Path) -> bool:
    """Return whether a path is a file that belongs to the project."""
    return path.is_file() and "__pycache__" not in path.parts


def test_a_normal_installation_holds_all_that_is_imported_but_for_what_is_rare() -> None:
    held, rare = pins(RUN), {**EXTRAS, "playwright": "test"}
    providers = packages_distributions()
    missing = set()
    for path in (REPOSITORY / "generator").rglob("*.py"):
        for module in imported(path) - sys.stdlib_module_names - {"generator"}:
            names = {canonicalize_name(name) for name in providers.get(module, (module,))}
            if not names & held.keys():
                missing.add(module)
    assert missing == rare.keys()
    extras = PYPROJECT["project"]["optional-dependencies"]
    assert extras.keys() == set(EXTRAS.values())
    tested = {each for name, extra in extras.items() if name != LARGE for each in extra}
    assert tested <= {*GROUPS["test"]}


def imported(path: Path) -> set[str]:
    """Return the names before the first dot of all modules that a file imports, wherever."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
