"""What can be worked out of a site's numbers, the audit finds."""

from __future__ import annotations

import json

import pytest

from tests.audit.sites import codes, days, figure, messages, month, months, write

LEAK = "api/v1/services/mail.json audit-told"


def window(answers: int | None, first: int, last: int, *without: int) -> dict[str, object]:
    left_out = ["/".join(days(n, n)) for n in without]
    return figure(*days(first, last), answers, without=left_out)


def test_a_window_less_its_months_reveals_the_one_that_is_withheld(tmp_path):
    mail = {**months("mail", {1: 30, 2: None, 3: 40}), "mail/like": window(76, 1, 3)}
    assert codes(write(tmp_path, mail=mail)) == [LEAK]
    assert "“mail/like?period=2026-02” is withheld, but it must be 6 answers" in messages(tmp_path)


def test_a_window_that_leaves_it_out_reveals_nothing(tmp_path):
    mail = {**months("mail", {1: 30, 2: None, 3: 40}), "mail/like": window(70, 1, 3, 2)}
    assert codes(write(tmp_path, mail=mail)) == []


def test_two_withheld_months_share_a_block_of_people_enough(tmp_path):
    some = months("mail", {1: 30, 2: None, 3: None})
    assert codes(write(tmp_path, mail={**some, "mail/like": window(42, 1, 3)})) == []
    assert codes(write(tmp_path, mail={**some, "mail/like": window(39, 1, 3)})) == [LEAK, LEAK]


def test_nested_windows_reveal_what_lies_between_them(tmp_path):
    some = months("mail", {1: None, 2: None, 3: None, 4: None})
    nested = {"mail/like": window(70, 1, 4), "mail/like?until=2026-03": window(65, 1, 3)}
    assert codes(write(tmp_path, mail={**some, **nested})) == [LEAK]
    assert "2026-04” is withheld, but it must be 5 answers" in messages(tmp_path)


def test_where_equations_overlap_a_solver_finds_the_leak(tmp_path):
    """No equation holds one month alone; that January to March are little more than two pairs
    of them reveals that the month of both pairs is small."""
    some = months("mail", {1: None, 2: None, 3: None})
    pairs = {"mail/like": window(32, 1, 2), "mail/like?until=2026-03": window(34, 2, 3)}
    assert codes(write(tmp_path, mail={**some, **pairs})) == []
    pairs["mail/like?launch=first"] = window(62, 1, 3)
    assert codes(write(tmp_path, mail={**some, **pairs})) == [LEAK] * 3
    assert "2026-02” is withheld, but it must be 4 answers" in messages(tmp_path)


def community(name: str, answers: int | None) -> dict[str, dict[str, object]]:
    about = figure(*days(1, 3), answers)
    return {f"mail/like?community={name}&period=2026-Q1": about}


def test_communities_reveal_what_the_months_leave_for_one(tmp_path):
    some = months("mail", {1: 30, 2: 30, 3: 30})
    few = {**some, **community("field", 85), **community("night", None)}
    assert codes(write(tmp_path, mail=few)) == [LEAK]
    assert "it must be 0 to 5 answers" in messages(tmp_path)
    enough = {**some, **community("field", 60), **community("night", None)}
    assert codes(write(tmp_path, mail=enough)) == []


def test_communities_reveal_how_much_a_month_has_at_least(tmp_path):
    some = months("mail", {1: 30, 2: None, 3: 30, 4: None})
    whole = {"mail/like": window(72, 1, 4)}
    assert codes(write(tmp_path, mail={**some, **whole, **community("field", 60)})) == []
    # The field alone says that February had five: both are left with seven possible numbers.
    assert codes(write(tmp_path, mail={**some, **whole, **community("field", 65)})) == [LEAK, LEAK]


def test_a_mix_less_the_other_services_reveals_one(tmp_path):
    some = {"mail": months("mail", {1: 30, 2: 30}), "fax": months("fax", {1: 40, 2: None})}
    mix = {"provider:it/like-mix": figure(*days(1, 2), 108)}
    mixed = write(tmp_path / "mixed", **{**some, "mail": {**some["mail"], **mix}})
    assert codes(mixed) == ["api/v1/services/fax.json audit-told"]
    left_out = figure(*days(1, 2), 100, without=["fax 2026-02-01/2026-02-28"])
    kept = {**some["mail"], "provider:it/like-mix": left_out}
    assert codes(write(tmp_path / "kept", **{**some, "mail": kept})) == []


@pytest.mark.parametrize("whole", [50, 70])
def test_numbers_that_do_not_add_up_are_found(tmp_path, whole):
    mail = {**months("mail", {1: 30, 2: 30}), "mail/like": window(whole, 1, 2)}
    assert codes(write(tmp_path, mail=mail)) == ["api/v1/services/mail.json audit-contradiction"]


def test_numbers_that_cannot_all_be_true_are_found(tmp_path):
    ring = {
        **months("mail", {1: None, 2: None, 3: None}),
        "mail/like": window(10, 1, 3),
        "mail/like?until=2026-02": window(30, 1, 2),
        "mail/like?launch=first": window(30, 2, 3),
    }
    found = codes(write(tmp_path / "ring", mail=ring))
    assert found == ["api/v1/services/mail.json audit-contradiction"]


