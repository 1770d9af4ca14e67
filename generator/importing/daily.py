"""Single checks of a monitor become a value for each day: its mean, and from how many samples."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
from msgspec.structs import replace

from generator.importing.mapping_file import MappingFile
from generator.importing.unpivot import LINE, Converted

PART_OF_A_DAY = "of days that the export does not hold whole"
_OF = ["service", "measure", "date"]
_EDGE = timedelta(hours=1)
"""So close to midnight the first check of a day comes, or the last, unless the export cuts it."""


def daily(one: Converted, source: MappingFile, timezone: str) -> Converted:
    """Return a row for each day, service and measure, if the mapping says so; else what is there.

    A day is one of the organisation's ``timezone``. The days in which an export begins and ends are
    left out where it does not hold them whole: a later export has the last of them, and an earlier
    one had the first.
    """
    frame = one.frame[one.frame["value"] != ""] if "value" in one.frame else one.frame
    if not source.mapping.daily or frame.empty or "time" not in frame:
        return one
    zone = ZoneInfo(timezone)
    moments = {text: _local(text, zone) for text in frame["time"].unique()}
    frame = frame.assign(date=frame["time"].map(lambda text: moments[text].date().isoformat()))
    first, last = min(moments.values()), max(moments.values())
    cut = set()
    if first - _midnight(first) > _EDGE:
        cut.add(first.date().isoformat())
    if _midnight(last) + timedelta(days=1) - last > _EDGE:
        cut.add(last.date().isoformat())
    whole = frame[~frame["date"].isin(cut)]
    values = whole.assign(value=pd.to_numeric(whole["value"]))
    groups = values.groupby(_OF, sort=True, as_index=False)
    rows = groups.agg(value=("value", "mean"), samples=("value", "size"), **{LINE: (LINE, "min")})
    rows["value"] = [f"{each:.6f}".rstrip("0").rstrip(".") for each in rows["value"]]
    rows["samples"] = rows["samples"].astype(str)
    left_out = one.left_out + Counter({PART_OF_A_DAY: len(frame) - len(whole)})
    return replace(one, frame=rows, left_out=left_out)


def _local(text: str, zone: ZoneInfo) -> datetime:
    """Return a moment as the organisation's clocks show it; without a zone it is one of theirs."""
    moment = datetime.fromisoformat(text)
    here = moment if moment.tzinfo is None else moment.astimezone(zone)
    return here.replace(tzinfo=None)


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time())
