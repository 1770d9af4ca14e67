"""Texts by which the rule about telephone numbers is measured: 60 with one, 90 with other numbers.

Made up by hand. The numbers are of the shape that their countries have; many lie in the ranges that
are kept free for stories. ``HERE`` gives the time zone of the organisation that wrote the text.
"""

from __future__ import annotations

WITH = """
Europe/London|Call me on 020 7946 0018 after lunch.
Europe/London|Call me on 020 7946 0018.
Europe/London|reported by the night shift, 07700 900123
Europe/London|mobile 07700 900123
Europe/London|ring 01632 960 961 and ask for the desk
Europe/London|my number is 0113 496 0123
Europe/London|(020) 7946 0018 is answered by nobody
Europe/London|+44 20 7946 0018
Europe/London|+44 (0)20 7946 0018
Europe/London|+442079460018
Europe/London|tel 02079460018
Europe/London|0044 20 7946 0018 from abroad
Europe/London|Tel.: 0808 157 0192
Europe/London|0131 496 0888 rings in the wrong building
Europe/Dublin|call 087 123 4567
Europe/Dublin|01 234 5678 is the old one; call (01) 234 5678
Europe/Dublin|+353 87 123 4567
Europe/Dublin|phone 021 427 1234 in the afternoon
Europe/Dublin|leave a message at 061 234 567
Europe/Berlin|Bitte unter 030 23125 123 melden.
Europe/Berlin|Durchwahl 030 23125-123
Europe/Berlin|Rufnummer 0171 3920012
Europe/Berlin|Handy: 0171/3920012
Europe/Berlin|+49 171 3920012
Europe/Berlin|+49 (30) 23125 000
Europe/Berlin|Telefon 089 99998 123
Europe/Berlin|zu erreichen unter 0221 4710 123
Europe/Berlin|0049 89 99998123
Europe/Vienna|Telefon +43 1 234567890
Europe/Vienna|01 58858 0 ist besetzt, Handy 0664 1234567
Europe/Zurich|Tel. 044 668 18 00
Europe/Zurich|+41 44 668 18 00
Europe/Zurich|079 123 45 67 anrufen
Europe/Paris|appelez le 01 99 00 12 34
Europe/Paris|01.42.68.53.00
Europe/Paris|téléphone : 06 39 98 12 34
Europe/Paris|+33 1 42 68 53 00
Europe/Paris|+33 (0)1 42 68 53 00
Europe/Paris|portable 0639981234
Europe/Brussels|gsm +32 470 12 34 56
Europe/Brussels|02 555 12 12 est en panne
Europe/Madrid|llame al +34 912 345 678
Europe/Madrid|phone 912 345 678
Europe/Rome|+39 06 698 12345
Europe/Rome|cell 347 123 4567
Europe/Stockholm|ring 08-123 456 78
Europe/Stockholm|+46 70 123 45 67
Europe/Warsaw|+48 22 123 45 67
America/New_York|(212) 555-0123
America/New_York|212-555-0123 is a fax
America/New_York|call 212.555.0123
America/New_York|+1 212 555 0123
America/Toronto|416-555-0199 ask for the key
Australia/Sydney|(02) 5550 1234
Australia/Sydney|call 0491 570 006
Asia/Kolkata|+91 98765 43210
Asia/Tokyo|03-1234-5678
UTC|+1 415 555 0132
UTC|020 7946 0018
UTC|phone +27 21 555 0123
"""

