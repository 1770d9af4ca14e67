"""Fetch an export with the API of the tool that has it, for a workflow that imports it then.

    fetch.py TOOL FILE     TOOL is qualtrics or jira; the export is written into FILE

It needs nothing but Python. Variables say where and what:

    FETCH_ADDRESS   https://DATACENTER.qualtrics.com, or https://OURS.atlassian.net
    FETCH_WHAT      the survey's id (SV_…), or a search in JQL (“project = DESK”)
    FETCH_USER      of Jira: the address of the account whose token it is
    FETCH_TOKEN     the tool's own token

Qualtrics: Start, Get Progress and Get File of “Response Exports” (API v3). Jira: “Search for issues
using JQL, enhanced” and “Get fields” (Cloud, REST API v3); of each request only its number, its
type, how it was rated and when.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

_TRIES = 66
"""Ten minutes: the pauses grow to ten seconds."""
_MOST_PAGES = 2_000
_COLUMNS = {
    "Request Type": "com.atlassian.servicedesk:vp-origin",
    "Satisfaction": "com.atlassian.servicedesk:sd-request-feedback",
    "Satisfaction date": "com.atlassian.servicedesk:sd-request-feedback-date",
}
"""Fields of Jira Service Management by their names, and what they are in any language."""


class _NoRedirect(HTTPRedirectHandler):
    """Follows nobody: a token is for one address."""

    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = build_opener(_NoRedirect)


def fetch(tool: str, file: Path) -> None:
    """Fetch an export and write it into a file. Raises ``SystemExit`` with the reason why not."""
    tools = {"qualtrics": _qualtrics, "jira": _jira}
    if tool not in tools:
        raise SystemExit(f"there is no tool “{tool}”; write {' or '.join(tools)}")
    address = os.environ["FETCH_ADDRESS"].rstrip("/")
    if not address.startswith(("https://", "http://127.0.0.1:")):
        raise SystemExit("FETCH_ADDRESS must begin with https://")
    file.write_bytes(tools[tool](address, os.environ["FETCH_WHAT"]))


def _qualtrics(address: str, survey: str) -> bytes:
    """Return a survey's answers as CSV: the export is begun, made, and taken."""
    exports = f"{address}/API/v3/surveys/{quote(survey, safe='')}/export-responses"
    headers = {"X-API-TOKEN": os.environ["FETCH_TOKEN"]}
    wanted = {"format": "csv", "compress": False}
    begun = json.loads(_ask(exports, headers, wanted))["result"]["progressId"]
    for tried in range(_TRIES):
        state = json.loads(_ask(f"{exports}/{quote(begun, safe='')}", headers))["result"]
        if state["status"] == "complete":
            return _ask(f"{exports}/{quote(state['fileId'], safe='')}/file", headers)
        if state["status"] == "failed":
            raise SystemExit("Qualtrics could not make the export")
        time.sleep(min(10, 0.1 * 2**tried))
    raise SystemExit("Qualtrics has not made the export in ten minutes")


def _jira(address: str, search: str) -> bytes:
    """Return the requests that were rated, as CSV with the columns of Jira's own export."""
    account = f"{os.environ['FETCH_USER']}:{os.environ['FETCH_TOKEN']}"
    headers = {"Authorization": f"Basic {base64.b64encode(account.encode()).decode()}"}
    fields = json.loads(_ask(f"{address}/rest/api/3/field", headers))
    ids = {name: _id_of(fields, name, kind) for name, kind in _COLUMNS.items()}
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(["Issue key", "Request Type", "Satisfaction rating", "Satisfaction date"])
    for issue in _issues(address, headers, search, list(ids.values())):
        kind, rated, when = (issue["fields"].get(each) or {} for each in ids.values())
        if rated:
            name = kind.get("requestType", {}).get("name", "")
            writer.writerow([issue["key"], name, rated["rating"], when or ""])
    return output.getvalue().encode()


def _id_of(fields: list[dict[str, Any]], name: str, kind: str) -> str:
    """Return the id of a field, by what it is, else by its name."""
    of_kind = [one["id"] for one in fields if one.get("schema", {}).get("custom") == kind]
    named = [one["id"] for one in fields if one.get("name") == name]
    if not of_kind and not named:
        raise SystemExit(f"Jira has no field “{name}”: is it Jira Service Management?")
    return str((of_kind or named)[0])


def _issues(
    address: str, headers: dict[str, str], search: str, fields: list[str]
) -> Iterator[dict[str, Any]]:
    """Yield the issues that a search finds, page after page."""
    query = {"jql": search, "fields": ",".join(fields), "maxResults": "100"}
    for _ in range(_MOST_PAGES):
        page = json.loads(_ask(f"{address}/rest/api/3/search/jql?{urlencode(query)}", headers))
        yield from page["issues"]
        if not page.get("nextPageToken"):
            return
        query["nextPageToken"] = page["nextPageToken"]
    raise SystemExit("the search finds too many issues: add “created > -52w”")


def _ask(address: str, headers: dict[str, str], content: object = None) -> bytes:
    """Return what an address answers; what it is given is JSON."""
    data = None if content is None else json.dumps(content).encode()
    request = Request(address, data, {**headers, "Content-Type": "application/json"})  # noqa: S310
    try:
        with _OPENER.open(request, timeout=60) as answer:
            body: bytes = answer.read()
            return body
    except HTTPError as problem:
        place = address.partition("?")[0]
        raise SystemExit(f"{place} answers {problem.code}: is the token right?") from None
    except URLError as problem:
        raise SystemExit(f"{address.partition('?')[0]}: {problem.reason}") from None


if __name__ == "__main__":
    fetch(sys.argv[1], Path(sys.argv[2]))
