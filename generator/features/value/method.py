"""How desired results are judged."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED

RESULT = Method(
    id="result",
    title="What customers get done with it",
    formula="The measured result, beside the target that held at the time and the goal it serves.",
    unit=Unit.OWN,
    limits="Results have more than one reason; the service is only one of them.",
    source=COUNTED,
    data=("results",),
)

METHODS = (RESULT,)
