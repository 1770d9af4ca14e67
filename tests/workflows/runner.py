"""Run a workflow's job here, step by step: its shell for real, others' actions by what they do.

What an action of GitHub's would do with a folder is done with a folder: artifacts are copied to a
shelf and back. What the shell calls outside (``gh``, ``curl``) is a program that notes how it was
called and answers as it was asked to.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

from tests.workflows import warm

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
IDLE = {
    "actions/cache",
    "actions/cache/save",
    "actions/checkout",
    "actions/deploy-pages",
    "actions/setup-python",
}
LIGHT = (
    "generator/__init__.py",
    "generator/compare/__init__.py",
    "generator/compare/markdown.py",
    "generator/sources/__init__.py",
    "generator/sources/terminal_safe.py",
)
"""All of the program that the comment needs; whatever else it imported would be missing here."""
NOTED = """#!/usr/bin/env python3
import json, sys, pathlib
here = pathlib.Path(__file__).parent
calls = here / "{name}.calls"
given = sys.stdin.read() if "--input" in sys.argv else ""
body = [pathlib.Path(a[1:]).read_text() for a in sys.argv if a.startswith("@")]
with calls.open("a") as file:
    file.write(json.dumps([sys.argv[1:], given or "".join(body)]) + "\\n")
answers = json.loads((here / "{name}.answers").read_text())
for start, answer in answers:
    if any(a.startswith(start) for a in sys.argv):
        print(json.dumps(answer))
        break
"""


def with_actions(folder: Path) -> None:
    """Put into a folder what the program's own actions need of it."""
    for name in ("ledger", "comment", "change", "fetch"):
        action = Path(".github", "actions", name)
        shutil.copytree(ROOT / action, folder / action, dirs_exist_ok=True)
    for package in ("generator", "generator/compare", "generator/sources"):
        (folder / package).mkdir(exist_ok=True)
    for file in LIGHT:
        shutil.copy(ROOT / file, folder / file)


class StepFailed(Exception):
    """A step ended with another status than 0."""


def load(path: Path) -> dict[str, Any]:
    """Return a workflow; ``on`` is a word here."""
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return read


