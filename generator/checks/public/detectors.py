"""All that is looked for in texts, in one table."""

from __future__ import annotations

from generator.checks.public.addresses import ADDRESSES
from generator.checks.public.detector import Detector
from generator.checks.public.names import NAMES
from generator.checks.public.phones import PHONES

DETECTORS: tuple[Detector, ...] = (ADDRESSES, PHONES, NAMES)
