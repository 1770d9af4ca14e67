"""The comment on GitLab: data of a request's job become one note, from the default branch alone."""

from __future__ import annotations

import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.workflows.runner import ROOT, load
from tests.workflows.test_comment import as_json, change, finding

SCRIPT = ROOT / ".github" / "actions" / "comment" / "comment.py"
PROJECT = "/api/v4/projects/5"
REQUEST = f"{PROJECT}/merge_requests/3"
JOB = "/api/v4/projects/9/jobs/77/artifacts/iheartit-comment"
"""The job of a request from a fork: it ran in the fork's own project."""
TOKEN = "a-token"  # noqa: S105
ME = {"id": 1}


class Host(BaseHTTPRequestHandler):
    """Answers as it is asked to, and notes what it is given."""

    def do_GET(self):
        path, _, query = self.path.partition("?")
        found = self.server.answers.get(path)
        if self.headers["PRIVATE-TOKEN"] != TOKEN:
            self.answer(401, b"{}")
        elif found is None or "page=2" in query.split("&"):
            self.answer(404, b"{}")
        else:
            self.answer(200, found if isinstance(found, bytes) else json.dumps(found).encode())

    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.given.append((self.command, self.path, json.loads(raw)["body"]))
        self.answer(200, b"{}")

    def do_PUT(self):
        self.do_POST()

    def answer(self, status, raw):
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_):
        pass


@pytest.fixture
def host():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.given = []
    job = {"id": 77, "name": "check", "status": "success", "web_url": "https://git.test/jobs/77"}
    server.answers = {
        "/api/v4/user": ME,
        f"{PROJECT}/merge_requests": [{"iid": 3}],
        REQUEST: {"head_pipeline": {"id": 4, "project_id": 9}},
        "/api/v4/projects/9/pipelines/4/jobs": [{**job, "name": "other"}, job],
        f"{JOB}/findings.json": as_json(findings=[]),
        f"{JOB}/changes.json": as_json(
            summary="1 service touched.", changes=[change(what="[x](y)")]
        ),
        f"{REQUEST}/notes": [{"id": 8, "author": {"id": 2}, "body": "<!-- iheartit -->\ntheirs"}],
    }
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def run(host):
    address = f"http://127.0.0.1:{host.server_port}/api/v4"
    known = {"CI_API_V4_URL": address, "CI_PROJECT_ID": "5", "IHEARTIT_COMMENT_TOKEN": TOKEN}
    subprocess.run([sys.executable, "-IS", SCRIPT, "gitlab"], env=known, check=True)


def test_a_request_s_changes_become_a_note(host):
    run(host)
    ((method, path, body),) = host.given
    assert (method, path) == ("POST", f"{REQUEST}/notes")
    assert "| n | \\[x](y) | b | a |" in body
    assert "(https://git.test/jobs/77)" in body


def test_there_is_one_note_kept_up_to_date(host):
    run(host)
    said = host.given.pop()[2]
    host.answers[f"{REQUEST}/notes"].append({"id": 9, "author": ME, "body": said})
    run(host)
    assert host.given == [], "nothing is new"
    host.answers[f"{JOB}/findings.json"] = as_json(findings=[finding(message="it is wrong")])
    run(host)
    ((method, path, body),) = host.given
    assert (method, path) == ("PUT", f"{REQUEST}/notes/9")
    assert "it is wrong" in body


@pytest.mark.parametrize("pipeline", [None, {"id": 6, "project_id": 9}])
def test_without_a_job_that_has_ended_nothing_is_posted(host, pipeline):
    host.answers[REQUEST] = {"head_pipeline": pipeline}
    host.answers["/api/v4/projects/9/pipelines/6/jobs"] = [{"name": "check", "status": "running"}]
    run(host)
    assert host.given == []


def test_its_token_is_there_on_the_default_branch_alone():
    jobs = load(Path(ROOT / ".gitlab-ci.yml"))
    (rule,) = jobs["comment"]["rules"]
    assert rule["if"].startswith("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && ")
    assert jobs["comment"]["cache"] == []
    assert "needs" not in jobs["comment"]
