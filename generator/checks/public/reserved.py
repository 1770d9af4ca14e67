"""Addresses and numbers that are kept free for documents and stories, so that they reach nobody.

Names of hosts by RFC 2606 and RFC 6761; telephone numbers by the plans of Ofcom (United Kingdom),
NANPA (North America), Bundesnetzagentur (Germany), ARCEP (France), ACMA (Australia) and PTS
(Sweden).
"""

from __future__ import annotations

import re

_HOST = re.compile(
    r"(?:^|[@.])(?:example\.(?:com|net|org)|(?:[\w-]+\.)*[\w-]+\.(?:example|test|invalid|localhost))$"
)
_NUMBER = re.compile(
    r"44(?:207946\d{4}|1632960\d{3}|1(?:1[3-8]|21|31|41|51|61)496\d{4}|28964960\d{2}|2920180\d{3}|"
    r"1914980\d{3}|7700900\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3})"
    r"|1\d{3}55501\d{2}"
    r"|49(?:3023125\d{3}|6990009\d{3}|4066969\d{3}|2214710\d{3}|8999998\d{3}|17139200\d{2}|"
    r"1729925904|1729968532|1729973185|17299[67]\d{4,5})"
    r"|33(?:19900|26191|35301|46571|53649|63998)\d{4}"
    r"|61(?:[2378](?:5550|7010)\d{4}|491570\d{3}|1800975\d{3})"
    r"|46(?:8465004\d{2}|313900[6]\d{2}|406280[4]\d{2}|980319[2]\d{2})"
)


def is_reserved_host(address: str) -> bool:
    """Return whether an address or a host, in small letters, is one for documents."""
    return bool(_HOST.search(address))


def is_reserved_number(number: str) -> bool:
    """Return whether a number, with its country and without “+”, is one for stories."""
    return bool(_NUMBER.fullmatch(number))
