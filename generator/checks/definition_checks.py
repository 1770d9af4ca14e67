"""All checks that need nothing but the definitions, in one table."""

from __future__ import annotations

from generator.checks.references import REFERENCE_CHECKS
from generator.checks.rule import Check
from generator.checks.sense_complete import COMPLETE_CHECKS
from generator.checks.sense_conversation import CONVERSATION_CHECKS
from generator.checks.sense_scale import SCALE_CHECKS
from generator.checks.sense_time import TIME_CHECKS
from generator.checks.sense_whole import WHOLE_CHECKS

DEFINITION_CHECKS: tuple[Check, ...] = (
    *REFERENCE_CHECKS,
    *COMPLETE_CHECKS,
    *WHOLE_CHECKS,
    *TIME_CHECKS,
    *SCALE_CHECKS,
    *CONVERSATION_CHECKS,
)
