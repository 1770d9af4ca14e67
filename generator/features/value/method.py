"""How desired results are judged."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED

RESULT = Method(
    id="result",
    title="What customers get done with it",
    formula="The measured result, compared with the target at the time, and the goal it serves.",
    unit=Unit.OWN,
    limits="Results have more than one cause; the service is only one of them.",
    source=COUNTED,
    data=("results",),
)

METHODS = (RESULT,)
