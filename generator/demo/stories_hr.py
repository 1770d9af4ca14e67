"""What the data of the storied services of HR are drawn from."""

from __future__ import annotations

from generator.demo.profiles import (
    CREWS,
    STAFF,
    CommunityProfile,
    MeasureProfile,
    Profile,
    RequestsProfile,
    Survey,
    UseProfile,
    ValueProfile,
    steady,
)

HR: dict[str, Profile] = {
    # Loved, and counted by quarter.
    "parental-leave": Profile(
        Survey(
            like=steady(0.83, ("2024-02-05", 0.91)),
            ease=steady(0.8, ("2024-02-05", 0.9)),
            monthly=19,
            groups=(
                CommunityProfile("office", 0.45),
                CommunityProfile("field", 0.25),
                CommunityProfile("contact-centre", 0.12),
                CommunityProfile("households", 0.18),
            ),
            rate=0.62,
        ),
        signals=(
            MeasureProfile("days-to-money", steady(29), 0.08),
            MeasureProfile("days-to-letter", steady(3.1), 0.2),
        ),
        promises=(ValueProfile("in-a-week", steady(98.0), 0.8, quarterly=True),),
        results=(ValueProfile("paid-in-full", steady(97.8), 0.6, quarterly=True),),
        use=UseProfile(steady(66), 1.0, (("talk", steady(0.99)), ("paid", steady(0.98)))),
        requests=RequestsProfile(31, steady(3.0), 0.99),
        costs=(("own people", 4300.0),),
        pride=0.9,
    ),
    # Nobody asked.
    "payslip-letter": Profile(
        signals=(
            MeasureProfile("corrections", steady(7.5), 0.15, "month", samples=2310),
            MeasureProfile("days-in-post", steady(2.2), 0.15, "month"),
        ),
        promises=(ValueProfile("by-the-25th", steady(99.5), 0.2),),
        results=(ValueProfile("right-first-time", steady(99.2), 0.2),),
        use=UseProfile(steady(2310), 1.0, (), steady(0.06)),
        costs=(("printing and post", 5100.0), ("supplier", 3800.0)),
    ),
    # A window that needs six months.
    "hiring": Profile(
        Survey(
            like=steady(0.56),
            ease=steady(0.44),
            monthly=7.5,
            groups=CREWS,
            rate=0.55,
        ),
        signals=(
            MeasureProfile("advert-days", steady(2.2), 0.2),
            MeasureProfile("choosing-days", steady(27), 0.1),
            MeasureProfile("signing-days", steady(31, ("2025-06-01", 40)), 0.1),
        ),
        promises=(ValueProfile("advert-in-three", steady(94), 2.0),),
        results=(ValueProfile("days-to-yes", steady(69, ("2025-06-01", 77)), 4.0, 1000.0, True),),
        use=UseProfile(
            steady(17),
            1.2,
            (("advertise", steady(0.97)), ("choose", steady(0.85)), ("sign", steady(0.84))),
        ),
        requests=RequestsProfile(19, steady(64, ("2025-06-01", 74)), 0.8),
        costs=(("adverts", 6100.0), ("own people", 15200.0)),
        breakdowns=0.6,
        pride=0.66,
    ),
    "learning": Profile(
        Survey(
            like=steady(0.70),
            ease=steady(0.61),
            monthly=64,
            groups=STAFF,
            mode="open",
        ),
        signals=(
            MeasureProfile("free-seats", steady(61), 0.1, ceiling=100.0),
            MeasureProfile("on-time", steady(94), 0.03, ceiling=100.0),
        ),
        promises=(ValueProfile("a-seat", steady(94), 1.5),),
        results=(
            ValueProfile("certificates", steady(96.8, ("2025-06-01", 98.3)), 0.4, quarterly=True),
        ),
        use=UseProfile(steady(310), 1.1, (("choose", steady(0.9)), ("attend", steady(0.88)))),
        costs=(("teachers", 16800.0), ("own people", 5200.0)),
        breakdowns=0.5,
    ),
    # So few that they are not shown.
    "relocation": Profile(
        Survey(
            like=steady(0.5),
            ease=steady(0.5),
            monthly=0.55,
            groups=CREWS,
            rate=0.4,
            raw=True,
            panel=60,
            asks=("home",),
            home=(0.4, 0.2),
        ),
        signals=(MeasureProfile("days-to-agree", steady(12.5), 0.15, "month"),),
        use=UseProfile(steady(2), 1.0),
        costs=(("removals", 3100.0),),
    ),
    # Asked on paper; nobody answered.
    "pension-letters": Profile(
        Survey(like=steady(0.5), monthly=0.0, groups=STAFF, invited=85.0, first="2026-07-01"),
        signals=(MeasureProfile("pages", steady(11), 0.02, "month"),),
        results=(ValueProfile("delivered", steady(98.1), 0.4, quarterly=True),),
        use=UseProfile(steady(2280), 0.1),
        breakdowns=0.4,
    ),
    "buddies": Profile(),
}
