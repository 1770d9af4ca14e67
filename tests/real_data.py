"""The real data, imported: whole repositories made from what others published.

The data themselves are never committed; where they are missing, tests that need them say so.
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.importing.import_files import HowToImport, Import, import_files
from generator.importing.there import Onto
from tests.skips import REAL_DATA

ROOT = Path(__file__).resolve().parent.parent
MAPPINGS = ROOT / "tests" / "importing" / "mappings"


def shared_data() -> Path | None:
    """Return the folder with the real data, if this machine has it."""
    folder = Path(os.environ.get("IHEARTIT_SHARED", ROOT.parent / "shared")) / "data"
    return folder if folder.is_dir() else None


def import_sfo(into: Path) -> Path:
    """Import the airport's survey, nine yearly waves, as a whole repository; return its root."""
    files = sorted((real_folder() / "sfo_airport_survey").glob("*.csv"))
    return _import(files, "sfo-airport", into)


def import_carers_allowance(into: Path) -> Path:
    """Import the daily ratings of Carer's Allowance as a whole repository; return its root."""
    file = real_folder() / "govuk" / "carers_allowance_ratings_daily.csv"
    return _import([file], "carers-allowance", into)


def import_vehicle_licensing(into: Path) -> Path:
    """Import the monthly means of two vehicle licensing services as a repository; its root."""
    file = real_folder() / "govuk" / "dvla_vehicle_licensing_satisfaction_monthly.csv"
    return _import([file], "dvla-vehicle-licensing", into)


def run_import(files: list[Path], mapping: str, into: Path, onto: Onto = Onto.ASK) -> Import:
    """Import by one of the example mappings and return all there is to say about it."""
    key = into.parent / f"{into.name}.key"
    return import_files(files, MAPPINGS / f"{mapping}.yml", into, HowToImport(onto, key))


def _import(files: list[Path], mapping: str, into: Path) -> Path:
    done = run_import(files, mapping, into)
    if done.has_errors:
        raise AssertionError("\n".join(f"{one.place} {one.message}" for one in done.findings))
    return into


def real_folder() -> Path:
    folder = shared_data()
    if folder is None:
        raise FileNotFoundError(REAL_DATA)
    return folder
