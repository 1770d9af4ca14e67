"""The storied services, in the order in which ``--services`` takes them, and their data's levels.

What each is about stands in its own file below ``written/services/``, which is copied as it is.
"""

from __future__ import annotations

from generator.demo.profiles import Profile
from generator.demo.stories_gaps import GAPS
from generator.demo.stories_house import HOUSE
from generator.demo.stories_hr import HR
from generator.demo.stories_it import IT

_ORDER = (
    "remote-access",
    "wifi",
    "expenses",
    "travel",
    "parental-leave",
    "it-counter",
    "payslip-letter",
    "bicycles",
    "canteen",
    "field-app",
    "laptop",
    "team-files",
    "shared-drive",
    "hiring",
    "learning",
    "meeting-rooms",
    "getting-paid",
    "buying",
    "cleaning",
    "relocation",
    "pension-letters",
    "reception",
    "ask-fern",
    "fax",
    "buddies",
    "charging",
    "ideas",
    "desk-phones",
    "car-pool",
    "pagers",
    "quiet-rooms",
    "invoice-photo",
    "health-check",
)
_PROFILES = IT | HR | HOUSE | GAPS
STORIES: dict[str, Profile] = {name: _PROFILES[name] for name in _ORDER}
