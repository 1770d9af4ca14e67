"""Made-up sentences about services in which nobody is named, and texts in which somebody is.

``plain_sentences`` puts ordinary words into ordinary sentences: peoples, places, months, days,
products, companies and an organisation's own things, in English and German. ``PERSONAL`` are ways
in which somebody is identified, each with what must be found; ``BEYOND`` those that no rule about
words can find without alarming where nobody is named.
"""

from __future__ import annotations

from random import Random

WORDS = {
    "people": """German French Swiss English British Scottish Welsh Irish Dutch Danish Polish
Spanish Italian Portuguese Austrian Belgian Swedish Norwegian Finnish Czech Hungarian Romanian
Greek Turkish Indian Chinese Japanese American Canadian Brazilian Mexican Australian European
Asian African Israeli Egyptian Russian Ukrainian Korean Persian Norman Roman Basque Catalan""",
    "people_plural": """Germans Italians Americans Danes Swedes Spaniards Scots Norwegians Austrians
Belgians Canadians Europeans Africans Indians Greeks Poles Hungarians Romanians""",
    "place": """Berlin Hamburg Munich Vienna Zurich Geneva Basel Bern Paris Lyon Marseille Nice
Florence Rome Milan Madrid Barcelona Lisbon Porto London Leeds Bristol Lancaster Chester Lincoln
Preston Bradford Kent Durham Warwick Belfast Cork Galway Dublin Sydney Adelaide Perth Melbourne
Houston Jackson Madison Austin Dallas Denver Phoenix Charlotte Washington Boston Delhi Chennai
Kyoto Shanghai Oslo Bergen Stockholm Copenhagen Aarhus Helsinki Warsaw Krakow Prague Brno Budapest
Bremen Kassel Essen Ulm Halle Trier Mainz Bonn Siegen Hagen""",
    "country": """Germany France Switzerland Austria Italy Spain Poland Jordan Chad Georgia Israel
Norway Sweden Denmark Finland Ireland Scotland Wales England India China Japan Kenya Brazil Cuba
Malta Cyprus Iceland Romania Vietnam Panama""",
    "month": "January March April May June July August September October November December",
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "product": """Outlook Teams Excel Word SharePoint OneDrive Salesforce Jira Confluence Slack
Zoom Workday Concur Ariba ServiceNow Okta Citrix Oracle Windows Android Chrome Firefox Safari
Acrobat Photoshop Figma Miro Trello Notion Zendesk Tableau Splunk Jenkins Ansible Docker Kubernetes
Alexa Siri Copilot Gemini Claude Watson Cortana Pixel Galaxy""",
    "company": """Siemens Bosch Lenovo Dell Cisco Vodafone Orange Telefonica Philips Ericsson Nokia
Accenture Capgemini Deloitte Otis Schindler Kone Sodexo Compass Hertz Europcar Lufthansa Ryanair
Barclays Allianz Axa Aviva Adidas Puma Ford Porsche Ferrari Tesla Renault Peugeot Heinz Mars""",
    "own": """Fern Third Knock|Car Pool|Learning Days|Leave Planner|Desk Booking|Pay Slip|Field
Visits|Night Shift|Head Office|Print Room|Travel Desk|Front Desk""",
    "thing": """printer laptop headset portal form booking password screen network badge door code
payslip mailbox calendar ticket telephone lift canteen car""",
    "thing_de": """Drucker Rechner Zugang Antrag Bildschirm Kalender Ausweis Vertrag""",
}
ENGLISH = """
A {people} colleague fixed the {thing} in an hour.
Our {people} customers cannot use the {thing}.
The {people} office has waited since {month}.
Ask the {people} team about the {thing}.
The {thing} speaks {people} only.
{people} is missing in the {thing}.
Thanks to {people} law the {thing} is slower.
It was translated from {people} and {people}.
{people_plural} pay twice for the {thing}.
It works for {people_plural} but not for us.
The office in {place} has no {thing}.
{place} has a new {thing}.
{place} is slower than {place}.
We moved from {place} to {place} in {month}.
The depot at {place} lost its {thing} on {day}.
{place} and {place} share one {thing}.
Customers from {country} cannot sign in.
{country} has other rules for the {thing}.
In {country} the {thing} came in {month}.
Since {month} the {thing} works.
{month} was quiet, and {day} was busy.
On {day} nobody answered the {thing}.
Call back on {day} or in {month}.
{product} freezes when I open the {thing}.
{product} is slow since {day}.
We use {product} and {product} for the {thing}.
{product} said that the {thing} is offline.
It works with {product}, not with {product}.
The {thing} was moved to {product} in {month}.
{company} replaced the {thing} on {day}.
{company} has not answered since {month}.
The {thing} comes from {company}.
We asked {company} for a new {thing}.
{own} forgets my {thing}.
{own} is down every {day}.
The {thing} of {own} is good.
The {thing} costs 1,250.50 a year, and 2 of 10 are broken.
Between 2026-03-01 and 2026-03-31 the {thing} was down for 45 minutes.
Version 10.4.21 of {product} needs 12 GB.
Ticket 20260301123 about the {thing} is closed.
Room 301 on floor 4 has no {thing}.
See https://docs.example.org/{thing}/2026 or write to {thing}@example.org.
The address of the {thing} was 192.0.2.17, then 198.51.100.200.
The form says +44 20 7946 0123, which is an example.
"""
GERMAN = """
Der {thing_de} in {place} ist seit {day} kaputt.
Die Kollegen aus {country} warten auf den {thing_de}.
{place} hat keinen {thing_de}.
Mit {product} geht der {thing_de} nicht.
{company} hat den {thing_de} ersetzt.
Der {thing_de} kostet 1.250,50 Euro und kam am 03.04.2026.
Bitte den {thing_de} bei {company} bestellen.
Fragen zum {thing_de} beantwortet die Zentrale in {place}.
"""