def test_a_sum_that_is_withheld_for_one_of_its_months_is_no_secret_itself(tmp_path):
    mail = {**months("mail", {1: 30, 2: 30}), "mail/like?launch=first": window(None, 1, 2)}
    assert codes(write(tmp_path, mail=mail)) == []


def test_other_questions_and_other_ways_of_asking_are_other_people(tmp_path):
    mail = {
        **months("mail", {1: 30, 2: None}),
        "mail/ease": window(36, 1, 2),
        "mail/like": {**window(36, 1, 2), "mode": "open"},
    }
    assert codes(write(tmp_path, mail=mail)) == []


def test_the_table_of_a_trend_is_read_too(tmp_path):
    mail = {"mail/like?period=2026-02": month(2, None), "mail/like": window(76, 1, 3)}
    assert codes(write(tmp_path, mail=mail)) == []
    rows = "2026-01,2026-01-01,2026-01-31,30\n2026-03,2026-03-01,2026-03-31,40\n"
    table = tmp_path / "services" / "mail" / "like.csv"
    table.write_text("period,start,end,answers\n" + rows, encoding="utf-8")
    assert codes(tmp_path) == [LEAK]


def test_the_table_of_other_numbers_is_read_too(tmp_path):
    mail = {
        **months("mail", {1: 30, 2: 30, 3: 30}),
        "mail/ease?period=2026-02": month(2, None),
        "mail/ease": window(76, 1, 3),
    }
    assert codes(write(tmp_path, mail=mail)) == []
    rows = [f"2026-0{n},2026-0{n}-01,2026-0{n}-31,{some}\n" for n, some in ((1, 30), (3, 40))]
    table = tmp_path / "services" / "mail" / "by-period.csv"
    head = "number,period,start,end,answers\n"
    table.write_text(head + "".join(f"recommend,{row}" for row in rows), encoding="utf-8")
    assert codes(tmp_path) == []
    table.write_text(head + "".join(f"ease,{row}" for row in rows), encoding="utf-8")
    assert codes(tmp_path) == [LEAK]


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        ("api/v1/services/mail.json", "{"),
        ("api/v1/services/mail.json", "[1]"),
        ("api/v1/services/mail.json", json.dumps({"figures": {"mail/like": 7}})),
        (
            "api/v1/services/mail.json",
            json.dumps(
                {"figures": {"mail/like": {"state": "shown", "from": "x", "to": "y", "answers": 3}}}
            ),
        ),
        ("services/mail/like.csv", "nothing\n1\n"),
        ("method/rules.json", "[]"),
        ("method/rules.json", "{}"),
    ],
)
def test_what_is_no_site_of_ours_is_said_to_be_none(tmp_path, where, wrong):
    from generator.audit.audit_site import NotASiteError, audit

    write(tmp_path, mail=months("mail", {1: 30}))
    path = tmp_path / where
    path.parent.mkdir(exist_ok=True)
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(NotASiteError):
        audit(tmp_path)


def test_a_mix_holds_the_periods_that_lie_wholly_in_its_days(tmp_path):
    """A service that is counted by quarters is in a mix of two months with none of them."""
    quarter = {}
    some = months("mail", {2: 30, 3: None})
    mix = {"provider:it/like-mix": figure(*days(2, 3), 34)}
    for name, many in (("shown", 50), ("withheld", None)):
        quarter["fax/like?period=2026-Q1"] = figure(*days(1, 3), many)
        site = write(tmp_path / name, mail={**some, **mix}, fax=quarter)
        assert codes(site) == [LEAK]
        assert "2026-03” is withheld, but it must be 4 answers" in messages(site)


def kept(name: str, answers: int) -> dict[str, dict[str, object]]:
    """Return a community's number of an earlier release: few people's answers have changed it."""
    ((figure_id, said),) = community(name, answers).items()
    return {figure_id: {**said, "as_published_on": "2026-05-01"}}


def test_a_number_of_an_earlier_release_need_not_fit_those_that_many_have_changed(tmp_path):
    """Many answers of each month are gone, few of them those of the office."""
    now = months("mail", {1: 20, 2: 20, 3: 20})
    wrong = codes(write(tmp_path / "today", mail={**now, **community("office", 62)}))
    assert wrong == ["api/v1/services/mail.json audit-contradiction"]
    assert codes(write(tmp_path / "kept", mail={**now, **kept("office", 62)})) == []


def test_who_few_answered_of_is_not_nobody_because_of_a_number_of_an_earlier_release(tmp_path):
    now = {**months("mail", {1: 20, 2: 20, 3: 20}), **community("field", None)}
    assert codes(write(tmp_path / "today", mail={**now, **community("office", 60)})) == [LEAK]
    assert codes(write(tmp_path / "kept", mail={**now, **kept("office", 60)})) == []


def test_a_number_of_an_earlier_release_leaves_open_by_how_many_it_changed(tmp_path):
    now = {**months("mail", {1: 20, 2: 20, 3: 20}), **community("field", None)}
    assert codes(write(tmp_path / "today", mail={**now, **community("office", 57)})) == [LEAK]
    assert codes(write(tmp_path / "kept", mail={**now, **kept("office", 57)})) == []
