"""Texts of templates without a gap are said once, when a template is compiled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.disk.cache import Cache
from generator.language import locale_of
from generator.language.in_templates import functions
from generator.site.template_cache import TemplateCache
from generator.site.translated import translate


def draw(source: str, code: str = "de", folder: Path | None = None, **given: object) -> str:
    env = Environment(
        loader=DictLoader({"a": source}),
        autoescape=True,
        bytecode_cache=TemplateCache(Cache(folder)),
    )
    translate(env, locale_of(code))
    return env.get_template("a").render(**given)


def never(*_: object) -> str:
    raise AssertionError("it was said when the template was compiled")


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ('{{ _("Copied") }}', "Kopiert"),
        ('{% if _("Copied") %}{{ (_("Copied")) | upper }}{% endif %}', "KOPIERT"),
        ('{% set x = [_("Copied"), _("Copied")] %}{{ x | join(",") }}', "Kopiert,Kopiert"),
        ('{{ _("a < b") }}', "a &lt; b"),
    ],
)
def test_a_text_without_a_gap_is_not_looked_up_while_drawing(source: str, drawn: str) -> None:
    assert draw(source, _=never) == drawn


def test_a_text_with_a_gap_is_filled_while_drawing() -> None:
    say: Callable[..., str] = functions(locale_of("de"))["_"]
    source = '{{ _("Counted: {span}.", span=words) }}'
    assert draw(source, _=say, words="Mai") == say("Counted: {span}.", span="Mai")


def test_each_language_has_its_own_compiled_templates(tmp_path: Path) -> None:
    drawn = [draw('{{ _("Copied") }}', code, tmp_path) for code in ("de", "en", "de")]
    assert drawn == ["Kopiert", "Copied", "Kopiert"]
