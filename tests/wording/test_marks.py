"""Words about a figure keep its mark where they are put together, and are plain text elsewhere."""

from __future__ import annotations

import copy
import json

from jinja2 import Environment

from generator.figures.figure import Figure, State
from generator.figures.methods import LIKE
from generator.language import ENGLISH
from generator.language.in_templates import functions
from generator.language.marked import filled, joined
from generator.wording.figure_words import (
    answers_words,
    figure_range,
    figure_value,
    value_and_range,
)
from generator.wording.marks import marked, shortened, subject_of

SHOWN = Figure("mail/like?a=1&b=2", LIKE, State.SHOWN, value=0.54, low=0.48, high=0.6, n=40)
WITHHELD = Figure("mail/like", LIKE, State.WITHHELD)
HEAD = '<data value="figure:mail/like?a=1&amp;b=2 40">'


def drawn(template: str, **given: object) -> str:
    env = Environment(autoescape=True)
    env.globals |= functions(ENGLISH)
    return env.from_string(template).render(**given)


def test_each_way_to_say_a_figure_is_marked():
    said = [
        each(ENGLISH, SHOWN)
        for each in (figure_value, figure_range, answers_words, value_and_range)
    ]
    assert [drawn("{{ x }}", x=each) for each in said] == [f"{HEAD}{each}</data>" for each in said]


def test_the_words_of_a_state_are_not_marked():
    words = figure_value(ENGLISH, WITHHELD)
    assert drawn("{{ x }}", x=words) == words == marked(WITHHELD, words)


def test_what_is_put_together_keeps_marks_and_escapes_the_rest():
    words = filled("“{who}” & {n}", who="<b>", n=marked(SHOWN, "40"))
    assert words == "“<b>” & 40"
    assert drawn("{{ x }}", x=words) == f"“&lt;b&gt;” &amp; {HEAD}40</data>"
    words = joined(" < ", ["<i>", marked(SHOWN, "1 < 2")])
    assert words == "<i> < 1 < 2"
    assert drawn("{{ x }}", x=words) == f"&lt;i&gt; &lt; {HEAD}1 &lt; 2</data>"
    assert drawn("{{ _('{n} <', n=x) }}", x=marked(SHOWN, "40")) == f"{HEAD}40</data> &lt;"
    assert type(filled("{a}", a="<b>")) is type(joined("", ["<b>"])) is str


def test_a_page_names_its_own_figures_in_short():
    html = f'{HEAD}40</data><data value="figure:mailbox/like 7">7</data>'
    short = html.replace('"figure:mail/like', '"/like')
    assert shortened(html, "services/mail/index.html") == short
    assert short.count("figure:") == 1
    assert shortened(html, "services/wifi/index.html") == shortened(html, "index.html") == html
    assert subject_of("index.html") == ""


def test_everywhere_else_they_are_plain_text():
    words = marked(SHOWN, "54 %")
    assert json.dumps([words]) == json.dumps(["54 %"])
    assert f"{words}!" == "54 %!"
    assert type(str(words)) is str
    assert drawn("{{ x }}", x=copy.deepcopy(words)) == f"{HEAD}54 %</data>"
