"""The trend as an Altair spec, one for all: a download for those who draw it with other tools.

It is made once per build and reads the ``like.csv`` that lies next to it, once somebody has put
both into a folder. No page loads it: the drawing on a page is ``generator.drawing``'s. It depends
on nothing but this module and the installed version of Altair.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from altair import Chart

FOLDER = "assets/iheartit"
CHART_FILES = (f"{FOLDER}/trend.json",)
DATA = "like.csv"


def chart_files() -> dict[str, bytes]:
    """Return the spec as a file by its path in the site."""
    spec = json.dumps(trend_spec(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return dict.fromkeys(CHART_FILES, spec.encode())


def trend_spec() -> dict[str, Any]:
    """Return the trend's spec; its data have the columns of ``generator.api.tables``.

    Shares with their ranges by period, a line for each series of comparable numbers; periods with
    few answers hollow, those out of the ordinary as triangles.
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
    chart = alt.layer(ranges, line, dots.add_params(zoom)).properties(width=800, height=300)
    spec: dict[str, Any] = chart.to_dict()
    return spec


def _periods() -> Chart:
    """Return the periods that have a share, with what is drawn and said of each."""
    import altair as alt

    return (
        alt.Chart(alt.UrlData(DATA))
        .transform_filter("isValid(datum.share)")
        .transform_calculate(
            middle="(toDate(datum.start) + toDate(datum.end)) / 2",
            mark="datum.state != 'shown' ? 'few' : datum.usual || 'as usual'",
            said="format(datum.share, '.0%')",
            between="format(datum.low, '.0%') + '–' + format(datum.high, '.0%')",
        )
    )


def _look_of_dots() -> dict[str, Any]:
    """Return the shape, colour, size and tooltip of a period's dot, by the name of the channel."""
    import altair as alt

    kinds = ["as usual", "more", "less", "few"]
    shapes = ["circle", "triangle-up", "triangle-down", "circle"]
    colours = alt.Scale(domain=kinds, range=["#241f2b", "#00685c", "#a23e00", "#241f2b"])
    return {
        "shape": alt.Shape("mark:N", legend=None, scale=alt.Scale(domain=kinds, range=shapes)),
        "fill": alt.Fill("mark:N", legend=None, scale=colours),
        "stroke": alt.Stroke("mark:N", legend=None, scale=colours),
        "size": alt.condition("datum.mark == 'as usual'", alt.value(46), alt.value(96)),
        "fillOpacity": alt.condition("datum.mark == 'few'", alt.value(0), alt.value(1)),
        "tooltip": [
            alt.Tooltip("period:N", title="period"),
            alt.Tooltip("said:N", title="share"),
            alt.Tooltip("between:N", title="range"),
            alt.Tooltip("answers:Q", title="answers", format=","),
            alt.Tooltip("mark:N", title="usual"),
        ],
    }
