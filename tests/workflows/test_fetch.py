"""An export is fetched on a schedule, imported, and proposed; tokens go to one address alone."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from base64 import b64decode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.resources import site_overrides
from tests.workflows.runner import ROOT, Machine, StepFailed, load
from tests.workflows.test_change import clone, git  # noqa: F401 (a fixture)
from tests.workflows.test_gitlab import Failed, job

SCRIPT = ROOT / ".github" / "actions" / "fetch" / "fetch.py"
PINNED = "OWNER/NAME/.github/actions/fetch@0123456789abcdef0123456789abcdef01234567"
TOKEN, KEY = "the-tool's-token", "0123456789abcdef" * 4
SURVEY = (
    "StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,RecipientEmail,Q1\n"
    "Start,End,Type,Finished,Recorded,Response ID,Email,How do you like mail?\n"
    + ",".join(['"{""ImportId"":""x""}"'] * 8)
    + "\n"
    + "".join(
        f"{day} 10:00:00,{day} 10:01:00,0,1,{day} 10:01:00,R_{n},j@x.org,{n % 5 + 1}\n"
        for n, day in enumerate([f"2026-09-0{n}" for n in range(1, 6)], 1)
    )
)
MAPPING = """\
kind: answers
files: qualtrics.csv
into: survey.csv
fixed: {service: mail}
columns:
  date: RecordedDate
  id: {column: ResponseId, number: by-file}
  rating: Q1
"""
OF_DESK = """\
kind: answers
files: jira.csv
into: desk.csv
columns:
  date: Satisfaction date
  id: {column: Issue key, number: by-file}
  rating: Satisfaction rating
rows:
  - only: {Request Type: Mail}
    fixed: {service: mail}
"""
FIELDS = [
    {"id": "summary", "name": "Summary"},
    {
        "id": "customfield_1",
        "name": "Anfrage",
        "schema": {"custom": "com.atlassian.servicedesk:vp-origin"},
    },
    {"id": "customfield_2", "name": "Satisfaction"},
    {
        "id": "customfield_3",
        "name": "Wann",
        "schema": {"custom": "com.atlassian.servicedesk:sd-request-feedback-date"},
    },
]


def issue(n: int, rating: int | None) -> dict:
    return {
        "key": f"DESK-{n}",
        "fields": {
            "customfield_1": {"requestType": {"name": "Mail"}},
            "customfield_2": rating and {"rating": rating},
            "customfield_3": rating and f"2026-09-0{n}T10:00:00.000+0200",
        },
    }


class Tool(BaseHTTPRequestHandler):
    """Both tools, and GitLab: they note who asks, and answer those who have the token."""

    def do_GET(self):
        self.reply(None)

    def do_POST(self):
        self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def reply(self, content):
        at = urlsplit(self.path)
        self.server.asked.append((self.command, at.path, parse_qs(at.query), content))
        basic = self.headers.get("Authorization", "").removeprefix("Basic ")
        allowed = TOKEN in (
            self.headers.get("X-API-TOKEN"),
            b64decode(basic).decode()[-len(TOKEN) :],
        )
        allowed = allowed or self.headers.get("PRIVATE-TOKEN") == "ours"
        found = self.answer(at.path, parse_qs(at.query)) if allowed else (401, {})
        status, body = found
        raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def answer(self, path, query):
        exports = "/API/v3/surveys/SV_1/export-responses"
        states = self.server.states
        if path == exports:
            return 200, {"result": {"progressId": "ES_1", "status": "inProgress"}}
        if path == f"{exports}/ES_1":
            return 200, {"result": states.pop(0)}
        if path == f"{exports}/F-1/file":
            return self.server.status, SURVEY
        if path == "/rest/api/3/field":
            return 200, FIELDS
        if path == "/rest/api/3/search/jql":
            later = query.get("nextPageToken") == ["t"]
            page = {"issues": [issue(3, 5)]} if later else {
                "issues": [issue(1, 4), issue(2, None)], "nextPageToken": "t"
            }  # fmt: skip
            return 200, page
        if path.startswith("/api/v4/projects/5/"):
            return 200, []
        return 404, {}

    def log_message(self, *_):
        pass


@pytest.fixture
def tool():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tool)
    server.asked, server.status = [], 200
    server.states = [{"status": "inProgress"}, {"status": "complete", "fileId": "F-1"}]
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def address(tool) -> str:
    return f"http://127.0.0.1:{tool.server_port}"


def workflow() -> str:
    """Return the workflow that the guide shows."""
    guide = (site_overrides() / "pages" / "running.md").read_text("utf-8")
    return next(
        text for text in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if PINNED in text
    )


def ours(tool, place: Path) -> Path:
    """Write the guide's workflow as an organisation would, for this tool."""
    text = workflow().replace(PINNED, "./.github/actions/fetch")
    text = text.replace("https://fra1.qualtrics.com", address(tool))
    path = place / "fetch.yml"
    path.write_text(text.replace("SV_0123456789abcde", "SV_1"))
    return path


