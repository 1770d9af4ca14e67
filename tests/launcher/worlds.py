"""Worlds for the launcher: small projects, and Pythons without what some Pythons are without.

Everything is made on the spot and nothing is fetched, so an installation takes seconds, offline.
"""

import base64
import hashlib
import json
import shutil
import signal
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from msgspec import Struct

from tests.skips import PYTHON, SYSTEM

REPOSITORY = Path(__file__).parents[2]
LAUNCHER = REPOSITORY / "iheartit"

# The build backend of a small project: just enough for an editable installation.
BACKEND = """
import os, zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "iheartit-0.0-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w") as wheel:
        info = "iheartit-0.0.dist-info/"
        wheel.writestr("_iheartit.pth", os.getcwd())
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\n"
                                          "Name: iheartit\\nVersion: 0.0\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\n"
                                       "Tag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "_iheartit.pth,,\\n")
    return name
"""

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "iheartit"
version = "0.0"
"""

# The program of a small project prints how it was started.
PROGRAM = """
import json, sys
from importlib.util import find_spec
print(json.dumps({
    "arguments": sys.argv[1:],
    "prefix": sys.prefix,
    "installed": [name for name in ("tiny", "tinytest") if find_spec(name)],
}))
"""

# uv as far as the launcher uses it, in little time. Each call is logged; a hook stands before each
# installation.
UV = """#!{python}
import hashlib, re, subprocess, sys, sysconfig, time, zipfile
from pathlib import Path

here = Path(__file__).parent
words = sys.argv[1:]

def install_requirements(file, folder):
    text = Path(file).read_text()
    wheels = re.search("--find-links (.*)", text)[1]
    for name, digest in re.findall("(.+)==1.0 --hash=sha256:(.+)", text):
        wheel = Path(wheels, name + "-1.0-py3-none-any.whl")
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != digest:
            sys.exit("error: Hash mismatch for " + name)
        zipfile.ZipFile(wheel).extractall(folder)

with (here / "uv.log").open("a") as log:
    print(*words, file=log)
if words[:2] == ["venv", "--python"]:
    subprocess.run([words[2], "-m", "venv", "--without-pip", words[-1]], check=True)
elif words[:3] == ["pip", "install", "--python"]:
    {hook}
    show = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = Path(subprocess.check_output([words[3], "-c", show], text=True).strip())
    if "--requirement" in words:
        install_requirements(words[-1], folder)
    if "--editable" in words:
        (folder / "_iheartit.pth").write_text(words[-1])
"""


class Start(Struct):
    """How a start of the launcher ended."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, object]:
        """What the program printed about itself."""
        assert self.code == 0, self.err
        return dict(json.loads(self.out))


class World(Struct):
    """A small project with the launcher in it, a Python, and what is on the PATH."""

    root: Path
    python: Path
    bin: Path

    @property
    def stamp(self) -> Path:
        """The stamp of the environment in its usual place."""
        return self.root / ".venv" / "iheartit.stamp"

    def popen(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        """Start the launcher as a terminal does, and do not wait for it.

        A shell lets what it starts in the background ignore interrupts, and a process that
        ignores them hands that on: the launcher would wait for its installer to the end.
        """
        return subprocess.Popen(
            [self.python, self.root / "iheartit", *arguments],
            cwd=variables.pop("cwd", self.root.parent),
            env={"PATH": str(self.bin), "HOME": str(self.root), **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )

    def start(self, *arguments: str, **variables: str) -> Start:
        """Start the launcher and wait until the program it becomes has ended."""
        process = self.popen(*arguments, **variables)
        out, err = process.communicate(timeout=120)
        return Start(process.returncode, out, err)

    def require(self, file: str, *names: str, digest: str = "") -> None:
        """Write a requirements file that locks the small wheels named."""
        lines = ["--no-index", f"--find-links {self.root / 'wheels'}"]
        for name in names:
            wheel = small_wheel(self.root / "wheels", name)
            sha256 = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
            lines.append(f"{name}==1.0 --hash=sha256:{sha256}")
        (self.root / file).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def put_on_path(self, name: str, script: str) -> None:
        """Put a script on the PATH."""
        path = self.bin / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def give_uv(self, hook: str = "pass") -> None:
        """Put uv on the PATH; the hook is a statement that it runs before each installation."""
        self.put_on_path("uv", UV.format(python=self.python, hook=hook))

    def take_uv(self) -> None:
        """Take uv from the PATH."""
        (self.bin / "uv").unlink()


def small_wheel(folder: Path, name: str) -> Path:
    """Make a wheel of one empty module; the same bytes each time."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{path},{record_digest(text)},{len(text)}" for path, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,"]) + "\n"
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return wheel


def record_digest(text: str) -> str:
    """Return a digest as a wheel's RECORD writes it."""
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def make_python(prefix: Path, *, ensurepip: bool, pip: bool) -> Path:
    """Make a Python installation of its own: this one's program, and links to its library.

    It is externally managed (PEP 668), without ``ensurepip`` or ``pip`` where asked. With pip and
    without ensurepip it is what Debian installs.
    """
    real = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    library = prefix / sys.platlibdir / f"python{sysconfig.get_python_version()}"
    packages = library / "site-packages"
    packages.mkdir(parents=True)
    for entry in Path(sysconfig.get_path("stdlib")).iterdir():
        if entry.name not in ("EXTERNALLY-MANAGED", "dist-packages", "ensurepip", "site-packages"):
            (library / entry.name).symlink_to(entry)
    (library / "dist-packages").symlink_to(packages)  # where Debian's Python looks
    (library / "EXTERNALLY-MANAGED").write_text("[externally-managed]\nError=Ask Debian.\n")
    if ensurepip:
        (library / "ensurepip").symlink_to(Path(sysconfig.get_path("stdlib")) / "ensurepip")
    if pip:
        unpack_pip(packages)
    python = prefix / "bin" / "python3"
    python.parent.mkdir()
    shutil.copy(real, python)
    show = [str(python), "-c", "import sys; print(sys.prefix)"]
    probe = subprocess.run(show, capture_output=True, encoding="utf-8", check=False)
    if probe.stdout.strip() != str(prefix):
        pytest.skip(f"{SYSTEM}: this Python cannot be copied")
    return python


def unpack_pip(folder: Path) -> None:
    """Unpack the pip that Python brings along."""
    bundled = [*Path(sysconfig.get_path("stdlib")).glob("ensurepip/_bundled/pip-*.whl")]
    bundled += Path("/usr/share/python-wheels").glob("pip-*.whl")
    if not bundled:
        pytest.skip(f"{PYTHON}: this one brings no pip along")
    with zipfile.ZipFile(bundled[0]) as wheel:
        wheel.extractall(folder)
