"""What the texts of several methods say alike: ranges, limits, sources."""

from __future__ import annotations

SHARE_RANGE = (
    "The range says how far chance may have moved the share: of 100 ranges made this way, about 95 "
    "hold the share that very many answers would have given. It is never below 0 or above 100 %. "
    "Wilson's range, which stays right with few answers."
)

SILENT = "It cannot tell what those think who did not answer."

WILSON = "Wilson 1927; recommended by Newcombe 1998"

COUNTED = "Counted; nothing is estimated"

OWN_RULE = "Our own rule"

DIFFERENCE_RANGE = (
    "Built from the two ranges of the two shares by Newcombe's rule. Where it leaves out 0, the "
    "difference is more than chance. Whether the two ranges themselves overlap proves nothing."
)
WHOLE = (("step", ""),)
"""What rows hold that are about a whole service, not about one of its steps."""