def machine(clone: Path, place: Path, token: str = TOKEN) -> Machine:  # noqa: F811
    (clone / "imports").mkdir(exist_ok=True)
    (clone / "imports/survey.yml").write_text(MAPPING)
    secrets = {"QUALTRICS_TOKEN": token, "IHEARTIT_KEY": KEY}
    return Machine(clone, place, "schedule", {}, secrets=secrets)


def test_what_is_new_is_proposed_and_nothing_else_is_kept(tool, clone, tmp_path):  # noqa: F811
    runner = machine(clone, tmp_path / "m")
    runner.job(ours(tool, tmp_path), "fetch")
    origin = tmp_path / "origin"
    assert (
        git(origin, "diff", "--name-only", "main", "fetch/qualtrics") == "data/answers/survey.csv"
    )
    text = git(origin, "show", "fetch/qualtrics:data/answers/survey.csv")
    assert [row["rating"] for row in csv.DictReader(text.splitlines())] == ["2", "3", "4", "5", "1"]
    assert "x.org" not in text
    setup, listed, create = [call[0] for call in runner.calls("gh")]
    assert (setup, listed[:2]) == (["auth", "setup-git"], ["pr", "list"])
    assert create[:4] == ["pr", "create", "--head", "fetch/qualtrics"]
    assert "5 rows read" in (runner.place / "temp/body.md").read_text()
    assert not list((runner.place / "temp").glob("*.csv"))
    assert not list((runner.place / "temp").glob("*.key"))


def test_nothing_new_is_no_proposal_and_an_open_one_is_not_repeated(tool, clone, tmp_path):  # noqa: F811
    first = machine(clone, tmp_path / "m")
    first.tool("gh", [["list", 7]])
    first.job(ours(tool, tmp_path), "fetch")
    assert [call[0][:2] for call in first.calls("gh")] == [["auth", "setup-git"], ["pr", "list"]]
    tool.states = [{"status": "complete", "fileId": "F-1"}]
    again = machine(clone, tmp_path / "n")
    again.job(ours(tool, tmp_path), "fetch")
    assert again.calls("gh") == []
    assert "The export has nothing new." in again.said


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("token", "answers 401: is the token right?"),
        ("redirect", "answers 302"),
        ("failed", "Qualtrics could not make the export"),
    ],
)
def test_what_cannot_be_fetched_is_said(broken, said, tool, clone, tmp_path):  # noqa: F811
    if broken == "redirect":
        tool.status = 302
    if broken == "failed":
        tool.states = [{"status": "failed"}]
    runner = machine(clone, tmp_path / "m", "another" if broken == "token" else TOKEN)
    with pytest.raises(StepFailed, match=re.escape(said)):
        runner.job(ours(tool, tmp_path), "fetch")
    assert runner.calls("gh") == []
    assert not any(path == "/elsewhere" for _, path, _, _ in tool.asked)


