"""No file starts with a byte order mark."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="byte-order-mark",
    title="No file starts with a byte order mark",
    severity=WARNING,
    family=Family.SHAPE,
    why="It is invisible, and other tools read it as part of the first word.",
    hint="save it as “UTF-8”, not as “UTF-8 with BOM” (“iheartit fmt” does that)",
)
