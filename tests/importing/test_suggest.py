"""Exports without a mapping: the tool is recognised, and what nobody can know is asked.

Each sample has the header that its tool writes, and invented rows. It is imported twice: what is
open in the first try is answered as a person would, and the second try is held against a few lines
of pandas.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any

import openpyxl
import pandas as pd
import pytest
from msgspec import Struct, field

from generator.importing.asked_services import NamesOfServices
from generator.importing.import_files import HowToImport, plan_by
from generator.importing.mapping_file import parse_mapping
from generator.importing.suggest import suggest
from generator.importing.tools import TOOLS, recognise
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.mapping import OPEN
from generator.sources.text import TextFile
from tests.importing.conftest import KEY, REPOSITORY

SERVICES = NamesOfServices({"email": "E-mail", "wi-fi": "Wi-Fi"})


def csv_of(header: str, *rows: str) -> bytes:
    return "\n".join([header, *rows, ""]).encode()


def xlsx_of(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


class Sample(Struct, frozen=True):
    """An export, what is open after the first try with the answers, and what must come out.

    ``open`` are the kinds of questions; ``answers`` replace the open places in their order.
    ``wanted`` are figures that pandas has from the rows that are written.
    """

    name: str
    raw: bytes
    open: tuple[str, ...]
    answers: tuple[str, ...]
    wanted: Mapping[str, Any] = field(default_factory=dict)


WHICH, WHAT, MEASURE, CODES = "service", "question", "measure", "codes"
GRAVE = "which of these are breakdowns"
FORMS = [
    ["ID", "Start time", "Completion time", "Email", "Name", "How do you like e-mail?", "Why?"],
    *(
        [
            n,
            f"2026-09-{n:02} 10:00:01",
            f"2026-09-{n:02} 10:02:00",
            "anonymous",
            "",
            n % 5 + 1,
            "x y",
        ]
        for n in range(1, 13)
    ),
]
SAMPLES = [
    Sample("Survey(1-12).xlsx", xlsx_of(*FORMS), (), (), {"rows": 12, "rating": 35}),
    Sample(
        "Umfrage.csv",
        csv_of(
            "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Wie zufrieden sind Sie?",
            *(
                f"{n};{n}.9.2026 10:00;{n}.9.2026 10:05;j{n}@x.org;J;zufrieden"
                for n in range(1, 14)
            ),
            "14;14.9.2026 10:00;14.9.2026 10:05;k@x.org;K;sehr unzufrieden",
        ).replace(b"\n", b"\r\n"),
        (WHICH,),
        ("email",),
        {"rows": 14, "rating": 53},
    ),
    Sample(
        "Form Responses 1.csv",
        csv_of(
            "Timestamp,Email Address,How do you like Wi-Fi?,How easy is Wi-Fi?",
            *(f"9/{n}/2026 10:12:11,j{n}@x.org,4,{n % 5 + 1}" for n in range(1, 15)),
        ),
        (),
        (),
        {"rows": 14, "rating": 56, "ease": 44},
    ),
    Sample(
        "qualtrics.csv",
        csv_of(
            "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,"
            "RecordedDate,ResponseId,RecipientLastName,Q1,Q2",
            "Start Date,End Date,Response Type,IP Address,Progress,Duration,Finished,Recorded Date,"
            "Response ID,Recipient Last Name,How do you like it?,Why?",
            ",".join('"{""ImportId"":""x""}"' for _ in range(12)),
            "2026-09-01 10:00:00,2026-09-01 10:01:00,IP Address,1.2.3.4,100,60,True,"
            "2026-09-01 10:01:01,R_1,Doe,5,since it works",
            "2026-09-01 10:00:00,2026-09-01 10:01:00,Survey Preview,,100,60,True,"
            "2026-09-01 10:01:01,R_2,,1,test",
            "2026-09-01 10:00:00,2026-09-01 10:01:00,IP Address,1.2.3.4,20,60,False,"
            "2026-09-01 10:01:01,R_3,Roe,2,half of it",
        ),
        (WHICH,),
        ("email",),
        {"rows": 1, "rating": 5},
    ),
    Sample(
        "monkey.csv",
        csv_of(
            "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,"
            "Last Name,Custom Data 1,How do you like them?,,Anything else?",
            ",,,,,,,,,E-mail,Wi-Fi,Open-Ended Response",
            *(
                f"11{n},4,09/{n}/2026 10:12:11,09/{n}/2026 10:13:11,1.2.3.4,j@x.org,J,D,,5,"
                f"{n % 3 + 1},no"
                for n in range(13, 20)
            ),
        ),
        (),
        (),
        {"rows": 14, "rating": 35 + 14, "wi-fi": 7},
    ),
    Sample(
        "zendesk.csv",
        csv_of(
            "Ticket ID,Ticket group,Solved at,Satisfaction score",
            "1,Wi-Fi,2026-09-01 10:00:00 UTC,good",
            "2,Wi-Fi,2026-09-02 10:00:00 UTC,bad",
            "3,E-mail,2026-09-03 10:00:00 UTC,offered",
            "4,Printing,2026-09-03 10:00:00 UTC,good",
            "5,E-mail,2026-09-04 10:00:00 UTC,unoffered",
        ),
        (),
        (),
        {"rows": 2, "rating": 6, "wi-fi": 2},
    ),
    Sample(
        "jira.csv",
        csv_of(
            "Issue key,Comment,Satisfaction rating,Comment,Satisfaction date,Request Type",
            "DESK-1,private,5,more,03/Sep/26 10:12 AM,E-mail",
            "DESK-2,,2,,14/Sep/26 1:05 PM,E-mail",
            "DESK-3,,,,,Wi-Fi",
        ),
        (),
        (),
        {"rows": 2, "rating": 7},
    ),
    Sample(
        "jira all fields.csv",
        csv_of(
            "Summary,Issue key,Issue id,Status,Created,Updated,Custom field (Request Type),Custom "
            "field (Category),Custom field (Category),Satisfaction rating,Custom field "
            "(Satisfaction date),Comment,Comment",
            "private,DESK-1,45901,Done,01/Sep/26 9:12 AM,01/Sep/26 9:12 AM,E-mail,a,b,5,"
            "03/Sep/26 10:12 AM,private,",
            "private,DESK-2,45902,Done,01/Sep/26 9:12 AM,01/Sep/26 9:12 AM,E-mail,a,b,2,"
            "14/Sep/26 1:05 PM,,private",
            "private,DESK-3,45903,Open,01/Sep/26 9:12 AM,01/Sep/26 9:12 AM,Wi-Fi,a,b,,,,",
        ),
        (),
        (),
        {"rows": 2, "rating": 7},
    ),
    Sample(
        "jira auf Deutsch.csv",
        csv_of(
            "Vorgangstext;Vorgangsschlüssel;Erstellt;Aktualisiert;Erledigt;Komponenten;"
            "Benutzerdefinierte Felder (Satisfaction);Benutzerdefinierte Felder (Satisfaction "
            "date)",
            "private;DESK-1;01.09.2026 09:12;02.09.2026 09:12;;E-mail;5;13.09.2026 10:12",
            "private;DESK-2;01.09.2026 09:12;02.09.2026 09:12;;Wi-Fi;2;14.09.2026 10:12",
        ),
        (),
        (),
        {"rows": 2, "rating": 7, "wi-fi": 1},
    ),
    Sample(
        "zendesk auf Deutsch.csv",
        csv_of(
            "Ticket-ID;Betreff;Anfragender;Raum;Gruppe;Erstellt;Aktualisiert;Gelöst;Zufriedenheit",
            "1;private;J Doe;5;Wi-Fi;1.9.2026 09:00;1.9.2026 09:00;13.9.2026 10:00;Gut",
            "2;private;J Doe;5;Wi-Fi;1.9.2026 09:00;1.9.2026 09:00;14.9.2026 10:00;Schlecht",
            "3;private;J Doe;5;E-mail;1.9.2026 09:00;1.9.2026 09:00;15.9.2026 10:00;Angeboten",
            "4;private;J Doe;5;E-mail;1.9.2026 09:00;1.9.2026 09:00;16.9.2026 10:00;Gut",
            "5;private;J Doe;5;E-mail;1.9.2026 09:00;1.9.2026 09:00;;Nicht angeboten",
        ),
        (),
        (),
        {"rows": 3, "rating": 11, "wi-fi": 2},
    ),
    Sample(
        "zendesk view.csv",
        csv_of(
            "Id,Subject,Requester,Requested,Updated,Group,Satisfaction",
            "1,private,J Doe,2026-09-01 10:00,2026-09-02 10:00,Wi-Fi,Good",
            "2,private,J Doe,2026-09-01 10:00,2026-09-02 10:00,Wi-Fi,Unoffered",
            "3,private,J Doe,2026-09-01 10:00,2026-09-02 10:00,E-mail,Bad",
        ),
        (),
        (),
        {"rows": 2, "rating": 6, "wi-fi": 1},
    ),
    Sample(
        "incident_event_log.csv",
        csv_of(
            "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,"
            "caller_id,opened_at,category,priority,resolved_at,closed_at",
            "INC1,New,true,0,0,0,true,Caller 1,29/2/2016 01:16,Category 55,2 - High,?,?",
            "INC1,Closed,false,0,0,4,true,Caller 1,29/2/2016 01:16,Category 55,2 - High,"
            "29/2/2016 11:29,5/3/2016 12:00",
            "INC2,Active,true,0,0,2,true,Caller 2,13/3/2016 01:16,Category 40,1 - Critical,?,?",
            "INC3,Active,true,0,0,2,true,Caller 3,13/3/2016 01:16,Category 40,4 - Low,?,?",
        ),
        (WHICH, GRAVE),
        ("[1 - Critical, 2 - High]", "email", "wi-fi"),
        {"rows": 2, "wi-fi": 1},
    ),
    Sample(
        "incident.csv",
        csv_of(
            "Number,Opened,Short description,Caller,Priority,State,Category,Assignment group,"
            "Assigned to,Updated,Updated by,Resolved,Configuration item,Business service",
            "INC1,2026-09-01 08:12:11,private,J Doe,4 - Low,Closed,Software,Desk,A Doe,"
            "2026-09-05 09:00:00,doe,2026-09-02 08:00:00,host 1,E-mail",
            "INC2,2026-09-02 08:12:11,private,J Doe,1 - Critical,Closed,Network,Desk,A Doe,"
            "2026-09-05 09:00:00,doe,2026-09-02 09:00:00,host 2,Wi-Fi",
            "INC3,2026-09-03 08:12:11,private,J Doe,2 - High,New,Network,Desk,A Doe,"
            "2026-09-05 09:00:00,doe,,host 1,E-mail",
        ),
        (GRAVE,),
        ("[1 - Critical, 2 - High]",),
        {"rows": 2, "wi-fi": 1, "email": 1},
    ),
    Sample(
        "uptimerobot-logs.csv",
        csv_of(
            '"Event","Monitor","Date-Time","Reason","Duration","Duration (in mins.)"',
            '"Up","E-mail","2026-09-05 10:20:00","OK","2 hrs, 10 mins","130"',
            '"Down","E-mail","2026-09-05 10:05:00","private","0 hrs, 15 mins","15"',
            '"Down","Wi-Fi","2026-09-01 10:05:00","private","1 hrs, 7 mins","67"',
        ),
        (),
        (),
        {"rows": 2, "wi-fi": 1, "email": 1},
    ),
    Sample(
        "up.json",
        json.dumps(
            {
                "status": "success",
                "data": {
                    "resultType": "matrix",
                    "result": [
                        {
                            "metric": {"__name__": "up", "instance": name},
                            "values": [[1788249600 + 86400 * n, str(n % 2)] for n in range(4)],
                        }
                        for name in ("E-mail", "wi-fi")
                    ],
                },
            }
        ).encode(),
        (MEASURE,),
        ("availability",),
        {"rows": 8, "value": 4, "wi-fi": 4},
    ),
    Sample(
        "incidents.json",
        json.dumps(
            {
                "page": {"id": "p"},
                "incidents": [
                    {
                        "id": f"i{n}",
                        "name": "Slow",
                        "status": "resolved",
                        "created_at": f"2026-09-0{n}T10:00:00.000Z",
                        "resolved_at": f"2026-09-0{n}T11:00:00.000Z" if n < 3 else None,
                        "impact": "minor",
                        "shortlink": "https://stspg.io/x",
                        "incident_updates": [{"id": "u", "body": "We look."}] * 3,
                    }
                    for n in (1, 2, 3)
                ],
            }
        ).encode(),
        (WHICH,),
        ("email",),
        {"rows": 3},
    ),
    Sample(
        "2026-09-01-slow.md",
        b"---\ntitle: Mail was slow\ndate: 2026-09-01 10:00:00\nresolved: true\n"
        b"resolvedWhen: 2026-09-01 11:00:00\nseverity: disrupted\naffected:\n  - E-mail\n"
        b"  - Wi-Fi\nsection: issue\n---\nSince 10 Jane Doe looks at it.\n",
        (),
        (),
        {"rows": 2, "wi-fi": 1},
    ),
    Sample(
        "kuma.json",
        json.dumps(
            {
                "version": "1.23",
                "heartbeatList": [
                    {
                        "monitorID": 1,
                        "status": n % 2,
                        "time": f"2026-09-0{n} 10:00:00.123",
                        "msg": "",
                        "ping": 20,
                    }
                    for n in range(1, 6)
                ],
            }
        ).encode(),
        (MEASURE, WHICH),
        ("availability", "email"),
        {"rows": 3, "value": 100},  # the days in which it begins and ends are cut off
    ),
    Sample(
        "gatus.json",
        json.dumps(
            [
                {
                    "name": "Wi-Fi",
                    "group": "core",
                    "key": "core_wi-fi",
                    "results": [
                        {
                            "status": 200,
                            "duration": 1000,
                            "success": n != 2,
                            "timestamp": f"2026-09-0{n}T10:00:00.123456789Z",
                        }
                        for n in (1, 2, 3)
                    ],
                }
            ]
        ).encode(),
        (MEASURE,),
        ("availability",),
        {"rows": 1, "value": 0},
    ),
    Sample(
        "own tool.csv",
        csv_of(
            "Title of the survey",
            "Exported on 1 October 2026",
            "",
            "When|Service|Score of 1 to 5|Who",
            *(
                f"{n}.9.2026|{'E-mail' if n % 2 else 'Wi-Fi'}|{n % 5 + 1}|P{n}"
                for n in range(1, 15)
            ),
        ),
        (WHAT,),
        ("rating",),
        {"rows": 14, "rating": 44, "wi-fi": 7},
    ),
]


def kinds_of(text: str) -> tuple[str, ...]:
    """Return which kinds of questions a suggestion leaves open."""
    found = set()
    for line in text.splitlines():
        if OPEN in line and not line.lstrip().startswith("#"):
            key = line.strip().removeprefix("- ")
            found.add(
                WHICH
                if "service:" in key
                else MEASURE
                if key.startswith("measure:")
                else GRAVE
                if key.lower().startswith("priority:")
                else CODES
                if re.fullmatch(r"(?:good|bad|gut|schlecht): .*", key.lower())
                else WHAT
            )
    return tuple(sorted(found))


def answered(text: str, answers: tuple[str, ...]) -> str:
    """Return a suggestion with its open places filled, in their order."""
    left = iter(answers)

    def fill(line: str) -> str:
        if line.lstrip().startswith("#"):
            return line
        return re.sub(r'"?\?\?\?\d*"?', lambda _: next(left), line)

    return "\n".join(map(fill, text.split("\n")))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_of_each_tool_gets_in_at_the_second_try(sample, tmp_path):
    for path, text in REPOSITORY.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text, encoding="utf-8")
    (tmp_path / "key").write_text(KEY, encoding="utf-8")
    export = tmp_path / sample.name
    export.write_bytes(sample.raw)
    found, findings = suggest(export, SERVICES, "import")
    assert findings == []
    assert kinds_of(found.text) == tuple(sorted(sample.open))
    assert len(sample.open) <= 2
    assert found.open == len(sample.answers)
    source, problems = parse_mapping(
        TextFile("m.yml", answered(found.text, sample.answers)), tmp_path
    )
    assert [(one.place.line, one.message) for one in problems] == []
    done = plan_by(source, [export], tmp_path / "site", HowToImport(key=tmp_path / "key"))
    assert [(one.code, one.message) for one in done.findings] == []
    kind = source.mapping.kind
    (written,) = (text for name, text in done.files.items() if name.startswith(f"data/{kind}/"))
    frame = pd.read_csv(io.BytesIO(written))
    got = {"rows": len(frame)}
    for name in sample.wanted:
        if name in frame:
            got[name] = frame[name].sum()
        elif name in SERVICES.names:
            got[name] = int((frame["service"] == name).sum())
    assert got == sample.wanted
    assert not re.search(rb"x\.org|Doe|private|J;", written)


def test_before_it_is_answered_a_question_is_a_finding(tmp_path):
    export = tmp_path / "qualtrics.csv"
    export.write_bytes(next(each.raw for each in SAMPLES if each.name == "qualtrics.csv"))
    found, _ = suggest(export, SERVICES, "import")
    source, findings = parse_mapping(TextFile("m.yml", found.text), tmp_path)
    assert source is None
    assert [one.code for one in findings] == ["import-open-question"] * found.open
    lines = found.text.split("\n")
    assert all(OPEN in lines[one.place.line - 1] for one in findings)


def test_no_free_text_is_shown_of_an_export(tmp_path):
    for sample in SAMPLES:
        export = tmp_path / sample.name
        export.write_bytes(sample.raw)
        text = suggest(export, SERVICES, "import")[0].text
        assert not re.search(r"x\.org|Doe|private|since it works|1\.2\.3\.4", text), sample.name


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_tool_is_recognised_by_each_set_of_its_columns(tool):
    for each in tool.has:
        assert recognise(sorted(each))[0].tool.name == tool.name
        assert recognise([name.upper() for name in each])[0].tool.name == tool.name
    kind = KIND_OF_FOLDER[tool.kind]
    assert {*tool.columns} <= {column.name for column in kind.columns}
    assert recognise(["Date", "Rating"])[0].tool.name == ""


def test_of_many_columns_of_numbers_that_say_nothing_none_is_a_question(tmp_path, write):
    header = ["Date", "How do you like e-mail?", *(f"Q{n}" for n in range(40)), "AGE"]
    rows = [[f"2026-09-{n + 10}", 1 + n % 5, *[n % 7] * 40, 1 + n % 3] for n in range(14)]
    raw = csv_of(",".join(header), *(",".join(map(str, row)) for row in rows))
    path = tmp_path / "a.csv"
    path.write_bytes(raw)
    found, findings = suggest(path, SERVICES, "import")
    assert (findings, found.open) == ([], 0)
    assert "41 columns have numbers up to 10" in " ".join(found.text.split()).replace("# ", "")
    assert found.text.count("  # With ") == 2  # asked once for all of the same points
    line = '  # - {fixed: {service: "???"}, columns: {"???": Q7}}\n'
    taken = "  - {fixed: {service: wi-fi}, columns: {rating: Q7}}\n"
    assert line in found.text
    source, problems = parse_mapping(
        TextFile("mapping.yml", found.text.replace(line, taken)), tmp_path
    )
    assert (problems, len(source.mapping.rows)) == ([], 2)


def test_a_thumb_up_or_down_is_asked_about_and_no_point_of_five(write):
    raw = "Date,Are you satisfied with e-mail?\n2026-09-10,1\n2026-09-11,0\n"
    found, _ = suggest(write("a.csv", raw), SERVICES, "import")
    assert ('0: "???"' in found.text, '1: "???"' in found.text, found.open) == (True, True, 2)
