"""What the API's files say: their shapes, from which their JSON Schemas and their page are made.

Within a version a fact may be added; none is renamed, removed, or given another meaning. A program
that reads a file has to pass over facts that it does not know.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from generator.disclosure.opinions import Opinion
from generator.disclosure.published import Mode
from generator.features.communities.figures import Hearing
from generator.figures.figure import State
from generator.figures.verdict import Shirt
from generator.model.service import Stage

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Href = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
Id = Annotated[str, Field(description="Its id. It stays as it is, unless the owner renames it.")]
Name = Annotated[str, Field(description="What people call it.")]
Page = Annotated[Href, Field(description="Its page, relative to this file.")]
File = Annotated[Href, Field(description="Its own file, relative to this file.")]
Feed = Annotated[Href, Field(description="What happened, as a feed (Atom).")]
Calendar = Annotated[Href, Field(description="Its days, as a calendar (iCalendar), if any.")]
AsOf = Annotated[Day, Field(description="The day up to which data count.")]
Badge = Annotated[Href, Field(description="Its badge: a drawing to be shown elsewhere.")]
Embed = Annotated[Href, Field(description="A small page about it, to be shown in a frame.")]
Address = Annotated[str, Field(description="An address, as the owner wrote it.")]
Verdict = Annotated[Shirt, Field(description="The shirt that customers would wear.")]
Usual = Literal["better", "worse", "usual", "unknown"]
UsualNow = Annotated[
    Usual, Field(description="How the last period with enough answers compares with usual ones.")
]
Texts = list[str]

_Days = TypedDict(
    "_Days",
    {
        "from": NotRequired[Annotated[Day, Field(description="The first day that it is about.")]],
        "to": NotRequired[Annotated[Day, Field(description="The last day that it is about.")]],
    },
)


class FigureFacts(_Days):
    """A published number, or the reason why there is none."""

    state: Annotated[
        State,
        Field(description="Only “shown” and “few answers” have a number; others say why not."),
    ]
    method: Annotated[
        str, Field(description="How it is worked out, and the version of that: like/1.")
    ]
    unit: Annotated[str, Field(description="The unit of its number.")]
    value: NotRequired[
        Annotated[float, Field(description="The number, in its unit. A share is from 0 to 1.")]
    ]
    low: NotRequired[Annotated[float, Field(description="The lower end of its interval.")]]
    high: NotRequired[Annotated[float, Field(description="The upper end of its interval.")]]
    answers: NotRequired[Annotated[int, Field(description="How many answers it is made from.")]]
    asked: NotRequired[
        Annotated[int, Field(description="Of how many it is: people asked, comments, days.")]
    ]
    mode: NotRequired[
        Annotated[Mode, Field(description="How people were asked: by a list, or an open link.")]
    ]
    scale: NotRequired[Annotated[str, Field(description="The scale of an average answer: 1-5.")]]
    at_least: NotRequired[
        Annotated[bool, Field(description="The true number may be greater than this.")]
    ]
    opinion: NotRequired[
        Annotated[Opinion, Field(description="How closely a small group's share is shown.")]
    ]
    files: NotRequired[Annotated[Texts, Field(description="The files that it comes from.")]]
    without: NotRequired[
        Annotated[Texts, Field(description="Days that are left out: too few answered in them.")]
    ]
    withdrawn: NotRequired[
        Annotated[str, Field(description="Why the owner withdrew it, or some of its periods.")]
    ]
    part_of_other_days_before: NotRequired[
        Annotated[bool, Field(description="Withheld: its days were published as part of others.")]
    ]
    rows_left_out: NotRequired[
        Annotated[bool, Field(description="Rows of its days have a mistake and do not count.")]
    ]
    as_published_on: NotRequired[
        Annotated[Day, Field(description="It has the number of this day: few changed it since.")]
    ]
    counts_from: NotRequired[
        Annotated[
            Day, Field(description="The day from which answers count; nobody was asked before.")
        ]
    ]


Figures = Annotated[
    dict[str, FigureFacts],
    Field(description="All figures by their ids: mail/like?period=2026-09."),
]


class TrendPeriod(TypedDict):
    """A period of the trend. The figure that it names is in the same file."""

    period: Annotated[str, Field(description="The period: 2026-09, 2026-Q3, 2026.")]
    figure: Annotated[str, Field(description="The id of its figure.")]
    line: Annotated[
        int, Field(description="Counts up where a new line begins: do not compare two lines.")
    ]
    usual: Annotated[
        Literal["as usual", "more", "less"] | None,
        Field(description="How it compares with what is usual; none where nobody can say."),
    ]
    wanted: Annotated[
        float | None, Field(description="The share that was wanted when it ended, if any.")
    ]


class ContactFacts(TypedDict):
    """Who answers for something: a role, never a person's name."""

    role: Annotated[str, Field(description="The role.")]
    contact: NotRequired[Address]


