"""What is made from all services is made once."""

from __future__ import annotations

import pytest

from generator.figures.peers import Peers


def test_what_is_made_from_all_is_made_once_and_from_all():
    peers: Peers[str] = Peers()
    for name in ("mail", "post"):
        peers.join(name)
    made = []

    def make(members: tuple[str, ...], memory: object) -> list[str]:
        made.append(members)
        return list(members)

    assert peers.once(make) == ["mail", "post"]
    assert peers.once(make) is peers.once(make)
    assert made == [("mail", "post")]
    with pytest.raises(AssertionError):
        peers.join("late")
