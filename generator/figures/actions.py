"""What is being done: the conversation's entry that the head of the page names."""

from __future__ import annotations

from datetime import date

from generator.model.conversation import Entry, Progress
from generator.model.service import Service


def latest_action(service: Service, as_of: date) -> Entry | None:
    """Return what is being done now, else what was done last, else the last answer given.

    Of several that are under way, the one promised first; a promise without a day comes after.
    Nothing that lies after the as-of date has happened yet.
    """
    known = [entry for entry in service.conversation if entry.raised <= as_of]
    doing = [entry for entry in known if entry.progress is Progress.DOING]
    if doing:
        return min(doing, key=lambda entry: (entry.due is None, entry.due or as_of, entry.raised))
    done = [entry for entry in known if entry.done is not None and entry.done <= as_of]
    if done:
        return max(done, key=lambda entry: (entry.done or as_of, entry.raised))
    answered = [e for e in known if e.progress in (Progress.ANSWERED, Progress.REFUSED)]
    return max(answered, key=lambda entry: entry.raised, default=None)
