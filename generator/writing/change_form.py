"""The issue form “Change something” and the workflow that turns its issues into pull requests."""

from __future__ import annotations

from generator.model.changes import CHANGES, FIELDS
from generator.sources.yaml_text import Value, to_yaml

_WORKFLOW = """\
name: Change
on:
  issues: {{ types: [opened] }}
permissions: {{}}
concurrency: {{ group: "change-${{{{ github.event.issue.number }}}}", cancel-in-progress: false }}
jobs:
  change:
    if: contains(github.event.issue.labels.*.name, 'change')
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions: {{ contents: write, issues: write, pull-requests: write }} # it proposes a branch
    steps:
      - uses: {checkout}
        with: {{ persist-credentials: false }}
      - uses: {program}
"""
_ALWAYS = ("kind", "about")
_LONG = ("said", "text")


def change_files(program: str, checkout: str) -> dict[str, str]:
    """Return the form and the workflow, which uses the action ``program`` after ``checkout``."""
    return {
        ".github/ISSUE_TEMPLATE/change.yml": form(),
        ".github/workflows/change.yml": _WORKFLOW.format(checkout=checkout, program=program),
    }


def form() -> str:
    """Return the issue form, whose fields an address fills in by their names."""
    hints = {
        "kind": ", ".join(each.id for each in CHANGES),
        "comment": "Its day, such as 2026-09-30, or the day, a colon and what was said.",
        "day": "Such as 2026-09-30.",
        "due": "Such as 2026-12-31.",
    }
    body: list[Value] = [
        {
            "type": "textarea" if name in _LONG else "input",
            "id": name,
            "attributes": {"label": title, **_described(hints.get(name))},
            "validations": {"required": "true" if name in _ALWAYS else "false"},
        }
        for name, title in FIELDS.items()
    ]
    return (
        to_yaml(
            {
                "name": "Change something",
                "description": "An owner's word, an answer, an action, a day, a supplier's reply. "
                "The site's page “Change something” fills this in for you.",
                "title": "Change something: ",
                "labels": ["change"],
                "body": body,
            }
        )
        .replace('"true"', "true")
        .replace('"false"', "false")
    )


def _described(hint: str | None) -> dict[str, Value]:
    return {"description": hint} if hint else {}
