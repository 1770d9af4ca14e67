"""Several validations at once: what all of them ask in a round is put as one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.checks.great import Question
from generator.checks.great_process import Judge
from generator.checks.outcome import Outcome

if TYPE_CHECKING:
    from generator.checks.tables import Validation


class Rounds:
    """Validations of kinds of data, by folder. Their first questions are put at once."""

    def __init__(self, validations: Mapping[str, Validation], judge: Judge) -> None:
        self._judge = judge
        self._validations = validations
        self._asked = {name: next(each) for name, each in validations.items()}
        self._answer = judge.ask(_one_below_the_other(self._asked))

    def outcomes(self) -> dict[str, Outcome]:
        """Answer all questions, round by round, until no validation asks any more."""
        outcomes: dict[str, Outcome] = {}
        while self._asked:
            found = self._answer()
            asked: dict[str, list[Question]] = {}
            for name, questions in self._asked.items():
                own, found = found[: len(questions)], found[len(questions) :]
                try:
                    asked[name] = self._validations[name].send(own)
                except StopIteration as end:
                    outcomes[name] = end.value
            self._asked = asked
            if asked:
                self._answer = self._judge.ask(_one_below_the_other(asked))
        return outcomes


def outcome(validation: Validation, judge: Judge) -> Outcome:
    """Return what comes of one validation."""
    return Rounds({"": validation}, judge).outcomes()[""]


def _one_below_the_other(asked: Mapping[str, list[Question]]) -> list[Question]:
    return [question for questions in asked.values() for question in questions]
