"""An issue with the label “change” becomes a merge request on GitLab, and nothing else happens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from generator.model.changes import FIELDS
from tests.workflows.runner import ROOT
from tests.workflows.test_change import SAID, clone, git  # noqa: F401 (a fixture)
from tests.workflows.test_gitlab import job

SCRIPT = ROOT / ".github" / "actions" / "change" / "gitlab.py"
PROJECT = "/api/v4/projects/5"
TOKEN = "a-token"  # noqa: S105
ME = {"id": 1}


class Host(BaseHTTPRequestHandler):
    """Answers as it is asked to, and notes what it is given, which it has from then on."""

    def do_GET(self):
        path, _, query = self.path.partition("?")
        found = self.server.answers.get(path, [])
        if path.endswith("/merge_requests"):
            found = [one for one in found if one in query]
        self.answer(found if self.headers["PRIVATE-TOKEN"] == TOKEN else None)

    def do_POST(self):
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.given.append((self.command, self.path, content))
        have = self.server.answers.setdefault(self.path, [])
        if self.path.endswith("/merge_requests"):
            have.append(content["source_branch"].replace("/", "%2F"))
        if self.path.endswith("/notes"):
            have.append({"id": 9, "author": ME, **content})
        self.answer({})

    def do_PUT(self):
        self.do_POST()

    def answer(self, found):
        raw = json.dumps(found).encode()
        self.send_response(401 if found is None else 200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_):
        pass


@pytest.fixture
def host():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.given, server.answers = [], {"/api/v4/user": ME}
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def asked(**said):
    """What an issue says that the page “Change something” has begun."""
    return "\n".join(f"### {FIELDS[name]} ({name})\n\n{text}\n" for name, text in said.items())


def run(host, clone, place):  # noqa: F811
    return job(
        "change",
        clone,
        place,
        CI_API_V4_URL=f"http://127.0.0.1:{host.server_port}/api/v4",
        CI_PROJECT_ID="5",
        CI_DEFAULT_BRANCH="main",
        CI_COMMIT_SHA=git(clone, "rev-parse", "HEAD"),
        IHEARTIT_CHANGE_TOKEN=TOKEN,
    )


def test_what_issues_ask_for_is_proposed_once(host, clone, tmp_path):  # noqa: F811
    host.answers[f"{PROJECT}/issues"] = [
        {"iid": 7, "description": asked(kind="word", about="Mail", text=SAID, day="2026-09-01")},
        {"iid": 8, "description": asked(kind="word", about="Mail", text="New.", day="2026-09-02")},
    ]
    run(host, clone, tmp_path / "m")
    seventh, request, eighth, _ = host.given
    _, path, commit = seventh
    assert path == f"{PROJECT}/repository/commits"
    assert (commit["branch"], commit["start_sha"]) == (
        "change/issue-7",
        git(clone, "rev-parse", "main"),
    )
    (made,) = commit["actions"]
    before = (clone / "services" / "it" / "mail.yml").read_text("utf-8")
    assert made["file_path"] == "services/it/mail.yml"
    assert made["content"].startswith(before + "word:\n  - since: 2026-09-01\n    text: ")
    assert "touch hacked" in made["content"]
    assert "touch hacked" not in eighth[2]["actions"][0]["content"]
    assert not list(tmp_path.rglob("hacked"))
    assert request[2]["target_branch"] == "main"
    assert request[2]["description"].startswith("Closes #7.")
    assert git(clone, "status", "--short", "services") == ""
    del host.given[:]
    run(host, clone, tmp_path / "m")
    assert host.given == []


def test_what_cannot_be_done_is_said_once_where_it_was_asked(host, clone, tmp_path):  # noqa: F811
    issue = {"iid": 7, "description": asked(kind="word", about=SAID, text="x", day="2026-09-01")}
    host.answers[f"{PROJECT}/issues"] = [issue]
    run(host, clone, tmp_path / "m")
    ((method, path, note),) = host.given
    assert (method, path) == ("POST", f"{PROJECT}/issues/7/notes")
    said = note["body"].splitlines()
    assert said[:3] == ["<!-- iheartit -->", "This cannot be done:", ""]
    assert any("There is no service" in line for line in said)
    assert all(line.startswith("    ") for line in said[3:])
    run(host, clone, tmp_path / "m")
    assert len(host.given) == 1, "nothing is new"
    issue["description"] = "Something else."
    run(host, clone, tmp_path / "m")
    assert host.given[-1][:2] == ("PUT", f"{PROJECT}/issues/7/notes/9")


def test_the_program_gets_no_token(host, clone, tmp_path):  # noqa: F811
    host.answers[f"{PROJECT}/issues"] = [{"iid": 7, "description": None}]
    program = tmp_path / "spy"
    program.write_text("#!/bin/sh\nenv\n")
    program.chmod(0o755)
    known = {
        "PATH": os.environ["PATH"],
        "CI_API_V4_URL": f"http://127.0.0.1:{host.server_port}/api/v4",
        "CI_PROJECT_ID": "5",
        "IHEARTIT_CHANGE_TOKEN": TOKEN,
    }
    subprocess.run([sys.executable, "-IS", SCRIPT, program], cwd=clone, env=known, check=True)
    ((_, _, note),) = host.given
    assert "CI_PROJECT_ID=5" in note["body"]
    assert TOKEN not in note["body"]
