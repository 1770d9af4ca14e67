"""How days with customers are counted."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED

DAYS_WITH_CUSTOMERS = Method(
    id="days-with-customers",
    title="Days spent with customers",
    formula=(
        "The days in the last year that somebody of the provider spent with those who use its "
        "services. Two visits on one day are one day."
    ),
    unit=Unit.DAYS,
    limits="A day that nobody wrote down is not in it. One good hour can teach more than a day.",
    source=COUNTED,
    data=("visits",),
)

METHODS = (DAYS_WITH_CUSTOMERS,)