class PromiseFacts(TypedDict):
    """Whether a promise was kept."""

    name: Annotated[str, Field(description="What is promised.")]
    kept: Annotated[bool | None, Field(description="Whether it was kept; none if not known.")]


class WarningFacts(TypedDict):
    """Something got worse, and its owner has 30 days to say what they do."""

    kind: Annotated[str, Field(description="What kind of warning it is.")]
    question: Annotated[str, Field(description="The question whose answers changed.")]
    since: Annotated[Day, Field(description="Since when.")]
    stand: Annotated[str, Field(description="Whether the owner has answered.")]


class StandingFacts(TypedDict):
    """How a service is doing now."""

    name: Name
    fictional: NotRequired[Annotated[bool, Field(description="It is made up.")]]
    provider: Annotated[str, Field(description="The provider's id.")]
    page: Page
    file: File
    badge: NotRequired[Badge]
    embed: NotRequired[Embed]
    stage: Annotated[Stage, Field(description="Where it is in its life.")]
    verdict: Verdict
    usual: UsualNow
    wanted: Annotated[dict[str, float], Field(description="The targets of now, by question.")]
    promises: Annotated[dict[str, PromiseFacts], Field(description="Its promises by id.")]
    overdue: Annotated[Texts, Field(description="Comments whose answer is overdue.")]
    unanswered: Annotated[Texts, Field(description="Comments that nobody has answered.")]
    warnings: Annotated[list[WarningFacts], Field(description="What got worse.")]
    silent: Annotated[
        dict[str, str], Field(description="Data that stopped, each with its last period.")
    ]


class ServicesDocument(TypedDict):
    """How each service is doing now."""

    organisation: Annotated[str, Field(description="Who publishes.")]
    as_of: AsOf
    services: Annotated[dict[str, StandingFacts], Field(description="All services by their ids.")]


class ServiceDocument(StandingFacts):
    """A service: what it is, how it is doing, and all its figures."""

    id: Id
    as_of: AsOf
    purpose: NotRequired[Annotated[str, Field(description="What it is for.")]]
    launched: NotRequired[Annotated[Day, Field(description="Since when customers can use it.")]]
    retired: NotRequired[Annotated[Day, Field(description="When it ended or will end.")]]
    owner: NotRequired[ContactFacts]
    communities: Annotated[Texts, Field(description="The ids of the groups that use it.")]
    tags: Annotated[Texts, Field(description="Other words that people search for.")]
    formerly: Annotated[Texts, Field(description="Ids that it had before.")]
    request: NotRequired[Address]
    help: NotRequired[Address]
    feedback: NotRequired[Address]
    feed: Feed
    calendar: NotRequired[Calendar]
    like: Annotated[str, Field(description="The id of the figure that the verdict rests on.")]
    trend: Annotated[list[TrendPeriod], Field(description="Who likes it, period by period.")]
    figures: Figures


class ProviderDocument(TypedDict):
    """A provider: what it is, what people say of it, and all its figures."""

    id: Id
    name: Name
    page: Page
    as_of: AsOf
    mission: NotRequired[Annotated[str, Field(description="What it is for.")]]
    owner: NotRequired[ContactFacts]
    feedback: NotRequired[Address]
    services: Annotated[Texts, Field(description="The ids of its services.")]
    feed: Feed
    calendar: NotRequired[Calendar]
    verdict: Verdict
    like: Annotated[str, Field(description="The id of the figure that the verdict rests on.")]
    trend: Annotated[list[TrendPeriod], Field(description="Who likes it, period by period.")]
    figures: Figures