WITHOUT = """
Europe/London|2026-09-30 07:00 to 2026-10-01 19:00
Europe/London|from 07:00-19:00 on 30.09.2026
Europe/London|30/09/2026 10:15
Europe/London|incident 0012345678 was closed
Europe/London|INC2345678901
Europe/London|version 10.0.19045.3570 of the client
Europe/London|192.168.10.20 and 10.0.0.1
Europe/London|1,234,567 rows
Europe/London|1 234 567 rows in 2 minutes
Europe/London|12.345.678 EUR
Europe/London|it took 0.123456789 seconds
Europe/London|2010 2011 2012 2013 2014
Europe/London|2017 82.1 % of 2,688
Europe/London|2017–18 and 2018–19
Europe/London|241 (48–60) of 300
Europe/London|ISBN 978-3-16-148410-0
Europe/London|order 4500123456
Europe/London|asset 100200300
Europe/London|rooms 101 102 103 104 105
Europe/London|room 3.214, 4.118 and 5.220
Europe/London|serial 5CG1234ABC
Europe/London|error 0x80070005
Europe/London|12 345 67
Europe/London|IBAN DE89 3704 0044 0532 0130 00
Europe/London|card 4111 1111 1111 1111
Europe/London|37.7749, -122.4194
Europe/London|51.5074 0.1278
Europe/London|7 10 7 9 12 15 8
Europe/London|65.4 66.1 67.0 68.2
Europe/London|100-200-300 steps
Europe/London|page 12-15, 20-25, 30-35
Europe/London|cost centre 400100
Europe/London|GB 123 4567 89
Europe/London|build 20260930.1
Europe/London|20260930T101500Z
Europe/London|a1b2c3d4e5f60718293a4b5c6d7e8f90
Europe/London|https://example.org/tickets/0207946001
Europe/London|1e-10 to 1e10
Europe/London|between 1 000 000 and 2 000 000
Europe/London|3 of 10, 14 of 20, 7 of 30
Europe/Berlin|vom 01.10.2026 bis 31.10.2026
Europe/Berlin|12 345 678,90 EUR
Europe/Berlin|Kostenstelle 0815-4711
Europe/Berlin|PLZ 10117 Berlin
Europe/Berlin|Rechnung 2026-10-004711
Europe/Berlin|Ticket 00471120261031
Europe/Berlin|Raum 02.114
Europe/Berlin|1.000.000 Zeilen
Europe/Berlin|USt-IdNr. DE123456789
Europe/Berlin|von 08:00 bis 17:30 Uhr
Europe/Berlin|Konto 532013000
Europe/Berlin|Version 2026.10.31
Europe/Berlin|10-12-14-16-18
Europe/Berlin|Seite 100 - 200
Europe/Paris|du 01/10/2026 au 31/10/2026
Europe/Paris|1 234 567,89 euros
Europe/Paris|facture 2026 10 0047
Europe/Paris|SIRET 732 829 320 00074
Europe/Paris|75008 Paris
Europe/Paris|salle 02.14.118
Europe/Paris|entre 12 000 et 15 000 lignes
Europe/Paris|version 26.10.31.04
Europe/Paris|à 8h30, 9h30, 10h30
Europe/Dublin|PPS 1234567T
Europe/Dublin|MPRN 10301234567
Europe/Dublin|9.5 10.2 11.1 12.0
Europe/Dublin|2023-11, 2023-12, 2024-01
Europe/Dublin|1.2.3.4
Europe/Dublin|order 87-1234567
Europe/Dublin|26 counties, 32 counties
America/New_York|zip 10001-1234
America/New_York|2026-10-31 12:00:00
America/New_York|$1,234,567.89
America/New_York|order 112-3456789-0123456
America/New_York|10/31/2026 4:15 PM
America/New_York|100 200 300 400
America/New_York|8 675 309 rows
America/New_York|invoice 2345678901
America/New_York|scores 78 82 91 66 70
America/New_York|40.7128 -74.0060
UTC|2026-10-31T12:00:00+00:00
UTC|12345678901234567890
UTC|0 0 0 1 2 3 4 5 6
UTC|1 2 3 4 5
UTC|99.95 99.99 100.00
UTC|commit 0123456789
UTC|5,000,000 of 10,000,000
UTC|10 000 000
UTC|ticket 987654321
UTC|median 12 days (8–20), n 143
"""


def texts(lines: str) -> list[tuple[str, str]]:
    """Return time zones and texts."""
    found = [line.partition("|") for line in lines.strip().splitlines()]
    return [(zone, text) for zone, _, text in found]
