"""What lies at the old addresses of a service."""

from __future__ import annotations

from html.parser import HTMLParser

from generator.language.load import locale_of
from generator.pages.page import Download
from generator.pages.renamed import old_addresses

NAME = 'Mail & "more" <script>alert(1)</script> \u202eevil'


class Tags(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.texts = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts += data


KEPT = (Download("api/v1/services/mail.json", "{}"), Download("services/mail/feed.xml", "<feed/>"))


def test_each_old_address_leads_to_the_new_one_and_holds_the_files():
    offered = old_addresses(locale_of("en"), "Mail", "mail", ("post", "letters"), KEPT)
    assert [each.path for each in offered] == [
        "services/post/index.html",
        "api/v1/services/post.json",
        "services/post/feed.xml",
        "services/letters/index.html",
        "api/v1/services/letters.json",
        "services/letters/feed.xml",
    ]
    assert offered[0].text.count('href="../mail/"') == 2
    assert [each.text for each in offered[1:3]] == ["{}", "<feed/>"]


def test_a_name_is_text_and_nothing_else():
    (page,) = old_addresses(locale_of("de"), NAME, "mail", ("post",), ())
    seen = Tags()
    seen.feed(page.text)
    assert "script" not in seen.found
    assert seen.texts.count(NAME) == 2
    assert '<html lang="de">' in page.text


def test_a_service_that_was_never_renamed_has_none():
    assert old_addresses(locale_of("en"), "Mail", "mail", (), KEPT) == ()


def test_an_old_address_names_the_picture_of_its_tab():
    """Browsers ask for one of their own else, which is not there."""
    page, *_ = old_addresses(locale_of("en"), "Mail", "mail", ("post",), KEPT)
    assert '<link rel="icon" href="../../assets/iheartit/shirt.svg">' in page.text
