"""What the ledger of all releases reveals together with the figures."""

from __future__ import annotations

import pytest

from generator.releases.written import FILE
from tests.audit.sites import (
    FLOOR,
    cell,
    codes,
    days,
    figure,
    messages,
    months,
    quarter,
    write,
    write_ledger,
)

LEAK = "api/v1/services/mail.json audit-told"


def test_a_mix_may_hold_what_no_page_shows(tmp_path):
    """Answers of a list that was given up are in the mix, and on no page of the service."""
    mix = {"provider:it/like-mix": figure(*days(1, 3), 72)}
    site = write(tmp_path, mail={**months("mail", {1: 30, 2: 30}), **mix})
    assert codes(site) == []  # nobody can know of what the other twelve are
    write_ledger(site, {cell(1): 30, cell(2): 30, cell(1, service="fax"): 12})
    assert codes(site) == []
    write_ledger(site, {cell(1): 30, cell(2): 30, cell(1, service="fax"): 10})
    assert codes(site) == ["api/v1/services/mail.json audit-contradiction"]


def test_a_block_that_its_labels_nearly_fill_reveals_its_periods(tmp_path):
    """A reader who takes “withheld” for one to nine knows both months of eighteen answers."""
    site = write(tmp_path, mail=months("mail", {1: None, 2: None}))
    write_ledger(site, {cell(1, 2): 12})
    assert codes(site) == []
    write_ledger(site, {cell(1, 2): 18})
    assert codes(site) == [LEAK, LEAK]
    assert "2026-01” is withheld, so 1 to 9 answers, but it must be 9 answers" in messages(site)


def test_the_periods_of_a_block_are_withheld_although_no_page_says_so(tmp_path):
    site = write(tmp_path, mail=months("mail", {1: 30}))
    write_ledger(site, {cell(1): 30, cell(1, 2, service="fax"): 7})
    assert codes(site) == [f"{FILE} audit-told"] * 2


def test_a_quarter_may_not_pin_the_months_that_were_called_withheld_before(tmp_path):
    site = write(tmp_path, mail={"mail/like?period=2026-Q1": figure(*days(1, 3), 31)})
    released = {cell(1): None, cell(2): 13, cell(3): None}
    write_ledger(site, released, {quarter(1): 31})
    assert codes(site) == [f"{FILE} audit-told"] * 2
    assert "2026-01-31” is withheld, so 1 to 9 answers, but it must be 9" in messages(site)
    site = write(tmp_path, mail={"mail/like?period=2026-Q1": figure(*days(1, 3), 23)})
    write_ledger(site, released, {quarter(1): 23})
    assert codes(site) == []


def test_a_number_withheld_for_another_reason_may_be_of_many(tmp_path):
    parts = months("mail", {1: None, 2: None})
    site = write(tmp_path, mail={**parts, "mail/like": figure(*days(1, 2), 18)})
    assert codes(site) == [LEAK, LEAK]
    parts = {name: {**facts, "part_of_other_days_before": True} for name, facts in parts.items()}
    site = write(tmp_path, mail={**parts, "mail/like": figure(*days(1, 2), 18)})
    assert codes(site) == []
    site = write(tmp_path, mail={**parts, "mail/like": figure(*days(1, 2), 9)})
    assert codes(site) == [LEAK, LEAK]


def test_a_number_that_became_another_one_by_few_people_is_found(tmp_path):
    site = write(tmp_path, mail=months("mail", {1: 43}))
    write_ledger(site, {cell(1): 40}, {cell(1): 43})
    assert codes(site) == ["api/v1/services/mail.json audit-small-correction"]
    write_ledger(site, {cell(1): (20, 20)}, {cell(1): (19, 21)})
    site = write(tmp_path, mail=months("mail", {1: 40}))
    assert codes(site) == ["api/v1/services/mail.json audit-small-correction"]
    write_ledger(site, {cell(1): (20, 20)}, {cell(1): (8, 32)})
    assert codes(site) == []


def test_what_an_owner_withdraws_is_no_leak(tmp_path):
    site = write(tmp_path, mail=months("mail", {1: None, 2: 30}))
    write_ledger(site, {cell(1): 12, cell(2): 30})
    assert codes(site) == []


