"""The chart of the closer look: one Altair spec for all trends, and the script that draws it.

The spec is made once per build; a page binds its own ``like.csv`` to it by the name ``trend``, in
the browser, when the reader reaches for it. The script is Vega, Vega-Lite and Vega-Embed in one
file of our own. Both depend on nothing but this module and the installed versions of Altair and
vl-convert.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from altair import Chart

FOLDER = "assets/iheartit"
CHART_FILES = (f"{FOLDER}/trend.json", f"{FOLDER}/vega.js")
DATA = "trend"

# The bundle's last statement: the one name by which our script finds it.
_SNIPPET = "window.iheartitVega = vegaEmbed;"


def chart_files() -> dict[str, bytes]:
    """Return the files of the closer look by their paths in the site."""
    spec = json.dumps(trend_spec(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return dict(zip(CHART_FILES, (spec.encode(), script().encode()), strict=True))


def script() -> str:
    """Return Vega, Vega-Lite (of Altair's version) and Vega-Embed as one script."""
    import altair as alt
    import vl_convert

    return vl_convert.javascript_bundle(_SNIPPET, vl_version=_minor(alt.SCHEMA_VERSION))


def trend_spec() -> dict[str, Any]:
    """Return the trend's spec; its data have the columns of ``generator.pages.downloads``.

    Shares with their ranges by period, a line for each series of comparable numbers; periods with
    few answers hollow, those out of the ordinary as triangles. The colours and the words are the
    page's: what is shown of a dot has the names under which the page keeps them.
    """
    import altair as alt

    middle = alt.X(
        "middle:T",
        title=None,
        axis=alt.Axis(format="%b %Y", labelOverlap=True),
        scale=alt.Scale(padding=12),
    )
    share = alt.Y("share:Q", title=None, axis=alt.Axis(format=".0%"), scale=alt.Scale(zero=False))
    base = _periods()
    ranges = base.mark_rule(style="range").encode(x=middle, y=alt.Y("low:Q"), y2="high:Q")
    line = (
        base.transform_filter("datum.state == 'shown'")
        .mark_line(style="trend")
        .encode(x=middle, y=share, detail="line:N")
    )
    dots = base.mark_point(style="period").encode(x=middle, y=share, **_look_of_dots())
    zoom = alt.selection_interval(bind="scales", encodings=["x"], name="zoom")
    chart = alt.layer(ranges, line, dots.add_params(zoom)).properties(width="container", height=300)
    spec: dict[str, Any] = chart.to_dict()
    return spec


def _periods() -> Chart:
    """Return the periods that have a share, with what is drawn and said of each."""
    import altair as alt

    return (
        alt.Chart(alt.NamedData(name=DATA))
        .transform_filter("isValid(datum.share)")
        .transform_calculate(
            middle="(toDate(datum.start) + toDate(datum.end)) / 2",
            mark="datum.state != 'shown' ? 'few' : datum.usual || 'as usual'",
            beside="datum.state != 'shown' ? 'few' : datum.usual == '' ? 'trial'"
            " : datum.usual == 'as usual' ? 'usual' : datum.usual",
            said="format(datum.share, '.0%')",
            between="format(datum.low, '.0%') + '–' + format(datum.high, '.0%')",
        )
    )


def _look_of_dots() -> dict[str, Any]:
    """Return the shape, colour, size and tooltip of a period's dot, by the name of the channel."""
    import altair as alt

    kinds = ["as usual", "more", "less", "few"]
    shapes = ["circle", "triangle-up", "triangle-down", "circle"]
    colours = alt.Scale(domain=kinds)  # the page's own, see chart.js
    return {
        "shape": alt.Shape("mark:N", legend=None, scale=alt.Scale(domain=kinds, range=shapes)),
        "fill": alt.Fill("mark:N", legend=None, scale=colours),
        "stroke": alt.Stroke("mark:N", legend=None, scale=colours),
        "size": alt.condition("datum.mark == 'as usual'", alt.value(46), alt.value(96)),
        "fillOpacity": alt.condition("datum.mark == 'few'", alt.value(0), alt.value(1)),
        "tooltip": [
            alt.Tooltip("period:N", title="period"),
            alt.Tooltip("said:N", title="said"),
            alt.Tooltip("between:N", title="between"),
            alt.Tooltip("answers:Q", title="answers", format=","),
            alt.Tooltip("beside:N", title="beside"),
        ],
    }


def _minor(schema: str) -> str:
    """“v6.4.1” as “6.4”: vl-convert knows versions by their first two numbers."""
    return ".".join(schema.removeprefix("v").split(".")[:2])
