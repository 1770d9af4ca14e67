"""Sentences by which the rule about names is measured: 180 with a person's name, 206 without.

All are made up by hand for this test. None of the names was taken from the lists that the rule
knows: they are what came to mind for each origin, so that the lists' gaps count as misses. A name
is put into a sentence by turns (sentence ``i % len(sentences)``), so the set is always the same.

Every other one is for tuning, the rest is held out: the rates that we give are of the latter. The
sentences were written before the rule, by the same hand, in English, German and French.
"""

from __future__ import annotations

from msgspec import Struct

FULL = """
Jane Whitcombe|Oliver Marsden|Gareth Llewellyn|Rhiannon Pugh|Fiona MacAllister|Hamish Sinclair
Siobhán O’Donnell|Ciarán Byrne|Aoife Gallagher|Pádraig Keane|Emily Hargreaves|George Thackeray
Tyrone Jefferson|Keisha Washington|Brandon Kowalczyk|Madeline Foster|Luis Ortega
María Castellanos|Jürgen Hübner|Anneliese Vogt|Wolfgang Brandstetter|Heike Zimmermann
Sabine Lorenz|Matthias Krüger|Klaus von Arnim|Ulrike Baumgartner|Thérèse Lefebvre
Jean-Luc Moreau|Amélie Rousseau|Benoît Charpentier|Nathalie de Villiers|Étienne Gauthier
Giulia Ferraro|Marco Bellini|Francesca Lombardi|Lorenzo De Santis|Joaquín Herrera
Inés Villanueva|Tiago Figueiredo|Beatriz Carvalho|João Sequeira|Catarina Mendes
Pieter van den Berg|Anouk de Vries|Sander Hoekstra|Maaike Dijkstra|Lars Johansson
Ingrid Lindqvist|Bjørn Haugen|Astrid Nygaard|Søren Kjeldsen|Mette Rasmussen|Aino Virtanen
Mikko Lehtonen|Tomasz Wiśniewski|Katarzyna Nowicka|Zdeněk Dvořák|Ludmila Horáková|Zoltán Szabó
Eszter Horváth|Ion Popescu|Ioana Dumitrescu|Dragana Petrović|Goran Marković|Olena Kovalenko
Dmytro Shevchuk|Dmitri Sokolov|Svetlana Morozova|Giorgos Papadakis|Eleni Stavrou|Arben Hoxha
Teuta Krasniqi|Mehmet Yıldırım|Ayşe Demir|Emre Öztürk|Zeynep Aydın|Ahmed El-Sayed
Fatima Benali|Youssef Haddad|Layla Mansour|Omar al-Rashid|Noura Khalil|Reza Tehrani
Shirin Ahmadi|Priya Ramanathan|Rajesh Kulkarni|Sunita Deshpande|Arjun Mehta|Lakshmi Iyer
Harpreet Gill|Imran Qureshi|Ayesha Siddiqui|Nusrat Chowdhury|Tharindu Perera|Suresh Thapa
Tenzin Dorje|Wei Zhang|Xiaoming Liu|Mei Ling Tan|Jun Huang|Hiroshi Tanaka|Yuki Nakamura
Kenji Watanabe|Sakura Ito|Min-jun Kim|Ji-woo Park|Seo-yeon Choi|Nguyen Van Minh|Tran Thi Lan
Linh Pham|Somchai Srisuk|Siti Nurhaliza|Budi Santoso|Maricel Dela Cruz|Kwame Mensah
Akosua Boateng|Chidi Okonkwo|Ngozi Eze|Olumide Adeyemi|Folasade Balogun|Wanjiru Kamau
Otieno Odhiambo|Thabo Mokoena|Zanele Dlamini|Sipho Nkosi|Tendai Moyo|Abebe Bekele
Selamawit Tesfaye|Amadou Diallo|Aminata Traoré|Leilani Kahale|Tevita Fonua
"""  # noqa: RUF001 (as they are written)
"""A given name and a family name, of many origins."""

