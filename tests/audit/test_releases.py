"""What several releases reveal together; corrections by a few are found."""

from __future__ import annotations

from tests.audit.sites import codes, days, figure, messages, months, write


def test_a_correction_by_a_few_is_found_next_to_the_site_of_before(tmp_path):
    before = write(tmp_path / "before", mail=months("mail", {1: 30, 2: 40}))
    few = write(tmp_path / "few", mail=months("mail", {1: 30, 2: 43}))
    many = write(tmp_path / "many", mail=months("mail", {1: 30, 2: 50}))
    assert codes(few) == []
    assert codes(few, before) == ["api/v1/services/mail.json audit-small-correction"]
    assert "was 40 answers and is now 43" in messages(few, before)
    assert codes(many, before) == []
    assert codes(before, before) == []


def test_two_sites_reveal_together_what_neither_reveals_alone(tmp_path):
    some = months("mail", {1: 30, 2: None, 3: None})
    before = write(tmp_path / "before", mail={**some, "mail/like": figure(*days(1, 3), 42)})
    some |= months("mail", {4: None})
    after = write(tmp_path / "after", mail={**some, "mail/like": figure(*days(1, 4), 46)})
    assert (codes(before), codes(after)) == ([], [])
    assert codes(after, before) == ["api/v1/services/mail.json audit-told"]
    assert "2026-04” is withheld, but it must be 4 answers" in messages(after, before)


def test_what_was_published_before_is_no_secret_when_it_is_withheld_now(tmp_path):
    """Readers keep it; to withhold it is all that an owner can do."""
    before = write(tmp_path / "before", mail=months("mail", {1: 30, 2: 12}))
    after = write(tmp_path / "after", mail=months("mail", {1: 30, 2: None}))
    assert codes(after, before) == []


def test_more_than_one_older_site_is_looked_at(tmp_path):
    some = months("mail", {1: 30, 2: None, 3: None})
    first = write(tmp_path / "first", mail={**some, "mail/like": figure(*days(1, 3), 42)})
    second = write(tmp_path / "second", mail=some)
    some |= months("mail", {4: None})
    now = write(tmp_path / "now", mail={**some, "mail/like": figure(*days(1, 4), 46)})
    assert codes(now, second) == []
    assert codes(now, second, first) == ["api/v1/services/mail.json audit-told"]
    few = write(tmp_path / "few", mail=months("mail", {1: 33}))
    assert codes(few, second, first) == ["api/v1/services/mail.json audit-small-correction"] * 2


def test_days_that_were_corrected_are_taken_as_they_are_now(tmp_path):
    def site(name: str, second: int, whole: int | None):
        some = months("mail", {1: 30, 2: second, 3: None, 4: None})
        sum_of_all = {"mail/like": figure(*days(1, 4), whole)}
        return write(tmp_path / name, mail={**some, **sum_of_all})

    # With February as it was the rest would be 6; there were twenty answers more in it.
    assert codes(site("after", 60, None), site("before", 40, 90)) == []