@pytest.mark.parametrize(("february", "found"), [(7, [LEAK]), (25, [])])
def test_numbers_of_other_periods_before_are_equations_too(tmp_path, february, found):
    """A quarter was published, then its months, all but one."""
    site = write(tmp_path, mail=months("mail", {1: 30, 2: None, 3: 40}))
    write_ledger(site, {quarter(1): 70 + february}, {cell(1): 30, cell(3): 40})
    assert codes(site) == found


def test_numbers_of_other_periods_before_that_do_not_fit_are_of_before(tmp_path):
    site = write(tmp_path, mail=months("mail", {1: 30, 2: 20, 3: 40}))
    write_ledger(site, {quarter(1): 60}, {cell(1): 30, cell(2): 20, cell(3): 40})
    assert codes(site) == []


def test_periods_whose_answers_are_gone_are_in_no_total(tmp_path):
    """A file of answers was removed: of a month of the trend, and of a list that no page shows."""
    mix = {"provider:it/like-mix": figure(*days(1, 3), 70), "mail/like": figure(*days(1, 3), 70)}
    site = write(tmp_path, mail={**months("mail", {1: 30, 3: 40}), **mix})
    now = {cell(1): 30, cell(3): 40}
    write_ledger(site, {**now, cell(2): 20, cell(2, service="fax"): 12}, now)
    assert codes(site) == []


def test_ledgers_of_before_are_read_alone_and_in_their_sites(tmp_path):
    before = write(tmp_path / "before", mail=months("mail", {1: 40}))
    ledger = write_ledger(before, {cell(1): (20, 20)})
    now = write(tmp_path / "now", mail=months("mail", {1: 43}))
    write_ledger(now, {cell(1): (22, 21)})
    assert codes(now) == []
    few = ["api/v1/services/mail.json audit-small-correction"]
    assert codes(now, before) == few
    assert codes(now, ledger) == few


def test_a_mix_of_before_held_the_periods_of_before(tmp_path):
    """A quarter that a survey change divides is two periods once it is over, and none before."""
    fax = {"fax/like?period=2026-07": figure("2026-07-01", "2026-08-14", 3 + FLOOR)}
    first = {**months("mail", {7: 30, 8: 30}), "provider:it/like-mix": figure(*days(7, 8), 60)}
    before = write(tmp_path / "before", mail=first)
    write_ledger(before, {cell(7): 30, cell(8): 30})
    mail = {**months("mail", {7: 30, 8: 30}), "provider:it/like-mix": figure(*days(7, 9), 73)}
    now = write(tmp_path / "now", mail=mail, fax=fax)
    assert codes(now, before) == []


def test_a_number_of_a_part_of_a_block_reveals_the_rest(tmp_path):
    """The window adds up to what the block does: nobody answered in February."""
    site = write(tmp_path, mail=months("mail", {1: None, 2: None}))
    write_ledger(site, {cell(1, 2): 24})
    assert codes(site) == []
    site = write(tmp_path, mail={**months("mail", {1: None, 2: None}), **window(24)})
    assert codes(site) == [LEAK, LEAK]


def window(answers: int) -> dict[str, dict[str, object]]:
    return {"mail/like?until=2026-01": figure(*days(1, 1), answers)}


@pytest.mark.parametrize(("number", "without"), [(50, ["2026-02-01/2026-02-28"]), (53, [])])
def test_a_total_that_adds_up_something_else_is_found(tmp_path, number, without):
    whole = {"mail/like": figure(*days(1, 2), number, without=without)}
    site = write(tmp_path, mail={**months("mail", {1: 30, 2: 20}), **whole})
    write_ledger(site, {cell(1): 30, cell(2): 20})
    assert codes(site) == ["api/v1/services/mail.json audit-contradiction"]


def test_a_period_in_two_blocks_is_found(tmp_path):
    site = write(tmp_path, mail=months("mail", {1: None, 2: None, 3: None}))
    write_ledger(site, {cell(1, 2): 15, cell(1, 2, 3): 19})
    assert "2026-03” is withheld, but it must be 4 answers" in messages(site)