SINGLE = """
Priyanka|Henrike|Tadhg|Oluwaseun|Mirjam|Svenja|Baptiste|Yusuf|Kirsten|Nadine|Aleksander|Bronwyn
Guillaume|Halima|Kofi|Matteo|Lieselotte|Sanjay|Shreya|Jakub|Magda|Rodrigo|Esperanza|Yasmin
Torsten|Gudrun|Maeve|Callum|Deepak|Anjali|Hye-jin|Takumi|Chiara|Sergei|Natalia|Mustafa
"""
"""A given name alone."""

CUT = """
Mr Hollingsworth|Mrs Adebayo|Ms Lindholm|Dr Venkataraman|Herr Oberländer|Frau Schwarzkopf
Mme Delacroix|Prof Castellani|J. Whitcombe|R. Okafor|Dr. Anna Seidel|Mr. Nakagawa
"""
"""A title or an initial, and a family name."""

SENTENCES_FULL = (
    "Ask {} at the counter; the laptop was ready the same day.",
    "{} told me that nobody answers the telephone on Fridays.",
    "I spoke to {} about the slow sign-in.",
    "The new printer was set up by {}.",
    "It took three calls until {} found the cause.",
    "Thanks to {} the meeting could begin on time.",
    "Replaced by the supplier after {} complained.",
    "Reported by {}, building C, second floor.",
    "Ich habe mit {} gesprochen, das Problem ist gelöst.",
    "Bitte wenden Sie sich an {}.",
    "J’ai parlé avec {} hier matin.",
    "Le poste de {} ne démarre plus.",
    "The line manager ({}) has not approved the request.",
    "Please move the account of {} to the new domain.",
    "The visit was led by {} and two engineers.",
    "Der Zugang von {} wurde gesperrt.",
    "Signed off: {}",
    "My colleague {} has been waiting for six weeks now.",
)
SENTENCES_SINGLE = (
    "Ask {} at the counter.",
    "{} said that it would take a week.",
    "{} from the service desk was very kind.",
    "It works since {} changed the cable.",
    "I sent the form to {} twice.",
    "Ich habe {} gefragt, aber keine Antwort bekommen.",
    "Thanks to {} it was quick.",
    "{}’s laptop does not start.",
    "J’ai demandé à {} de m’aider.",
)

