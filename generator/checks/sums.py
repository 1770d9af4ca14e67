"""What people call a row that adds up others."""

from __future__ import annotations

import re

SUM = re.compile(
    r"\b(total|totals|totale|totaal|sum|sum of all|overall|altogether|summe|gesamt\w*|insgesamt|"
    r"somme|suma|razem)\b",
    re.IGNORECASE,
)
"""Words for a total in the languages of our neighbours."""
