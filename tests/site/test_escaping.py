"""Our templates escape as Jinja's own do."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from generator.language.marked import filled
from generator.site.escaping import escape_plainly

SOURCE = """{% macro twice(x) %}<b>{{ x }}{{ x }}</b>{% endmacro %}
{{ x }}|{{ twice(x) }}|{{ twice(twice(x)) }}|{{ x ~ "<" }}|{{ x | upper }}|{{ "<" | safe }}
{% set held %}<i>{{ x }}</i>{% endset %}{{ held }}|{% for each in [x, x] %}{{ each }}{% endfor %}"""


class Said(str):
    """Words that have an HTML of their own."""

    __slots__ = ()

    def __html__(self) -> str:
        return f"<data>{self}</data>"


def environment(escapes: bool) -> Environment:
    return Environment(loader=DictLoader({"a": SOURCE}), autoescape=escapes)  # noqa: S701


VALUES = [
    "plain",
    "",
    '<a href="x">it\'s & that</a>',
    Markup("<b>&amp;</b>"),
    Said("Mail"),
    filled("<{word}>", word=Said("x")),
    12,
    12.5,
    None,
    True,
    ("<", ">"),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize("escapes", [True, False])
def test_what_is_written_is_what_jinja_writes(value: object, escapes: bool) -> None:
    ours, jinjas = environment(escapes), environment(escapes)
    escape_plainly(ours)
    assert ours.get_template("a").render(x=value) == jinjas.get_template("a").render(x=value)


def test_what_is_missing_is_written_as_nothing() -> None:
    ours, jinjas = environment(True), environment(True)
    escape_plainly(ours)
    assert ours.get_template("a").render() == jinjas.get_template("a").render()


def test_our_function_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = environment(True)
    escape_plainly(ours)
    seen: list[object] = []

    def look(value: object) -> str:
        seen.append(value)
        return ""

    monkeypatch.setattr(ours, "escaped", look)
    ours.get_template("a").render(x="<")
    assert "<" in seen
