"""What the texts of several methods say alike: ranges, limits, sources."""

from __future__ import annotations

SHARE_RANGE = (
    "The range says how much chance may have changed the share: of 100 ranges worked out this "
    "way, about 95 contain the share that very many answers would give. It is never below 0 or "
    "above 100 %. We use Wilson’s range, which is still right with few answers."
)

SILENT = "People who did not answer may think differently."

WILSON = "Wilson 1927; recommended by Newcombe 1998"

COUNTED = "Counted, not estimated"

OWN_RULE = "Our own rule"

DIFFERENCE_RANGE = (
    "Worked out from the ranges of the two shares by Newcombe’s rule. If it does not include 0, "
    "the difference is more than chance. Whether the two ranges overlap proves nothing."
)
WHOLE = (("step", ""),)
"""What rows hold that are about a whole service, not about one of its steps."""
