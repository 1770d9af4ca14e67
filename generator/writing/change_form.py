"""The issue form “Change something” and the workflow that turns its issues into pull requests."""

from __future__ import annotations

from generator.language import Locale, locale_of
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
        with: {{ token: "${{{{ secrets.IHEARTIT_CHANGE_TOKEN }}}}" }}
"""
_ALWAYS = ("kind", "about")
_LONG = ("said", "text")


def change_files(program: str, checkout: str, language: str) -> dict[str, str]:
    """Return the form and the workflow, which uses the action ``program`` after ``checkout``.

    The form is in the language with a code, as those who fill it in read the site.
    """
    return {
        ".github/ISSUE_TEMPLATE/change.yml": form(locale_of(language)),
        ".github/workflows/change.yml": _WORKFLOW.format(checkout=checkout, program=program),
    }


def form(locale: Locale) -> str:
    """Return the issue form, whose fields an address fills in by their names."""
    _ = locale.text
    hints = {
        "kind": " · ".join(_(each.title) for each in CHANGES),
        "comment": _("Its day, such as 2026-09-30, or the day, a colon and what was said."),
        "day": _("Such as 2026-09-30."),
        "due": _("Such as 2026-12-31."),
    }
    body: list[Value] = [
        {
            "type": "textarea" if name in _LONG else "input",
            "id": name,
            "attributes": {"label": _(title), **_described(hints.get(name))},
            "validations": {"required": "true" if name in _ALWAYS else "false"},
        }
        for name, title in FIELDS.items()
    ]
    return (
        to_yaml(
            {
                "name": _("Change something"),
                "description": _(
                    "What the owner says, an answer, an action, a day, a supplier’s reply. "
                    "The site’s page “Change something” fills this in for you."
                ),
                "title": f"{_('Change something')}: ",
                "labels": ["change"],
                "body": body,
            }
        )
        .replace('"true"', "true")
        .replace('"false"', "false")
    )


def _described(hint: str | None) -> dict[str, Value]:
    return {"description": hint} if hint else {}
