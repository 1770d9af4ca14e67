"""Propose what issues ask for by the page “Change something” as merge requests, on GitLab.

    gitlab.py PROGRAM     PROGRAM is the ./iheartit that makes the change

It runs in a checkout of the default branch, with Python and git alone. An issue is looked at once
somebody has given it the label “change”. What it says is a stranger's: the program reads it as
data, and changes a few lines below services/. The change is proposed for somebody to look at, or
the issue hears why it cannot be done.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

LABEL = "change"
MARK = "<!-- iheartit -->"
_TOKEN = "IHEARTIT_CHANGE_TOKEN"  # noqa: S105 (where it is)


def propose_all(program: str) -> None:
    """Propose what each open issue asks for, once."""
    project = f"projects/{int(os.environ['CI_PROJECT_ID'])}"
    me = _ask("GET", "user")["id"]
    for issue in _pages(f"{project}/issues?state=opened&labels={LABEL}"):
        number = int(issue["iid"])
        branch = f"change/issue-{number}"
        if _ask("GET", f"{project}/merge_requests?source_branch={quote(branch, safe='')}"):
            continue
        said, files = _changed(program, issue.get("description") or "")
        if files:
            _propose(project, number, branch, files)
        else:
            _say_why(f"{project}/issues/{number}/notes", said, me)


def _changed(program: str, form: str) -> tuple[str, dict[str, str]]:
    """Make a change; return what the program said, and the files that it changed, as they were.

    No file where it could not be made. The program gets no token.
    """
    known = {name: value for name, value in os.environ.items() if name != _TOKEN}
    done = subprocess.run(
        [program, "new", "change", "--form", "-"],
        input=form,
        env=known,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    names = _git("diff", "--name-only", "-z", "--", "services").split("\0")
    files = {name: Path(name).read_bytes().decode("utf-8") for name in names if name}
    _git("checkout", "-q", "--", ".")
    return done.stdout, {} if done.returncode else files


def _propose(project: str, number: int, branch: str, files: Mapping[str, str]) -> None:
    """Commit files on a branch of their own, from the commit they were read from; propose it."""
    made = [{"action": "update", "file_path": n, "content": text} for n, text in files.items()]
    commit = {
        "branch": branch,
        "start_sha": os.environ["CI_COMMIT_SHA"],
        "commit_message": f"What issue #{number} asks for",
        "actions": made,
        "force": True,  # of a run that broke off here
    }
    _ask("POST", f"{project}/repository/commits", commit)
    request = {
        "source_branch": branch,
        "target_branch": os.environ["CI_DEFAULT_BRANCH"],
        "title": f"Change something (#{number})",
        "description": f"Closes #{number}. Read it before you merge it.",
        "remove_source_branch": True,
    }
    _ask("POST", f"{project}/merge_requests", request)


def _say_why(notes: str, said: str, me: int) -> None:
    """Say why it cannot be done, in one note that is kept up to date.

    Indented, what was said is read as it stands: it may name people or hold links.
    """
    lines = "".join(f"    {line}\n" for line in said.splitlines())
    body = f"{MARK}\nThis cannot be done:\n\n{lines}"
    ours = [n for n in _pages(notes) if n["author"]["id"] == me and n["body"].startswith(MARK)]
    if not ours:
        _ask("POST", notes, {"body": body})
    elif ours[0]["body"].strip() != body.strip():
        _ask("PUT", f"{notes}/{int(ours[0]['id'])}", {"body": body})


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def _ask(method: str, path: str, content: Mapping[str, Any] | None = None) -> Any:
    headers = {"PRIVATE-TOKEN": os.environ[_TOKEN], "Content-Type": "application/json"}
    given = None if content is None else json.dumps(content).encode()
    address = f"{os.environ['CI_API_V4_URL']}/{path}"
    asked = Request(address, given, headers, method=method)  # noqa: S310 (the host's own)
    with urlopen(asked, timeout=60) as answer:  # noqa: S310 (the host's own)
        return json.loads(answer.read())


def _pages(path: str) -> Iterator[dict[str, Any]]:
    """Yield all of a list that comes in pages."""
    for page in range(1, 31):
        some = _ask("GET", f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
        yield from some
        if len(some) < 100:
            break


if __name__ == "__main__":
    propose_all(sys.argv[1])
