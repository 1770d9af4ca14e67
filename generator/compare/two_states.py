"""A repository's state compared with that of a revision: both computed alike, from files alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from generator.compare.rows_gone import rows_gone
from generator.compare.snapshot import Snapshot, of_scorecards
from generator.compare.written import ORGANISATION
from generator.pipeline import Reading, compute, read
from generator.releases.ledger import Ledger
from generator.sources.finding import Finding
from generator.sources.history import History, read_commit
from generator.sources.revision import FOLDERS, unpack

Progress = Callable[[str], None]


class TwoStates(Struct, frozen=True):
    """Before and after, none where errors let nothing be published; their errors; names by id."""

    before: Snapshot | None
    after: Snapshot | None
    errors_before: tuple[Finding, ...]
    errors_after: tuple[Finding, ...]
    names: dict[str, str]


def two_states(
    root: Path,
    revision: str,
    as_of: date | None,
    cache: bool,
    progress: Progress,
    ledger: Ledger,
    own_day: bool = False,
    base_as_of: date | None = None,
) -> TwoStates:
    """Return the state at a revision, and that of the files as they are now.

    Both are of one day, unless the revision is to be of its ``own_day`` or of ``base_as_of``. Of
    the history, no more is asked than these days: what it says of one state it cannot say of the
    other. What is said of both is a release: the revision is held to the ``ledger`` of what was
    published, and the files to what the revision publishes. Raises RevisionError where the revision
    cannot be read.
    """
    with TemporaryDirectory(prefix="iheartit-") as place:
        folder = Path(place)
        commit = unpack(root, revision, folder)
        now = read(root, as_of, cache, progress, History(read_commit(root)))
        day = base_as_of or (None if own_day else now.checked.as_of)
        before = read(folder, day, False, progress, History(read_commit(root, commit)))
        names: dict[str, str] = {}
        was, ledger = _state(before, names, ledger)
        is_, _ = _state(now, names, ledger)
        if was and is_:
            files = {*before.checked.tables, *now.checked.tables}
            is_ = replace(is_, gone=rows_gone(folder, root, files))
        return TwoStates(was, is_, tuple(before.checked.errors), tuple(now.checked.errors), names)


def _state(
    reading: Reading, names: dict[str, str], ledger: Ledger
) -> tuple[Snapshot | None, Ledger]:
    """Return a state as it may be published after what the ledger says was, and the ledger then."""
    checked = reading.checked
    definitions = checked.definitions
    names |= {f"provider:{name}": each.part.name for name, each in definitions.providers.items()}
    names[ORGANISATION] = definitions.organisation.part.name
    names |= {f"community:{name}": c.part.name for name, c in definitions.communities.items()}
    names |= {f"supplier:{name}": each.part.name for name, each in definitions.suppliers.items()}
    names |= {name: each.part.name for name, each in definitions.services.items()}
    if checked.errors:
        return None, ledger
    findings = [each for each in checked.findings if each.place.file.startswith(FOLDERS)]
    cards = compute(reading, before=ledger)
    return of_scorecards(cards, findings, frozenset(checked.tables)), cards.ledger
