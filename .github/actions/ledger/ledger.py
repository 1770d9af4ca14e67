"""Read and keep the ledger of what was published, where the repository's host can keep it.

The build uses no network. This runs before it and after it, with Python and git alone. On GitHub
the ledger is a ref of the repository that is not a branch, each version a commit on the one
before; on GitLab it is a file in the package registry.

    ledger.py read FOLDER [FROM]   before the build: FOLDER/published.json, where there is one
    ledger.py keep FOLDER          before the site is handed over: keeps FOLDER/ledger.json

What cannot be reached stops the job with a sentence. FROM begins again after a ledger was lost: the
address of another one, or “anew” for none.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

REF = "refs/iheartit/ledger"
"""No branch: nobody tidies it away, no rule for branches stops it, no fork or template has it."""
FILE = "ledger.json"
PACKAGE = f"packages/generic/iheartit-ledger/1.0.0/{FILE}"
SECONDS = 60
ANEW = "anew"


class Stop(Exception):
    """Why nothing may be published now, in a sentence or two."""


class Variables(dict[str, str]):
    """The job's variables; one that must be there and is not raises ``Stop``."""

    def __missing__(self, name: str) -> str:
        raise Stop(f"The variable {name} is missing: this runs in a job of GitHub or GitLab.")


class Kept(NamedTuple):
    """A ledger as it is kept: which version, and its text."""

    version: str
    text: bytes


class Store(Protocol):
    """Where the ledger is kept. Each method raises ``Stop`` where it cannot be reached."""

    def read(self) -> Kept | None:
        """Return the ledger; nothing where surely none is kept."""

    def write(self, text: bytes, before: Kept | None) -> None:
        """Keep a new version after the one before."""

    def site(self) -> str:
        """Return what shows that a site was published from here; empty where nothing does."""


class GitHub:
    """A ref of the repository."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.repository = settings["GITHUB_REPOSITORY"]
        self.url = f"{settings['GITHUB_SERVER_URL']}/{self.repository}"
        self.settings = {**settings, "GIT_TERMINAL_PROMPT": "0", **_login(self.url, settings)}
        self._folder = tempfile.TemporaryDirectory(prefix="iheartit-")
        self._git("init", "-q", "--bare", ".")

    def read(self) -> Kept | None:
        """Return the newest commit's ledger; nothing where there is surely no such ref."""
        listed = self._git("ls-remote", "--exit-code", self.url, REF, fine=(0, 2)).decode()
        if REF not in (line.partition("\t")[2] for line in listed.splitlines()):
            return None
        self._git("fetch", "-q", "--depth=1", self.url, REF)
        version = self._git("rev-parse", "FETCH_HEAD").decode().strip()
        return Kept(version, self._git("cat-file", "blob", f"{version}:{FILE}"))

    def write(self, text: bytes, before: Kept | None) -> None:
        """Push a commit on the one before, never by force."""
        blob = self._git("hash-object", "-w", "--stdin", given=text).decode().strip()
        tree = self._git("mktree", given=f"100644 blob {blob}\t{FILE}\n".encode()).decode().strip()
        parent = ["-p", before.version] if before else []
        author = ["-c", "user.name=I ♥ IT", "-c", "user.email=iheartit@users.noreply.github.com"]
        said = ["commit-tree", tree, *parent, "-m", "Keep the ledger of what is published"]
        commit = self._git(*author, *said).decode().strip()
        self._git("push", "-q", self.url, f"{commit}:{REF}")

    def site(self) -> str:
        """Return the list of deployments if one of them succeeded."""
        path = f"repos/{self.repository}/deployments"
        for each in self._ask(f"{path}?environment=github-pages&per_page=100"):
            states = {one["state"] for one in self._ask(f"{path}/{each['id']}/statuses")}
            if states & {"success", "inactive"}:
                return f"{self.url}/deployments/github-pages"
        return ""

    def _ask(self, path: str) -> list[dict[str, Any]]:
        command = ["gh", "api", path]
        try:
            done = subprocess.run(command, env=self.settings, capture_output=True, check=True)
            found = json.loads(done.stdout)
        except (OSError, subprocess.CalledProcessError, ValueError):
            found = None
        if not isinstance(found, list):
            raise Stop(
                "No ledger of published numbers is here, and whether a site was published before "
                "cannot be asked: the job needs “deployments: read”."
            )
        return found

    def _git(self, *words: str, given: bytes = b"", fine: tuple[int, ...] = (0,)) -> bytes:
        done = subprocess.run(
            ["git", *words],
            cwd=self._folder.name,
            env=self.settings,
            input=given,
            capture_output=True,
            check=False,
        )
        if done.returncode not in fine:
            why = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no answer"]
            raise Stop(f"The ledger at {self.url} ({REF}) cannot be reached: {why[-1]}")
        return done.stdout