def plain_sentences(n: int = 2000) -> list[str]:
    """Return sentences that name nobody; the same ones each time."""
    chance = Random(16)  # noqa: S311 (the same sentences each time)
    words = {
        name: [" ".join(each.split()) for each in text.split("|")] if "|" in text else text.split()
        for name, text in WORDS.items()
    }
    patterns = [*ENGLISH.strip().splitlines(), *GERMAN.strip().splitlines()]
    sentences = []
    for i in range(n):
        text = patterns[i % len(patterns)]
        for name, some in words.items():
            while "{" + name + "}" in text:
                text = text.replace("{" + name + "}", chance.choice(some), 1)
        sentences.append(text)
    return sentences


PERSONAL = """
mail|write to jo.smith@marlpit-water.co.uk
mail|<Jo.Smith+desk@mail.marlpit-water.co.uk>
mail|jo [at] marlpit-water.eu
mail|jo(at)marlpit-water.eu
mail|jo at marlpit-water dot eu
mail|jo [at] marlpit-water [dot] eu
mail|jo AT marlpit-water DOT eu
mail|j.smith(a)marlpit-water.eu
mail|jürgen@büro-nord.de
mail|mailto:petra@marlpit-water.de?subject=x
mail|o'brien@marlpit-water.ie
mail|petra_weber@marlpit-water.de, bitte
phone|call 020 7123 4567
phone|+44 7911 123456
phone|Rufnummer 0170 1234567
phone|+49 30 1234567
phone|Durchwahl 030 901820-123
phone|appelez le 01 42 68 53 00
phone|+33 6 12 34 56 78
phone|Tel. 044 668 18 00
phone|+41 79 123 45 67
phone|call 212-736-5000
phone|+1 (312) 744-5000
phone|+43 664 1234567
phone|ext. 4711
phone|Durchwahl 4711
account|IBAN DE89 3704 0044 0532 0130 00
account|pay to GB29NWBK60161331926819
account|CH93 0076 2011 6238 5295 7
account|FR14 2004 1010 0505 0001 3M02 606
staff|staff number 00481516
staff|employee no. E-20417
staff|Personalnummer 481516
staff|Personal-Nr.: 0042317
staff|personnel number 77123
staff|employee ID 55-1234
staff|matricule 48151
name|ask Jane Whitcombe
name|Katharina Oberländer fixed it
name|Told by Klaus von Arnim.
name|Priyanka Ramanathan waited six weeks
name|the laptop of Oliver Marsden
name|Marsden, Oliver did not answer
name|Mr Hollingsworth shouted
name|Mrs Adebayo was kind
name|Herr Schröder war nett
name|Frau Dr. Lindner half sofort
name|Fragen Sie Herrn Meier
name|Kollege Schmidt kam zu spät
name|ask Petra on the second floor
name|Petra from payroll was kind
name|Petra knows how
name|go to Priya in room 214
name|Room 214 (Anneliese Vogt)
name|Zimmer 3.12, Heike Zimmermann
name|R. Okafor signed it
name|born on 3 April 1984
name|date of birth: 1984-04-03
name|geboren am 03.04.1984
name|geb. 3.4.1984
name|DOB 03/04/84
plate|his car B-MW 1234 blocks the gate
plate|Kennzeichen M-AB 123
plate|number plate AB12 CDE
plate|licence plate 7ABC123
handle|ping @jwhitcombe on the chat
handle|@petra.weber knows
handle|Slack: @oliver_m
handle|twitter.com/jwhitcombe
"""
BEYOND = """
handle|github.com/oliver-marsden
name|J.W. signed it
name|the tall one with the red hair at the counter
name|petra was kind
name|JANE WHITCOMBE shouted
name|Grace was there
name|the only lawyer of the Bonn office
handle|jwhitcombe in the chat
staff|481516 has no badge
"""


def listed(text: str) -> list[tuple[str, str]]:
    """Return the texts, each with what it holds."""
    pairs = (line.partition("|") for line in text.strip().splitlines())
    return [(what, sentence) for what, _, sentence in pairs]
