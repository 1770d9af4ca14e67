"""How often we would cry wolf, in words."""

from __future__ import annotations

from generator.language import N_, Locale
from generator.scorecards.overviews.alarms import Alarms
from generator.wording.wording import integer, whole

_NOTHING = N_(
    "No service in use has periods enough yet to say what is usual for it. So none is called "
    "unusual, and there are no false alarms to expect."
)


def alarms_said(locale: Locale, alarms: Alarms) -> tuple[str, ...]:
    """Say how many services are called unusual now, how many chance would call, what follows."""
    seen, expected = alarms.seen, alarms.expected
    if expected.value is None or expected.high is None or seen.value is None:
        return (locale.text(_NOTHING),)
    judged, now, most = expected.of or 0, whole(seen.value), whole(expected.high)
    return f"{_now(locale, now, judged)} {_usually(locale, expected.value, most)}", _verdict(
        locale, now, most
    )


def _now(locale: Locale, now: int, judged: int) -> str:
    if now == 0:
        said = locale.plural(
            "Of {n} service whose trend can be judged, none is called unusual now.",
            "Of {n} services whose trend can be judged, none is called unusual now.",
            judged,
        )
        return said.format(n=integer(locale, judged))
    if judged == 1:
        return locale.text("Of 1 service whose trend can be judged, 1 is called unusual now.")
    said = locale.plural(
        "Of {all} services whose trend can be judged, {n} is called unusual now.",
        "Of {all} services whose trend can be judged, {n} are called unusual now.",
        now,
    )
    return said.format(all=integer(locale, judged), n=integer(locale, now))


def _usually(locale: Locale, expected: float, most: int) -> str:
    """Say what chance alone would do; nothing to the right of the point that nobody needs."""
    _ = locale.text
    if expected < 0.5 and most:
        said = _(
            "If nothing had changed anywhere, we would expect none, and rarely more than {most}."
        )
        return said.format(most=most)
    if expected < 0.5:
        return _("If nothing had changed anywhere, we would expect none, and hardly ever one.")
    about = max(1, whole(expected))
    if most > about:
        said = _(
            "If nothing had changed anywhere, we would expect about {about} all the same, and "
            "rarely more than {most}."
        )
        return said.format(about=about, most=most)
    said = _("If nothing had changed anywhere, we would expect about {about} all the same.")
    return said.format(about=about)


def _verdict(locale: Locale, now: int, most: int) -> str:
    _ = locale.text
    if now > most:
        return _("So not all of it is chance; which are false alarms, these numbers cannot say.")
    if now:
        return _("So all of it may be chance: look twice before you act.")
    return _("So there is no false alarm now.")