def _login(url: str, settings: dict[str, str]) -> dict[str, str]:
    """Return settings of git's that give the token to this address, not seen in any command."""
    token = settings.get("GH_TOKEN", "")
    if not token or not url.startswith("https://"):
        return {}
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{url}.extraheader",
        "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {secret}",
    }


class GitLab:
    """A file of the package registry; the newest with its name is the one that counts."""

    def __init__(self, settings: dict[str, str]) -> None:
        own = settings["CI_PROJECT_ID"]
        project = settings.get("CI_MERGE_REQUEST_PROJECT_ID") or own
        self.url = f"{settings['CI_API_V4_URL']}/projects/{project}/{PACKAGE}"
        # A fork's token counts for nothing here; what everybody may read needs none.
        self.token = settings.get("CI_JOB_TOKEN", "") if project == own else ""
        self.pages = settings.get("CI_PAGES_URL", "")

    def read(self) -> Kept | None:
        """Return the newest file; nothing where the project has surely none."""
        status, text = self._ask(Request(self.url))  # noqa: S310
        if status == 200:
            return Kept(hashlib.sha256(text).hexdigest(), text)
        if status == 404 and b"Project" not in text:
            return None
        raise Stop(f"The ledger at {self.url} cannot be reached: the answer is {status}.")

    def write(self, text: bytes, before: Kept | None) -> None:
        """Send a new file."""
        del before
        status, _ = self._ask(Request(self.url, data=text, method="PUT"))  # noqa: S310
        if status not in (200, 201):
            raise Stop(f"The ledger cannot be kept at {self.url}: the answer is {status}.")

    def site(self) -> str:
        """Return the address of the site's own ledger if it can be read."""
        url = f"{self.pages}/method/{FILE}"
        try:
            return url if self.pages and json.loads(fetch(url))["format"] else ""
        except (Stop, ValueError, TypeError, KeyError):  # no site, or a page that asks who I am
            return ""

    def _ask(self, request: Request) -> tuple[int, bytes]:
        if self.token:
            request.add_unredirected_header("JOB-TOKEN", self.token)
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                return answer.status, answer.read()
        except HTTPError as problem:
            return problem.code, problem.read()
        except OSError as problem:
            raise Stop(f"The ledger at {self.url} cannot be reached: {problem}") from None


def fetch(url: str) -> bytes:
    """Return what is at an address; raise ``Stop`` where nothing can be had."""
    try:
        if urlsplit(url).scheme not in ("http", "https"):
            raise Stop(f"“{url}” is no address of a ledger, nor “{ANEW}”.")
        with urlopen(url, timeout=SECONDS) as answer:  # noqa: S310
            found: bytes = answer.read()
            return found
    except (OSError, ValueError) as problem:
        raise Stop(f"{url} cannot be read: {problem}") from None


def read(store: Store, folder: Path, begin: str) -> str:
    """Put the ledger into the folder, and which one it is; return what to say."""
    found = store.read()
    (folder / "before").write_text(found.version if found else "")
    if begin == ANEW:
        return "A new ledger is started, as requested."
    if begin:
        text, said = fetch(begin), f"The ledger is the one at {begin}, as was asked for."
    elif found:
        text, said = found.text, "The ledger is that of the last publication."
    else:
        if where := store.site():
            raise Stop(
                f"A site was published ({where}), but the ledger of its numbers is gone. Does the "
                "job that publishes keep it (see “Each commit becomes a site”)? If so, begin "
                "again: run this by hand, and name the ledger of the site that readers have "
                f"(its address, and “/method/{FILE}”), or “{ANEW}”."
            )
        return "Nothing was published yet: this is the first time."
    (folder / "published.json").write_bytes(text)
    return said


def keep(store: Store, folder: Path) -> str:
    """Keep the new ledger, unless another publication was faster; return what to say."""
    text = (folder / FILE).read_bytes()
    now = store.read()
    if now and now.text == text:
        return "The ledger says all this already."
    if (now.version if now else "") != (folder / "before").read_text():
        raise Stop(OVERTAKEN)
    try:
        store.write(text, now)
    except Stop as problem:
        raise Stop(OVERTAKEN if store.read() != now else f"{problem} {MAY_WRITE}") from None
    return "The ledger was kept."


OVERTAKEN = "Another publication was faster. Nothing was published: run all of it again."
MAY_WRITE = (
    "Nothing was published. This job must be allowed to keep the ledger: on GitHub it needs "
    "“contents: write”, on GitLab the project needs its package registry."
)


def main(what: str, place: str, begin: str = "") -> int:
    """Do one of both; print a sentence, and return the status."""
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    settings = Variables(os.environ)
    hosted = "GITHUB_REPOSITORY" in settings
    try:
        store: Store = GitHub(settings) if hosted else GitLab(settings)
        said = keep(store, folder) if what == "keep" else read(store, folder, begin)
    except Stop as problem:
        sys.stdout.write(f"{'::error::' if hosted else ''}{problem}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
