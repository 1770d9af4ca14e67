"""What the data of the storied services of IT are drawn from."""

from __future__ import annotations

from generator.demo.profiles import (
    OFFICES,
    STAFF,
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

IT: dict[str, Profile] = {
    # A promise that is kept while people suffer.
    "remote-access": Profile(
        Survey(
            like=steady(0.70, ("2026-04-07", 0.54)),
            ease=steady(0.76, ("2026-04-07", 0.71)),
            monthly=86,
            groups=(
                CommunityProfile("office", 0.55, 0.02),
                CommunityProfile("field", 0.31, -0.04),
                CommunityProfile("contact-centre", 0.13, 0.01),
                CommunityProfile("board-office", 0.01),
            ),
            rate=0.213,
            raw=True,
            asks=("recommend", "home", "lost_minutes", "shirt"),
            home=(0.38, 0.18),
            about=("sign-in", 0.05, 0.35),
            sway=0.035,
            salt=174,
        ),
        signals=(
            MeasureProfile("open-time", steady(3.1), 0.12, "day", samples=1500),
            MeasureProfile(
                "sign-in-time",
                steady(4.3, ("2026-04-07", 6.6)),
                0.12,
                "day",
                samples=400,
                follows=0.06,
            ),
            MeasureProfile(
                "drop-outs", steady(1.6, ("2025-10-14", 1.2)), 0.25, "day", samples=1900
            ),
        ),
        promises=(ValueProfile("available", steady(99.72), 0.08),),
        results=(ValueProfile("filed-same-day", steady(92.5, ("2026-04-01", 91.0)), 0.7),),
        use=UseProfile(
            steady(1780, ("2025-01-01", 1900)),
            18,
            (
                ("sign-in", steady(0.985, ("2026-04-01", 0.952))),
                ("connect", steady(0.989)),
                ("reach-apps", steady(0.992)),
            ),
        ),
        costs=(("licences", 9100.0), ("supplier", 7600.0), ("own people", 4950.0)),
        pride=0.72,
    ),
    # A fix that helps.
    "wifi": Profile(
        Survey(
            like=steady(0.64, ("2025-06-16", 0.70)),
            ease=steady(0.64, ("2025-06-16", 0.72)),
            monthly=155,
            groups=(
                CommunityProfile("office", 0.7),
                CommunityProfile("contact-centre", 0.2, -0.02),
                CommunityProfile("contractors", 0.1, 0.02),
            ),
            rate=0.3,
            raw=True,
            asks=("home",),
            home=(0.35, 0.16),
            sway=0.05,
            salt=14,
        ),
        signals=(
            MeasureProfile("join-time", steady(3.1), 0.15, samples=2400),
            MeasureProfile(
                "hand-over-time", steady(3.4, ("2025-06-16", 1.2)), 0.2, samples=900, follows=0.2
            ),
            MeasureProfile("speed", steady(92.0), 0.15, samples=2400),
        ),
        promises=(ValueProfile("covered", steady(98.6, ("2025-06-16", 99.1)), 0.15),),
        results=(ValueProfile("calls-kept", steady(87.0, ("2025-06-16", 95.6)), 0.9),),
        use=UseProfile(
            steady(1690),
            22,
            (("join", steady(0.99)), ("walk", steady(0.94, ("2025-06-01", 0.985)))),
        ),
        costs=(("equipment", 6200.0), ("supplier", 3900.0), ("own people", 4100.0)),
        pride=0.68,
    ),
    "it-counter": Profile(
        Survey(
            like=steady(0.85, ("2025-09-01", 0.89)),
            ease=steady(0.87),
            monthly=68,
            groups=(
                CommunityProfile("office", 0.62),
                CommunityProfile("field", 0.22, -0.01),
                CommunityProfile("contact-centre", 0.15),
                CommunityProfile("board-office", 0.01),
            ),
            rate=0.41,
            raw=True,
            asks=("recommend", "shirt"),
            panel=1400,
            ids="c",
        ),
        signals=(
            MeasureProfile("mend-time", steady(19), 0.15, samples=120),
            MeasureProfile("waiting", steady(7.5, ("2025-09-01", 6.0)), 0.2, samples=160),
        ),
        promises=(ValueProfile("open", steady(99.6), 0.2),),
        results=(ValueProfile("fixed-at-once", steady(83.0), 1.5),),
        use=UseProfile(steady(520), 1.3, (("wait", steady(0.96)), ("mend", steady(0.93)))),
        requests=RequestsProfile(660, steady(0.2), 0.97),
        costs=(("own people", 14900.0), ("spare parts", 2300.0)),
        breakdowns=0.7,
        pride=0.88,
    ),
    # A survey change that breaks the line.
    "field-app": Profile(
        Survey(
            like=steady(0.85, ("2025-04-14", 0.68), ("2025-11-03", 0.76)),
            ease=steady(0.82, ("2025-04-14", 0.66), ("2025-11-03", 0.74)),
            monthly=44,
            volume=steady(1.0, ("2025-04-14", 1.5)),
            groups=(
                CommunityProfile("field", 0.7),
                CommunityProfile("contractors", 0.2, -0.03),
                CommunityProfile("households", 0.1, 0.02),
            ),
            rate=0.46,
            raw=True,
            asks=("recommend", "home"),
            home=(0.22, 0.31),
            sway=0.03,
            ids="f",
        ),
        signals=(
            MeasureProfile("message-delay", steady(6.5), 0.25, samples=900),
            MeasureProfile(
                "sync-time", steady(14, ("2025-11-03", 11)), 0.15, samples=3100, follows=0.12
            ),
            MeasureProfile("map-age", steady(5.2, ("2025-11-03", 2.1)), 0.2),
        ),
        promises=(ValueProfile("available", steady(99.88), 0.04),),
        results=(
            ValueProfile(
                "told-same-day", steady(83, ("2024-06-01", 87), ("2025-11-01", 92.6)), 1.0
            ),
            ValueProfile("second-visits", steady(15.5, ("2025-11-01", 11.2)), 0.7),
        ),
        use=UseProfile(
            steady(760, ("2025-01-01", 830)),
            31,
            (("find", steady(0.985)), ("record", steady(0.97)), ("tell", steady(0.95))),
        ),
        costs=(("own people", 31000.0), ("maps", 7400.0), ("messages", 2100.0)),
        pride=0.85,
    ),
    # Renamed: the early files call it by its old name.
    "laptop": Profile(
        Survey(
            like=steady(0.60, ("2025-10-13", 0.64)),
            ease=steady(0.68),
            monthly=90,
            groups=STAFF,
            rate=0.28,
        ),
        signals=(
            MeasureProfile("order-time", steady(6.5), 0.15),
            MeasureProfile("delivery-days", steady(4.4, ("2025-01-01", 3.6)), 0.15),
            MeasureProfile("start-time", steady(48, ("2025-10-13", 39)), 0.1, samples=1500),
        ),
        promises=(ValueProfile("in-five-days", steady(93, ("2025-01-01", 95)), 1.5),),
        results=(ValueProfile("ready-on-first-day", steady(95.5, ("2025-06-01", 98.4)), 0.8),),
        use=UseProfile(steady(2250), 20.0),
        requests=RequestsProfile(92, steady(4.5, ("2025-01-01", 3.6)), 0.96),
        costs=(("devices", 88000.0), ("own people", 12400.0)),
        pride=0.7,
        renamed=("workplace-device", "2025-01-01"),
    ),
    "team-files": Profile(
        Survey(
            like=steady(0.66),
            ease=steady(0.58),
            monthly=74,
            groups=(*STAFF, CommunityProfile("board-office", 0.01)),
            rate=0.24,
        ),
        signals=(
            MeasureProfile("search-time", steady(2.1), 0.15),
            MeasureProfile("broken-links", steady(1.4), 0.2),
        ),
        promises=(ValueProfile("restored", steady(97.4), 0.9),),
        results=(
            ValueProfile("one-place", steady(58, *slope("2024-01-01", 58, "2026-10-01", 74)), 0.8),
        ),
        use=UseProfile(steady(1500, *slope("2024-01-01", 1500, "2026-10-01", 2050)), 40.0),
        costs=(("licences", 13800.0), ("own people", 3900.0)),
    ),
    # Retiring, and felt to be.
    "shared-drive": Profile(
        Survey(
            like=steady(0.60, ("2026-02-23", 0.48)),
            ease=steady(0.55, ("2026-02-23", 0.47)),
            monthly=58,
            groups=OFFICES,
            rate=0.22,
        ),
        signals=(MeasureProfile("open-time", steady(4.1, ("2026-02-23", 6.8)), 0.15),),
        promises=(ValueProfile("available", steady(99.6), 0.15),),
        use=UseProfile(steady(1310, *slope("2024-06-01", 1300, "2026-10-01", 480)), 25.0),
        costs=(("old machine", 9800.0), ("own people", 2700.0)),
    ),
    # In the pipeline: nothing to ask about.
    "ask-fern": Profile(costs=(("own people", 7800.0),)),
    # Retired: its last data are of June 2025.
    "fax": Profile(
        Survey(like=steady(0.4), monthly=2.0, groups=(CommunityProfile("office", 1.0),), rate=0.3),
        use=UseProfile(steady(14, *slope("2024-01-01", 14, "2025-06-01", 3)), 2.0),
        costs=(("line", 240.0),),
    ),
}
