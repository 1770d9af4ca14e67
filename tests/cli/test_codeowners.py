"""``iheartit codeowners``: the owners in the YAML as a code host reads them."""

from __future__ import annotations

import pytest

from tests.site.conftest import run

MAIL = "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"


def owner(*entries: tuple[str, str]) -> str:
    rows = (
        f"- since: {since}\n  role: Lead\n" + (f"  contact: {contact}\n" if contact else "")
        for since, contact in entries
    )
    return f"{MAIL}owner:\n{''.join(rows)}"


def lines(root, *arguments: str) -> list[str]:
    result = run("codeowners", "--root", root, *arguments)
    assert result.exit_code == 0, result.output
    return [each for each in result.stdout.splitlines()[2:] if each]


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("mailto:desk@example.org", "/services/it/mail.yml desk@example.org"),
        ("https://github.com/desk-lead", "/services/it/mail.yml @desk-lead"),
        ("https://github.com/orgs/works/teams/desk", "/services/it/mail.yml @works/desk"),
        ("https://example.org/desk", "# /services/it/mail.yml Lead (no account, no address)"),
        ("mailto:a%20b@example.org", "# /services/it/mail.yml Lead (no account, no address)"),
        ("mailto:a%0a*%20@evil", "# /services/it/mail.yml Lead (no account, no address)"),
        ("", "# /services/it/mail.yml Lead (no account, no address)"),
    ],
)
def test_an_owner_is_known_by_address_or_account(write, contact, line):
    root = write({"services/it/mail.yml": owner(("2020-01-01", contact))})
    assert lines(root)[-1] == line


def test_the_last_owner_counts_or_that_of_a_day(write):
    both = owner(("2020-01-01", "mailto:old@example.org"), ("2026-01-01", "mailto:new@example.org"))
    root = write({"services/it/mail.yml": both})
    assert lines(root)[-1].endswith("new@example.org")
    assert lines(root, "--as-of", "2025-06-30")[-1].endswith("old@example.org")


def test_a_service_without_an_owner_is_its_provider_s(write):
    provider = (
        "name: IT\nshirt: IT\nowner:\n  role: Head\n  contact: https://github.com/head-of-it\n"
    )
    root = write({"services/it/mail.yml": MAIL, "services/it/provider.yml": provider})
    assert lines(root) == ["/services/it/ @head-of-it"]


def test_it_is_written_and_checked(write):
    root = write({"services/it/mail.yml": owner(("2020-01-01", "mailto:desk@example.org"))})
    stale = run("codeowners", "--root", root, "--check")
    assert (stale.exit_code, "codeowners --write --root" in stale.stderr) == (1, True)
    assert run("codeowners", "--root", root, "--write").exit_code == 0
    assert run("codeowners", "--root", root, "--check").exit_code == 0
    said = (root / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    assert said == run("codeowners", "--root", root).stdout
    (root / "services/it/mail.yml").write_text(owner(("2020-01-01", "mailto:else@example.org")))
    assert run("codeowners", "--root", root, "--check").exit_code == 1


def test_what_cannot_be_read_makes_nothing(write):
    root = write({"services/it/mail.yml": "name: [\n"})
    result = run("codeowners", "--root", root, "--write")
    assert result.exit_code == 1
    assert "services/it/mail.yml:" in result.output
    assert not (root / ".github").exists()