class DeliveryFacts(TypedDict):
    """A service that a supplier delivers steps of now."""

    service: Annotated[str, Field(description="The service's id.")]
    steps: Annotated[Texts, Field(description="The ids of the steps.")]


class SupplierDocument(TypedDict):
    """A supplier: what it delivers, and its figures."""

    id: Id
    name: Name
    page: Page
    as_of: AsOf
    kind: Annotated[Literal["internal", "external"], Field(description="Inside or outside.")]
    link: NotRequired[Address]
    reply: NotRequired[Annotated[str, Field(description="What it says about its figures.")]]
    delivers: Annotated[list[DeliveryFacts], Field(description="What it delivers now.")]
    figures: Figures


class UseFacts(TypedDict):
    """A service that a group uses, and whether the group was heard."""

    service: Annotated[str, Field(description="The service's id.")]
    heard: Annotated[
        Hearing | None, Field(description="Whether it was heard in the last year; none if new.")
    ]
    like: Annotated[
        str | None, Field(description="The id of its figure in the file of the service, if any.")
    ]


class CommunityDocument(TypedDict):
    """A group of customers, and how it is heard. Its figures are in the files of its services."""

    id: Id
    name: Name
    page: Page
    as_of: AsOf
    kind: Annotated[Literal["internal", "external"], Field(description="Inside or outside.")]
    description: NotRequired[Annotated[str, Field(description="Who they are.")]]
    people: NotRequired[Annotated[int, Field(description="How many they are.")]]
    services: Annotated[list[UseFacts], Field(description="The services that they use.")]


class FiguresDocument(TypedDict):
    """The figures of a page about all services."""

    page: Page
    as_of: AsOf
    figures: Figures


class EntryFacts(TypedDict):
    """Something that has a file of its own."""

    id: Id
    name: Name
    page: Page
    file: File


class MovedFacts(TypedDict):
    """A service that was renamed."""

    formerly: Annotated[str, Field(description="The id that it had.")]
    now: Annotated[str, Field(description="The id that it has.")]
    page: NotRequired[Annotated[Href, Field(description="Its old page, which leads to the new.")]]
    file: NotRequired[Annotated[Href, Field(description="Its old file: a copy of the new one.")]]
    feed: NotRequired[Annotated[Href, Field(description="Its old feed: a copy as well.")]]
    badge: NotRequired[Annotated[Href, Field(description="Its old badge: a copy as well.")]]
    embed: NotRequired[Annotated[Href, Field(description="Its old small page: a copy as well.")]]


class IndexDocument(TypedDict):
    """Where everything is. Begin here."""

    version: Annotated[Literal["1"], Field(description="The version of the API.")]
    organisation: Annotated[str, Field(description="Who publishes.")]
    fictional: NotRequired[Annotated[bool, Field(description="All of it is made up.")]]
    language: Annotated[str, Field(description="The language of texts.")]
    as_of: AsOf
    page: Annotated[Href, Field(description="The site's first page.")]
    all_services: Annotated[Href, Field(description="How each service is doing now, in one file.")]
    feed: Feed
    calendar: NotRequired[Calendar]
    services: Annotated[list[EntryFacts], Field(description="A file for each service.")]
    providers: Annotated[list[EntryFacts], Field(description="A file for each provider.")]
    suppliers: Annotated[list[EntryFacts], Field(description="A file for each supplier.")]
    communities: Annotated[list[EntryFacts], Field(description="A file for each group.")]
    others: Annotated[list[EntryFacts], Field(description="Figures about all services.")]
    renamed: Annotated[list[MovedFacts], Field(description="Services with another id before.")]
    schemas: Annotated[dict[str, Href], Field(description="The JSON Schemas of these files.")]


DOCUMENTS = {
    "index": IndexDocument,
    "services": ServicesDocument,
    "service": ServiceDocument,
    "provider": ProviderDocument,
    "supplier": SupplierDocument,
    "community": CommunityDocument,
    "figures": FiguresDocument,
}
"""Each kind of file, by the name of its JSON Schema."""
