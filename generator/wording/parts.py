"""The parts that pages are made of. Plain data: strings, numbers, tuples and other parts."""

from __future__ import annotations

from msgspec import Struct


class Link(Struct, frozen=True):
    """A link: ``href`` is relative to the site's root, or a whole address elsewhere."""

    text: str
    href: str


class ChoiceView(Struct, frozen=True):
    """A choice in a filter: its value in the address, and how it is said."""

    value: str
    text: str


class SourceView(Struct, frozen=True):
    """A file behind a figure: its name, where it can be read, its last commit."""

    file: str
    href: str | None
    commit: str | None
    commit_href: str | None
    day: str | None


class RowView(Struct, frozen=True):
    """A period in a table: what was found, or the state that stands in its place.

    Some ``periods`` in a row without a number, for the same reason, are one row.
    The ``period`` marks the row: the other words are plain. ``usual`` is the range in which it
    usually is from this row on, where that is another than above; a dash where there is none
    any more.
    """

    period: str
    value: str
    range: str
    answers: str
    note: str
    usual: str = ""
    periods: int = 1


class CheckView(Struct, frozen=True):
    """What is behind a figure, for those who check it; ``address`` is its id on a page."""

    id: str
    address: str
    title: str
    value: str
    n: str
    method: str
    method_href: str
    notes: tuple[str, ...]


class CheckGroup(Struct, frozen=True):
    """What is behind figures of the same period and files; ``before`` is a file by period, if any.

    That file has those of them for which there are numbers by period. ``notes`` are about each.
    ``sources`` name each folder once.
    """

    period: str
    sources: tuple[str, ...]
    before: str
    notes: tuple[str, ...]
    checks: tuple[CheckView, ...]


class SignView(Struct, frozen=True):
    """A vital sign. ``state`` is a slug; ``tens`` is how many of ten dots are filled, if any.

    ``address`` is its id on a page.
    """

    address: str
    title: str
    state: str
    value: str
    range: str
    answers: str
    said: str
    tens: int | None
    move: str
    tone: str  # good, bad or plain


class ShirtView(Struct, frozen=True):
    """The shirt: which one, whose word is on it, whether drawn in outline, and how it is said."""

    kind: str  # loved, liked, undecided, pinata, too-few
    word: str
    outline: bool
    label: str


class EventView(Struct, frozen=True):
    """Something that happened: when, what, and which kind."""

    day: str
    iso: str
    kind: str
    title: str
    href: str | None
    new_line: bool


class MarkView(Struct, frozen=True):
    """A point of a drawing, in its units: ``kind`` is shown, hollow or signal-up, signal-down."""

    x: float
    y: float
    kind: str


class BandView(Struct, frozen=True):
    """The normal range of one line: its rectangle and the height of its mean."""

    x: float
    width: float
    y: float
    height: float
    mean: float
    trial: bool


class FlagView(Struct, frozen=True):
    """An event in a drawing: where it stands, its marker, whether a line ends.

    ``number`` is empty where its number is on the marker of one before it; ``row`` is 0 for
    markers just above the drawing, 1 for those above these. ``eased``: from here on less was
    wanted.
    """

    x: float
    number: str
    row: int
    title: str
    new_line: bool
    eased: bool


class TickView(Struct, frozen=True):
    """A label on an axis and where it stands."""

    at: float
    text: str


class TimeTickView(Struct, frozen=True):
    """A tick on an axis of time; where it is ``fine``, a phone has no room for its label."""

    at: float
    text: str
    fine: bool


class EndView(Struct, frozen=True):
    """A label at the right end of a line: ``kind`` is band, average or target."""

    at: float
    text: str
    kind: str


class StretchView(Struct, frozen=True):
    """The last part of a trend that can be looked at alone.

    ``months`` is how long it is, 0 for all; ``first`` its first period; ``ticks`` its own axis.
    """

    months: int
    text: str
    first: int
    ticks: tuple[TimeTickView, ...]


class TrendView(Struct, frozen=True):
    """The trend: its finding as a title, a text alternative, the drawing, the table, the files.

    Places in the drawing are in hundredths of its width and of its height. ``level`` says what has
    changed and stayed; empty where nothing has. The last of the ``stretches`` is all of it;
    ``crowded`` where flags have markers in two rows.
    """

    title: str
    level: str
    description: str
    caption: str
    lines: tuple[str, ...]
    marks: tuple[MarkView, ...]
    bands: tuple[BandView, ...]
    flags: tuple[FlagView, ...]
    crowded: bool
    stretches: tuple[StretchView, ...]
    y_ticks: tuple[TickView, ...]
    targets: tuple[str, ...]
    ends: tuple[EndView, ...]
    rows: tuple[RowView, ...]
    events: tuple[EventView, ...]
    others: tuple[EventView, ...]
    others_title: str
    csv: str


class CardView(Struct, frozen=True):
    """A service on a shelf: home, catalogue and provider pages show it."""

    id: str
    name: str
    href: str
    purpose: str
    provider: str
    provider_id: str
    shirt: ShirtView
    said: str
    value: str
    range: str
    answers: str
    move: str
    tone: str
    stage: str
    communities: tuple[str, ...]
    share: str  # the value as plain text: the catalogue's order goes by it
    attention: bool
    order: int  # by "needs attention": small first


class BarView(Struct, frozen=True):
    """A bar with its name and its number. ``parts`` of a hundred are filled, one after another.

    ``tone`` is good, bad or plain; ``note`` stands below in small print.
    """

    name: str
    value: str
    parts: float
    tone: str = "plain"
    note: str = ""


class SparkView(Struct, frozen=True):
    """A small line over time, 120 wide and 32 high: its polylines, where it ends, what is wanted.

    ``band`` is top and height of the usual range; ``wanted`` the height of a line that says what
    is good for people; ``label`` says in words what is drawn. ``began`` and ``ended`` are its first
    and its last value, which say its scale. ``held`` is what was wanted when, as a polyline of its
    own, and ``marks`` are where less was wanted from then on.
    """

    lines: tuple[str, ...]
    end: tuple[float, float] | None
    band: tuple[float, float] | None
    wanted: float | None
    label: str
    began: str
    ended: str
    held: str = ""
    marks: tuple[float, ...] = ()


class PanelView(Struct, frozen=True):
    """A panel on a page; ``methods`` and ``sources`` are what its numbers are made by and from.

    ``sources`` are files; of those of one folder only the first names it.
    """

    id: str
    title: str
    said: str
    tone: str
    add: str
    part: str
    body: object | None
    methods: tuple[Link, ...]
    sources: tuple[str, ...]