def on_gitlab(tool, clone, place, mapping=OF_DESK, **more):  # noqa: F811
    (clone / "imports").mkdir(exist_ok=True)
    (clone / "imports/desk.yml").write_text(mapping)
    return job(
        "fetch",
        clone,
        place,
        CI_API_V4_URL=f"{address(tool)}/api/v4",
        CI_PROJECT_ID="5",
        CI_DEFAULT_BRANCH="main",
        CI_COMMIT_SHA=git(clone, "rev-parse", "HEAD"),
        FETCH_TOOL="jira",
        FETCH_ADDRESS=address(tool),
        FETCH_WHAT="project = DESK",
        FETCH_USER="it@example.org",
        FETCH_MAPPING="imports/desk.yml",
        FETCH_TOKEN=TOKEN,
        IHEARTIT_FETCH_TOKEN="ours",  # noqa: S106
        IHEARTIT_KEY=KEY,
        **more,
    )


def test_gitlab_keeps_no_export_where_an_import_fails(tool, clone, tmp_path):  # noqa: F811
    (tmp_path / "temp").mkdir()
    with pytest.raises(Failed, match="no service"):
        on_gitlab(
            tool,
            clone,
            tmp_path / "m",
            OF_DESK.replace("service: mail", "service: nobody"),
            TMPDIR=str(tmp_path / "temp"),
        )
    assert list((tmp_path / "temp").iterdir()) == []
    assert not any(path.endswith("/commits") for _, path, _, _ in tool.asked)


def test_gitlab_proposes_how_requests_were_rated(tool, clone, tmp_path):  # noqa: F811
    said = on_gitlab(tool, clone, tmp_path / "m")
    assert "2 rows read" in said
    queries = [query for _, path, query, _ in tool.asked if path.endswith("/jql")]
    assert [one["jql"] for one in queries] == [["project = DESK"]] * 2
    assert queries[0]["fields"] == ["customfield_1,customfield_2,customfield_3"]
    (commit,) = [c for _, path, _, c in tool.asked if path.endswith("/commits")]
    assert commit["branch"] == "fetch/jira"
    (action,) = commit["actions"]
    assert (action["action"], action["file_path"]) == ("create", "data/answers/desk.csv")
    rows = list(csv.DictReader(b64decode(action["content"]).decode().splitlines()))
    assert [(row["date"], row["rating"]) for row in rows] == [
        ("2026-09-01", "4"),
        ("2026-09-03", "5"),
    ]
    assert "DESK" not in b64decode(action["content"]).decode()
    (request,) = [
        c for m, path, _, c in tool.asked if path.endswith("/merge_requests") and m == "POST"
    ]
    assert request["source_branch"] == "fetch/jira"


def test_the_program_gets_no_token():
    script = "\n".join(load(ROOT / ".gitlab-ci.yml")["fetch"]["script"])
    assert re.findall(r'"\$IHEARTIT" (?!"\$@")', script) == []
    steps = load(ROOT / ".github/actions/fetch/action.yml")["runs"]["steps"]
    assert [step["name"] for step in steps if "token" in json.dumps(step.get("env", {}))] == [
        "Fetch",
        "Propose",
    ]


@pytest.mark.parametrize("wrong", ["http://example.org", "ftp://example.org", "file:///etc/passwd"])
def test_a_token_is_sent_over_https_alone(wrong, tmp_path):
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT, "qualtrics", tmp_path / "a.csv"],
        env={**os.environ, "FETCH_ADDRESS": wrong, "FETCH_WHAT": "a", "FETCH_TOKEN": TOKEN},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "FETCH_ADDRESS must begin with https://\n")


CHECKS = {
    "zizmor": ("--offline", "--no-progress", "--quiet"),
    "check-jsonschema": ("--builtin-schema", "vendor.github-workflows"),
}


@pytest.mark.parametrize("command", CHECKS)
def test_other_people_s_checks_find_nothing_in_the_guide_s_workflow(command, tmp_path):
    path = tmp_path / ".github/workflows/fetch.yml"
    path.parent.mkdir(parents=True)
    path.write_text(workflow())
    program = Path(sys.executable).with_name(command)
    done = subprocess.run(
        [program, *CHECKS[command], path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_guide_s_workflow_pins_what_the_others_pin():
    used = set(re.findall(r"actions/checkout@\S+ # \S+", workflow()))
    assert used == set(
        re.findall(
            r"actions/checkout@\S+ # \S+", (ROOT / ".github/workflows/change.yml").read_text()
        )
    )
