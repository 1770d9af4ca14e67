"""What passed the door as bytes, so that nothing is counted again where nothing of it is new.

Who answered in small cells is not among it: only the door asks for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.counts.asked import AskedCommunities
from generator.counts.counting_context import CountingContext
from generator.counts.cube import Cube, SourceFile
from generator.counts.invitations import Invitations
from generator.counts.keys import Keys
from generator.disclosure.opinions import CoarseShare, Opinion
from generator.disclosure.places import Places
from generator.disclosure.published import Published
from generator.disclosure.published_cells import PublishedBlock
from generator.disk import arrays
from generator.model.subject import Subject
from generator.records.refused import RefusedAnswers
from generator.releases.ledger import CellVersion


def to_bytes(published: Published) -> bytes:
    """Return what was published, but for its records, as bytes."""
    cube, withheld, _, blocks, releases, coarse, withdrawn, other_days, same = published.parts()
    names, asked, of_asked = cube.asked.columns
    communities, refused = cube.refused.rows
    about = {
        "subjects": cube.keys.subjects,
        "communities": cube.keys.communities,
        "files": [[of, [_file(each) for each in files]] for of, files in cube.files.items()],
        "invited": [cube.invitations.subjects, cube.invitations.communities],
        "asked": [names, asked],
        "refused": [communities, [*refused]],
        "blocks": [[series, [*map(_block, some)]] for series, some in blocks.items()],
        "releases": [[row, day.isoformat()] for row, day in releases.items()],
        "coarse": [[row, c.opinion, c.answers, c.tenth] for row, c in coarse.items()],
        "withdrawn": [*withdrawn.items()],
    }
    columns = (*cube.keys.columns, cube.counts, cube.people, *cube.minutes)
    beside = cube.invitations.spans, cube.invitations.invited, of_asked
    every = *columns, *beside, withheld, other_days, same, *refused.values()
    return arrays.to_bytes(about, every)


def from_bytes(raw: bytes, known: CountingContext) -> Published:
    """Return what was published; it has no records yet. It was counted with what is ``known``."""
    about, found = arrays.from_bytes(raw)
    columns, found = found[:8], found[8:]
    counts, people, cells, minutes, spans, invited, of_asked, *found = found
    withheld, other_days, same, *refused = found
    communities, rows = about["refused"]
    keys = Keys.of(_subjects(about["subjects"]), tuple(about["communities"]), columns)
    names, asked = about["asked"]
    invited_of, groups = about["invited"]
    of_refused = (((Subject(*subject), question)) for subject, question in rows)
    cube = Cube(
        keys=keys,
        counts=counts,
        people=people,
        few=known.few,
        sensitive=known.sensitive,
        minutes=(cells, minutes),
        invitations=Invitations(_subjects(invited_of), tuple(groups), spans, invited),
        files={Subject(*of): tuple(_read_file(*each) for each in f) for of, f in about["files"]},
        asked=AskedCommunities.of_columns(names, _subjects(asked), of_asked),
        homes=known.homes,
        refused=RefusedAnswers.of_rows(communities, dict(zip(of_refused, refused, strict=True))),
    )
    return Published(
        cube,
        withheld,
        Places(keys),
        {series: tuple(_read_block(*each) for each in some) for series, some in about["blocks"]},
        {row: date.fromisoformat(day) for row, day in about["releases"]},
        _read_coarse(about["coarse"]),
        dict(about["withdrawn"]),
        other_days,
        same,
    )


def _subjects(names: Iterable[tuple[str, str]]) -> tuple[Subject, ...]:
    return tuple(Subject(*each) for each in names)


def _file(source: SourceFile) -> tuple[str, str, str]:
    return source.file, source.start.isoformat(), source.end.isoformat()


def _read_file(file: str, start: str, end: str) -> SourceFile:
    return SourceFile(file, date.fromisoformat(start), date.fromisoformat(end))


def _block(block: PublishedBlock) -> tuple[object, ...]:
    return block.rows, block.version, block.release and block.release.isoformat()


def _read_block(rows: list[int], version: list[Any], release: str | None) -> PublishedBlock:
    of, counts, again, minutes, opinion = version
    read = CellVersion(of, tuple(counts), again, tuple(minutes), opinion)
    return PublishedBlock(tuple(rows), read, date.fromisoformat(release) if release else None)


def _read_coarse(some: Iterable[tuple[int, str, int, int | None]]) -> Mapping[int, CoarseShare]:
    return {row: CoarseShare(Opinion(name), answers, tenth) for row, name, answers, tenth in some}
