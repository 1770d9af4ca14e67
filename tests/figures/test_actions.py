"""The action that the head of a page names: what is being done, else done, else answered."""

from __future__ import annotations

from datetime import date

import pytest

from generator.figures.actions import latest_action
from generator.model.service import Service

AS_OF = date(2026, 9, 30)
LATE = {"said": "late", "raised": "2026-01-01", "progress": "doing", "due": "2026-12-01"}
SOON = {"said": "soon", "raised": "2026-03-01", "progress": "doing", "due": "2026-10-01"}
OPEN = {"said": "open", "raised": "2026-01-01", "progress": "doing"}
DONE = {"said": "done", "raised": "2026-01-01", "progress": "done", "done": "2026-09-30"}
BEFORE = {"said": "before", "raised": "2026-02-01", "progress": "done", "done": "2026-04-01"}
TO_COME = {"said": "to come", "raised": "2026-01-01", "progress": "done", "done": "2026-10-01"}
ANSWERED = {"said": "answered", "raised": "2026-05-01", "progress": "answered", "reply": "Yes."}
REFUSED = {"said": "refused", "raised": "2026-06-01", "progress": "refused", "reply": "No."}
HEARD = {"said": "heard", "raised": "2026-08-01", "progress": "heard"}
NOT_YET = {"said": "not yet", "raised": "2026-10-01", "progress": "doing"}


@pytest.mark.parametrize(
    ("conversation", "said"),
    [
        ([LATE, SOON, OPEN, DONE], "soon"),  # the one promised first
        ([OPEN, LATE], "late"),  # a promise without a day comes after
        ([OPEN, DONE], "open"),
        ([SOON | {"said": "younger", "raised": "2026-04-01"}, SOON], "soon"),
        ([DONE, BEFORE, REFUSED], "done"),  # on the as-of date itself
        ([BEFORE, DONE], "done"),
        ([TO_COME, ANSWERED], "answered"),  # what lies after the as-of date has not happened
        ([ANSWERED, REFUSED, HEARD], "refused"),
        ([NOT_YET, ANSWERED], "answered"),
        ([HEARD], None),
        ([], None),
    ],
)
def test_which_action_the_page_names(conversation, said):
    part = {"name": "Mail", "stage": "live", "conversation": conversation}
    found = latest_action(Service.model_validate(part), AS_OF)
    assert (found.said if found else None) == said
