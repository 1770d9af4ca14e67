"""Who holds which role stands on the scorecard; a role that nobody holds is said."""

from __future__ import annotations

import pytest

from generator.language import ENGLISH
from generator.model.service import Service
from generator.pages.role_holders import role_views, roles_gap


def service(roles: dict[str, object], stage: str = "live") -> Service:
    return Service.model_validate({"name": "Mail", "stage": stage, "roles": roles})


LEAD = {"role": "Customer lead", "contact": "mailto:lead@example.org"}
ALL_GAPS = (
    "It does not say who its contact for customers is, "
    "who runs it day to day or who runs the systems behind it"
)
OTHERS = {"provision": {"role": "Mail team"}, "infrastructure": {"role": "Cellar team"}}


def test_each_role_is_said_with_its_contact() -> None:
    found = role_views(ENGLISH, service({"relationship": LEAD, **OTHERS}))
    assert [(each.does, each.role, each.href) for each in found] == [
        ("contact for customers:", "Customer lead", "mailto:lead@example.org"),
        ("runs it day to day:", "Mail team", None),
        ("runs the systems behind it:", "Cellar team", None),
    ]


@pytest.mark.parametrize(
    ("roles", "gap"),
    [
        ({"relationship": LEAD, **OTHERS}, ""),
        (OTHERS, "It does not say who its contact for customers is"),
        (
            {"relationship": LEAD},
            "It does not say who runs it day to day or who runs the systems behind it",
        ),
        ({}, ALL_GAPS),
    ],
)
def test_a_gap_is_said_in_plain_words(roles: dict[str, object], gap: str) -> None:
    assert roles_gap(ENGLISH, service(roles)) == gap


def test_what_has_ended_needs_nobody() -> None:
    assert roles_gap(ENGLISH, service({}, "retired")) == ""
