"""The environment in which templates are drawn, the same for MkDocs and for our own loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, FunctionLoader

from generator.language import Locale
from generator.language.in_templates import functions
from generator.resources import site_overrides
from generator.site.addresses import url
from generator.site.translated import translate

THEME = site_overrides() / "theme"
WHOLE = "main.html"
"""What a template extends that draws a page with its frame."""
_MATERIAL = "material"


def environment(
    folders: Sequence[str], material: str, locale: Locale, templates: BytecodeCache | None
) -> Environment:
    """Return an environment for templates that lie in some folders, as MkDocs would make it."""
    env = Environment(loader=FileSystemLoader(folders), auto_reload=False, autoescape=True)
    prepare(env, material, locale, templates)
    return env


def prepare(
    env: Environment, material: str, locale: Locale, templates: BytecodeCache | None
) -> None:
    """Escape everything in our own templates, Material's escape for themselves; say their texts.

    ``material`` is the folder of Material's, ``templates`` keeps what Jinja has compiled.
    """
    ours = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")}
    env.autoescape = lambda name: name in ours
    assert env.loader is not None, "there are folders with templates"
    env.loader = ChoiceLoader([env.loader, FunctionLoader(partial(_of_material, env, material))])
    env.bytecode_cache = templates
    env.cache = {}  # Jinja's own counts which of 400 templates was asked for last
    env.trim_blocks = env.lstrip_blocks = True  # a third of a frame is spaces otherwise
    env.globals |= {**functions(locale), "layout": WHOLE}
    env.filters["url"] = url
    translate(env, locale)


def _of_material(
    env: Environment, folder: str, name: str
) -> tuple[str, str | None, Callable[[], bool] | None] | None:
    """Return a template of Material that ours stands in for, by its name below “material/”."""
    above, _, rest = name.partition("/")
    return FileSystemLoader(folder).get_source(env, rest) if above == _MATERIAL else None
