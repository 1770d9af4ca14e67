"""The smallest changes that somebody makes without knowing YAML: one table of their kinds.

The site's page “Change something” offers them, a form of the code host sends them, and the command
``new change`` makes them. Each puts a few lines at one place of one file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.language import N_
from generator.sources.yaml_lines import Held, Item, items, lines_of, outer_keys

SERVICE, SUPPLIER = "service", "supplier"
ANSWER = "answer"
FIELDS = {
    "kind": N_("What do you want to change?"),
    "about": N_("Which service or supplier is it?"),
    "comment": N_("Which comment or action is it?"),
    "said": N_("What did people say?"),
    "text": N_("What do you want to say?"),
    "day": N_("On which day?"),
    "due": N_("By which day?"),
}
"""What a form asks: its headings by the names of its fields."""


class SmallChange(Struct, frozen=True):
    """A kind of change: what it is about, where it goes, and which keys it writes.

    ``place`` is the list that gets an item, or the key whose lines are replaced. Where ``among`` is
    not empty it is a key of an item of that list, which ``stands`` as one of these. ``keys`` say
    what is written: the name of a field, or a word after “=”.
    """

    id: str
    title: str
    about: str
    place: str
    keys: tuple[tuple[str, str], ...]
    among: str = ""
    stands: frozenset[str] = frozenset()

    @property
    def asks(self) -> tuple[str, ...]:
        """The fields that somebody fills in."""
        fields = {source for _, source in self.keys} | ({"comment"} if self.among else set())
        return tuple(name for name in FIELDS if name in fields)

    def item(self, said: Mapping[str, str]) -> dict[str, str]:
        """Return what is written, from what was said in each field."""
        return {
            key: source[1:] if source.startswith("=") else said[source] for key, source in self.keys
        }


CHANGES = (
    SmallChange(
        "word", N_("What the owner says"), SERVICE, "word", (("since", "day"), ("text", "text"))
    ),
    SmallChange(
        ANSWER,
        N_("An answer to a comment"),
        SERVICE,
        "progress",
        (("progress", "=answered"), ("answered", "day"), ("reply", "text")),
        "conversation",
        frozenset({"heard"}),
    ),
    SmallChange(
        "action",
        N_("A new action"),
        SERVICE,
        "conversation",
        (
            ("raised", "day"),
            ("said", "said"),
            ("progress", "=doing"),
            ("answered", "day"),
            ("reply", "text"),
            ("due", "due"),
        ),
    ),
    SmallChange(
        "date",
        N_("A date that moves"),
        SERVICE,
        "due",
        (("due", "due"),),
        "conversation",
        frozenset({"heard", "answered", "doing"}),
    ),
    SmallChange("reply", N_("A supplier’s reply"), SUPPLIER, "reply", (("reply", "text"),)),
)
"""One row a kind of change, in the order of the page."""


class Insertion(Struct, frozen=True):
    """Where a change goes: lines ``first`` to ``last`` are replaced, or it goes below ``last``.

    It goes below where ``first`` is ``last`` + 1. ``start`` stands before its first key, as many
    blanks before the others; ``lead`` is a line above them. ``item`` is the number of the item of
    the list ``among``, from 0.
    """

    first: int
    last: int
    start: str
    lead: str = ""
    item: int | None = None

    def lines(self, keys: Mapping[str, str]) -> list[str]:
        """Return the lines of keys and what stands after each colon."""
        starts = (self.start, *[" " * len(self.start)] * (len(keys) - 1))
        pairs = zip(starts, keys.items(), strict=True)
        return [
            *[self.lead] * bool(self.lead),
            *(f"{at}{key}: {said}" for at, (key, said) in pairs),
        ]


def slots(change: SmallChange, text: str, supplier: int = 0) -> Iterator[Insertion]:
    """Yield where a change can go in a service's file, or in suppliers' for one of these by number.

    There is none where the YAML is written between brackets, which a person would have to rewrite.
    """
    if change.about == SUPPLIER:
        found = items(text, "suppliers")[supplier : supplier + 1]
        yield from (_of_supplier(each, change.place) for each in found if "name" in each.keys)
    elif change.among:
        for number, each in enumerate(items(text, change.among)):
            if _fits(change, each):
                held = each.keys[change.place]
                yield Insertion(held.first, held.last, _start(each, held), item=number)
    else:
        yield from _of_list(change.place, text)


def _fits(change: SmallChange, item: Item) -> bool:
    """Return whether an item stands so that the change can be made, and writes no key twice."""
    others = {key for key, _ in change.keys} - {change.place}
    stands = "progress" in item.keys and item.keys["progress"].value in change.stands
    return stands and change.place in item.keys and others.isdisjoint(item.keys)


def _start(item: Item, held: Held) -> str:
    first = min(each.first for each in item.keys.values())
    return item.start if held.first == first else " " * len(item.start)


def _of_supplier(item: Item, place: str) -> Insertion:
    if held := item.keys.get(place):
        return Insertion(held.first, held.last, _start(item, held))
    name = item.keys["name"]
    return Insertion(name.last + 1, name.last, " " * len(item.start))


def _of_list(place: str, text: str) -> Iterator[Insertion]:
    held, own = outer_keys(text).get(place), items(text, place)
    if held is None:
        end = len(lines_of(text))
        yield Insertion(end + 1, end, "  - ", f"{place}:")
    elif own:
        yield Insertion(own[-1].last + 1, own[-1].last, own[-1].start)
    elif not held.value:
        yield Insertion(held.first + 1, held.first, "  - ")
