from __future__ import annotations

import pytest

from generator.model.mapping import match_name

GOOD = """\
kind: answers
files: "{wave}.csv"
fixed: {date: "{wave}"}
codes:
  rating:
    take: [1, 2, 3, 4, 5]
rows:
  - fixed: {service: email}
    columns:
      rating: {column: Q1}
"""

MISTAKES = [
    # what is written in place of what; where it is found; the code; a word of the hint
    ("kind: answers", "kind: answer", (1, 7), "unknown-value", "answers"),
    ("kind: answers", "kinds: answers", (1, 1), "unknown-key", "kind"),
    ("      rating: {column", "      ratng: {column", (10, 7), "unknown-column", "rating"),
    ("rating: {column: Q1}", "rating: {colum: Q1}", (10, 16), "unknown-key", "column"),
    ("    take:", "    takes:", (6, 5), "unknown-key", "take"),
    ("    take:", "    zzz:", (6, 5), "unknown-key", "no_answer"),
    ("{column: Q1}", "{in_file: {}}", (10, 15), "missing-key", "column:"),
    ("[1, 2, 3, 4, 5]", "[1, 2, 2]", (6, 5), "import-codes", "keep one"),
    ("  rating:\n    take", "  ratng:\n    take", (5, 3), "import-codes", "rating"),
    ("{column: Q1}", "{column: Q1, codes: other}", (10, 35), "import-codes", "other"),
    ('{date: "{wave}"}', '{date: "{year}"}', (3, 15), "import-variable", "wave"),
    ('{date: "{wave}"}', '{date: "spring"}', (3, 15), "import-value", "the day"),
    ('fixed: {date: "{wave}"}', "fixed: {step: a}", (8, 5), "import-columns", "date"),
    ("{service: email}", "{community: field}", (8, 5), "import-columns", "service"),
    ("{service: email}", "{service: email, provider: it}", (8, 5), "import-columns", "remove"),
    ("{service: email}", "{service: email, rating: 3}", (10, 7), "import-columns", "remove"),
    ("rating: {column: Q1}", "comment: {column: Q1}", (10, 7), "import-text", "number"),
    ("{column: Q1}", "{column: Q1, number: by-file}", (10, 28), "import-columns", "remove"),
    ("{column: Q1}", "{column: Q1, number: each}", (10, 36), "unknown-value", "by-file"),
    ("{column: Q1}", '{column: Q1, format: "%Y"}', (10, 28), "import-columns", "remove"),
    ("take: [1, 2, 3, 4, 5]", "translate: {good: 7}", (6, 23), "import-value", "1 (not)"),
    ('files: "{wave}.csv"', "files: []", (2, 8), "out-of-range", "1"),
    ("kind: answers", "encoding: utf8\nkind: answers", (1, 11), "unknown-value", "utf-8"),
    ("rows:", "total: {column: all, of: [rating, ease]}\nrows:", (7, 35), "import-columns", "ours"),
]


def test_a_good_mapping_has_no_findings(mapped):
    mapping, findings = mapped(GOOD)
    assert findings == []
    assert mapping.mapping.rows[0].columns["rating"].column == ("Q1",)


@pytest.mark.parametrize(("old", "new", "where", "code", "hint"), MISTAKES)
def test_a_mistake_is_found_where_it_stands(mapped, old, new, where, code, hint):
    assert GOOD.count(old) == 1
    mapping, findings = mapped(GOOD.replace(old, new))
    assert mapping is None
    found = {(f.place.line, f.place.column, f.code): f.hint for f in findings}
    assert (*where, code) in found, findings
    assert hint in found[*where, code]


def test_old_names_of_our_columns_are_read(mapped):
    old = (
        "kind: visits\nfiles: a.csv\nfixed: {date: 2026-08-03, provider: it, community: office}\n"
        "codes:\n  deed: {take: [tea]}\n  learned: {take: [a]}\n"
        "columns: {learned: Q1}\nrows:\n  - columns: {deed: Q2}\n"
    )
    mapping, findings = mapped(old)
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [
        ("old-name", 5, 3),
        ("old-name", 9, 15),
    ]
    assert mapping.mapping.rows[0].columns["action"].column == ("Q2",)
    assert mapping.mapping.codes["action"].take == ("tea",)
    mapping, findings = mapped(old.replace("{deed: Q2}", "{deed: Q2, action: Q3}"))
    assert mapping is None
    assert ("duplicate-key", 9) in [(f.code, f.place.line) for f in findings]


@pytest.mark.parametrize("brief", ["Q1", "[Q1, Q2]"])
def test_a_name_or_a_list_stands_for_the_columns(mapped, brief):
    mapping, _ = mapped(GOOD.replace("{column: Q1}", brief))
    assert mapping.mapping.rows[0].columns["rating"].column[0] == "Q1"


def test_broken_yaml_and_a_missing_mapping_are_findings(mapped, tmp_path):
    _, findings = mapped("kind: answers\n  rows: 1\n")
    assert [(f.code, f.place.line) for f in findings] == [("yaml-syntax", 2)]
    from generator.importing.mapping_file import read_mapping

    assert read_mapping(tmp_path / "none.yml")[1][0].code == "unreadable-file"


@pytest.mark.parametrize(
    ("pattern", "name", "found"),
    [
        ("{wave}.csv", "2017.csv", {"wave": "2017"}),
        ("{what}-{wave}.csv", "staff-2026-03.csv", {"what": "staff", "wave": "2026-03"}),
        ("{wave}-{wave}.csv", "1-1.csv", {"wave": "1"}),
        ("{wave}-{wave}.csv", "1-2.csv", None),
        ("*.csv", "a.csv", {}),
        ("{wave}.csv", "2017.txt", None),
        ("{wave}.csv", ".csv", None),
        ("a+b.csv", "aab.csv", None),
    ],
)
def test_a_files_name_says_its_variables(pattern, name, found):
    assert match_name(pattern, name) == found


def test_of_a_column_that_is_not_there_one_finding_says_so(run):
    mapping = "kind: answers\nfiles: a.csv\nfixed: {service: email}\n"
    mapping += "columns: {date: Day, rating: Score}\n"
    done = run(mapping, {"a.csv": "Day,How do you like it?\n2026-09-01,4\n"})
    assert [each.code for each in done.findings] == ["import-column-missing"]
