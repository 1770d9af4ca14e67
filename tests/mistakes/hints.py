"""Do what a finding's hint says, to the letter, as somebody would who understands nothing else.

A hint is read as written: its words are looked for in a table of what hints ask for, and the first
that fits is done where the finding points. Where the hint leaves a gap (“…”, “write a value”), the
next of the ``fill`` is written: what only its author can know. Of alternatives that are offered the
one in the ``fill`` is taken, else the first. A hint that fits nothing here raises ``NotLiteral``.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from generator.sources.finding import Finding

_BLANKS = " \t\u00a0\u3000"
"""What looks like a space."""
KEY = re.compile(r"^( *(?:- +)*)([\w-]+):( *)(.*)$")


class Fill(Struct):
    """What only the author knows: the next text for a gap, or which of those that are offered."""

    texts: list[str]
    endless: str = ""

    def __next__(self) -> str:
        if self.texts:
            return self.texts.pop(0)
        if not self.endless:
            raise StopIteration
        return self.endless

    def chosen(self, offered: Sequence[str]) -> str:
        """Return the author's choice; the first, where nothing of these is given."""
        return self.texts.pop(0) if self.texts and self.texts[0] in offered else offered[0]


class NotLiteral(Exception):
    """The hint cannot be followed without understanding more than it says."""


