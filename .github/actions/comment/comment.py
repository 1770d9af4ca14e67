"""Post what a request would do as one comment, and keep it up to date: on GitHub and on GitLab.

It runs with nothing but Python (and ``gh`` on GitHub), and runs nothing of the request. What was
found comes from a job that did run it, so a stranger may have written it: it is read as data, kept
to its form and its size, and shown by the program as it shows everything that strangers write.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from generator.compare.markdown import TITLES, changes_markdown, findings_markdown

MARK = "<!-- iheartit -->"
AUTHOR = "github-actions[bot]"
MOST_BYTES = 8_000_000
"""Of a file; what is longer is not read."""
MOST_CHARACTERS = 1_000
"""Of a cell."""
FINDINGS, CHANGES = "findings.json", "changes.json"
JOB, FOLDER = "check", "iheartit-comment"
"""The job on GitLab that checks a request, and the folder among its artifacts."""
_FINDING = {"code": str, "severity": str, "file": str, "line": int, "column": int, "message": str,
            "hint": str}  # fmt: skip
_CHANGE = {"about": str, "name": str, "what": str, "before": str, "after": str}
_WEB = re.compile(r"https://[\w.-]+(:\d+)?/[\w./-]+")

ERRORS = "Nothing is published until the errors are fixed, so there is nothing to compare yet."
NOTHING = (
    "We cannot say what this changes for readers: the state before it has errors, or it was too "
    "long ago."
)


# What was found ----------------------------------------------------------------------------------


def text(findings: bytes | None, changes: bytes | None) -> str:
    """Return the comment's text: errors, or else what changes for readers."""
    errors = [each for each in rows(findings, "findings", _FINDING) if each["severity"] == "error"]
    if errors:
        number = "1 error" if len(errors) == 1 else f"{len(errors):,} errors"
        return f"{findings_markdown(f'{number} to fix', errors)}\n{ERRORS}\n"
    summary = _object(changes).get("summary")
    if not isinstance(summary, str):
        return f"{NOTHING}\n"
    found = [each for each in rows(changes, "changes", _CHANGE) if each["about"] in TITLES]
    return changes_markdown({"summary": summary[:MOST_CHARACTERS], "changes": found})


def rows(raw: bytes | None, name: str, form: Mapping[str, type]) -> list[dict[str, Any]]:
    """Return the rows that have the form, each of no more than it; texts are cut."""
    listed = _object(raw).get(name)
    return [
        {key: row[key][:MOST_CHARACTERS] if kind is str else row[key] for key, kind in form.items()}
        for row in (listed if isinstance(listed, list) else ())
        if isinstance(row, dict) and all(type(row.get(key)) is kind for key, kind in form.items())
    ]


def _object(raw: bytes | None) -> dict[str, Any]:
    """Return a JSON object; an empty one where it is none, or is missing."""
    try:
        found = json.loads(raw or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def body(said: str, run: str) -> str:
    """Return the comment; ``run`` is the address of the run that has the preview."""
    preview = f"\n[A preview of the site]({run}) is among what this run has kept.\n"
    return f"{MARK}\n{said}{preview if _WEB.fullmatch(run) else ''}"


# GitHub ------------------------------------------------------------------------------------------


def on_github(folder: Path) -> None:
    """Post what a folder holds, unless the request has newer commits."""
    repository, sha, owner, branch = (
        os.environ[name] for name in ("REPOSITORY", "SHA", "OWNER", "BRANCH")
    )
    number = _request_of(repository, sha, owner, branch)
    if number is None:
        sys.stdout.write("No open request has this commit as its newest; nothing is posted.\n")
        return
    said = body(text(_file(folder / FINDINGS), _file(folder / CHANGES)), os.environ.get("RUN", ""))
    comments = f"repos/{repository}/issues"
    for comment in _pages(f"{comments}/{number}/comments", _github):
        if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARK):
            _github("PATCH", f"{comments}/comments/{comment['id']}", {"body": said})
            return
    _github("POST", f"{comments}/{number}/comments", {"body": said})