PLAIN = """
Remote access drops out when I change from Wi-Fi to the train's network.
Microsoft Teams takes two minutes to start after the update.
The Service Desk answers within an hour on Monday and Tuesday.
Please open Outlook, choose File and then Account Settings.
Since the move to Windows 11 the printer at Harbour House is missing.
I could not book a room in Victoria Street for the whole of May.
Google Chrome shows a warning that nobody understands.
The canteen in Building C closes before the late shift begins.
Longline Networks replaced the line between Marlpit and the head office.
We asked the Head of Workplace for a second screen.
On Good Friday nobody was there to help.
The VPN client from Cisco Systems asks for the password three times.
Citrix Workspace freezes when Adobe Acrobat opens a large file.
Expenses are paid in the first week of April, June and October.
I waited at Paddington Station and could not sign in.
The Board of Directors approved the plan in March.
Our Works Council wants fewer forms and more answers.
Human Resources sends the letters on paper.
Field Staff in Northern Ireland use the app on their own phones.
Mark the box and press Save.
Will the new laptops come before Christmas?
Bill Payments stopped on the last day of the quarter.
Grace Period ended on 30 September.
The Rose Garden entrance is closed in winter.
Paris Office and London Office share one line.
Jordan Street car park has no charging points.
May I use my own telephone for work?
Hope this helps others who look for the same page.
The Amber Alert was sent to everybody by mistake.
Summer Hours begin in June and end in August.
Dean Street reception is friendly and quick.
Sydney Harbour site still waits for its new router.
Florence Road depot has no Wi-Fi in the yard.
Austin Court is too far from the bus.
Chelsea Bridge pumping station lost its signal.
Dawn Patrol vans need chargers.
Frank answers would help more than polite ones.
Art Room on the third floor is always booked.
Grant Applications can be sent by e-mail only.
Miles and Kilometres are mixed up in the travel form.
Sue the supplier or find another one.
Jack plugs of the headsets break within a month.
The Apollo Programme replaced forty old servers.
Oracle Financials is down every Sunday night.
SAP Concur rejects receipts in Swedish crowns.
Atlassian Jira and Confluence moved to the cloud.
Amazon Web Services had an outage in Frankfurt.
Salesforce Lightning is slower than the old screens.
Deutsche Telekom hat die Leitung am Dienstag repariert.
Die Anmeldung dauert am Montagmorgen zu lange.
Der Drucker im Erdgeschoss ist seit Wochen kaputt.
Bitte die Reisekosten bis Ende Oktober einreichen.
Das neue Portal der Personalabteilung ist übersichtlich.
Der Zugang zur Anlage Marienfelde fehlt noch.
Die Kantine in Haus Ernst Reuter hat zu wenig Plätze.
Im Raum Wolfsburg fällt das Netz jeden Abend aus.
Die Deutsche Bahn bot keinen Anschluss.
Unser Standort Frankfurt am Main wartet auf neue Geräte.
Der Betriebsrat hat der Neuen Regelung zugestimmt.
Die Rechnung für das Zweite Quartal fehlt.
Nach dem Umstieg auf Office 365 war der Kalender leer.
Im Winter Sommer Vergleich ist die Heizung zu warm.
Das Formular verlangt Vorname, Nachname und Kostenstelle.
Die Geschäftsleitung antwortet schnell und freundlich.
Meine Tastatur ist zum Dritten Mal defekt.
Der Ruhige Raum am Alexanderplatz ist nie frei.
Le Service Informatique répond en moins d’une heure.
La salle de réunion de la Tour Montparnasse est toujours prise.
Le portail Ressources Humaines est en panne depuis lundi.
Les notes de frais sont payées en retard.
Depuis la mise à jour de Windows, le son ne marche plus.
Le site de Saint-Denis attend une nouvelle ligne.
France Travail demande une pièce de plus.
La cantine du Bâtiment B ferme trop tôt.
Le réseau tombe chaque matin à la Gare de Lyon.
Le Comité Social a approuvé le calendrier.
Je ne trouve pas le formulaire sur la page Aide.
Air France et la SNCF ne prennent pas la carte.
Le Mont Blanc n’est pas une salle de réunion.
Bonjour, le lien Mon Compte ne fonctionne pas.
Wi-Fi in the Grand Hotel is no use for a call.
The Quiet Room is used for telephone calls.
The Fern Assistant did not understand my question.
Ask Fern gave me the wrong form.
The Third Knock team moved the desks in one night.
General Electric and Rolls Royce share the workshop.
Johnson Controls runs the heating.
Ernst & Young checked the accounts.
Marks & Spencer vouchers arrived late.
Price Waterhouse asked for the same list again.
Schneider Electric changed the meters.
Siemens Energy sends its bills on paper.
Otis repaired the lift in a day.
Bosch tools are kept in Hall 4.
The Morgan Stanley account was closed.
Hewlett Packard laptops get hot.
Lloyds Bank and Barclays refuse the new card.
John Deere tractors cannot be booked in the Car Pool.
King's Cross was closed, so the visit began late.
Oxford Circus is the nearest stop.
St Pancras has a good meeting place.
Saint Helena has one line to the world.
San Francisco and Los Angeles work in other hours.
The New York desk answers when we sleep.
Santa Clara sent the wrong cables.
Washington State has a rule of its own.
The Virginia Water depot was flooded.
The Carolina project ends in December.
Lake Victoria sensors send no data.
Charlotte Square lifts are slow.
The Kofi Annan Room has no screen.
The Marie Curie Building has the best coffee.
The Nelson Mandela Bridge is closed to vans.
The Alan Turing Institute published the method.
The Ada Lovelace Room is too small for ten people.
Rosa Parks Street has no parking.
Queen Elizabeth Hall is booked until June.
The Robert Bosch Hospital wants its own queue.
We use Jenkins and Ansible to roll it out.
Claude and Copilot write the first draft.
Alexa for Business was switched off.
Watson Health was never used.
Ruby on Rails runs the old catalogue.
Ping Identity asks for a code on each sign-in.
Power BI shows last month's numbers.
Google Maps shows the wrong gate.
Zoom Rooms need a restart every Monday.
Lotus Notes was switched off in 2019.
Red Hat support answered on Sunday.
Visual Studio Code cannot be installed without a ticket.
Active Directory groups are out of date.
Single Sign On works in the office only.
Data Protection Officer: see the page of the provider.
The Chief Information Officer answers questions each month.
Facilities Management opened the windows again.
The Finance Department closes the books on Friday.
Quality Assurance found eleven mistakes.
Customer Care called back after two days.
Health and Safety wants a list of all ladders.
Parental Leave letters come six weeks late.
Meeting Rooms cannot be found in the app.
Lost and Found keeps three umbrellas.
The Pension Fund moved to a new provider.
The Bicycle Shed needs a roof.
Cycle to Work forms are hard to find.
The Learning Portal forgets where I was.
The Works Canteen has soup again.
Black Friday slowed the web shop.
Bank Holiday cover is missing.
New Year's Eve was quiet.
Easter Monday shifts were not paid.
Ramadan hours are not in the calendar.
Diwali and Hanukkah are missing in the planner.
English, German and French forms differ.
Swedish customers cannot pay by Swish.
Roman numerals in the menu are odd.
Celtic Interconnector works begin in Cork.
The Liffey Valley mast is down.
The Rhine Main office wants a second line.
The Danube Delta sensors are new.
Mount Everest is the name of the biggest server.
Mercury and Venus were retired, Saturn runs on.
Server Zeus restarts each night.
Project Phoenix is late.
Operation Clean Desk was a success.
Plan B was used on Tuesday.
Error 500 Internal Server Error.
HTTP 404 Not Found on the help page.
Reply To is empty in the form.
Dear Colleagues, the lift is working again.
Best Regards from the Service Desk.
Kind Regards, your IT team.
Hello Everybody, please try again.
Good Morning, the printer is out of paper.
Many Thanks to all who waited.
Thank You Very Much for the quick repair.
Yes Please, more of these courses.
No Answer since Thursday.
Too Many Forms and too few people.
First In, First Out would be fair.
Out Of Office is never switched off.
See Annex A and Table 3.
Terms and Conditions changed in July.
Level Two support is asleep at night.
Step One works, Step Two does not.
The Sign In page is blank.
Password Reset takes a day.
Printer Room key is lost.
Car Pool booking shows cars that were sold.
Visitor Wi-Fi is faster than ours.
Desk Phones ring twice.
Invoice Photo reads the wrong total.
Travel Booking forgets my train card.
Team Files lost a folder.
Shared Drive is full again.
Learning Days were cancelled.
Health Check is booked out.
Relocation help was kind and quick.
Everybody at the counter was kind.
Nobody told us before the change.
They fixed it while I waited.
The person at the desk knew at once what to do.
My manager had to sign three times.
A colleague showed me the trick.
It is quicker at home.
Nothing to add.
"""
"""No person is named: products, suppliers, places, buildings, days, rooms named after somebody."""


class Sentence(Struct, frozen=True):
    """A sentence, and the name that stands in it; empty where none does."""

    text: str
    name: str
    held_out: bool


def _split(text: str) -> list[str]:
    return [name for line in text.strip().splitlines() for name in line.split("|")]


def _named(names: str, sentences: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (sentences[i % len(sentences)].format(name), name) for i, name in enumerate(_split(names))
    ]


def corpus() -> list[Sentence]:
    """Return all sentences, each with its part of the set."""
    made = [
        *_named(FULL, SENTENCES_FULL),
        *_named(SINGLE, SENTENCES_SINGLE),
        *_named(CUT, SENTENCES_FULL),
        *((line, "") for line in PLAIN.strip().splitlines()),
    ]
    return [Sentence(text, name, i % 2 == 1) for i, (text, name) in enumerate(made)]
