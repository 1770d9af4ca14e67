"""The workflows of an organisation's own repository, by which each commit becomes a site."""

from __future__ import annotations

import re

from generator.writing.change_form import change_files

PROGRAM = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")
"""Where the program lies, at which commit: “OWNER/NAME@COMMIT”."""
_CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
_DEPLOY = "actions/deploy-pages@368f82528645a54fb793d4d04e342629a3f51346 # v5.0.1"
_SITE = """\
name: Site
on:
  push: {{ branches: [main] }}
  pull_request:
  schedule: [{{ cron: "23 4 * * *" }}] # data grow stale although nobody changes them
  workflow_dispatch: # only to begin again after the ledger of published numbers was lost
    inputs: {{ ledger: {{ description: "Address of a ledger, or “anew”", default: "" }} }}
permissions: {{}}
concurrency: # a newer commit of a request ends the run before; nothing ends a publication
  group: "site-${{{{ github.ref }}}}"
  cancel-in-progress: ${{{{ github.event_name == 'pull_request' }}}}
jobs:
  site:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions: {{ contents: read, deployments: read, pages: read }} # published before? where?
    steps:
      - uses: {checkout}
        with: {{ fetch-depth: 0, persist-credentials: false }}
      - uses: {program}
        with:
          cache: "${{{{ github.event_name == 'pull_request' }}}}"
          ledger: "${{{{ inputs.ledger }}}}"
  publish:
    if: github.event_name != 'pull_request'
    needs: site
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions: {{ contents: write, pages: write, id-token: write }} # contents: keeps the ledger
    environment: github-pages
    steps:
      - uses: {ledger}
      - uses: {deploy}
"""
_COMMENT = """\
name: Comment
on:
  workflow_run: # zizmor: ignore[dangerous-triggers] (nothing of the request is run or checked out)
    workflows: [Site]
    types: [completed]
permissions: {{}}
concurrency: {{ group: "comment-${{{{ github.event.workflow_run.head_sha }}}}" }}
jobs:
  comment:
    if: >-
      github.event.workflow_run.event == 'pull_request' &&
      github.event.workflow_run.conclusion != 'cancelled'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions: {{ actions: read, pull-requests: write }}
    steps:
      - uses: {program}
"""


_DEPENDABOT = """\
# New versions of the actions come as pull requests, a week after their release, when what is wrong
# with them has mostly been found.
version: 2
updates:
  - package-ecosystem: github-actions
    directory: /
    schedule: { interval: weekly }
    cooldown: { default-days: 7 }
    groups:
      actions: { patterns: ["*"] }
"""


def workflows(program: str, language: str) -> dict[str, str]:
    """Return the files of the workflows and of the issue form, and of what keeps them new.

    The form is in the ``language`` with that code. Raises ``ValueError`` where ``program`` is not
    as it must.
    """
    if not PROGRAM.fullmatch(program):
        raise ValueError(f"“{program}” is not OWNER/NAME@COMMIT, the commit with all 40 digits")
    name, _, commit = program.partition("@")
    comment = f"{name}/.github/actions/comment@{commit}"
    ledger = f"{name}/.github/actions/ledger@{commit}"
    site = _SITE.format(checkout=_CHECKOUT, deploy=_DEPLOY, program=program, ledger=ledger)
    return {
        ".github/workflows/site.yml": site,
        ".github/workflows/comment.yml": _COMMENT.format(program=comment),
        ".github/dependabot.yml": _DEPENDABOT,
        **change_files(f"{name}/.github/actions/change@{commit}", _CHECKOUT, language),
    }
