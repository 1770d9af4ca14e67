"""The questions that answers are counted of, and their scales."""

from __future__ import annotations

SCALES: dict[str, tuple[int, int]] = {
    "like": (1, 5),
    "ease": (1, 5),
    "recommend": (0, 10),
    "home": (-1, 1),
    "shirt": (0, 1),
    "lost": (0, 1),
    "lost_minutes": (0, 0),
    "pride": (1, 5),
}
"""Lowest and highest rating by question. Who lost time at all answers “lost_minutes”."""
QUESTIONS = tuple(SCALES)
LOST, LOST_MINUTES = "lost", "lost_minutes"
DAY = 480
"""Minutes of a working day: so much counts of one answer, at most."""
PRIDE = "pride"
"""The one question to those who provide; no customer answers it, so no total mixes it in."""
RATINGS = tuple(high - low + 1 for low, high in SCALES.values())
"""How many ratings each question has, in their order."""
WIDTH = max(RATINGS)
"""Ratings of the longest scale; a shorter one leaves the rest of its row at zero."""
