"""What the data of the storied services are drawn from of which something is not known.

What cannot be drawn stands in ``written/data/``: use that ends, money that comes back, a survey
that fades.
"""

from __future__ import annotations

from generator.demo.profiles import (
    CREWS,
    OFFICES,
    CommunityProfile,
    MeasureProfile,
    Profile,
    Survey,
    UseProfile,
    ValueProfile,
    steady,
)

GAPS: dict[str, Profile] = {
    # Nobody answers for it, and nobody uses it.
    "ideas": Profile(costs=(("software", 60.0),)),
    # Loved by those who use them, not by those who keep them; and nobody compares.
    "desk-phones": Profile(
        Survey(
            like=steady(0.72),
            ease=steady(0.83),
            monthly=50,
            groups=OFFICES,
            rate=0.27,
            raw=True,
            asks=("home",),
            home=(0.2, 0.3),
            compared_until="2025-09-01",
        ),
        signals=(MeasureProfile("dial-tone", steady(0.6), 0.15, samples=300),),
        results=(ValueProfile("answered", steady(88.0, ("2025-09-01", 84.0)), 1.0),),
        use=UseProfile(steady(790, ("2025-09-01", 640)), 31.0, (("call", steady(0.86)),)),
        costs=(("lines", 3100.0), ("own people", 1900.0)),
        pride=0.3,
        team=22,
    ),
    # It should have ended; money comes back.
    "car-pool": Profile(
        Survey(
            like=steady(0.66, ("2026-03-02", 0.58)),
            ease=steady(0.6),
            monthly=46,
            groups=CREWS,
            rate=0.24,
        ),
        signals=(
            MeasureProfile("ready-cars", steady(88, ("2026-03-02", 71)), 0.06, ceiling=100.0),
        ),
        costs=(("insurance and tax", 980.0), ("fuel", 640.0), ("repairs", 520.0)),
        means=steady(3.9, ("2026-03-02", 3.4)),
    ),
    # It ended, and nobody knows on which day.
    "pagers": Profile(),
    # Measured once, asked once.
    "quiet-rooms": Profile(
        signals=(MeasureProfile("noise", steady(36), 0.06, ends="2026-05-04"),),
    ),
    # Liked less once the first days were over; the supplier lets no monitor in.
    "invoice-photo": Profile(
        Survey(
            like=steady(0.82, ("2026-02-01", 0.55)),
            ease=steady(0.84, ("2026-02-01", 0.6)),
            monthly=44,
            groups=(CommunityProfile("contractors", 1.0),),
            rate=0.36,
        ),
        signals=(
            MeasureProfile("upload-time", steady(5.2), 0.2, samples=140, shut_out="2026-06-15"),
            MeasureProfile(
                "reading-time", steady(16), 0.2, first="2026-02-01", shut_out="2026-06-15"
            ),
        ),
        results=(
            ValueProfile("read-right", steady(96.0, ("2026-02-01", 81.0)), 1.5),
            ValueProfile("within-a-week", steady(88.0), 1.5),
        ),
        use=UseProfile(
            steady(150),
            2.2,
            (("photograph", steady(0.97)), ("check", steady(0.95, ("2026-02-01", 0.78)))),
        ),
    ),
    # Counted by year.
    "health-check": Profile(
        Survey(
            like=steady(0.74, ("2025-01-01", 0.81)),
            monthly=460,
            groups=(CommunityProfile("office", 0.58), CommunityProfile("field", 0.42, -0.05)),
            rate=0.34,
            raw=True,
            asks=("home",),
            home=(0.12, 0.55),
        ),
        signals=(
            MeasureProfile("in-the-waiting-room", steady(21, ("2026-02-02", 9)), 0.2, samples=28),
        ),
        costs=(("clinic", 7400.0),),
        means=steady(3.9, ("2026-02-02", 4.4)),
    ),
}
