"""What a machine may not have: the only reasons for which a test may be skipped.

This is a plugin of pytest: it fails a test that is skipped for any other reason, and the last lines
of a run count each of these.
"""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

import pytest

CHROMIUM = "there is no Chromium on this machine"
REAL_DATA = (
    "the real data are not on this machine (IHEARTIT_SHARED names the folder that holds them)"
)
NPM = "npm is not here, or it cannot install"
HUGO_MISSING = "there is no Hugo on this machine"
UV = "there is no uv on this machine"
PYTHON = "a Python that the test needs is not on this machine"
SPARK = "PySpark or Java is not on this machine"
SYSTEM = "this operating system cannot do it"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
REASONS = (CHROMIUM, REAL_DATA, NPM, HUGO_MISSING, UV, PYTHON, SPARK, SYSTEM)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> object:
    """Fail a test that passes by skipping."""
    return _judged((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> object:
    """Fail a module that passes by skipping."""
    return _judged((yield))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were not run, and why."""
    reasons = Counter(map(_reason, terminalreporter.stats.get("skipped", ())))
    lines = [f"Skipped: {number}, because {why}." for why, number in sorted(reasons.items())]
    for line in lines or ["No test was skipped."]:
        terminalreporter.write_line(line)


def _judged(report: Report) -> Report:
    if report.skipped and not hasattr(report, "wasxfail") and not _reason(report):
        report.outcome = "failed"
        report.longrepr = f"A test may not be skipped for this reason: {_said(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return which of the reasons is given, "" for another; details may follow after a colon."""
    said = _said(report)
    return next((each for each in REASONS if said == each or said.startswith(f"{each}: ")), "")


def _said(report: pytest.TestReport | pytest.CollectReport) -> str:
    where = report.longrepr
    said = where[2] if isinstance(where, tuple) else str(where)
    return said.removeprefix("Skipped: ")
