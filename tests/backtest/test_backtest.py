"""`backtest` as it is called: on what a stranger's table may hold."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from generator.backtest import try_out
from generator.backtest.columns import times
from generator.cli import main
from generator.sources.csv_table import parse
from generator.sources.text import TextFile
from tests.real_data import shared_data
from tests.skips import REAL_DATA

HEADER = "service,month,like,sign_in,drops\n"
COLUMNS = ("--target", "like", "--features", "sign_in,drops")
FORWARD = ("--groups", "service", "--time", "month")


def months(number: int) -> list[str]:
    return [f"{2023 + at // 12}-{at % 12 + 1:02}" for at in range(number)]


def table(services: str = "abc", number: int = 36, strength: float = 0.06) -> str:
    rng = np.random.default_rng(1)
    text = HEADER
    for service in services:
        for month in months(number):
            seconds, drops = rng.normal(5, 1), rng.normal(2, 0.5)
            like = 0.6 - strength * (seconds - 5) + rng.normal(0, 0.03)
            text += f"{service},{month},{like:.3f},{seconds:.2f},{drops:.2f}\n"
    return text


def call(folder: Path, content: str | bytes, *arguments: str) -> Result:
    file = folder / "table.csv"
    raw = content if isinstance(content, bytes) else content.encode()
    file.write_bytes(raw)
    result = CliRunner().invoke(main, ["backtest", str(file), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def codes(found) -> list[str]:
    return [each["code"] for each in found["findings"]]


def answer(folder: Path, content: str, *arguments: str):
    return json.loads(call(folder, content, *arguments, "--json").output)


def test_it_says_whether_how_sure_and_what_carries_it(tmp_path):
    result = call(tmp_path, table(), *COLUMNS, *FORWARD)
    assert result.exit_code == 0
    said = result.stdout
    assert "108 rows of 3 groups, forward in time" in said
    assert "72 forecasts in 24 times" in said
    for name in ("with these measures", "last value", "smoothed level", "median guess"):
        assert name in said
    assert "Yes: better than the best guess without them (smoothed level)" in said
    assert said.index("sign_in", said.index("shuffled")) < said.index(
        "drops", said.index("shuffled")
    )


def test_the_same_for_programs(tmp_path):
    found = answer(tmp_path, table(), *COLUMNS, *FORWARD)["result"]
    assert (found["how"], found["rows"], found["groups"], found["forecasts"]) == (
        "time",
        108,
        3,
        72,
    )
    assert found["better_beyond_chance"]
    assert 0 < found["gain_at_least"] < found["gain"]
    assert found["error"] < found["errors"][found["best_guess"]]
    assert found["importance"]["sign_in"]["rise"] > 10 * abs(found["importance"]["drops"]["rise"])
    assert found["importance"]["sign_in"]["spread"] > 0
    assert 0.8 < found["coverage"] <= 1


def test_measures_that_say_nothing_are_said_to(tmp_path):
    said = call(tmp_path, table(strength=0.0), *COLUMNS, *FORWARD).stdout
    assert "No: not better than the best guess without them" in said


def test_without_time_each_group_is_held_out(tmp_path):
    found = answer(tmp_path, table("abcdefghijklmn", 8), *COLUMNS, "--groups", "service")["result"]
    assert (found["how"], found["units"], found["better_beyond_chance"]) == ("groups", 14, True)
    assert set(found["errors"]) == {"median guess"}
    few = call(tmp_path, table(), *COLUMNS, "--groups", "service").stdout
    assert "We cannot say whether that is more than chance: only 3 groups" in few


def test_without_groups_and_time_blocks_of_rows_are_held_out(tmp_path):
    found = answer(tmp_path, table(), *COLUMNS)["result"]
    assert (found["how"], found["units"]) == ("blocks", 20)


def test_all_other_groups_are_all_other_groups(tmp_path, monkeypatch):
    columns = (*COLUMNS[:2], "--features", "sign_in", "--groups", "drops")
    found = answer(tmp_path, table("abcdef", 30), *columns)["result"]
    assert found["groups"] > 50
    assert (found["how"], found["units"]) == ("groups", found["groups"])
    monkeypatch.setattr(try_out, "_MOST_WORK", 1000)
    found = answer(tmp_path, table("abcdef", 30), *columns)["result"]
    assert (found["how"], found["units"]) == ("parts", 50)
    said = call(tmp_path, table("abcdef", 30), *columns).stdout
    assert "fifty parts of the groups, each predicted from the groups of all other parts" in said


def test_where_the_order_decides_a_warning_says_so(tmp_path):
    assert codes(answer(tmp_path, table(), *COLUMNS)) == ["backtest-order"]
    assert codes(answer(tmp_path, table(), *COLUMNS, "--groups", "service")) == []
    assert codes(answer(tmp_path, table(), *COLUMNS, *FORWARD)) == []


def with_column(text: str, made) -> str:
    head, *rows = text.splitlines()
    more = [f"{row},{made(*map(float, row.split(',')[2:]))}" for row in rows]
    return "\n".join([f"{head},more", *more, ""])


@pytest.mark.parametrize(
    ("made", "is_like"),
    [
        (lambda like, *_: 100 - 7 * like, True),
        (lambda like, *_: like**3, True),
        (lambda _, seconds, __: seconds, False),
    ],
)
def test_a_measure_that_looks_like_the_target_is_warned_of(tmp_path, made, is_like):
    columns = (*COLUMNS[:2], "--features", "sign_in,more", "--groups", "service")
    found = codes(answer(tmp_path, with_column(table(), made), *columns))
    assert found == ["backtest-twin"] * is_like


@pytest.mark.parametrize("sign", [1, -1])
def test_a_measure_that_tells_two_outcomes_apart_alone_is_warned_of(tmp_path, sign):
    def text(noise: float) -> str:
        rng = np.random.default_rng(3)
        rows = [(n % 3, n % 2, sign * (n % 2 + rng.normal(0, noise))) for n in range(90)]
        return "service,like,sign_in\n" + "".join(f"s{a},{b},{c:.3f}\n" for a, b, c in rows)

    columns = (*COLUMNS[:2], "--features", "sign_in", "--groups", "service")
    assert codes(answer(tmp_path, text(0.1), *columns)) == ["backtest-twin"]
    assert codes(answer(tmp_path, text(0.5), *columns)) == []


def test_a_table_of_another_tool_is_read_as_import_reads_it(tmp_path):
    plain = answer(tmp_path, table(), *COLUMNS, *FORWARD)["result"]
    for raw in (
        ("Our numbers;;;;\n\n" + table().replace(",", ";")).encode("utf-16"),
        json.dumps([dict(zip(HEADER.strip().split(","), row.split(","), strict=True))
                    for row in table().splitlines()[1:]]),
    ):  # fmt: skip
        assert (
            json.loads(call(tmp_path, raw, *COLUMNS, *FORWARD, "--json").output)["result"] == plain
        )


def test_a_column_has_one_finding_and_errors_come_first(tmp_path):
    text = with_column(table(), lambda *_: 7) + "d,2023-01,many,soon,2,7\n" * 3 + "d,2023\n" * 2
    found = answer(tmp_path, text, *COLUMNS[:2], "--features", "sign_in,drops,more")["findings"]
    assert [(each["code"], each["severity"], each["line"]) for each in found] == [
        ("backtest-number", "error", 110),
        ("backtest-number", "error", 110),
        ("csv-ragged-row", "warning", 113),
    ]
    assert found[0]["message"] == (
        "“many” in the column “like” is not a number; so it is in 2 other rows"
    )


def test_the_order_of_rows_does_not_matter_to_time(tmp_path):
    head, *rows = table().splitlines()
    turned = "\n".join([head, *reversed(rows)])
    one, two = (answer(tmp_path, each, *COLUMNS, *FORWARD)["result"] for each in (table(), turned))
    assert one["error"] == pytest.approx(two["error"])


@pytest.mark.parametrize(
    "texts",
    [
        ("2024/25", "2025/26", "2026/27"),
        ("FY2024", "FY25", "FY 2026"),
        ("2024/25 Q1", "2024/25 Q2", "2025/26 Q1"),
        ("2009-10", "2010-11", "2012-13"),
    ],
)
def test_years_that_begin_in_any_month_are_in_their_order(texts):
    table = parse(TextFile("a.csv", "when\n" + "".join(f"{text}\n" for text in texts)))[0]
    findings = []
    found = times(table, "when", findings)
    assert findings == []
    assert found == sorted(set(found))


def test_times_are_read_as_times(tmp_path):
    for write in (
        lambda at: f"{at + 8}",  # as text, 10 would stand before 9
        lambda at: f"2026-W{at + 1:02}",
        lambda at: f"2026-01-{at % 28 + 1:02}T{at // 28:02}:00",
        lambda at: f"2026-01-{at % 28 + 1:02}T{at // 28:02}:00:00+00:00",
    ):
        of = {month: write(at) for at, month in enumerate(months(36))}
        head, *rows = table("a").splitlines()
        text = "\n".join([head, *(",".join((r[:2], of[r[2:9]], r[10:])) for r in rows)])
        text = text.replace("a,,", "a,")
        found = answer(tmp_path, text, *COLUMNS, "--time", "month")
        assert found["result"], found
        assert found["result"]["forecasts"] == 24


def test_rows_without_a_target_are_left_out_and_counted(tmp_path):
    text = table() + "d,2023-01,,5,2\n" * 1 + "d,2023-02,,5,2\n"
    found = answer(tmp_path, text, *COLUMNS, *FORWARD)["result"]
    assert (found["rows"], found["left_out"]) == (108, 2)
    assert "(2 without a target left out)" in call(tmp_path, text, *COLUMNS, *FORWARD).stdout


@pytest.mark.parametrize(
    ("content", "arguments", "code", "place", "said"),
    [
        (table(), ("--target", "liek", "--features", "drops"), "no-column", (1, 1), "“like”"),
        (table(), ("--target", "like", "--features", "x"), "no-column", (1, 1), "“sign_in”"),
        (table(), (*COLUMNS, "--groups", "team"), "no-column", (1, 1), "“team”"),
        (table(), (*COLUMNS, "--time", "moth"), "no-column", (1, 1), "“month”"),
        (table(), ("--target", "like", "--features", "like"), "same-column", (1, 15), "two roles"),
        (table() + "d,2023-01,many,5,2\n", COLUMNS, "number", (110, 11), "“many”"),
        (table() + "d,2023-01,0.4,nan,2\n", COLUMNS, "number", (110, 15), "“nan”"),
        (table() + "d,2023-01,0.4,1e999,2\n", COLUMNS, "number", (110, 15), "“1e999”"),
        (table() + "d,soon,0.4,5,2\n", (*COLUMNS, *FORWARD), "time", (110, 3), "“soon”"),
        (table() + "a,2023-01,0.4,5,2\n", (*COLUMNS, *FORWARD), "same-time", (110, 3), "line 2"),
        (table("a", 23), COLUMNS, "too-few", (1, 1), "23 rows"),
        (table("abc", 12), (*COLUMNS, *FORWARD), "too-few", (1, 1), "36 rows"),
        (HEADER, COLUMNS, "too-few", (1, 1), "0 rows"),
        (table("a"), (*COLUMNS, "--groups", "service"), "one-group", (1, 1), "one group"),
        (HEADER + "a,2023-01,0.5,5,2\n" * 30, COLUMNS, "constant", (1, 15), "the same in all 30"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_finding_with_its_place(tmp_path, content, arguments, code, place, said):
    result = call(tmp_path, content, *arguments, "--json")
    printed = json.loads(result.output)
    assert result.exit_code == 1
    assert printed["result"] is None
    finding = next(f for f in printed["findings"] if f["code"] == f"backtest-{code}")
    assert (finding["line"], finding["column"]) == place
    assert said in finding["message"] + finding["hint"]
    text = call(tmp_path, content, *arguments)
    assert text.exit_code == 1
    assert f"[backtest-{code}]" in text.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x00\x01\x02\xff" * 400, "not-text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 20, "not-text"),
        (b"PK\x03\x04" + b"x" * 200, "import-workbook"),
        (b"%PDF-1.7", "import-no-table"),
        ("<!DOCTYPE html><html></html>", "import-no-table"),
        ("name: Mail\nlike: 4\n", "import-no-table"),
        ('{"like": 1}', "import-json"),
        (b"", "csv-empty"),
        ('like,sign_in\n1,"2\n', "csv-syntax"),
        ("like,like\n1,2\n", "backtest-no-column"),
    ],
)
def test_garbage_is_a_finding(tmp_path, content, code):
    result = call(tmp_path, content, "--target", "like", "--features", "sign_in", "--json")
    assert result.exit_code == 1
    assert code in [finding["code"] for finding in json.loads(result.output)["findings"]]


def test_an_idle_feature_is_warned_of_and_says_nothing(tmp_path):
    text = table().replace(HEADER, HEADER.replace("\n", ",same,none\n"))
    head, *rows = text.splitlines()
    text = "\n".join([head, *(f"{row},7," for row in rows)])
    printed = answer(tmp_path, text, "--target", "like", "--features", "sign_in",
                  "--features", "same,none", *FORWARD)  # fmt: skip
    assert [f["code"] for f in printed["findings"]] == ["backtest-idle-feature"] * 2
    assert printed["result"]["importance"]["same"]["rise"] == 0
    assert printed["result"]["importance"]["none"]["rise"] == 0


def test_no_character_steers_the_terminal(tmp_path):
    text = table() + "d,2023-01,\x1b[31mred,5,2\n" * 40
    result = call(tmp_path, text, *COLUMNS)
    assert "so it is in 39 other rows" in result.stderr
    assert "\x1b" not in result.output


def test_a_real_table_is_reported_without_being_touched(tmp_path):
    """Two services for drivers, month by month: does liking one predict liking the other?"""
    folder = shared_data()
    if folder is None:
        pytest.skip(REAL_DATA)
    file = folder / "govuk" / "dvla_vehicle_licensing_satisfaction_monthly.csv"
    columns = ("satisfaction_sorn", "--features", "satisfaction_tax_disc", "--time", "month")
    found = answer(tmp_path, file.read_text(encoding="utf-8"), "--target", *columns)["result"]
    assert (found["rows"], found["forecasts"]) == (113, 99)
    assert set(found["importance"]) == {"satisfaction_tax_disc"}
