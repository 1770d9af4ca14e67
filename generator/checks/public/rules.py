"""The rules of a public repository that are not those of row checks, for the catalogue."""

from __future__ import annotations

from generator.checks.public import columns
from generator.checks.public.detectors import DETECTORS
from generator.checks.rule import Rule

PUBLIC_RULES: tuple[Rule, ...] = (columns.RULE, *(detector.rule for detector in DETECTORS))