class Spot(Struct):
    """Where a finding points, and what may be filled into gaps."""

    root: Path
    finding: Finding
    fill: Fill

    @property
    def path(self) -> Path:
        return self.root / self.finding.place.file

    @property
    def is_table(self) -> bool:
        return self.path.suffix == ".csv"

    @property
    def column(self) -> int:
        return self.finding.place.column - 1

    def lines(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").split("\n")

    def put(self, lines: list[str]) -> None:
        self.path.write_text("\n".join(lines), encoding="utf-8", newline="")

    def filled(self, text: str) -> str:
        """Write the next known thing for each gap."""
        return re.sub("…", lambda _: next(self.fill), text)

    def line(self, change: Callable[[str], str]) -> None:
        lines = self.lines()
        number = self.finding.place.line - 1
        lines[number] = change(lines[number])
        self.put(lines)

    def insert(self, new: list[str]) -> None:
        lines = self.lines()
        number = self.finding.place.line
        self.put([*lines[:number], *new, *lines[number:]])

    @property
    def indent(self) -> str:
        """The spaces before a key next to the one pointed at."""
        found = KEY.match(self.lines()[self.finding.place.line - 1])
        return " " * len(found[1]) if found else ""


def apply(root: Path, finding: Finding, fill: Fill) -> None:
    """Do what the hint says; raise ``NotLiteral`` where it says too little."""
    spot = Spot(root, finding, fill)
    for pattern, act in ACTIONS:
        found = re.match(pattern, finding.hint)
        if found:
            act(spot, *found.groups())
            return
    raise NotLiteral(finding.hint)


def _value(spot: Spot, new: str) -> None:
    """Write a value (or a key, or a whole line of “key: value”) for what stands at the place."""
    new = spot.filled(new)
    if spot.is_table:
        spot.line(lambda line: _cell(line, spot.column, new))
        return
    entry = KEY.match(new)
    at = spot.column

    def change(line: str) -> str:
        here = KEY.match(line)
        if new.endswith(":") or (entry and here and entry[2] == here[2]):
            kept = here[1] if here else ""
            return kept + new + (line[len(kept) :].partition(":")[2] if new.endswith(":") else "")
        if here and here[4] and at == len(here[1]):
            at_value = at if entry else line.index(here[4])
            return line[:at_value] + new
        flow = re.match(r"[^,\]]+", line[at:]) if "[" in line[:at] else None
        end = at + len(flow[0]) if flow else len(line)
        return line[:at] + new + line[end:]

    if not entry and not new.endswith(":") and new.startswith("["):
        _whole_value(spot, new)
    else:
        spot.line(change)


def _whole_value(spot: Spot, new: str) -> None:
    """Write a list for a value that may go over several lines."""
    lines = spot.lines()
    number = spot.finding.place.line - 1
    while not KEY.match(lines[number]):
        del lines[number]
        number -= 1
    found = KEY.match(lines[number])
    assert found
    end = number + 1
    while end < len(lines) and lines[end] and not KEY.match(lines[end]):
        del lines[end]
    lines[number] = f"{found[1]}{found[2]}: {new}"
    spot.put(lines)


def _cell(line: str, at: int, new: str) -> str:
    found = re.match(r'"(?:[^"]|"")*"|[^,\n]*', line[at:])
    assert found
    return line[:at] + new + line[at + len(found[0]) :]


def _one_of(spot: Spot, offered: str) -> None:
    """Write one of those that the hint offers."""
    _value(spot, spot.fill.chosen([each.strip(" “”") for each in re.split(r", | or ", offered)]))


def _one_of_in_all(spot: Spot, offered: str) -> None:
    """Write the same reading for all values of the column that have a point."""
    texts = offered.split(" or ")
    whole = texts.index(spot.fill.chosen(texts)) == 0
    header, *rows = csv.reader(io.StringIO("\n".join(spot.lines())))
    before = spot.lines()[spot.finding.place.line - 1][: spot.column]
    index = len(next(csv.reader([before]))) - 1
    for row in rows:
        if row and "." in row[index]:
            row[index] = row[index].replace(".", "") if whole else f"{float(row[index]):.4f}"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    spot.path.write_text(out.getvalue(), encoding="utf-8", newline="")


def _times(spot: Spot, _: str, factor: str) -> None:
    """Multiply the values of all rows in the column."""
    header, *rows = csv.reader(io.StringIO("\n".join(spot.lines())))
    before = spot.lines()[spot.finding.place.line - 1][: spot.column]
    index = len(next(csv.reader([before]))) - 1
    for row in filter(None, rows):
        row[index] = f"{float(row[index]) * float(factor):.10g}"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    spot.path.write_text(out.getvalue(), encoding="utf-8", newline="")


def _move_to_one(spot: Spot, offered: str) -> None:
    _move(spot, spot.fill.chosen(re.findall("“([^”]+)”", offered)))


def _given(spot: Spot, *_: str) -> None:
    _value(spot, "…")


def _after_key(spot: Spot, *_: str) -> None:
    new = spot.filled("…")
    spot.line(lambda line: f"{line.rstrip()} {new}")


def _add(spot: Spot, *new: str) -> None:
    spot.insert([spot.indent + spot.filled(line) for line in new])


def _add_to(spot: Spot, line: str, file: str) -> None:
    path = spot.root / file
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{line}\n", encoding="utf-8")


def _add_block(spot: Spot, key: str, lines: str) -> None:
    inner = [spot.indent + "  " + spot.filled(line) for line in re.findall("“([^”]*)”", lines)]
    spot.insert([f"{spot.indent}{key}:", *inner])


def _add_at_the_end(spot: Spot, key: str, lines: str) -> None:
    inner = ["  " + spot.filled(line) for line in re.findall("“([^”]*)”", lines)]
    text = "\n".join([*spot.lines()]).rstrip("\n")
    spot.put([text, f"{key}:", *inner, ""])


def _add_below(spot: Spot, key: str, lines: str) -> None:
    all_lines = spot.lines()
    number = all_lines.index(f"{key}:") + 1
    inner = ["  " + spot.filled(line) for line in re.findall("“([^”]*)”", lines)]
    spot.put([*all_lines[:number], *inner, *all_lines[number:]])


def _progress(spot: Spot, new: str, *more: str) -> None:
    """Change the progress of an entry, and add lines next to it."""
    lines = spot.lines()
    number = next(
        i
        for i in range(spot.finding.place.line - 1, -1, -1)
        if lines[i].lstrip().startswith("progress:")
    )
    found = KEY.match(lines[number])
    assert found
    lines[number] = found[1] + new
    added = [" " * len(found[1]) + spot.filled(line) for line in more if line]
    spot.put([*lines[: number + 1], *added, *lines[number + 1 :]])


def _create(spot: Spot, file: str, lines: str) -> None:
    path = spot.root / file
    text = "\n".join(re.findall("“([^”]*)”", lines)) + "\n"
    path.write_text(spot.filled(text), encoding="utf-8")


def _move(spot: Spot, name: str) -> None:
    target = spot.root / name if "/" in name else spot.path.with_name(name + spot.path.suffix)
    assert not target.exists(), "what stood there would be gone"
    target.parent.mkdir(parents=True, exist_ok=True)
    spot.path.rename(target)


def _rename_one(spot: Spot, name: str) -> None:
    if KEY.match(spot.lines()[spot.finding.place.line - 1]) and spot.column:
        _value(spot, name)
    else:
        _move(spot, name)


def _move_out(spot: Spot, *_: str) -> None:
    """Its author has found nothing in it that the other file does not say."""
    _move(spot, f"./{spot.path.name}")


def _remove_file(spot: Spot, name: str) -> None:
    (spot.root / name).unlink()


def _remove_text(spot: Spot, text: str, instead: str = "") -> None:
    """Remove a text where the finding points, or write something else for it."""
    column = spot.column

    def change(line: str) -> str:
        assert line.startswith(text, column)
        return line[:column] + instead + line[column + len(text) :]

    spot.line(change)


def _remove_line(spot: Spot, *_: str) -> None:
    lines = spot.lines()
    del lines[spot.finding.place.line - 1]
    spot.put(lines)


def _remove_lines(spot: Spot, more: str) -> None:
    """Remove the line and those below it."""
    lines = spot.lines()
    first = spot.finding.place.line - 1
    del lines[first : first + 1 + int(more)]
    spot.put(lines)


def _delete_lines(spot: Spot, first: str, last: str | None) -> None:
    lines = spot.lines()
    del lines[int(first) - 1 : int(last or first)]
    spot.put(lines)


def _remove_title(spot: Spot, *_: str) -> None:
    """Remove the lines above the one in which the message finds the header."""
    found = re.search(r"in line (\d+)$", spot.finding.message)
    assert found
    spot.put(spot.lines()[int(found[1]) - 1 :])


def _add_list(spot: Spot, period: str) -> None:
    """Add the row of a list below the one before it; how many were on it is known to its author."""
    lines = spot.lines()
    header, cells = lines[0].split(","), lines[spot.finding.place.line - 1].split(",")
    cells[header.index("period")], cells[header.index("invited")] = period, next(spot.fill)
    spot.insert([",".join(cells)])


def _rename_column(spot: Spot, name: str) -> None:
    spot.line(lambda line: _cell(line, spot.column, name))


def _remove_column(spot: Spot, name: str | None = None) -> None:
    lines = spot.lines()
    names = lines[0].split(",")
    index = names.index(name) if name in names else lines[0][: spot.column].count(",")
    if "two columns" in spot.finding.hint:
        index = lines[0][: spot.column].count(",")
    rows = list(csv.reader(io.StringIO("\n".join(lines))))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([row[:index] + row[index + 1 :] for row in rows])
    spot.path.write_text(out.getvalue(), encoding="utf-8")


def _move_up(spot: Spot, *_: str) -> None:
    """Move the entry of a list above the one before it."""
    lines = spot.lines()
    begins = spot.finding.place.line - 1
    while not lines[begins].lstrip().startswith("- "):
        begins -= 1
    dash = len(lines[begins]) - len(lines[begins].lstrip())
    ends = begins + 1
    while lines[ends].startswith(" " * (dash + 1)):
        ends += 1
    before = begins - 1
    while not lines[before].startswith(" " * dash + "- "):
        before -= 1
    spot.put(lines[:before] + lines[begins:ends] + lines[before:begins] + lines[ends:])


def _subtract(spot: Spot, *_: str) -> None:
    """Subtract from each value of the column the one in the line above, from the finding on."""
    lines = spot.lines()
    begins = spot.finding.place.line - 1
    index = lines[begins][: spot.column].count(",")
    sums = [int(line.split(",")[index]) for line in lines[begins - 1 :] if line]
    for at in range(1, len(sums)):
        cells = lines[begins - 1 + at].split(",")
        cells[index] = str(sums[at] - sums[at - 1])
        lines[begins - 1 + at] = ",".join(cells)
    spot.put(lines)


def _fetch(spot: Spot, *_: str) -> None:
    """Get the file as it is where it comes from: here, in the repository without mistakes."""
    right = Path(__file__).parent / "base" / spot.finding.place.file
    spot.path.write_bytes(right.read_bytes())


def _save_as_utf8(spot: Spot, *_: str) -> None:
    raw = spot.path.read_bytes()
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    marked = raw.startswith(codecs.BOM_UTF8)
    text = raw.decode("utf-16" if wide else "utf-8-sig" if marked else "cp1252")
    spot.path.write_text(text, encoding="utf-8", newline="")


def _save_with_commas(spot: Spot, *_: str) -> None:
    spot.put([line.replace(";", ",").replace("\t", ",") for line in spot.lines()])


def _save_as(spot: Spot, name: str) -> None:
    """A workbook's cells are known to who has it open; here the ``fill`` has them."""
    text = next(spot.fill) + "\n"
    (spot.root / name).write_text(text, encoding="utf-8")
    spot.path.unlink()


def _tab(spot: Spot, *_: str) -> None:
    spot.line(lambda line: line.replace("\t", "  ", 1))


def _quote(spot: Spot, which: str) -> None:
    mark = '"' if which == "double" else "'"

    def change(line: str) -> str:
        before, _, after = line.partition(": ")
        return f"{before}: {mark}{after.strip()}{mark}"

    spot.line(change)


def _close_quote(spot: Spot, *_: str) -> None:
    spot.line(lambda line: f"{line}{_first_quote(line)}")


def _first_quote(line: str) -> str:
    return next(character for character in line if character in "\"'")


def _merge(spot: Spot, *_: str) -> None:
    """Keep the first of the two sides."""
    kept, side = [], 0
    for line in spot.lines():
        if line.startswith(("<<<<<<< ", "=======", ">>>>>>> ")):
            side = {"<": 1, "=": 2, ">": 0}[line[0]]
        elif side != 2:
            kept.append(line)
    spot.put(kept)


def _spaces(spot: Spot, number: str, dash: str | None = None) -> None:
    """Write so many spaces before what the line says, and a dash where the hint says so."""
    before = " " * (0 if number == "no" else int(number))

    def change(line: str) -> str:
        bare = line.strip(_BLANKS)
        if dash == ", and without “- ”":
            bare = bare[1:].strip(_BLANKS)
        if dash == " and “- ”" and not bare.startswith("- "):
            bare = f"- {bare}"
        return before + bare

    spot.line(change)


def _remove_space(spot: Spot, before: str) -> None:
    spot.line(lambda line: line.replace(f" {before}", before, 1))


def _remove_spaces(spot: Spot, number: str | None, first: str, last: str) -> None:
    """Remove blanks at the start of lines, but for comments between them."""
    width = int(number or 1)

    def change(line: str) -> str:
        return line if line.startswith("#") or not line else line[width:]

    _in_lines(spot, first, last, change)


def _replace_tabs(spot: Spot, what: str, first: str, last: str) -> None:
    """Remove one tab before each line, or write blanks for what stands there."""

    def change(line: str) -> str:
        bare = line.lstrip(_BLANKS)
        lead = line[: len(line) - len(bare)]
        if what == "the tab":
            return lead.removeprefix("\t") + bare
        return re.sub("[\u00a0\u3000]", " ", lead.replace("\t", "  ")) + bare

    _in_lines(spot, first, last, change)


def _add_spaces(spot: Spot, number: str | None, first: str, last: str) -> None:
    more = " " * int(number or 1)
    _in_lines(
        spot, first, last, lambda line: line if not line or line.startswith("#") else more + line
    )


def _uncomment(spot: Spot, _: str, first: str | None, last: str | None) -> None:
    here = str(spot.finding.place.line)
    _in_lines(spot, first or here, last or first or here, lambda line: line.removeprefix("# "))


def _in_lines(spot: Spot, first: str, last: str, change: Callable[[str], str]) -> None:
    some = range(int(first) - 1, int(last))
    spot.put([change(line) if n in some else line for n, line in enumerate(spot.lines())])


def _parent(spot: Spot, parent: str, number: str, own: str, dash: str | None) -> None:
    """Write a line above the one pointed at, and that one's blanks."""
    _spaces(spot, own, dash)
    lines = spot.lines()
    at = spot.finding.place.line - 1
    before = " " * (0 if number == "no" else int(number))
    chosen = spot.fill.chosen(re.findall("“([^”]+)”", parent))
    spot.put([*lines[:at], before + chosen, *lines[at:]])


def _sign(spot: Spot, before: str) -> None:
    at = spot.column

    def change(line: str) -> str:
        assert line.startswith(before, at)
        return f"{line[:at]}# {line[at:]}"

    spot.line(change)


def _dash(spot: Spot, *_: str) -> None:
    """Write a dash before the first line of a mapping, and indent its other lines."""
    lines = spot.lines()
    first = spot.finding.place.line - 1
    indent = len(lines[first]) - len(lines[first].lstrip())
    lines[first] = lines[first][:indent] + "- " + lines[first][indent:]
    number = first + 1
    while number < len(lines) and lines[number].startswith(" " * max(indent, 1)):
        lines[number] = "  " + lines[number]
        number += 1
    spot.put(lines)


def _comma_in_value(spot: Spot, *_: str) -> None:
    """Put the last cells, into which a value with a comma has fallen, between quotes again."""
    width = spot.lines()[0].count(",")

    def change(line: str) -> str:
        cells = line.split(",")
        return ",".join([*cells[:width], '"' + ",".join(cells[width:]) + '"'])

    spot.line(change)


def _no_last_commas(spot: Spot, *_: str) -> None:
    spot.put([line.rstrip(",") for line in spot.lines()])


def _commas(spot: Spot, *_: str) -> None:
    width = spot.lines()[0].count(",")
    spot.line(lambda line: line + "," * (width - line.count(",")))


def _exchange(spot: Spot, one: str, other: str) -> None:
    """Exchange two names in the header."""
    header, *rows = spot.lines()
    names = {one: other, other: one}
    spot.put([",".join(names.get(name, name) for name in header.split(",")), *rows])


def _exchange_cells(spot: Spot, *_: str) -> None:
    """Exchange two values of a row: those of the columns that the message names."""
    found = re.match(r"(\w+) \(.*\) is before (\w+) \(", spot.finding.message)
    assert found
    names = spot.lines()[0].split(",")
    one, other = (names.index(name) for name in found.groups())

    def change(line: str) -> str:
        cells = line.split(",")
        cells[one], cells[other] = cells[other], cells[one]
        return ",".join(cells)

    spot.line(change)


def _header(spot: Spot, names: str) -> None:
    spot.put([names, *spot.lines()])


def _header_given(spot: Spot, *_: str) -> None:
    spot.put([next(spot.fill), *spot.lines()])


def _add_column(spot: Spot, name: str) -> None:
    """A column with its values, which only its author knows."""
    lines = [line for line in spot.lines() if line]
    value = next(spot.fill)
    spot.put([f"{lines[0]},{name}", *[f"{line},{value}" for line in lines[1:]], ""])


def _add_rows(spot: Spot, *_: str) -> None:
    """Rows that only their author knows."""
    spot.insert([next(spot.fill)])


def _rows_for_it(spot: Spot, *_: str) -> None:
    """Rows in place of one, which only their author knows."""
    rows = next(spot.fill)
    spot.line(lambda _: rows)


def _later_as_of(spot: Spot, *_: str) -> None:
    day = spot.lines()[spot.finding.place.line - 1].partition(",")[0]
    path = spot.root / "services" / "organisation.yml"
    text = re.sub(r"as_of: \S+", f"as_of: {day}", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")


def _one_slip(spot: Spot, one: str, other: str) -> None:
    """Write one of two readings of a date."""
    _value(spot, spot.fill.chosen([one, other]))


ACTIONS: tuple[tuple[str, Callable[..., None]], ...] = (
    (r"start this line with (\w+) spaces?( and “- ”|, and without “- ”)?", _spaces),
    (r"remove (?:the space|one of the spaces) before “([^”]+)”", _remove_space),
    (r"remove (?:a space|(\d+) spaces) at the start of lines (\d+) to (\d+)", _remove_spaces),
    (r"remove (the tab) at the start of lines (\d+) to (\d+)", _replace_tabs),
    (r"replace (each tab) at the start of lines (\d+) to (\d+) by two spaces", _replace_tabs),
    (
        r"replace (what only looks like a space) at the start of lines (\d+) to (\d+) by spaces",
        _replace_tabs,
    ),
    (r"write “# ” before “([^”]+)”$", _sign),
    (r"remove lines? (\d+)(?: to (\d+))?, or lines?", _delete_lines),
    (r"add (?:a space|(\d+) spaces) at the start of lines (\d+) to (\d+)", _add_spaces),
    (r"remove “# ” at the start of (this line|lines? (\d+)(?: to (\d+))?)", _uncomment),
    (
        r"write (“.+”)(?:, whichever it is,)? with (\w+) space.* with (\w+) spaces?( and “- ”)?$",
        _parent,
    ),
    (r"write “(progress: \w+)”,? and add “([^”]+)”(?: and “([^”]+)”)?", _progress),
    (r"write “(progress: \w+)” and add “([^”]+)”", _progress),
    (r"write “- ” before its first line", _dash),
    (r"write (\S+), if a digit is wrong or (\S+), if day and month are swapped", _one_slip),
    (r"write a (?:double|single) quote at the end of this line", _close_quote),
    (r"write (\S+ or \S+), whichever it is, and so in all", _one_of_in_all),
    (r"write (\S+ or \S+), whichever it (?:is|was)", _one_of),
    (r"write “([^”]+)”(?! in a step| if that)", _value),
    (r"write one of: ([^;…]+)", _one_of),
    (r"write a row for each of its (?:months|quarters)", _rows_for_it),
    (r"write (\S+) and each other value times (\d+)", _times),
    (r"write a value after ", _after_key),
    (r"write (?:a|the) day (?:from|up to|after) (\S+?)(?: on)?(?:,|$)", _value),
    (r"write a (?:number|time|value) (?:from|up to)", _given),
    (r"write (?:a value \(|the (?:name|day) (?:o|when)|digits|yes|it )", _given),
    (r"write the columns' names into a line above it, such as “([^”]+)”", _header),
    (r"write the columns' names into the first line", _header_given),
    (r"write ([-+\w./:@]+|\"[^\"]+\")(?: or (?:less|more))?(?:,|$)", _value),
    (r"add below “(\w+):” the lines (.+)", _add_below),
    (r"add “(\w+):” with the lines? (.+) below it", _add_block),
    (r"add “(\w+):” to the end of the file, and below it the lines (.+)", _add_at_the_end),
    (r"add “(\w+: [^”]+)”, or the month that it is, to (services/organisation\.yml)", _add_to),
    (r"add “(\w+: [^”]+)”", _add),
    (r"add the missing commas", _commas),
    (r"remove the commas at the end of this row, and of all others", _no_last_commas),
    (r"remove the commas at the end", lambda spot: spot.line(lambda line: line.rstrip(","))),
    (r".*swap the names of the columns “([^”]+)” and “([^”]+)”", _exchange),
    (r"swap the two, or write", _exchange_cells),
    (r"write money spent without a minus sign", _given),
    (r"write no more people than there are", _given),
    (r"add rows of .+? below this one", _add_rows),
    (r"add the column “([^”]+)”", _add_column),
    (r"add a row for (\S+) with the mode “list”", _add_list),
    (r"create (\S+) with the lines (.+)", _create),
    (r"rename (?:it|the file) to “([^”]+/[^”]+)”", _move),
    (r"rename the file to “([^”]+)”", _move),
    (r"rename one of the two, for example “([^”]+)”", _rename_one),
    (r"rename (?:it|the column) to “([^”]+)”", _rename_column),
    (r"move it into its provider's folder: (.+)", _move_to_one),
    (r"move (?:it|the file) (?:to|into [^“]+) “([^”]+)”", _move),
    (r"move this entry up", _move_up),
    (r"remove or rename one of the two columns|remove the column(?: “([^”]+)”)?", _remove_column),
    (r"remove “([^”]+/[^”]+)”", _remove_file),
    (r"remove “([^”]+)”", _remove_text),
    (r"write a role for “([^”]+)”, such as “([^”]+)”", _remove_text),
    (r"remove this line and the (\d+) lines below it", _remove_lines),
    (r"delete lines? (\d+)(?: to (\d+))?;", _delete_lines),
    (r"delete (it|them), so that the header is the first line", _remove_title),
    (r"remove (?:this|the) (?:line|row)|remove one of the two|remove it;", _remove_line),
    (r"if it is their sum, .*remove this line", _remove_line),
    (r"save it with commas", _save_with_commas),
    (r"(?:if it holds rows, )?save it as “([^”]+/[^”]+)”", _save_as),
    (r"write what is right in it into “([^”]+)”, which is there too", _move_out),
    (r"save (?:it|the file) as “UTF-8”", _save_as_utf8),
    (r"if they are, subtract from each value the one before it", _subtract),
    (r"run “git lfs pull”|download the file again", _fetch),
    (r"replace the tab by two spaces", _tab),
    (r"put the whole text after the first colon between (\w+) quotes", _quote),
    (r"put a value that holds a comma between double quotes", _comma_in_value),
    (r"close the double quote", _close_quote),
    (r"keep one of the two sides", _merge),
    (r"make them different, such as “([^”]+)”", _value),
    (r"correct the (?:date|numbers)", _given),
    (r"build with a later --as-of, or a later “as_of:”", _later_as_of),
)
"""What hints ask for, the more particular before the more general, and what is done then."""
