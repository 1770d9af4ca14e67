"""Propose what an import has changed below data/ as a merge request, on GitLab.

    gitlab.py BRANCH TITLE < WHAT-THE-IMPORT-SAID

It runs in a checkout of the default branch, with Python and git alone. There is one merge request
for a branch: a later import takes its place there. IHEARTIT_FETCH_TOKEN is a project's access token
(scope “api”, role “Developer”).
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen


def propose(branch: str, title: str, said: str) -> None:
    """Commit what is new or other below data/ on a branch, and propose it once."""
    project = f"projects/{int(os.environ['CI_PROJECT_ID'])}"
    listed = _git("diff", "--name-only", "-z", "--", "data")
    fresh = _git("ls-files", "--others", "--exclude-standard", "-z", "--", "data")
    actions = [
        {
            "action": action,
            "file_path": name,
            "encoding": "base64",
            "content": base64.b64encode(Path(name).read_bytes()).decode(),
        }
        for action, names in (("update", listed), ("create", fresh))
        for name in filter(None, names.split("\0"))
    ]
    if not actions:
        sys.stdout.write("The export has nothing new.\n")
        return
    commit = {
        "branch": branch,
        "start_sha": os.environ["CI_COMMIT_SHA"],
        "commit_message": title,
        "actions": actions,
        "force": True,
    }
    _ask("POST", f"{project}/repository/commits", commit)
    wanted = f"state=opened&source_branch={quote(branch, safe='')}"
    if not _ask("GET", f"{project}/merge_requests?{wanted}"):
        request = {
            "source_branch": branch,
            "target_branch": os.environ["CI_DEFAULT_BRANCH"],
            "title": title,
            # Indented, it is read as it stands.
            "description": "".join(f"    {line}\n" for line in said.splitlines()),
            "remove_source_branch": True,
        }
        _ask("POST", f"{project}/merge_requests", request)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "surrogateescape")


def _ask(method: str, what: str, content: object = None) -> Any:
    headers = {
        "PRIVATE-TOKEN": os.environ["IHEARTIT_FETCH_TOKEN"],
        "Content-Type": "application/json",
    }
    data = None if content is None else json.dumps(content).encode()
    address = f"{os.environ['CI_API_V4_URL']}/{what}"
    request = Request(address, data, headers, method=method)  # noqa: S310 (GitLab's own address)
    with urlopen(request, timeout=60) as answer:  # noqa: S310
        return json.load(answer)


if __name__ == "__main__":
    propose(sys.argv[1], sys.argv[2], sys.stdin.read())
