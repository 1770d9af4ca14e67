"""Words that readers of the site must never meet."""

from __future__ import annotations

import re
from collections.abc import Iterable

JARGON = (
    "SLA",
    "SLAs",
    "XLA",
    "XLAs",
    "OLA",
    "KPI",
    "KPIs",
    "NPS",
    "CSAT",
    "MTTR",
    "ITIL",
    "incident",
    "incidents",
    "stakeholder",
    "stakeholders",
    "end user",
    "end users",
    "ticket",
    "tickets",
    "downtime",
    "telemetry",
    "latency",
    "backend",
    "frontend",
    "deployment",
    "deployments",
    "rollout",
    "leverage",
    "deliverable",
    "deliverables",
    "offboarding",
    "onboarding journey",
    "touchpoint",
    "touchpoints",
    "holistic",
    "synergy",
    "synergies",
    "best practice",
    "best practices",
    "customer journey",
    "root cause",
    "significant",
    "significantly",
    "statistically",
    "p-value",
    "confidence interval",
    "uptime",
    "metric",
    "metrics",
    "baseline",
    "outlier",
    "outliers",
    "cohort",
    "variance",
    "standard deviation",
    "pain point",
    "pain points",
    "going forward",
    "in order to",
    "prior to",
    "utilise",
    "facilitate",
    "seamless",
    "robust",
    "granular",
    "actionable",
    "streamline",
    "empower",
    "null",
    "NaN",
)


def _words(words: Iterable[str], flags: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, words))})(?![\w/-])", flags)


_ANY_CASE = _words([word for word in JARGON if word.islower()], re.IGNORECASE)
_AS_WRITTEN = _words([word for word in JARGON if not word.islower()], 0)


def jargon_in(text: str) -> list[str]:
    """Return the forbidden words that a text holds; not those inside a path or a hyphened word."""
    return [*_ANY_CASE.findall(text), *_AS_WRITTEN.findall(text)]
