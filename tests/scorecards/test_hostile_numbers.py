"""Costs, use and results are written by strangers: no number makes a page fail."""

from __future__ import annotations

from datetime import date

import pytest

from generator.api.figures import figures_json
from generator.features.at_home import words as panel_home
from generator.features.costs import words as panel_costs
from generator.features.stage import words as panel_stage
from generator.features.value import words as panel_value
from generator.language import ENGLISH
from generator.pages.roadmap import roadmap_view
from generator.pages.simplify import simplify_view
from generator.pipeline import compute
from generator.scorecards.scorecard import card_figures

SERVICE = """name: Mail
stage: live
launched: 2020-01-01
role: commodity
communities: [all]
results:
- id: sent
  name: Sent
  targets:
  - {since: 1900-01-01, value: -999999999999999}
  - {since: 2199-12-31, value: 0.000000000000001}
events: [{date: 2199-12-31, kind: change, title: The end of time}]
variant_of: post
"""
POST = "name: Post\nstage: live\nlaunched: 2020-01-01\nrole: commodity\nvariant_of: mail\n"
ALL = "communities:\n- {id: all, name: All, size: [{since: 1900-01-01, people: 0}]}\n"


@pytest.mark.parametrize(
    ("amount", "people", "period"),
    [
        ("999999999999999e99", "1", "2026-09"),
        ("-999999999999999e99", "999999999999999", "2026-Q3"),
        ("-0.001", "0", "2026-W36"),
        ("1e-99", "999999999999999", "2026-09-02"),
        ("0", "1", "2025"),
    ],
)
def test_any_number_can_be_shown(repository, amount, people, period):
    reading = repository(
        {
            "services/it/mail.yml": SERVICE,
            "services/it/post.yml": POST,
            "services/communities.yml": ALL,
            "data/costs/c.csv": "period,service,category,amount\n"
            f"{period},mail,a,{amount}\n{period},mail,b,{amount}\n{period},post,b,{amount}\n",
            "data/usage/u.csv": "period,service,people,started,completed\n"
            f"{period},mail,{people},{people},{people}\n{period},post,{people},1,1\n",
            "data/results/r.csv": f"period,service,result,value\n{period},mail,sent,{amount}\n"
            f"2026-08,mail,sent,{amount}\n",
        }
    )
    cards = compute(reading)
    for card in cards.services:
        for panel in (panel_costs, panel_value, panel_home, panel_stage):
            panel.describe(ENGLISH, card, cards.definitions, date(2026, 9, 30))
        assert "NaN" not in figures_json(card_figures(card))
        assert "Infinity" not in figures_json(card_figures(card))
    simplify_view(ENGLISH, cards)
    roadmap_view(ENGLISH, cards)
