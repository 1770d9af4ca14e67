"""Names of generated services: what, where, and why anyone would want it."""

from __future__ import annotations

import re

from msgspec import Struct

PROVIDERS = ("it", "hr", "facilities", "finance")

# What customers call it | what they get done with it.
_NOUNS: dict[str, str] = {
    "it": """Printing|Print, copy and scan
Telephones|Call and be called
Video calls|See those who are elsewhere
E-mail|Write and find what was written
Pipe maps|See which pipe lies under which street
Meter readings|Know how much water went where
Laboratory software|Record a sample and its result
Scanners|Read the code on a crate
Passwords|Get back in after a holiday
Backups|Get back what was lost
Gate cameras|See who is at the gate
Alarm lines|Be woken before the water comes
Drawing software|Draw a pipe where it really lies
Crew radio|Talk to the crew in the next trench
Time clocks|Begin and end a shift
Door readers|Open the doors that are mine
Search|Find what somebody wrote down once
Weather data|Know when it will rain on the works
Tablets|Fill in a form while standing
Signatures|Sign without a pen
Archive|Find a drawing from before my time
Translations|Read what a supplier wrote
Pump controls|See a pump and switch it off
Shared screens|Show a plan to a room""",
    "hr": """Rosters|Know when I work next month
Sick notes|Be ill without a form
Holiday requests|Go on holiday and have it known
First aid courses|Help until help comes
Apprenticeships|Learn a trade from those who know it
Staff cards|Be let in and be known
Yearly talks|Hear how I am doing, and say it too
Part-time working|Work less for a while
Work clothes|Wear something that fits and keeps dry
Works doctor|See a doctor without leaving work
First days|Find the desk, the coffee and the people
Job descriptions|Know what is mine to do
Bonus letters|Understand what I got and why
Housing help|Find somewhere to live near work
Childcare places|Leave the children in good hands
Language lessons|Say it so that others understand
Retirement talks|Plan for the day after the last one
Mentors|Ask somebody who has done it before
Contracts|Read what I sign
References|Leave with a good word in writing
Family days|Show the children where the water comes from
Night shift pay|Be paid for the hours when others sleep
Company choir|Sing on Tuesdays
Return to work|Come back after a long illness""",
    "facilities": """Parking|Leave the van and find it again
Lockers|Lock away what I do not need on the ladder
Heating|Keep warm from eight
Lifts|Get up with a crate
Post room|Send and receive
Plants|Look at something green
Waste|Get rid of it in the right bin
Lighting|See what I am doing
Showers|Be clean after the trench
Keys|Open what must be opened
Van wash|Drive a van that can be read
Coffee machines|Have a coffee that deserves the name
Furniture|Sit well for eight hours
Desk moves|Move without losing a day
Snow clearing|Walk in upright in January
Storage|Put it where it can be found
Lost property|Get back the other glove
Drinking water|Drink what we make
Air conditioning|Think in July
Signs|Find the way at the first try
Gardens|Eat a sandwich in the sun
Bicycle racks|Find the bicycle where I left it
Window cleaning|See the river
Night watch|Leave at night and feel safe""",
    "finance": """Cost reports|See what my team has spent
Budgets|Plan what the year may cost
Petty cash|Pay for a bulb at once
Purchase cards|Pay without laying out money
Fuel cards|Fill the van
Insurance claims|Repair what a storm broke
Tool lists|Know what we own and where it is
Customs papers|Get a pump through the harbour
Contract lists|See what was agreed
Tax questions|Do it right the first time
Grants|Get money for what we want to try
Rents|Pay for the yard on time
Tenders|Ask many firms and choose one
Reminders|Be reminded before it costs
Bank transfers|Send money where it belongs
Price lists|Know what a metre of pipe costs
Stock counts|Count once and not again
Closing the year|Finish December before March
Tool loans|Borrow a tool that is too dear to buy
Deposit refunds|Give a household its deposit back
Audit answers|Answer the auditors once
Meter deposits|Know which meter was paid for
Travel advances|Leave with money in the pocket
Donations|Give something to the neighbours""",
}
_PLACES = (
    "Eastquay", "Millbrook", "Harbour House", "North Works", "Saltpan Lane", "Otter Bridge",
    "Heron Dam", "Lower Weir", "Chapel Springs", "Ashcombe", "Kingfisher Yard", "Tidegate",
    "Old Pumphouse", "Gull Island", "Reedmere", "Wetstone", "Cressfield", "Dipper Valley",
    "Long Reach", "Marlpit", "Sluice Street", "Five Wells", "Brackwater", "Greyling Depot",
    "Withy Park", "Stonecistern", "Upper Leat", "Mill Race", "Oxbow", "Silverbeck",
)  # fmt: skip


class Named(Struct, frozen=True):
    """A generated service: its provider, id, name, purpose, and the word that it is about."""

    provider: str
    id: str
    name: str
    purpose: str
    noun: str
    place: str


def named(number: int) -> Named:
    """Return the generated service of a number (from 0); no two numbers share an id."""
    provider = PROVIDERS[number % len(PROVIDERS)]
    lines = _NOUNS[provider].split("\n")
    turn, at = divmod(number // len(PROVIDERS), len(lines))
    # Each noun walks through the places from a place of its own.
    place = _PLACES[(turn + at * 11) % len(_PLACES)]
    noun, purpose = lines[at].split("|")
    again = turn // len(_PLACES) + 1
    name = f"{noun} at {place}" + (f", house {again}" if again > 1 else "")
    identity = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return Named(provider, identity, name, f"{purpose}, at {place}.", noun, place)
