"""Definitions that give the same keys share the set of these, and say what they said."""

from __future__ import annotations

from generator.model.service import Service
from generator.model.shared_keys import with_shared_keys

SAID = {
    "name": "Mail",
    "stage": "live",
    "steps": [{"id": "order", "name": "Order it"}, {"id": "get", "name": "Get it"}],
}


def test_definitions_that_give_the_same_keys_share_their_set():
    plain, *some = (Service.model_validate({**SAID, "name": n}) for n in ("Mail", "Mail", "Post"))
    mail, post = map(with_shared_keys, some)
    assert mail == plain
    assert mail.model_dump(exclude_unset=True) == plain.model_dump(exclude_unset=True)
    assert mail.model_fields_set is post.model_fields_set
    steps = [*mail.steps, *post.steps]
    assert len(steps) == 4
    assert len({id(step.model_fields_set) for step in steps}) == 1


def test_a_copy_that_says_more_changes_no_other():
    one, other = (with_shared_keys(Service.model_validate(SAID)) for _ in range(2))
    more = one.model_copy(update={"purpose": "Letters"})
    assert "purpose" in more.model_fields_set
    assert "purpose" not in other.model_fields_set
