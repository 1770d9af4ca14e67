"""Mistakes to make in a definition: each a change of its text, and the finding it must have.

What can be wrong in a scalar is taken from the committed JSON Schemas, not from the models' code,
so the test knows from elsewhere what the models must refuse.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from generator.model.reference import resolve
from generator.model.schema import FOLDER

REFERENCES = (
    ("steps", "*", "delivered_by", "*", "supplier"),
    ("promises", "*", "supplier"),
    ("promises", "*", "covers", "*"),
    ("measures", "*", "step"),
    ("results", "*", "goal"),
    ("communities", "*"),
    ("conversation", "*", "community"),
    ("conversation", "*", "step"),
    ("variant_of",),
    ("answers", "*", "adopted_from"),
)


class Mutation(Struct, frozen=True):
    """A changed text, what sort of mistake it holds, and where which finding must point.

    ``where`` is the same for places of the same schema that are written in the same style.
    """

    sort: str
    text: str
    line: int
    column: int
    codes: frozenset[str]
    where: tuple[object, ...] = ()


class Spot(Struct, frozen=True):
    """A scalar: its key (none in a list), its value, the mapping around it, and its schema."""

    key: yaml.Node | None
    value: yaml.ScalarNode
    parent: yaml.Node
    path: tuple[str | int, ...]
    schema: dict[str, Any]
    required: bool
    holder_key: yaml.Node | None


def kind_of(file: str) -> str:
    """Return the name of the schema for a file of definitions."""
    name = file.rsplit("/", 1)[-1].removesuffix(".yml")
    in_top = file.count("/") == 1
    return name if in_top or name == "provider" else "service"


@cache
def schema_of(kind: str) -> dict[str, Any]:
    """Return the committed JSON Schema."""
    schema: dict[str, Any] = json.loads((FOLDER / f"{kind}.schema.json").read_text("utf-8"))
    return schema


def spots(text: str, kind: str) -> Iterator[Spot]:
    """Yield every scalar that the schema knows."""
    root = schema_of(kind)
    yield from _walk(yaml.compose(text), root, root, (), None)


def _walk(
    node: yaml.Node,
    schema: dict[str, Any],
    root: dict[str, Any],
    path: tuple[str | int, ...],
    holder_key: yaml.Node | None,
) -> Iterator[Spot]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = resolve(schema["properties"][key.value], root)
            here = (*path, key.value)
            if isinstance(value, yaml.ScalarNode):
                required = key.value in schema.get("required", ())
                yield Spot(key, value, node, here, inner, required, holder_key)
            else:
                yield from _walk(value, inner, root, here, key)
    elif isinstance(node, yaml.SequenceNode):
        inner = resolve(schema["items"], root)
        for i, value in enumerate(node.value):
            if isinstance(value, yaml.ScalarNode):
                yield Spot(None, value, node, (*path, i), inner, False, None)
            else:
                yield from _walk(value, inner, root, (*path, i), None)


def mutations(text: str, kind: str) -> Iterator[Mutation]:
    """Yield every mistake that can be made in a text by changing one scalar or its key."""
    for spot in spots(text, kind):
        keys = ("*" if isinstance(key, int) else key for key in spot.path)
        where = (*keys, spot.parent.flow_style, spot.value.style)
        of_key = () if spot.key is None else _of_key(text, spot)
        for each in chain(_of_value(text, spot), of_key):
            yield replace(each, where=where)


def _of_value(text: str, spot: Spot) -> Iterator[Mutation]:
    wrong = [("wrong type: a list", "[a, b]", "wrong-type")]
    wrong += [("wrong type: a mapping", "{a: b}", "wrong-type")]
    wrong += [*_bad_forms(spot), *_bad_sizes(spot)]
    for sort, new, *codes in wrong:
        yield _put(sort, text, spot.value, new, *codes)
    if any(_fits(spot.path, pattern) for pattern in REFERENCES):
        yield _put("unknown reference", text, spot.value, "zzz-nobody", *_UNKNOWN)


def _bad_forms(spot: Spot) -> Iterator[tuple[str, ...]]:
    """Yield what is not a value of the scalar's kind: the sort of mistake, the text, its codes."""
    schema = spot.schema
    if schema.get("format") == "date":
        yield "bad date: not in the calendar", "2026-02-30", "bad-date"
        yield "bad date: another country's", "31.12.2026", "bad-date"
    elif schema.get("format") == "uri":
        yield "bad link", "javascript:alert(1)", "bad-link"
    elif True in schema.get("enum", ()):
        yield "wrong type: neither yes nor no", "perhaps", "wrong-type"
    elif "enum" in schema or "const" in schema:
        yield "unknown choice", "zzz", "unknown-value"
    elif schema.get("type") in ("integer", "number"):
        yield "wrong type: no number", "many", "wrong-type"
        if not spot.parent.flow_style:
            yield "wrong type: decimal comma", "0,5", "wrong-type"
    elif "pattern" in schema:
        yield "bad format", "Not §§ This", "bad-id", "bad-format"
    elif schema.get("type") == "string":
        yield "out of range: empty", '""', "out-of-range", "unknown-value"


