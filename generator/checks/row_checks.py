"""All checks of whole rows, in one table."""

from __future__ import annotations

from generator.checks.row_check import RowCheck
from generator.checks.row_compared import COMPARED_CHECKS
from generator.checks.row_content import CONTENT_CHECKS
from generator.checks.row_frozen import FROZEN_CHECKS
from generator.checks.row_time import TIME_CHECKS

ROW_CHECKS: tuple[RowCheck, ...] = (*CONTENT_CHECKS, *TIME_CHECKS, *COMPARED_CHECKS, *FROZEN_CHECKS)
