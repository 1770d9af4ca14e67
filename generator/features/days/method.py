"""How days with customers are counted."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED

DAYS_WITH_CUSTOMERS = Method(
    id="days-with-customers",
    title="Days spent with customers",
    formula=(
        "The days in the last year that somebody from the provider spent with people who use its "
        "services. Two visits on one day count as one day."
    ),
    unit=Unit.DAYS,
    limits=(
        "It leaves out days that nobody wrote down. One good hour can teach more than a whole day."
    ),
    source=COUNTED,
    data=("visits",),
)

METHODS = (DAYS_WITH_CUSTOMERS,)
