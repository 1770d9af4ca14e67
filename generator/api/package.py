"""The open data as a package: which tables there are, and what their columns mean.

The form is that of Frictionless Data (Data Package 1), so that programs can read and check all of
it: https://specs.frictionlessdata.io/data-package/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.api.tables import (
    BY_PERIOD_FILE,
    COMPARED,
    COMPARED_FILE,
    LIKE_FILE,
    SERVICES,
    SERVICES_FILE,
    DataTable,
    by_period_table,
    like_table,
)
from generator.drawing.cards import provider_href, service_href
from generator.scorecards.scorecard import Scorecards

PACKAGE = "datapackage.json"


def package_text(cards: Scorecards) -> str:
    """Return the package's description."""
    organisation = cards.definitions.organisation.part
    services = [service_href(card.id) for card in cards.services]
    providers = [provider_href(card.id) for card in cards.providers]
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "how-services-are-liked",
        "title": f"{organisation.name}: how its services are liked",
        "version": cards.as_of.isoformat(),
        "contributors": [{"title": organisation.name, "role": "publisher"}],
        "resources": [
            _resource(SERVICES, [SERVICES_FILE]),
            _resource(COMPARED, [COMPARED_FILE]),
            *(
                _resource(table, [f"{folder}{file}" for folder in sorted(folders)])
                for whose, folders in (("service", services), ("provider", providers))
                for table, file in (
                    (like_table(whose), LIKE_FILE),
                    (by_period_table(whose), BY_PERIOD_FILE),
                )
                if folders
            ),
        ],
    }
    if organisation.licence:
        licence = {"title": organisation.licence.name, "path": organisation.licence.link}
        package["licenses"] = [licence]
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def _resource(table: DataTable, paths: Iterable[str]) -> dict[str, Any]:
    """Return a table: several files hold its rows, each of one service or provider."""
    found = list(paths)
    return {
        "profile": "tabular-data-resource",
        "name": table.id,
        "description": table.about,
        "path": found[0] if len(found) == 1 else found,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": each.name, "type": each.kind, "description": each.meaning}
                for each in table.columns
            ],
            "missingValues": [""],
        },
    }
