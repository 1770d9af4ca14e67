"""Warnings that are ignored at their place, each with its reason.

In a YAML file a comment does it, at the end of the line that a warning points at or on the line
above. CSV files have no comments, and those that a program writes anew would lose them: for these
the list ``ignore:`` of ``services/organisation.yml`` names file, check and reason.

Nothing disappears without a word: what is ignored is counted by ``check`` and stands on the
data-quality page, with the reason. Rows that a rule refuses stay left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.checks import engine
from generator.checks.catalogue import catalogue
from generator.checks.rule import WARNING
from generator.model.definitions import Definitions
from generator.sources.finding import Finding, Place
from generator.sources.yaml_comments import comments
from generator.sources.yaml_document import Document

SIGN = "iheartit:"
_WORDS = re.compile(r"ignore\s+(?P<code>\S+)(?:\s+because\b[\s:]*(?P<reason>.*))?", re.IGNORECASE)
_NO_REASON = " .…"
"""What is no reason: nothing, or the dots of an example that was copied."""


class Ignore(Struct, frozen=True):
    """What somebody wrote to ignore a warning, and where.

    ``code`` and ``reason`` are empty where it does not say them. It is about a line of a file, or
    about the whole file where ``line`` is missing.
    """

    place: Place
    code: str
    reason: str
    file: str
    line: int | None = None

    @property
    def part(self) -> str:
        """What of the file it takes: an entry of the list, a comment, or a line of its own."""
        if self.line is None:
            return "entry"
        return "comment" if self.line == self.place.line else "line"

    def naming(self, code: str) -> str:
        """Return what would be written for another check, in its stead."""
        return code if self.line is None else f"# {SIGN} ignore {code} because {self.reason or '…'}"

    @property
    def holds(self) -> bool:
        """Whether it says all that it must, and may ignore what it names."""
        rule = catalogue().get(self.code)
        return bool(self.reason and rule and rule.may_be_ignored)

    def is_about(self, finding: Finding) -> bool:
        """Whether it speaks of a finding."""
        here = finding.place.file == self.file and self.line in (None, finding.place.line)
        return here and finding.code == self.code and finding.severity is WARNING


class Ignored(Struct, frozen=True):
    """A warning that is ignored, and why."""

    finding: Finding
    reason: str


class IgnoreContext(Struct, frozen=True):
    """What was written to ignore warnings, and what of it no warning is there for any more."""

    written: tuple[Ignore, ...]
    unused: tuple[Ignore, ...]


def ignores_in(documents: Mapping[str, Document], definitions: Definitions) -> tuple[Ignore, ...]:
    """Return all that is written to ignore warnings, in comments and in the organisation's list."""
    found = [each for document in documents.values() for each in _in_comments(document)]
    organisation = definitions.organisation
    for i, listed in enumerate(organisation.part.ignore):
        reason = _reason(listed.because)
        place = organisation.place("ignore", i, "check" if reason else "because")
        found.append(Ignore(place, listed.check, reason, listed.file))
    return tuple(found)


def _in_comments(document: Document) -> Iterator[Ignore]:
    if SIGN not in document.text.lower():
        return  # most files: their tokens need not be read once more
    for comment in comments(document):
        if comment.text.lower().startswith(SIGN):
            said = _WORDS.fullmatch(comment.text[len(SIGN) :].strip())
            code = said["code"] if said else ""
            reason = _reason(said["reason"] or "") if said else ""
            yield Ignore(comment.place, code, reason, document.file, comment.about)


def _reason(text: str) -> str:
    """Return a reason on one line; nothing for what is none."""
    words = " ".join(text.split())
    return words if words.strip(_NO_REASON) else ""


def sort_out(
    findings: Sequence[Finding], written: Sequence[Ignore], with_data: bool
) -> tuple[list[Finding], tuple[Ignored, ...]]:
    """Return the findings that are left, with those about what was written, and the ignored ones.

    Only ``with_data`` is it known which entries of the list ignore nothing; what a comment is about
    is found without. While any file has an error nothing is said to ignore nothing: a warning may
    hang on what could not be read, such as a supplier that another file describes.
    """
    if not written:
        return [*findings], ()
    valid = [each for each in written if each.holds]
    left, ignored, used = [], [], set()
    for finding in findings:
        by = [each for each in valid if each.is_about(finding)]
        used.update(by)
        if by:
            ignored.append(Ignored(finding, by[0].reason))
        else:
            left.append(finding)
    whole = all(each.severity is WARNING for each in findings)
    judged = [each for each in valid if whole and (with_data or each.line is not None)]
    unused = [each for each in judged if each not in used]
    context = IgnoreContext(tuple(written), tuple(unused))
    return [*left, *engine.run("ignores", context)], tuple(ignored)
