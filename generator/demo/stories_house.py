"""What the data of the storied services of Facilities and Finance are drawn from."""

from __future__ import annotations

from generator.demo.profiles import (
    CREWS,
    OFFICES,
    CommunityProfile,
    MeasureProfile,
    Profile,
    RequestsProfile,
    Survey,
    UseProfile,
    ValueProfile,
    slope,
    steady,
)

HOUSE: dict[str, Profile] = {
    # A piñata.
    "expenses": Profile(
        Survey(
            like=steady(0.47, ("2024-09-02", 0.34), ("2026-01-01", 0.33)),
            ease=steady(0.42, ("2024-09-02", 0.27)),
            monthly=72,
            groups=(
                CommunityProfile("office", 0.6, 0.01),
                CommunityProfile("field", 0.28, -0.03),
                CommunityProfile("contact-centre", 0.12),
            ),
            rate=0.31,
            raw=True,
            asks=("home", "lost_minutes", "shirt"),
            home=(0.74, 0.03),
        ),
        signals=(
            MeasureProfile("approval-days", steady(4, ("2024-09-02", 8)), 0.12),
            MeasureProfile("pay-days", steady(6.1), 0.12),
            MeasureProfile("fields", steady(22, ("2024-09-02", 31)), 0.01),
        ),
        promises=(ValueProfile("paid-in-ten", steady(98.4), 0.4),),
        results=(ValueProfile("before-the-bill", steady(78.0, ("2024-09-01", 63.0)), 2.0),),
        use=UseProfile(
            steady(640),
            1.7,
            (
                ("fill-in", steady(0.93, ("2024-09-01", 0.81))),
                ("approve", steady(0.96)),
                ("be-paid", steady(0.99)),
            ),
        ),
        requests=RequestsProfile(1080, steady(9.0, ("2024-09-01", 16.0)), 0.94),
        costs=(("software", 3400.0), ("own people", 11800.0)),
        pride=0.45,
    ),
    # A launch that goes wrong, and is put right.
    "travel": Profile(
        Survey(
            like=steady(
                0.62,
                ("2026-02-02", 0.30),
                ("2026-04-01", 0.38),
                ("2026-05-04", 0.47),
                *slope("2026-06-01", 0.51, "2026-09-01", 0.57),
            ),
            ease=steady(
                0.66,
                ("2026-02-02", 0.30),
                ("2026-05-04", 0.55),
                *slope("2026-06-01", 0.57, "2026-09-01", 0.64),
            ),
            monthly=62,
            groups=(
                *CREWS[:1],
                CommunityProfile("field", 0.39, -0.03),
                CommunityProfile("board-office", 0.01),
            ),
            rate=0.34,
            raw=True,
            asks=("recommend", "home", "lost_minutes"),
            say_lost=0.4,
            home=(0.52, 0.09),
        ),
        signals=(
            MeasureProfile("approval-hours", steady(5.2), 0.2),
            MeasureProfile(
                "calls-on-the-way",
                steady(5.5, ("2026-02-02", 19), ("2026-05-04", 9), ("2026-08-01", 6.5)),
                0.15,
            ),
            MeasureProfile(
                "booking-time",
                steady(13, ("2026-02-02", 27), ("2026-05-04", 15), ("2026-07-01", 12.5)),
                0.12,
                turned_away=("2026-10-05", "2026-10-12"),
            ),
        ),
        promises=(ValueProfile("answer-in-two-hours", steady(88, ("2026-02-01", 92.5)), 1.0),),
        results=(
            ValueProfile(
                "booked-in-one-go",
                steady(81, ("2026-02-01", 48), ("2026-05-01", 74), ("2026-08-01", 84)),
                2.0,
            ),
        ),
        use=UseProfile(
            steady(410, ("2026-02-01", 350), ("2026-06-01", 430)),
            1.8,
            (
                (
                    "choose",
                    steady(0.9, ("2026-02-01", 0.62), ("2026-05-01", 0.83), ("2026-08-01", 0.89)),
                ),
                ("approve", steady(0.97)),
                ("go", steady(0.98)),
            ),
            steady(0.74, ("2026-02-01", 0.55), ("2026-05-01", 0.82)),
        ),
        costs=(("booking fees", 5200.0), ("own people", 6100.0)),
        pride=0.5,
    ),
    # Few answers.
    "bicycles": Profile(
        Survey(
            like=steady(0.82),
            ease=steady(0.8),
            monthly=1.5,
            groups=CREWS,
            rate=0.3,
        ),
        signals=(MeasureProfile("ready", steady(9.6), 0.08, ceiling=11.0),),
        use=UseProfile(steady(26), 3.0, (("fetch", steady(0.95)),)),
        costs=(("repairs", 90.0),),
        breakdowns=1.0,
    ),
    # An open link.
    "canteen": Profile(
        Survey(
            like=steady(0.58, ("2024-05-13", 0.65)),
            ease=steady(0.66),
            monthly=98,
            groups=(*OFFICES, CommunityProfile("contractors", 0.08, 0.03)),
            mode="open",
            raw=True,
            asks=("home",),
            home=(0.36, 0.27),
        ),
        signals=(
            MeasureProfile("meals-at-one", steady(2.6), 0.15),
            MeasureProfile("till-time", steady(24, ("2025-03-10", 12)), 0.15),
            MeasureProfile("queue-time", steady(7.4, ("2025-03-10", 5.9)), 0.2, "noon"),
        ),
        promises=(ValueProfile("two-warm-meals", steady(98.2), 0.7),),
        results=(ValueProfile("half-hour", steady(82, ("2025-03-01", 86)), 1.2),),
        use=UseProfile(steady(930, ("2024-06-01", 990)), 7.0),
        costs=(("subsidy", 21500.0), ("energy", 2900.0)),
        pride=0.8,
    ),
    "meeting-rooms": Profile(
        Survey(
            like=steady(0.52, ("2026-03-09", 0.55), ("2026-05-11", 0.50)),
            ease=steady(0.48, ("2026-03-09", 0.54)),
            monthly=66,
            groups=(*OFFICES, CommunityProfile("board-office", 0.01)),
            rate=0.26,
        ),
        signals=(
            MeasureProfile("booked-empty", steady(17), 0.12, samples=420),
            MeasureProfile("working-screens", steady(95.2), 0.02, ceiling=100.0, samples=38),
        ),
        promises=(ValueProfile("heated", steady(98.6), 0.5),),
        results=(ValueProfile("on-time", steady(68, ("2026-03-01", 74)), 1.5),),
        use=UseProfile(steady(1180), 9.0, (("book", steady(0.89)), ("begin", steady(0.94)))),
        costs=(("equipment", 5600.0), ("own people", 3100.0)),
    ),
    "getting-paid": Profile(
        Survey(
            like=steady(0.63, ("2025-07-01", 0.73)),
            ease=steady(0.66),
            monthly=57,
            groups=(CommunityProfile("contractors", 1.0),),
            rate=0.38,
        ),
        signals=(
            MeasureProfile("sent-back", steady(4.2), 0.2),
            MeasureProfile("days-to-pay", steady(26, ("2025-07-01", 18.5)), 0.06, samples=210),
        ),
        promises=(ValueProfile("in-thirty", steady(96.2, ("2025-07-01", 98.3)), 0.6),),
        results=(ValueProfile("paid-on-the-day", steady(91, ("2025-07-01", 95.2)), 0.8),),
        use=UseProfile(
            steady(286), 3.1, (("send", steady(0.96)), ("paid", steady(0.98))), steady(0.86)
        ),
        requests=RequestsProfile(890, steady(24, ("2025-07-01", 17)), 0.98),
        costs=(("own people", 13100.0), ("software", 2600.0)),
        pride=0.78,
    ),
    # A window that needs twelve months, and a log that nobody keeps.
    "buying": Profile(
        Survey(like=steady(0.47), ease=steady(0.35), monthly=3.7, groups=CREWS, rate=0.2),
        signals=(MeasureProfile("days-to-order", steady(11.5), 0.2),),
        results=(ValueProfile("in-time", steady(77), 3.0, quarterly=True),),
        use=UseProfile(steady(94), 1.4, (("ask", steady(0.8)), ("receive", steady(0.95)))),
        requests=RequestsProfile(118, steady(21), 0.92),
        costs=(("own people", 9900.0),),
    ),
    # Published by others, without counts.
    "cleaning": Profile(
        promises=(ValueProfile("rounds", steady(99.0), 0.4),),
        costs=(("supplier", 27500.0),),
        breakdowns=0.8,
        means=steady(3.9, ("2024-04-01", 3.4), ("2025-02-01", 3.6)),
    ),
    "reception": Profile(
        Survey(
            like=steady(0.66, ("2025-02-10", 0.73)),
            ease=steady(0.60, ("2025-02-10", 0.77)),
            monthly=52,
            groups=(CommunityProfile("contractors", 0.7), CommunityProfile("office", 0.3, 0.02)),
            rate=0.33,
            salt=5,
        ),
        signals=(
            MeasureProfile("wait", steady(2.1), 0.2, samples=190),
            MeasureProfile("badge-time", steady(6.5, ("2025-02-10", 1.3)), 0.15),
        ),
        promises=(ValueProfile("staffed", steady(99.5), 0.2),),
        results=(ValueProfile("met-in-time", steady(88, ("2025-02-01", 91.5)), 1.2),),
        use=UseProfile(steady(740), 1.3, (("arrive", steady(0.99)), ("badge", steady(0.97)))),
        costs=(("own people", 8200.0),),
        breakdowns=0.5,
        pride=0.86,
    ),
    "charging": Profile(),
}