def _bad_sizes(spot: Spot) -> Iterator[tuple[str, ...]]:
    """Yield what is too small, too large or too long."""
    if "minimum" in spot.schema:
        yield "out of range: below", "-1", "out-of-range"
    if "maximum" in spot.schema:
        yield "out of range: above", "100000", "out-of-range"
    if "maxLength" in spot.schema:
        yield "out of range: too long", "x" * (spot.schema["maxLength"] + 1), "out-of-range"


_UNKNOWN = tuple(
    f"unknown-{what}" for what in ("supplier", "community", "goal", "step", "provider", "variant")
)


def _fits(path: tuple[str | int, ...], pattern: tuple[str, ...]) -> bool:
    return len(path) == len(pattern) and all(
        want in ("*", here) for here, want in zip(path, pattern, strict=True)
    )


def _of_key(text: str, spot: Spot) -> Iterator[Mutation]:
    key = spot.key
    assert key is not None
    yield _put("misspelt key", text, key, f"{key.value}x", "unknown-key")
    if spot.parent.flow_style:
        return
    if spot.required:
        without = text[: spot.value.start_mark.index] + _rest(text, spot.value, "")
        at = key.start_mark
        yield Mutation(
            "no value though required", without, at.line + 1, at.column + 1, _codes("missing-value")
        )
        yield from _deleted(text, spot)
    yield _doubled(text, spot)


def _deleted(text: str, spot: Spot) -> Iterator[Mutation]:
    """Remove a required key: the finding points at the holder's key, or its first line."""
    key = spot.key
    others = [other for other, _ in spot.parent.value if other is not key]
    if key is None or not others:
        return
    gone = text[: key.start_mark.index] + _rest(text, spot.value, "")
    at = (spot.holder_key or others[0]).start_mark
    yield Mutation(
        "deleted though required", gone, at.line + 1, at.column + 1, _codes("missing-key")
    )


def _doubled(text: str, spot: Spot) -> Mutation:
    """Write the same key again on the line above the scalar's own: the second one is reported."""
    key = spot.key
    assert key is not None
    indent = " " * key.start_mark.column
    copy = f"{key.value}: x\n{indent}"
    at = key.start_mark
    doubled = text[: at.index] + copy + text[at.index :]
    return Mutation("duplicate key", doubled, at.line + 2, at.column + 1, _codes("duplicate-key"))


def _put(sort: str, text: str, node: yaml.Node, new: str, *codes: str) -> Mutation:
    at = node.start_mark
    changed = text[: at.index] + new + _rest(text, node, new)
    return Mutation(sort, changed, at.line + 1, at.column + 1, _codes(*codes))


def _rest(text: str, node: yaml.Node, new: str) -> str:
    """Return what follows a scalar; a block scalar ends with its line, which must stay."""
    end = node.end_mark.index
    written = text[node.start_mark.index : end]
    if written.endswith("\n"):
        return "\n" + text[end:]
    stripped = written.rstrip()
    return written[len(stripped) :] + text[end:]


def _codes(*codes: str) -> frozenset[str]:
    return frozenset(codes)