def said(value: Any) -> str:
    """Return a value as GitHub writes it into a text."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class Machine(Struct):
    """A runner: a checked-out folder, a place for artifacts, and an event."""

    folder: Path
    place: Path
    event_name: str
    event: dict[str, Any] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    program: str = ""
    """Where a written workflow says that the program is: “OWNER/NAME”."""
    used: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: str = ""

    def __post_init__(self) -> None:
        for name in ("temp", "bin", "action", "shelf"):
            (self.place / name).mkdir(parents=True, exist_ok=True)
        program = self.place / "action" / "iheartit"
        program.write_text(warm.program())
        program.chmod(0o755)
        with_actions(self.place / "action")
        self.tool("gh", [["repos/ours/site/deployments", []]])
        self.tool("curl", [])
        if not self.server.exists():
            subprocess.run(["git", "init", "-q", "--bare", self.server], check=True)

    def tool(self, name: str, answers: list[Any]) -> None:
        """Put a program on the path that notes its calls; answers by the beginning of a word."""
        path = self.place / "bin" / name
        path.write_text(NOTED.format(name=name))
        path.chmod(0o755)
        (self.place / "bin" / f"{name}.answers").write_text(json.dumps(answers))
        (self.place / "bin" / f"{name}.calls").write_text("")

    def calls(self, name: str) -> list[Any]:
        text = (self.place / "bin" / f"{name}.calls").read_text()
        return [json.loads(line) for line in text.splitlines()]

    @property
    def server(self) -> Path:
        """The repository on the server, one for all machines of a test."""
        return self.place.parent / "server" / "ours" / "site"

    @property
    def summary(self) -> str:
        path = self.place / "summary"
        return path.read_text("utf-8") if path.exists() else ""

    def shelf(self, name: str) -> Path:
        return self.place / "shelf" / name

    # Expressions ---------------------------------------------------------------------------

    def value(self, name: str, scope: dict[str, Any]) -> Any:
        found: Any = {
            "github": {
                "event_name": self.event_name,
                "event": self.event,
                "token": "a-token",
                "repository": "ours/site",
                "workflow": "w",
                "ref": "r",
            },
            "runner": {"os": "Linux", "temp": str(self.place / "temp")},
            "secrets": self.secrets,
            **scope,
        }
        for word in name.split("."):
            found = found.get(word, "") if isinstance(found, dict) else ""
        return found

    def expand(self, text: str, scope: dict[str, Any]) -> str:
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda m: said(self.evaluate(m[1], scope)), text)

    def evaluate(self, expression: str, scope: dict[str, Any]) -> Any:
        """Return what an expression of names, texts, ==, !=, && and || gives."""
        if expression.startswith("hashFiles("):
            return "hash"
        if expression == "always()":
            return True
        has = re.fullmatch(r"contains\(([\w.]+)\.\*\.(\w+), '([^']*)'\)", expression)
        if has:
            return has[3] in [each[has[2]] for each in self.value(has[1], scope)]
        either = expression.split(" || ")
        if len(either) > 1:
            return next(filter(None, (self.evaluate(one, scope) for one in either)), "")
        parts = expression.split(" && ")
        if len(parts) > 1:
            return all(self.evaluate(part, scope) for part in parts)
        found = re.fullmatch(r"([\w.-]+)(?: (==|!=) '([^']*)')?", expression)
        assert found, f"an expression that the test does not know: {expression}"
        value = self.value(found[1], scope)
        if found[2] is None:
            return value
        return (value == found[3]) == (found[2] == "==")

    # Jobs ----------------------------------------------------------------------------------

    def job(self, workflow: str | Path, name: str) -> None:
        """Run the steps of a job, of a workflow of ours or of a file; raise ``StepFailed``."""
        job = load(WORKFLOWS / workflow)["jobs"][name]
        if "if" in job and not self.evaluate(job["if"], {}):
            return
        self.steps(job["steps"], {"steps": {}, "inputs": self.inputs}, ROOT)

    def steps(
        self, steps: list[dict[str, Any]], scope: dict[str, Any], action: Path, last: str = ""
    ) -> None:
        """Run steps, up to the ``last`` where one is named."""
        failed = None
        for step in steps:
            condition = step.get("if", "")
            if failed and "always()" not in condition:
                continue
            if condition and not self.evaluate(condition, scope):
                continue
            try:
                self.step(step, scope, action)
            except StepFailed as problem:
                failed = failed or problem
            if last and step.get("name") == last:
                break
        else:
            assert not last, f"no step is called “{last}”"
        if failed:
            raise failed

    def step(self, step: dict[str, Any], scope: dict[str, Any], action: Path) -> None:
        """Run one step; raise ``StepFailed`` where it fails."""
        if "uses" in step:
            given = {k: self.expand(v, scope) for k, v in step.get("with", {}).items()}
            self.uses(step["uses"], given)
        else:
            outputs = self.shell(step, scope, action)
            scope["steps"][step.get("id", "")] = {"outputs": outputs}

    def uses(self, name: str, given: dict[str, str], last: str = "") -> None:
        self.used.append((name, given))
        if self.program and name.startswith((f"{self.program}@", f"{self.program}/")):
            name = "." + name.removeprefix(self.program).partition("@")[0]
        if name == "." or name.startswith(("./", "$/")):
            folder = ROOT / name[2:]
            action = load(folder / "action.yml")
            inputs = {k: v.get("default", "") for k, v in action.get("inputs", {}).items()}
            assert given.keys() <= inputs.keys(), "an input that the action does not have"
            scope = {"inputs": inputs | given, "steps": {}}
            self.steps(action["runs"]["steps"], scope, folder, last)
            return
        kind = name.partition("@")[0]
        if kind == "actions/upload-artifact":
            self._shelve(Path(given["path"]), given["name"])
        elif kind == "actions/upload-pages-artifact":
            self._shelve(Path(given["path"]), "github-pages")
        elif kind == "actions/download-artifact":
            shutil.copytree(self.shelf(given["name"]), given["path"], dirs_exist_ok=True)
        else:
            assert kind in IDLE, f"an action that the test does not know: {name}"

    def _shelve(self, path: Path, name: str) -> None:
        source = self.folder / path
        target = self.shelf(name)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)

    def shell(self, step: dict[str, Any], scope: dict[str, Any], action: Path) -> dict[str, str]:
        """Run a step as GitHub does, and return its outputs."""
        assert "${{" not in step["run"], "an expression in a script is a stranger's code"
        outputs = self.place / "outputs"
        outputs.write_text("")
        ours = self.place / "action" / action.relative_to(ROOT)
        environment = {
            "PATH": f"{self.place / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.place),
            "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            "LANG": "C.UTF-8",
            "GITHUB_ACTION_PATH": str(ours),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(self.place / "summary"),
            "GITHUB_REPOSITORY": "ours/site",
            "GITHUB_SERVER_URL": self.server.parents[1].as_uri(),
            "RUNNER_TEMP": str(self.place / "temp"),
            **{k: self.expand(v, scope) for k, v in step.get("env", {}).items()},
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.said += done.stdout + done.stderr
        if done.returncode:
            raise StepFailed(f"{step.get('name', step['run'])}: {done.stdout}{done.stderr}")
        lines = outputs.read_text().splitlines()
        return {name: value for name, _, value in (line.partition("=") for line in lines)}
