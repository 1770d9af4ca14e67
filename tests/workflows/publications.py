"""An organisation that publishes again and again: each run on a machine and a clone of its own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.workflows.runner import ROOT, Machine

REF = "refs/iheartit/ledger"
HOOK = {"IHEARTIT_ALERTS_URL": "https://hooks.example.org/x"}
ANSWERS = "data/answers/a.csv"
DEPLOYED = [
    ["repos/ours/site/deployments/7/statuses", [{"state": "success"}]],
    ["repos/ours/site/deployments?", [{"id": 7}]],
]


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def rows(good: int, bad: int) -> str:
    """Return a file of answers of September, so many good ones and so many bad ones."""
    days = [f"2026-09-{1 + number % 28:02},mail,5" for number in range(good)]
    days += [f"2026-09-{1 + number % 28:02},mail,1" for number in range(bad)]
    return "\n".join(["date,service,rating", *days, ""])


class Publications:
    """A repository on a server, and those who commit to it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.machines: list[Machine] = []
        self.author = place / "author"
        self.server = self.machine("push").server
        shutil.copytree(ROOT / "tests" / "mistakes" / "base", self.author)
        shutil.rmtree(self.author / "data" / "answers")
        git(self.author, "init", "-q", "-b", "main")
        git(self.author, "remote", "add", "origin", str(self.server))

    def machine(self, event_name: str, **more: Any) -> Machine:
        """Return a fresh machine; what is deployed is asked for only where no ledger is."""
        number = len(self.machines)
        folder, place = self.place / f"clone-{number}", self.place / f"machine-{number}"
        self.machines.append(Machine(folder, place, event_name, **more))
        return self.machines[-1]

    def commit(self, files: dict[str, str]) -> str:
        """Write files and push them to main; return the commit."""
        for name, text in files.items():
            path = self.author / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        git(self.author, "add", ".")
        git(self.author, "commit", "-qm", "Change")
        return self.push()

    def push(self) -> str:
        git(self.author, "push", "-q", "--force", "origin", "HEAD:main")
        return git(self.author, "rev-parse", "HEAD")

    def checked_out(self, machine: Machine) -> Machine:
        source = self.server.as_uri()  # as from elsewhere: what no branch holds is not there
        git(self.place, "clone", "-q", "-b", "main", source, str(machine.folder))
        return machine

    def publish(self, before: str = "0" * 40, **inputs: str) -> Machine:
        """Run both jobs of a publication, each on a machine without the other's files."""
        event = {"before": before}
        machine = self.machine("push", event=event, secrets=HOOK, inputs=inputs)
        self.checked_out(machine).job("publish.yml", "site")
        shutil.rmtree(machine.place / "temp")
        shutil.rmtree(machine.folder)
        (machine.place / "temp").mkdir()
        machine.folder.mkdir()
        machine.job("publish.yml", "publish")
        return machine

    def request(self, base: str) -> Machine:
        """Run the job of a request that has what main has by now."""
        event = {"pull_request": {"base": {"sha": base}}}
        machine = self.checked_out(self.machine("pull_request", event=event))
        machine.job("pull-request.yml", "site")
        return machine

    def kept(self) -> list[str]:
        """Return the commits of the ledger, the newest first."""
        found = subprocess.run(
            ["git", "rev-list", REF], cwd=self.server, capture_output=True, text=True, check=False
        )
        return found.stdout.split()


def shown(site: Path) -> str:
    """Return what the service's page says of its answers, and since when; for reading."""
    figures = json.loads((site / "api/v1/services/mail.json").read_text("utf-8"))["figures"]
    like = figures["mail/like"]
    since = like.get("as_published_on")
    return f"{like['answers']} answers" + (f", as published on {since}" if since else "")


def comment(machine: Machine) -> str:
    """Return what the comment of a request counts."""
    changes = machine.shelf("iheartit-comment") / "changes.json"
    return str(json.loads(changes.read_text(encoding="utf-8"))["summary"])


def alerts(machine: Machine) -> str:
    return " ".join(re.sub(r"\s+", " ", body) for _, body in machine.calls("curl"))
