"""Related services: those that share tags, the nearest first."""

from __future__ import annotations

from types import SimpleNamespace

from generator.pages.related import related


def card(name: str, *tags: str) -> SimpleNamespace:
    return SimpleNamespace(id=name.lower(), service=SimpleNamespace(name=name, tags=tags))


def near(*cards: SimpleNamespace) -> dict[str, list[str]]:
    return {name: [link.text for link in links] for name, links in related(cards).items()}


def test_more_tags_in_common_are_nearer_and_equals_go_by_name():
    found = near(
        card("VPN", "home office", "sign-in"),
        card("Wi-Fi", "home office"),
        card("Badge", "Sign-In"),
        card("Token", "sign-in", "home office"),
        card("Soup", "canteen"),
    )
    assert found["vpn"] == ["Token", "Badge", "Wi-Fi"]
    assert found["badge"] == ["Token", "VPN"]
    assert found.get("soup", []) == []


def test_a_tag_twice_counts_once_and_a_service_is_not_its_own_neighbour():
    assert near(card("A", "x", "X"), card("B", "x"), card("C", "x")) == {
        "a": ["B", "C"],
        "b": ["A", "C"],
        "c": ["A", "B"],
    }


def test_what_nearly_all_have_says_nothing_and_few_are_shown():
    assert near(*(card(f"S{n:02}", "it") for n in range(41))) == {}
    assert len(near(*(card(f"S{n:02}", "it") for n in range(40)))["s00"]) == 5
