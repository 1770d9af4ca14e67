"""Is the conversation with customers in order: answered, dated, and done when it says so?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import ERROR, WARNING, Check, Family, Problem, Rule
from generator.checks.world import World
from generator.model.conversation import UNANSWERED, UNDATED, Entry, Progress
from generator.model.definitions import Defined
from generator.model.service import Service


def _entries(world: World) -> Iterator[tuple[Defined[Service], int, Entry]]:
    for service in world.services:
        for i, entry in enumerate(service.part.conversation):
            yield service, i, entry


def unanswered(world: World) -> Iterator[Problem]:
    """What was said and got no answer within 30 days."""
    for service, i, entry in _entries(world):
        silent = entry.progress is Progress.HEARD and not entry.answered and not entry.reply
        if silent and entry.raised + UNANSWERED < world.as_of:
            days = (world.as_of - entry.raised).days
            message = f"nobody has answered for {days} days"
            hint = "write “progress: answered”, and add “answered: …” and “reply: …”"
            yield Problem(service.place("conversation", i, "progress"), message, hint)


def overdue(world: World) -> Iterator[Problem]:
    """What was promised for a day that has passed."""
    for service, i, entry in _entries(world):
        open_ = entry.progress in (Progress.ANSWERED, Progress.DOING)
        if open_ and entry.due and entry.due < world.as_of:
            message = f"this was promised for {entry.due}"
            hint = "write “progress: done” and add “done: …”, or write a new day and say so"
            yield Problem(service.place("conversation", i, "due"), message, hint)


def undated(world: World) -> Iterator[Problem]:
    """What is being done for 60 days without a day by which it will be."""
    for service, i, entry in _entries(world):
        began = entry.answered or entry.raised
        if entry.progress is Progress.DOING and entry.due is None and began + UNDATED < world.as_of:
            message = f"this is being done since {began}; nothing says until when"
            hint = "add “due: …”, the day by which it will be done"
            yield Problem(service.place("conversation", i, "progress"), message, hint)


def in_the_future(world: World) -> Iterator[Problem]:
    """What is said to have happened on a day that has not come."""
    for service, i, entry in _entries(world):
        for name in ("raised", "answered", "done"):
            day = getattr(entry, name)
            if day and day > world.as_of:
                message = f"{day} has not come: the as-of date is {world.as_of}"
                hint = f"write a day up to {world.as_of}"
                if name == "done":
                    hint += ", or “progress: doing” and “due:” for “done:”"
                yield Problem(service.place("conversation", i, name), message, hint)


def due_before_raised(world: World) -> Iterator[Problem]:
    """What was promised for a day before it was said."""
    for service, i, entry in _entries(world):
        if entry.due and entry.due < entry.raised:
            message = f"this is due on {entry.due}, before it was raised on {entry.raised}"
            place = service.place("conversation", i, "due")
            yield Problem(place, message, f"write a day from {entry.raised} on")


def done_but_not(world: World) -> Iterator[Problem]:
    """What has a day on which it was done, but is not said to be done."""
    for service, i, entry in _entries(world):
        if entry.done and entry.progress is not Progress.DONE:
            message = f"it was done on {entry.done}, yet its progress is “{entry.progress}”"
            place = service.place("conversation", i, "progress")
            yield Problem(place, message, "write “done”, or remove the line “done: …”")


def answered_without_reply(world: World) -> Iterator[Problem]:
    """What is said to be answered without the answer."""
    for service, i, entry in _entries(world):
        if entry.progress is Progress.ANSWERED and not entry.reply:
            message = "it is answered, but the answer is missing"
            place = service.place("conversation", i, "progress")
            yield Problem(place, message, "add “reply: …”")


def reply_but_heard(world: World) -> Iterator[Problem]:
    """What has an answer, but is only said to be heard."""
    for service, i, entry in _entries(world):
        if entry.progress is Progress.HEARD and (entry.reply or entry.answered):
            message = "it has an answer, yet its progress is “heard”"
            place = service.place("conversation", i, "progress")
            yield Problem(place, message, "write “answered”")


def done_without_figure(world: World) -> Iterator[Problem]:
    """What was done without saying beforehand which figure should move."""
    for service, i, entry in _entries(world):
        if entry.progress in (Progress.DOING, Progress.DONE) and not entry.figure:
            message = "nothing says which figure should move: whether it helped cannot be told"
            hint = "add “figure: like” (or ease, shirt, recommend, home)"
            yield Problem(service.place("conversation", i, "progress"), message, hint)


def _rule(code: str, title: str, why: str, hint: str, error: bool = False) -> Rule:
    return Rule(code, title, ERROR if error else WARNING, Family.SENSE, why, hint)


CONVERSATION_CHECKS: tuple[Check, ...] = (
    Check(
        _rule(
            "unanswered",
            "What customers say is answered within 30 days",
            "The page says “unanswered” beside it.",
            "write “progress: answered”, and add “answered: …” and “reply: …”",
        ),
        unanswered,
    ),
    Check(
        _rule(
            "overdue",
            "What was promised for a day is done by then",
            "The page says “overdue” beside it.",
            "write “progress: done” and add “done: …”, or write a new day and say so",
        ),
        overdue,
    ),
    Check(
        _rule(
            "undated",
            "What is being done for 60 days has a day by which it will be",
            "A deed without a date is never late.",
            "add “due: …”, the day by which it will be done",
        ),
        undated,
    ),
    Check(
        _rule(
            "in-the-future",
            "What has happened lies before the as-of date",
            "Readers would be told of deeds that are not done.",
            "write a day up to 2026-09-30",
        ),
        in_the_future,
    ),
    Check(
        _rule(
            "due-before-raised",
            "What is promised lies after it was raised",
            "A promise cannot be older than the wish.",
            "write a day from 2026-01-01 on",
            error=True,
        ),
        due_before_raised,
    ),
    Check(
        _rule(
            "done-but-not",
            "What has been done says so",
            "One of the two is wrong, and readers see both.",
            "write “done”, or remove the line “done: …”",
            error=True,
        ),
        done_but_not,
    ),
    Check(
        _rule(
            "answered-without-reply",
            "What is answered has an answer",
            "Readers would see that somebody answered, but not what.",
            "add “reply: …”",
        ),
        answered_without_reply,
    ),
    Check(
        _rule(
            "reply-but-heard",
            "What has an answer says so",
            "It would be counted among the unanswered.",
            "write “answered”",
        ),
        reply_but_heard,
    ),
    Check(
        _rule(
            "done-without-figure",
            "What is done names the figure that should move",
            "A figure chosen afterwards has always moved.",
            "add “figure: like” (or ease, shirt, recommend, home)",
        ),
        done_without_figure,
    ),
)
