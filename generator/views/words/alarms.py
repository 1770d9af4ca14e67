"""How often we would cry wolf, in words."""

from __future__ import annotations

from generator.scorecards.overviews.alarms import Alarms
from generator.views.words.wording import count, whole

_NOTHING = (
    "No service in use has periods enough yet to say what is usual for it. So none is called "
    "unusual, and there are no false alarms to expect."
)


def alarms_said(alarms: Alarms) -> tuple[str, ...]:
    """Say how many services are called unusual now, how many chance would call, what follows."""
    seen, expected = alarms.seen, alarms.expected
    if expected.value is None or expected.high is None or seen.value is None:
        return (_NOTHING,)
    judged, now, most = expected.of or 0, whole(seen.value), whole(expected.high)
    about = count(judged, "service", "services")
    first = (
        f"Of {about} whose trend can be judged, {_number(now)} {_is(now)} called unusual now. If "
        f"nothing had changed anywhere, {_usually(expected.value, most)}."
    )
    return first, _verdict(now, most)


def _usually(expected: float, most: int) -> str:
    """Say what chance alone would do; nothing to the right of the point that nobody needs."""
    rarely = f"and rarely more than {most}" if most else "and hardly ever one"
    if expected < 0.5:
        return f"we would expect none, {rarely}"
    about = max(1, whole(expected))
    beyond = f", {rarely}" if most > about else ""
    return f"we would expect about {about} all the same{beyond}"


def _verdict(now: int, most: int) -> str:
    if now > most:
        return "So not all of it is chance; which are false alarms, these numbers cannot say."
    if now:
        return "So all of it may be chance: look twice before you act."
    return "So there is no false alarm now."


def _number(number: int) -> str:
    return f"{number:,}" if number else "none"


def _is(number: int) -> str:
    return "are" if number > 1 else "is"
