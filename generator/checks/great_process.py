"""Great Expectations in a process of its own, beside the one that reads the files.

Its import takes two seconds. Another processor has them to spare while this one reads YAML and
CSV, so questions go to a worker over a pipe, one line of JSON each, and a line comes back. Only
distinct values travel, never rows.

Nothing hangs on the worker: where none can be started, or it is gone, or it answers anything but
what was asked, the questions are answered in this process, as they are on a machine with one
processor.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType, TracebackType
from typing import IO, Any

from generator.checks.cache import has_receipts
from generator.checks.great import Expected, Found, Question, batch_definition, judge

_NOT_NEEDED = ("altair", "scipy.stats")
"""Almost half of the import: for expectations about distributions, of which we have none."""

Answer = Callable[[], Found]
"""Called when the answer is needed: it waits for it."""

_WORK = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from generator.checks.great_process import serve
serve()
"""


def begin(with_data: bool, cache: Path | None = None) -> Judge:
    """Return a judge, at work already if it is sure to be asked: end it afterwards.

    Called before anything else is imported or read, so that the slow start of Great Expectations
    goes on beside. Where there are receipts nobody knows yet whether any table lacks its own.
    """
    judge = Judge()
    if with_data and not (cache and has_receipts(cache)):
        judge.begin()
    return judge


class Judge:
    """Who answers questions: a worker, once it is begun, and else this process.

    A process has one worker, once. Whoever checks again in the same process (a preview, a test)
    will do so many times, and is better off with Great Expectations at hand.
    """

    _had_worker = False

    def __init__(self) -> None:
        self._worker: _Worker | None = None

    def begin(self) -> None:
        """Start the worker, unless there is or has been one, or it would only take turns."""
        if Judge._had_worker or at_hand() or processors() < 2 or not sys.executable:
            return
        Judge._had_worker = True
        try:
            self._worker = _Worker()
        except (OSError, ValueError):  # no processes here
            self._worker = None

    def ask(self, questions: Sequence[Question]) -> Answer:
        """Put questions; the answer may be waited for later."""
        if not any(question.values for question in questions):
            return lambda: [[] for _ in questions]
        if self._worker is None:
            return lambda: judge(questions)
        answer = self._worker.ask(questions)

        def wait() -> Found:
            try:
                return answer()
            except (OSError, ValueError):
                self.end()
                return judge(questions)

        return wait

    def end(self) -> None:
        """End the worker, whatever it is doing."""
        worker, self._worker = self._worker, None
        if worker:
            worker.end()

    def __enter__(self) -> Judge:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()


class _Worker:
    """The other process, and the thread that talks with it.

    The thread is needed because a pipe holds little: to write a long line is to wait until the
    worker, its imports done, begins to read.
    """

    def __init__(self) -> None:
        # “-P”, and the path as it is here: nothing is imported from the folder we happen to be in.
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _WORK, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="great")

    def ask(self, questions: Sequence[Question]) -> Answer:
        """Put questions. The answer raises OSError or ValueError where the worker has none."""
        return self._thread.submit(self._exchange, questions).result

    def _exchange(self, questions: Sequence[Question]) -> Found:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(_line([_told(question) for question in questions]))
        self.process.stdin.flush()
        found = json.loads(self.process.stdout.readline())
        if not isinstance(found, list) or len(found) != len(questions):
            raise ValueError(found)
        return found

    def end(self) -> None:
        """End the process and its thread. Whoever still waits for an answer gets an error."""
        self.process.kill()
        self.process.wait()
        self._thread.shutdown(cancel_futures=True)
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:  # what was left to write has no reader any more
                continue


def at_hand() -> bool:
    """Return whether this process has imported Great Expectations already."""
    return "great_expectations" in sys.modules


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# The worker's side -----------------------------------------------------------------------------


def serve() -> None:
    """Answer until nobody asks any more: the pipe closes when the other process ends, however."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    gc.disable()  # imports make much and drop little
    for name in _NOT_NEEDED:
        sys.modules[name] = ModuleType(name)
    batch_definition()
    _answer_all(sys.stdin.buffer, answers)


def _answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    for line in questions:
        answers.write(_line(judge([_question(*told) for told in json.loads(line)])))
        answers.flush()


def _told(question: Question) -> list[Any]:
    expected = question.expected
    return [expected.expectation, expected.arguments, question.values]


def _question(expectation: str, arguments: dict[str, Any], values: list[Any]) -> Question:
    return Question(Expected(expectation, arguments), values)


def _line(told: object) -> bytes:
    return json.dumps(told).encode("ascii") + b"\n"
