"""Did it help? From files and a history through all rooms to the effect and its figure."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.features.conversation.helped import Effect, Help, Helped
from generator.features.conversation.helped_words import helped_words
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.measures.difference import difference
from generator.pipeline import compute, read
from generator.wording.spans import span_words
from tests.figures.test_states import HEADER
from tests.site.conftest import run
from tests.sources.test_history import git

Write = Callable[[Mapping[str, str]], Path]
SERVICE = "services/it/mail.yml"
HEAD = "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
MADE_UP = "name: Small Works\nas_of: 2026-09-30\nfictional: yes\n"
RAISED = """- raised: 2026-04-09
  said: It is slow.
  progress: doing
  answered: 2026-04-11
  due: 2026-06-30
"""
DONE = RAISED.replace("progress: doing", "progress: done") + "  done: 2026-05-20\n"
MONTHS = [f"{year}-{number:02}" for year in (2025, 2026) for number in range(1, 13)][:20]
BEFORE, AFTER = ("2026-02", "2026-03", "2026-04"), ("2026-06", "2026-07", "2026-08")


def talk(*entries: str) -> str:
    return f"{HEAD}conversation:\n{''.join(entries)}"


def month(name: str, likes: int, others: int) -> str:
    return f"{name}-10,mail,5\n" * likes + f"{name}-11,mail,2\n" * others


def sides(before: tuple[int, int], after: tuple[int, int]) -> str:
    rows = "".join(month(name, *before) for name in BEFORE)
    return rows + month("2026-05", 40, 0) + "".join(month(name, *after) for name in AFTER)


def found(write: Write, entries: str, answers: str, **files: str) -> Help:
    """What is said of one action of a made-up organisation; its answer names the figure."""
    every = {SERVICE: talk(entries), "services/organisation.yml": MADE_UP, **files}
    every.setdefault("data/answers/a.csv", HEADER + answers)
    reading = read(write(every), cache=False)
    assert reading.checked.errors == ()
    (helped,) = compute(reading).services[0].panels[Helped].by_place.values()
    return helped


NAMED = DONE + "  figure: like\n"


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ((20, 20), (35, 5), Effect.BETTER),
        ((35, 5), (20, 20), Effect.WORSE),
        ((30, 10), (31, 9), Effect.SAME),
    ],
)
def test_three_months_before_and_three_after(write, before, after, effect):
    helped = found(write, NAMED, sides(before, after))
    figure = helped.figure
    assert figure is not None
    expected = difference(3 * before[0], 120, 3 * after[0], 120)
    assert helped.effect is effect
    assert figure.value == pytest.approx(expected.value)
    assert figure.low == pytest.approx(expected.interval.low)
    assert figure.high == pytest.approx(expected.interval.high)
    assert (figure.id, figure.n) == ("mail/helped?figure=like&raised=2026-04-09", 240)
    assert figure.span is not None
    assert (
        span_words(ENGLISH, figure.span)
        == "February to April 2026, compared with June to August 2026"
    )
    assert figure.excluded_span == (date(2026, 5, 1), date(2026, 5, 31))
    assert figure.sources == ("data/answers/a.csv", SERVICE)


def test_the_month_of_the_action_itself_is_left_out(write):
    one = found(write, NAMED, sides((20, 20), (35, 5)))
    other = found(write, NAMED, sides((20, 20), (35, 5)) + month("2026-05", 0, 300))
    assert one.figure == other.figure


def test_it_is_too_early_until_the_third_month_has_closed(write):
    late = NAMED.replace("2026-05-20", "2026-06-30")
    helped = found(write, late, sides((20, 20), (35, 5)) + month("2026-09", 40, 0))
    assert helped.effect is Effect.BETTER
    later = NAMED.replace("2026-05-20", "2026-07-01")
    helped = found(write, later, sides((20, 20), (35, 5)) + month("2026-09", 40, 0))
    assert (helped.effect, helped.figure) == (Effect.TOO_EARLY, None)
    assert helped.until == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("least", "effect", "state"),
    [
        (9, Effect.WITHHELD, State.WITHHELD),
        (10, Effect.TOO_FEW, State.FEW),
        (29, Effect.TOO_FEW, State.FEW),
        (30, Effect.BETTER, State.SHOWN),
        (0, Effect.TOO_FEW, State.FEW),
    ],
)
def test_each_month_needs_answers_enough(write, least, effect, state):
    answers = sides((20, 20), (35, 5)).replace(month("2026-07", 35, 5), month("2026-07", least, 0))
    helped = found(write, NAMED, answers)
    assert helped.figure is not None
    assert (helped.effect, helped.figure.state) == (effect, state)
    assert (helped.figure.value is None) == (state is not State.SHOWN)


@pytest.mark.parametrize(
    ("day", "effect"),
    [
        ("2026-02-01", Effect.BETTER),  # the line begins with the first month
        ("2026-02-15", Effect.BROKEN),
        ("2026-05-20", Effect.BROKEN),
        ("2026-08-31", Effect.BROKEN),
        ("2026-09-01", Effect.BETTER),
    ],
)
def test_nothing_is_compared_across_a_break_of_the_trend(write, day, effect):
    event = f"events: [{{date: {day}, kind: survey-change, title: New form}}]\n"
    helped = found(write, NAMED + event, sides((20, 20), (35, 5)))
    assert helped.effect is effect


@pytest.mark.parametrize(
    ("question", "column", "bad", "good", "value"),
    [
        ("ease", "ease", "2", "4", 0.5),
        ("shirt", "shirt", "no", "yes", 0.5),
        ("home", "home", "-1", "0", 0.5),
        ("recommend", "recommend", "3", "10", 1.0),
    ],
)
def test_every_figure_that_can_be_named_is_compared(write, question, column, bad, good, value):
    text = f"date,service,rating,{column}\n"
    for name in BEFORE:
        text += f"{name}-10,mail,,{bad}\n" * 30 + f"{name}-10,mail,,{good}\n" * 10
    for name in AFTER:
        text += f"{name}-10,mail,,{bad}\n" * 10 + f"{name}-10,mail,,{good}\n" * 30
    helped = found(write, DONE + f"  figure: {question}\n", "", **{"data/answers/a.csv": text})
    assert helped.effect is Effect.BETTER
    assert helped.figure is not None
    assert helped.figure.value == pytest.approx(value)


def test_where_an_unusual_month_made_us_act_it_is_said(write):
    usual = "".join(month(name, 30 + int(name[-2:]) % 3, 10) for name in MONTHS)
    odd = usual.replace(month("2026-04", 31, 10), month("2026-04", 5, 35))
    assert odd != usual
    assert found(write, NAMED, odd).unusual
    assert not found(write, NAMED, usual).unusual


def test_an_unusual_month_of_another_question_counts_by_that_question(write):
    text = "date,service,rating,ease\n"
    for name in MONTHS:
        eases = 5 if name == "2026-04" else 30 + int(name[-2:]) % 3
        days = f"{name}-10,mail,"
        text += f"{days}5,5\n" * eases + f"{days}5,1\n" * (40 - eases)
    files = {"data/answers/a.csv": text}
    assert found(write, DONE + "  figure: ease\n", "", **files).unusual
    assert not found(write, NAMED, "", **files).unusual


def test_without_a_name_without_a_day_and_named_too_late(write):
    answers = sides((20, 20), (35, 5))
    assert found(write, DONE, answers).effect is Effect.UNNAMED
    silent = NAMED.replace("  answered: 2026-04-11\n", "")
    assert found(write, silent, answers).effect is Effect.NOT_KNOWN
    for day, effect in (
        ("2026-05-19", Effect.BETTER),
        ("2026-05-20", Effect.NAMED_LATE),  # nobody can tell which came first
        ("2026-05-21", Effect.NAMED_LATE),
    ):
        helped = found(write, NAMED.replace("answered: 2026-04-11", f"answered: {day}"), answers)
        assert helped.effect is effect
        assert (helped.figure is None) == (effect is Effect.NAMED_LATE)


def test_only_what_is_done_by_now_is_judged(write):
    reading = read(write({SERVICE: talk(RAISED + "  figure: like\n")}), cache=False)
    assert compute(reading).services[0].panels[Helped].by_place == {}
    early = read(write({SERVICE: talk(NAMED)}), date(2026, 5, 19), cache=False)
    assert compute(early).services[0].panels[Helped].by_place == {}


def test_two_topics_of_one_day_have_two_names(write):
    every = {
        SERVICE: talk(NAMED, NAMED, DONE + "  figure: ease\n"),
        "services/organisation.yml": MADE_UP,
        "data/answers/a.csv": HEADER + sides((20, 20), (35, 5)),
    }
    cards = compute(read(write(every), cache=False))
    assert [each.id for each in cards.services[0].panels[Helped].figures] == [
        "mail/helped?figure=like&raised=2026-04-09",
        "mail/helped?figure=like&nth=2&raised=2026-04-09",
        "mail/helped?figure=ease&raised=2026-04-09",
    ]


def test_explain_names_the_lines_before_and_after_and_not_those_of_the_actions_month(write):
    files = {
        SERVICE: talk(NAMED),
        "services/organisation.yml": MADE_UP,
        "data/answers/a.csv": HEADER + sides((20, 20), (35, 5)),
    }
    result = run("explain", "mail/helped?figure=like&raised=2026-04-09", "--root", write(files))
    assert result.exit_code == 0, result.output
    assert "lines 2–121, 162–281" in result.output  # 40 lines of May lie between
    assert "three periods before compared with the" in result.output
    assert SERVICE in result.output


# --- When it was named, by the history ---------------------------------------------------------


def commit(root: Path, entries: str, day: str) -> None:
    (root / SERVICE).write_text(talk(entries), encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "x", day=day)


@pytest.fixture
def root(write: Write) -> Path:
    """A repository in which the figure was named on the day after the topic was raised."""
    path = write({"data/answers/a.csv": HEADER + sides((20, 20), (35, 5))})
    git(path, "init", "-q")
    commit(path, RAISED + "  figure: like\n", "2026-04-10")
    return path


def effect(root: Path, cache: bool = False) -> Effect:
    reading = read(root, cache=cache)
    assert reading.checked.errors == ()
    (helped,) = compute(reading).services[0].panels[Helped].by_place.values()
    return helped.effect


def test_a_figure_named_before_the_action_counts(root):
    commit(root, NAMED, "2026-05-25")
    assert effect(root) is Effect.BETTER


def test_a_figure_named_afterwards_is_refused(root):
    commit(root, DONE, "2026-05-25")
    commit(root, NAMED, "2026-09-01")
    assert effect(root) is Effect.NAMED_LATE


def test_a_figure_that_was_changed_afterwards_is_refused(root):
    commit(root, NAMED.replace("figure: like", "figure: ease"), "2026-05-25")
    commit(root, NAMED, "2026-09-01")
    assert effect(root) is Effect.NAMED_LATE


def test_a_new_topic_does_not_inherit_an_old_line(root):
    """The topic is replaced, and its line “figure: like” stays as it was."""
    commit(root, NAMED.replace("2026-04-09", "2026-04-10"), "2026-09-01")
    assert effect(root) is Effect.NAMED_LATE


def test_a_line_above_does_not_make_it_new(root):
    older = "- raised: 2026-01-01\n  said: It is loud.\n  progress: heard\n  figure: like\n"
    commit(root, older + NAMED, "2026-09-01")
    assert effect(root) is Effect.BETTER


def test_what_is_not_committed_is_not_known(root):
    commit(root, DONE, "2026-04-12")
    (root / SERVICE).write_text(talk(NAMED), encoding="utf-8")
    assert effect(root) is Effect.NOT_KNOWN


def test_a_shallow_clone_cannot_say(root, tmp_path_factory):
    commit(root, NAMED, "2026-05-25")
    clone = tmp_path_factory.mktemp("clone") / "clone"
    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    assert effect(clone) is Effect.NOT_KNOWN


def test_without_git_nobody_can_say(root):
    commit(root, NAMED, "2026-05-25")
    shutil.rmtree(root / ".git")
    assert effect(root) is Effect.NOT_KNOWN


def test_what_git_said_is_kept_for_a_file_that_stays_as_it_is(root, tmp_path, monkeypatch):
    cache = tmp_path / "own" / "iheartit"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parent))
    commit(root, NAMED, "2026-05-25")
    assert effect(root, cache=True) is Effect.BETTER
    assert any(b"2026-04-10" in kept.read_bytes() for kept in cache.glob("??/*"))
    asked: list[str] = []

    def ask(root: Path, file: str, *rest: object) -> dict[int, date]:
        asked.append(file)
        return {}

    monkeypatch.setattr("generator.declarations.line_days", ask)
    assert effect(root, cache=True) is Effect.BETTER
    assert asked == []
    commit(root, NAMED.replace("slow", "too slow"), "2026-09-01")
    assert effect(root, cache=True) is Effect.NOT_KNOWN
    assert asked == [SERVICE]


def test_where_the_owner_withdrew_a_period_the_reason_is_said(write):
    reason = "withdrawn:\n- {period: 2026-07, reason: two people asked us to}\n"
    helped = found(write, NAMED + reason, sides((20, 20), (35, 5)))
    assert helped.effect is Effect.WITHHELD
    said = "The owner withdrew these answers: two people asked us to."
    assert helped_words(ENGLISH, helped) == said
    few = found(write, NAMED, sides((20, 20), (35, 5)).replace("2026-07-1", "2026-09-1"))
    assert "The owner" not in helped_words(ENGLISH, few)
