"""What is kept of a page is what would be made of it, after any edit.

``--long`` walks 200 edits, and builds 30 whole sites twice: with what is kept, and without it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.cli.build import statements
from generator.disk import cache
from generator.disk.batch import Batch
from generator.disk.cache import Cache
from generator.language import ENGLISH
from generator.language.in_templates import functions
from generator.pages import service
from generator.pipeline import compute_material, read
from generator.resources import site_overrides
from generator.site import own_looks as own_looks_module
from generator.site.kept_pages import Content, KeptPages
from generator.site.look import nothing
from generator.site.own_looks import own_looks
from generator.site.page_loop import BARE
from generator.site.run_mkdocs import load
from tests import edits
from tests.site.conftest import commit, run
from tests.site.test_build import digests

SETTINGS = """site_name: Love at work
theme: {name: material, custom_dir: own}
plugins: [search, iheartit]
"""
AS_OF = date(2026, 10, 31)


@pytest.fixture(scope="module")
def organisation(tmp_path_factory):
    """Return a small fictional organisation, in git, with a folder for templates of its own."""
    root = tmp_path_factory.mktemp("organisation") / "root"
    run("demo", root, "--services", 6, "--months", 9)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / "own").mkdir()
    (root / "own" / "nothing.html").write_text("", encoding="utf-8")
    commit(root)
    return root


@pytest.fixture
def world(organisation, tmp_path):
    """Return the organisation's folder, and a function that makes each scorecard twice.

    The function returns the addresses of those that were made and not taken from the cache.
    """
    root, folder = tmp_path / "root", tmp_path / "cache"
    shutil.copytree(organisation, root)

    def build(folder_of=root, look=statements, **settings):
        config = load(folder_of)
        config.update(settings)
        kept = KeptPages(Cache(folder), own_looks(config), look)
        env, made = environment(config), []
        material = compute_material(read(folder_of, AS_OF, cache=False))
        for page in service.KIND.pages(material):
            url = page.path.removesuffix("index.md")
            place = SimpleNamespace(file=f"{url}index.html")
            drawn = SimpleNamespace(made=page, url=url, place=place)

            def make(page=page):
                body = env.get_template(page.template).render(layout=BARE, view=page.view)
                return Content(body, page.offer())

            def count(page=page, make=make):
                made.append(page.path.split("/")[1])
                return make()

            once = kept.content(drawn, kept.key(drawn), count)
            assert once == KeptPages(Cache(), "", look).content(drawn, "", make)
        return made

    return SimpleNamespace(root=root, build=build, cache=folder)


def environment(config) -> Environment:
    folders = [config.theme.custom_dir, site_overrides() / "theme"]
    env = Environment(loader=FileSystemLoader(folders), autoescape=True, trim_blocks=True)
    env.globals |= functions(ENGLISH)
    env.filters["url"] = str
    return env


def services(root: Path) -> list[Path]:
    found = (root / "services").glob("*/*.yml")
    return sorted(path for path in found if path.name != "provider.yml")


def places(root: Path) -> dict[str, str]:
    return {path.stem: f"{path.parent.name}/{path.name}" for path in services(root)}


def tables(root: Path) -> list[Path]:
    return sorted((root / "data").rglob("*.csv"))


def edit(path: Path, old: str, new: str) -> None:
    said = path.read_text(encoding="utf-8")
    assert old in said
    path.write_text(said.replace(old, new, 1), encoding="utf-8")


def test_what_an_edit_touches_is_made_anew_and_nothing_else(world):
    shutil.rmtree(world.root / ".git")  # it would say that a file has changed
    one, other, *_ = (path.stem for path in services(world.root))
    everything = sorted(path.stem for path in services(world.root))
    assert sorted(world.build()) == everything
    assert world.build() == []
    edit(world.root / f"services/{places(world.root)[one]}", "purpose: ", "purpose: Really, ")
    assert world.build() == [one]
    edit(world.root / f"services/{places(world.root)[other]}", "name: ", "name: The ")
    assert other in world.build()
    answers = next(path for path in tables(world.root) if path.parent.name == "answers")
    rows = answers.read_text(encoding="utf-8").splitlines(keepends=True)
    answers.write_text("".join(rows[:-1]), encoding="utf-8")
    assert 0 < len(world.build()) < len(everything)
    edit(world.root / "services" / "organisation.yml", "name: ", "name: New ")
    assert sorted(world.build()) == everything
    own_template(world.root, random.Random(1))  # noqa: S311 # always the same
    assert sorted(world.build()) == everything
    assert world.build() == []
    assert sorted(world.build(look=nothing)) == everything
    assert len(world.build(hooks={"hook.py": None})) == len(everything)
    assert len(world.build(plugins={"search": None, "another": None})) == len(everything)


def test_a_row_of_any_kind_of_data_is_part_of_what_a_page_is_made_from(world):
    """Without git: it would say that the file has changed."""
    shutil.rmtree(world.root / ".git")
    world.build()
    first = {path.parent.name: path for path in reversed(tables(world.root))}
    assert len(first) > 9
    for path in first.values():
        head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join([head, *rows[: len(rows) // 2]]), encoding="utf-8")
        world.build()


def test_another_version_of_the_program_takes_nothing(world, monkeypatch):
    first = world.build()
    with monkeypatch.context() as later:
        later.setattr(cache, "__version__", "99")
        cache.maker.cache_clear()
        assert world.build() == first
    cache.maker.cache_clear()
    assert world.build() == []


def test_settings_from_elsewhere_keep_nothing(world):
    with (world.root / "mkdocs.yml").open("a") as settings:
        settings.write("copyright: !ENV [NOBODY_SETS_THIS, Us]\n")
    assert world.build() == world.build() != []


@pytest.mark.parametrize("steps", [1, pytest.param(40, marks=pytest.mark.long)])
def test_a_whole_site_is_the_same_to_the_byte(world, tmp_path, monkeypatch, steps):
    """One is made with all that is kept, the other with nothing; an edit with errors goes again."""
    chance = random.Random(steps)  # noqa: S311 # a walk that can be repeated
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    kept, whole = tmp_path / "kept", tmp_path / "whole"
    before = tmp_path / "before"
    for step in range(steps + 1):
        shutil.copytree(world.root, before)
        edit = chance.choice((*EDITS, *edits.EDITS)) if step else None
        if edit:
            edit(world.root, chance)
        # Each begins without a site: the ledger of the last one would hold both to its numbers.
        for site in (kept, whole):
            shutil.rmtree(site, ignore_errors=True)
        build = ("build", "--root", world.root, "--as-of", str(AS_OF), "--site")
        made = run(*build, kept)
        with monkeypatch.context() as never:
            never.setattr(own_looks_module, "without_others", lambda _: False)
            never.setattr(Batch, "get", lambda *_: None)
            never.setattr(Batch, "large", lambda *_: None)
            again = run(*build, whole)
        assert (step, edit, made.exit_code) == (step, edit, again.exit_code)
        if made.exit_code == 0:
            assert (step, edit, digests(kept)) == (step, edit, digests(whole))
        else:
            shutil.rmtree(world.root)
            shutil.copytree(before, world.root)
        shutil.rmtree(before)


def entries(world) -> list[Path]:
    return sorted(path for path in world.cache.glob("??/*") if path.is_file())


def cut(world, chance: random.Random) -> None:
    for path in chance.sample(entries(world), 5):
        path.write_bytes(path.read_bytes()[: chance.randrange(200)])


def mix(world, chance: random.Random) -> None:
    one, other, third = chance.sample(entries(world), 3)
    one.write_bytes(other.read_bytes())
    third.write_bytes(third.read_bytes()[:40] + other.read_bytes()[40:])


def empty(world, _: random.Random) -> None:
    shutil.rmtree(world.cache)


@pytest.mark.parametrize("spoil", [cut, mix, empty])
def test_a_spoilt_cache_is_never_a_wrong_site(world, spoil):
    world.build()
    spoil(world, random.Random(1))  # noqa: S311 # always the same
    assert world.build() != []


# --- A walk -------------------------------------------------------------------------------------


def some_value(root: Path, chance: random.Random) -> None:
    path = chance.choice(services(root))
    edit(path, "purpose: ", f"purpose: {chance.choice(('A', 'B', 'C'))} ")


def some_row(root: Path, chance: random.Random) -> None:
    path = chance.choice(tables(root))
    with path.open("a", encoding="utf-8") as table:
        table.write(chance.choice(path.read_text(encoding="utf-8").splitlines()[1:]) + "\n")


def no_row(root: Path, chance: random.Random) -> None:
    path = chance.choice(tables(root))
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for _ in range(min(len(rows), chance.randrange(1, 9))):
        rows.pop(chance.randrange(len(rows)))
    path.write_text("".join([head, *rows]), encoding="utf-8")


def other_name(root: Path, chance: random.Random) -> None:
    path = chance.choice(services(root))
    new = path.with_name(f"{path.stem.split('-again')[0]}-again{chance.randrange(99)}.yml")
    said = path.read_text(encoding="utf-8")
    former = f"formerly: [{path.stem}]\n"
    if "formerly:" not in said and not new.exists():
        new.write_text(said.rstrip("\n") + "\n" + former, encoding="utf-8")
        path.unlink()


def shared_definition(root: Path, chance: random.Random) -> None:
    path = root / "services" / chance.choice(("organisation.yml", "communities.yml"))
    edit(path, "name: ", f"name: {chance.choice(('Old', 'New'))} ")


def own_template(root: Path, chance: random.Random) -> None:
    mine = root / "own" / "partials" / "iheartit" / "jump.html"
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text(f"<p>{chance.randrange(9)}</p>", encoding="utf-8")


def committed(root: Path, chance: random.Random) -> None:
    (root / "note").write_text(f"{chance.random()}", encoding="utf-8")  # there is something new
    commit(root, f"2026-10-{chance.randrange(1, 31):02}")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    some_value,
    some_row,
    no_row,
    other_name,
    shared_definition,
    own_template,
    committed,
)


@pytest.mark.parametrize("steps", [8, pytest.param(200, marks=pytest.mark.long)])
def test_after_any_walk_of_edits_both_sites_are_the_same(world, tmp_path, steps, monkeypatch):
    """Two branches share the cache, which is spoilt now and then; so does another version."""
    other = tmp_path / "other"
    shutil.copytree(world.root, other)
    chance = random.Random(steps)  # noqa: S311 # a walk that can be repeated
    drawn = []
    for step in range(steps):
        root = chance.choice((world.root, other))
        chance.choice(EDITS)(root, chance)
        if step % 19 == 18:
            chance.choice((cut, mix, empty))(world, chance)
        if step % 31 == 30:
            monkeypatch.setattr(cache, "__version__", f"0.{step}")
            cache.maker.cache_clear()
        drawn.append(len(world.build(root)))
    cache.maker.cache_clear()
    assert sum(drawn) < steps * len(services(world.root))
