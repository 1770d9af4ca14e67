"""How often we would cry wolf, in words."""

from __future__ import annotations

from generator.language import N_, Locale
from generator.scorecards.overviews.alarms import Alarms
from generator.wording.wording import integer, whole

_NOTHING = N_(
    "No service in use has enough periods yet to say what is usual for it. So none is called "
    "unusual, and there can be no false alarms."
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
            "We can judge the trend of {n} service. It is not unusual now.",
            "We can judge the trends of {n} services. None is unusual now.",
            judged,
        )
        return said.format(n=integer(locale, judged))
    if judged == 1:
        return locale.text("We can judge the trend of 1 service. It is unusual now.")
    said = locale.plural(
        "We can judge the trends of {all} services. {n} is unusual now.",
        "We can judge the trends of {all} services. {n} are unusual now.",
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
            "If nothing had changed anywhere, we would still expect about {about}, and rarely "
            "more than {most}."
        )
        return said.format(about=about, most=most)
    said = _("If nothing had changed anywhere, we would still expect about {about}.")
    return said.format(about=about)


def _verdict(locale: Locale, now: int, most: int) -> str:
    _ = locale.text
    if now > most:
        return _("So not all of it is chance. These numbers cannot say which are false alarms.")
    if now:
        return _("So all of it may be chance: look twice before you act.")
    return _("So there is no false alarm now.")
