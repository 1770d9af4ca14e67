"""The rules that the rooms before this one hold files to: can they be read, do they fit the model.

``sources`` and ``model`` find the breaches and emit the codes; a test holds that the codes and
severities agree.
"""

from __future__ import annotations

from generator.checks.rule import ERROR, WARNING, Family, Rule
from generator.sources.finding import Severity


def _rule(code: str, title: str, why: str, hint: str, severity: Severity = ERROR) -> Rule:
    return Rule(code, title, severity, Family.SHAPE, why, hint)


FILE_RULES: tuple[Rule, ...] = (
    _rule(
        "no-services-folder",
        "There is a folder “services”",
        "Without it there is nobody who publishes, and nothing to publish.",
        "create “services/organisation.yml”, or name the repository with --root",
    ),
    _rule(
        "unreadable-file",
        "Every file can be read",
        "What cannot be read would be missing without a word.",
        "allow reading it (chmod a+r)",
    ),
    _rule(
        "outside-repository",
        "No link leads out of the repository",
        "A link could publish a file of the machine that builds the site.",
        "replace it by an ordinary file",
    ),
    _rule(
        "file-too-large",
        "No file is too large to be read",
        "A definition of a megabyte is data in the wrong place.",
        "describe one service a file, and keep data in CSV files",
    ),
    _rule(
        "line-too-long",
        "No line is too long to be looked at",
        "People and tools that look at one give up.",
        "break the line, or remove what does not belong here",
    ),
    _rule(
        "byte-order-mark",
        "No file starts with a byte order mark",
        "It is invisible and becomes part of the first word for other tools.",
        "save it as “UTF-8” instead of “UTF-8 with BOM”",
        WARNING,
    ),
    _rule(
        "not-utf-8",
        "Every file is UTF-8",
        "Umlauts and accents would be other letters.",
        "save the file as “UTF-8” (in Excel: “CSV UTF-8”)",
    ),
    _rule(
        "not-text",
        "Every file is text",
        "A spreadsheet with the ending .csv is no CSV file.",
        "save it as “UTF-8”",
    ),
    _rule(
        "merge-conflict",
        "No file holds an unfinished merge",
        "Two edits met, and nobody has said yet which of them counts.",
        "keep one of the two sides, and remove the lines that begin with <<<<<<<, =======, >>>>>>>",
    ),
)

YAML_RULES: tuple[Rule, ...] = (
    _rule(
        "yaml-syntax",
        "Every definition is YAML",
        "A line that cannot be understood makes the whole file unreadable.",
        "replace the tab by two spaces",
    ),
    _rule(
        "yaml-alias",
        "No alias stands for a value",
        "A few aliases of aliases fill a computer's memory.",
        "write the value out where the alias stands",
    ),
    _rule(
        "yaml-depth",
        "Nothing is nested too deep",
        "No definition needs it, and readers of the file are lost.",
        "remove this value",
    ),
    _rule(
        "yaml-tag",
        "No value has a tag",
        "Tags can make other programs run what stands in the file.",
        "remove the word that begins with “!”",
    ),
    _rule(
        "yaml-key",
        "Every key is a plain word",
        "A list or a mapping cannot name anything.",
        "write a word before the colon",
    ),
    _rule(
        "duplicate-key",
        "No key stands in a mapping twice",
        "Only one of the two values could count.",
        "remove one of the two “purpose:”",
    ),
    _rule(
        "curly-quotes",
        "Quotation marks around a value are straight",
        "Curly ones, which word processors make, are no marks to YAML: the site would show them.",
        'write "Mail"',
        WARNING,
    ),
    _rule(
        "cut-off",
        "Nothing of a value is taken for a remark",
        "After a blank, “#” begins a remark: what follows is lost without a word.",
        "put the whole text after the first colon between double quotes",
        WARNING,
    ),
)

CSV_RULES: tuple[Rule, ...] = (
    _rule(
        "csv-syntax",
        "Every CSV file is CSV",
        "A quote that is never closed swallows all rows after it.",
        "close the double quote that this row opens (or remove it)",
    ),
    _rule(
        "csv-empty",
        "No CSV file is empty",
        "Without a header nobody knows what the rows would be.",
        "write the columns' names into the first line, or remove the file",
    ),
    _rule(
        "csv-separator",
        "Commas separate the columns",
        "With semicolons the whole row is one value.",
        "save it with commas between the columns (in Excel: “CSV UTF-8 (Comma delimited)”)",
    ),
    _rule(
        "csv-duplicate-column",
        "No column stands in a header twice",
        "Only one of the two could count.",
        "remove or rename one of the two columns “rating”",
    ),
    _rule(
        "csv-ragged-row",
        "Every row has as many values as the header",
        "Values would slip into their neighbours' columns. The row is left out.",
        "put a value that holds a comma between double quotes, and write 4.5 for 4,5",
        WARNING,
    ),
)

MODEL_RULES: tuple[Rule, ...] = (
    _rule(
        "missing-file",
        "The file that says who publishes is there",
        "The site's name, periods and thresholds stand in it.",
        "create it with the line “name: …”",
    ),
    _rule(
        "misplaced-file",
        "Every YAML file lies where its place has a meaning",
        "A definition that nobody reads looks like one that counts.",
        "move it to “services/<provider>/<service>.yml”, or remove it",
    ),
    _rule(
        "duplicate-id",
        "No two definitions have the same id",
        "Data that name it could mean either.",
        "rename one of the two, for example “laptop-2”",
    ),
    _rule(
        "unknown-key",
        "Every key is one that the file knows",
        "A misspelt key is a value that nobody reads.",
        "write “purpose:”",
    ),
    _rule(
        "missing-key",
        "Every key that is needed is there",
        "Without it the definition means nothing.",
        "add “name: …”: What customers call it.",
    ),
    _rule(
        "missing-value",
        "Every key has a value",
        "An empty value is neither yes nor no, neither zero nor unknown.",
        "write a value after “purpose:”, or remove the line",
    ),
    _rule(
        "wrong-type",
        "Every value is of its kind",
        "A word is no number, and a list is no single value.",
        "write digits only, such as 30",
    ),
    _rule(
        "unknown-value",
        "A choice is one of those that are known",
        "A value of its own is drawn nowhere.",
        "write “live”",
    ),
    _rule(
        "out-of-range",
        "Every value lies in its range",
        "A share above 1 or a floor below 3 cannot be meant.",
        "write 1 or less",
    ),
    _rule(
        "bad-date",
        "Every day is written as 2026-09-30, and the calendar has it",
        "03/04 is a day in March or in April, depending on who reads it.",
        "write it as 2026-09-30",
    ),
    _rule(
        "bad-link",
        "Every link leads somewhere",
        "Readers click on it.",
        "write it as https://example.org/page or mailto:desk@example.org",
    ),
    _rule(
        "bad-id",
        "Every id can stand in an address",
        "Ids become the addresses of pages.",
        "write “remote-access”",
    ),
    _rule(
        "bad-format",
        "Every value is written as told",
        "Service hours in another form cannot be counted.",
        "write it as told: When customers need the service: “Mon-Fri 07:00-19:00”.",
    ),
    _rule(
        "other-scale",
        "A comparator was asked on our scale",
        "Two scales side by side compare nothing.",
        "write “scale: 1-5” if that is so, or remove the comparator",
    ),
    _rule(
        "dates-reversed",
        "Nothing was answered or done before it was raised",
        "One of the two days is wrong.",
        "write a day from 2026-01-01 on",
    ),
)

SHAPE_RULES: tuple[Rule, ...] = (*FILE_RULES, *YAML_RULES, *CSV_RULES, *MODEL_RULES)
