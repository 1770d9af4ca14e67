"""What passed the door is the same when it was bytes meanwhile, whatever there is to say of it."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pytest

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.disclosure import kept_published
from generator.disclosure.definitions import Sizes
from generator.disclosure.door import suppress
from generator.disclosure.door_rules import DoorRules
from generator.disclosure.withdrawn import withdrawn_by_owners
from generator.model.groups import Size
from generator.records.by_subject import RecordsBySubject
from generator.releases.ledger import Ledger
from tests.disclosure.evolution import ANSWERS, beginning, next_stage
from tests.disclosure.organisations import COMMUNITIES, HEADER

AS_OF = date(2026, 9, 30)
WITHDRAWN = "withdrawn:\n  - {period: 2026-08, reason: A mistake}\n"
AGREED = [
    f"2026-05-10,mail,,{community},,{5 if person < likes else 1},,,,,{community}{person},\n"
    for community, people, likes in (("field", 20, 19), ("office", 200, 121), ("night", 30, 29))
    for person in range(people)
]
"""Nearly all of two communities agree."""
BAD_ROW = "2026-08-10,mail,,field,,9,,,,,,\n"


def everything(published):
    """Return all that anybody may ask of what was published."""
    services = sorted({subject.whole for subject in published._cube.keys.subjects})
    names = [{"service": each.id, "provider": "it"} for each in services]
    series = [published._places[number] for number in range(len(published._places))]
    return (
        [published.digest(*each) for each in zip(services, names, strict=True)],
        [(published.invitations(each), published.asked(each)) for each in services],
        [*published.cells()],
        [published.blocks(each) for each in series],
        [*published.versions()],
        published.withheld_periods(),
        published.withdrawn_cells(),
        published.tally(),
        [published.left_out(each, "like", date(2026, 8, 1), AS_OF) for each in services],
        [published.left_out_of(each) for each in published.cells() if each.key.community],
        [(home, sorted(some)) for home, some in published._services.items()],
        sorted(published._cube.sensitive),
    )


def said_of(published) -> Counter[str]:
    """Count what there is to say besides numbers."""
    _, _, _, blocks, releases, coarse, withdrawn, other_days, _ = published.parts()
    cube = published._cube
    found = {
        "blocks": len(blocks),
        "releases": len(releases),
        "coarse": len(coarse),
        "withdrawn": len(withdrawn),
        "other days": int(other_days.sum()),
        "minutes": len(cube.minutes[0]),
        "invitations": len(cube.invitations.spans),
        "asked": len(cube.asked.columns[2]),
        "refused": len(cube.refused.rows[1]),
    }
    return Counter({name: number for name, number in found.items() if number})


def test_it_is_the_same_as_before_it_was_bytes(repository):
    said: Counter[str] = Counter()
    for seed in range(6):
        rng, stage, ledger = np.random.default_rng(seed), beginning(seed), Ledger()
        for number in range(3):
            files = dict(stage.files)
            if seed == 0 and number == 0:
                files[ANSWERS] = HEADER + "".join(AGREED)
            if number == 2:
                files["services/it/mail.yml"] += WITHDRAWN + "sensitive: yes\n"
                files[ANSWERS] += BAD_ROW
            reading = repository(files)
            definitions = reading.checked.definitions
            known = counting_context(definitions, AS_OF)
            sizes = Sizes(dict.fromkeys(COMMUNITIES, (Size(since=date(2020, 1, 1), people=32),)))
            rules = DoorRules(ledger, sizes, withdrawn_by_owners(definitions), sizes)
            floors = definitions.organisation.part.floors
            found = suppress(count(reading.checked.records, known), floors, rules)
            again = kept_published.from_bytes(kept_published.to_bytes(found), known)
            there = again.with_records(found._cube.records)
            assert everything(there) == everything(found)
            assert again.with_records(RecordsBySubject({})).parts()[0].named[0].size == 0
            said += said_of(found)
            ledger = ledger.with_release(
                AS_OF, found.versions(), found.withheld_periods(), found.withdrawn_cells()
            )
            stage = next_stage(stage, rng, number)
    every = {"blocks", "releases", "coarse", "withdrawn", "other days", "minutes", "invitations"}
    assert set(said) == {*every, "asked", "refused"}


def test_nobody_can_write_to_it(repository):
    reading = repository(beginning(1).files)
    known = counting_context(reading.checked.definitions, AS_OF)
    floors = reading.checked.definitions.organisation.part.floors
    found = suppress(count(reading.checked.records, known), floors)
    again = kept_published.from_bytes(kept_published.to_bytes(found), known)
    with pytest.raises(ValueError, match="read-only"):
        again._cube.counts[0] = 1