def _request_of(repository: str, sha: str, owner: str, branch: str) -> int | None:
    """Return the number of the open request whose newest commit this is; of forks' too."""
    head = quote(f"{owner}:{branch}", safe="")
    for request in _pages(f"repos/{repository}/pulls?state=open&head={head}", _github):
        if request["head"]["sha"] == sha:
            return int(request["number"])
    return None


def _file(path: Path) -> bytes | None:
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        return None
    return path.read_bytes()


def _github(method: str, path: str, content: dict[str, str] | None = None) -> Any:
    command = ["gh", "api", "--method", method, path]
    given = None if content is None else json.dumps(content)
    if given is not None:
        command += ["--input", "-"]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout or "null")


# GitLab ------------------------------------------------------------------------------------------


def on_gitlab() -> None:
    """Post what the newest pipeline of each open request has found."""
    project = f"projects/{quote(os.environ['CI_PROJECT_ID'], safe='')}"
    me = _gitlab("GET", "user")["id"]
    for request in _pages(f"{project}/merge_requests?state=opened", _gitlab):
        where = f"{project}/merge_requests/{int(request['iid'])}"
        job = _job_of(_gitlab("GET", where).get("head_pipeline"))
        if job is None:
            continue
        files = (_artifact(job, name) for name in (FINDINGS, CHANGES))
        said = body(text(*files), job["web_url"])
        notes = [
            note
            for note in _pages(f"{where}/notes", _gitlab)
            if note["author"]["id"] == me and note["body"].startswith(MARK)
        ]
        if not notes:
            _gitlab("POST", f"{where}/notes", {"body": said})
        elif notes[0]["body"].strip() != said.strip():
            _gitlab("PUT", f"{where}/notes/{int(notes[0]['id'])}", {"body": said})


def _job_of(pipeline: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the job that checked a request, with its project; none where it has not ended."""
    if pipeline is None:
        return None
    project = f"projects/{int(pipeline['project_id'])}"
    for job in _pages(f"{project}/pipelines/{int(pipeline['id'])}/jobs", _gitlab):
        if job["name"] == JOB and job["status"] in ("success", "failed"):
            return {**job, "project": project}
    return None


def _artifact(job: dict[str, Any], name: str) -> bytes | None:
    """Return a file that a job has kept; none where it is missing, too large or not to be read."""
    path = f"{job['project']}/jobs/{int(job['id'])}/artifacts/{FOLDER}/{name}"
    try:
        with urlopen(_asked("GET", path), timeout=60) as answer:  # noqa: S310 (the host's own)
            raw: bytes = answer.read(MOST_BYTES + 1)
    except HTTPError:
        return None
    return raw if len(raw) <= MOST_BYTES else None


def _gitlab(method: str, path: str, content: dict[str, str] | None = None) -> Any:
    given = None if content is None else json.dumps(content).encode()
    with urlopen(_asked(method, path, given), timeout=60) as answer:  # noqa: S310 (the host's own)
        return json.loads(answer.read())


def _asked(method: str, path: str, content: bytes | None = None) -> Request:
    headers = {"PRIVATE-TOKEN": os.environ["IHEARTIT_COMMENT_TOKEN"]}
    if content is not None:
        headers["Content-Type"] = "application/json"
    address = f"{os.environ['CI_API_V4_URL']}/{path}"
    return Request(address, content, headers, method=method)  # noqa: S310 (the host's own)


# Both --------------------------------------------------------------------------------------------


def _pages(path: str, ask: Any) -> Iterator[dict[str, Any]]:
    """Yield all of a list that comes in pages."""
    for page in range(1, 31):
        some = ask("GET", f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
        yield from some
        if len(some) < 100:
            break


def main(word: str, *folders: str) -> None:
    """Post on a host, or show what would be posted."""
    if word == "gitlab":
        on_gitlab()
    elif word == "github":
        on_github(Path(*folders))
    else:
        folder = Path(*folders)
        sys.stdout.write(text(_file(folder / FINDINGS), _file(folder / CHANGES)))


if __name__ == "__main__":
    main(*sys.argv[1:])
