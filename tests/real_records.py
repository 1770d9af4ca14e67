"""Real data that are no answers, as repositories: requests, use, costs, checks and breakdowns.

They are read by pandas and written as an owner would; nothing of them is committed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from generator.importing.upptime import import_upptime
from tests.real_data import real_folder

ORGANISATION = "name: Others\nas_of: {}\nhours: Mon-Sun 00:00-24:00\n"
SERVICE = "name: {}\npurpose: I use it.\nstage: live\nlaunched: 2000-01-01\n"
STEP = "steps:\n- {id: use, name: Use it}\n"
RESPONSE = """\
measures:
- id: response
  name: Response
  unit: ms
  direction: decrease
  step: use
  good:
  - {since: 2000-01-01, at_most: 450}
"""


def of_hospitals(into: Path) -> Path:
    """Write attendances of emergency departments by type; those within four hours as fulfilled."""
    found = pd.read_csv(real_folder() / "nhs_ae_attendances" / "ae_attendances.csv")
    found["service"] = "type-" + found["type"].astype(str).str.lower()
    found["period"] = found["period"].str[:7]
    found = found.groupby(["period", "service"], as_index=False)[["attendances", "breaches"]].sum()
    found["made"] = found["attendances"].astype(int)
    found["fulfilled"] = (found["attendances"] - found["breaches"]).astype(int)
    columns = ["period", "service", "made", "fulfilled"]
    services = dict.fromkeys(found["service"].unique(), "")
    return _write(into, "2019-03-31", services, {"requests": found[columns]})


def of_licensing(into: Path) -> Path:
    """Write the hourly response of a licensing service."""
    found = pd.read_csv(real_folder() / "govuk" / "licensing_availability_hourly.csv")
    return _telemetry(into, found["_timestamp"], found["avgresponse"], "2013-06-30")


def of_marriages(into: Path) -> Path:
    """Write the hourly and daily response of a service for marriages abroad."""
    found = pd.read_csv(real_folder() / "govuk" / "deposit_foreign_marriage_monitoring.csv")
    when = found["start"].str[:10]
    return _telemetry(into, when, found["avgresponse:mean"], "2013-11-30")


def of_carers(into: Path) -> Path:
    """Write weekly claims for an allowance by channel, and how often each page was opened."""
    claims = pd.read_csv(real_folder() / "govuk" / "carers_allowance_weekly_claims.csv")
    claims = claims.pivot_table(index="week", columns="key", values="value", aggfunc="sum")
    digital = claims["ca_e_claims_received"].astype(int)
    use = pd.DataFrame({"digital": digital, "total": digital + claims["ca_clerical_received"]})
    use["total"] = use["total"].astype(int)
    use.insert(0, "period", _weeks(use.index.to_series()))
    use.insert(1, "service", "claim")
    return _write(into, "2013-12-31", {"claim": ""}, {"usage": use})


def of_returns(into: Path) -> Path:
    """Write the yearly costs and use of a service whose year begins in April."""
    found = pd.read_csv(real_folder() / "govuk" / "kpi_bis_annual_returns.csv")
    found = found[found["_timestamp"].str[5:7] == "04"]
    year = found["_timestamp"].str[:4].astype(int)
    period = [f"{each}/{(each + 1) % 100:02}" for each in year]
    costs = pd.DataFrame({"period": period, "service": "returns", "category": "all of it"})
    costs["amount"] = found["total_cost"].tolist()
    usage = pd.DataFrame({"period": period, "service": "returns"})
    usage["digital"] = found["number_of_digital_transactions"].tolist()
    usage["total"] = found["number_of_transactions"].tolist()
    usage["completed"] = usage["total"]
    more = "year_begins: april\nperiod: year\n"
    tables = {"costs": costs, "usage": usage}
    return _write(into, "2013-12-31", {"returns": ""}, tables, more)


def of_status_page(into: Path) -> Path:
    """Import the history of a status page: checks, breakdowns and the days that were watched."""
    folder = real_folder() / "upptime_tahoe_lafs"
    (into / "services/it").mkdir(parents=True)
    (into / "services/organisation.yml").write_text("name: Others\n", encoding="utf-8")
    (into / "services/it/provider.yml").write_text("name: IT\nshirt: IT\n", encoding="utf-8")
    import_upptime([folder / "checks_from_commits.csv", folder / "summary.json"], into)
    return into


def _telemetry(into: Path, when: pd.Series, value: pd.Series, as_of: str) -> Path:
    rows = pd.DataFrame({"time": when, "service": "site", "measure": "response", "value": value})
    return _write(into, as_of, {"site": STEP + RESPONSE}, {"telemetry": rows})


def _weeks(days: pd.Series) -> list[str]:
    iso = pd.to_datetime(days).dt.isocalendar()
    return [f"{year}-W{week:02}" for year, week in zip(iso["year"], iso["week"], strict=True)]


def _write(
    into: Path,
    as_of: str,
    services: Mapping[str, str],
    tables: Mapping[str, pd.DataFrame],
    more: str = "",
) -> Path:
    (into / "services/it").mkdir(parents=True)
    organisation = ORGANISATION.format(as_of) + more
    (into / "services/organisation.yml").write_text(organisation, encoding="utf-8")
    (into / "services/it/provider.yml").write_text("name: IT\nshirt: IT\n", encoding="utf-8")
    for name, text in services.items():
        (into / f"services/it/{name}.yml").write_text(SERVICE.format(name.title()) + text, "utf-8")
    for kind, rows in tables.items():
        (into / f"data/{kind}").mkdir(parents=True)
        rows.to_csv(into / f"data/{kind}/real.csv", index=False)
    return into
