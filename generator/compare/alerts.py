"""What somebody should hear of at once: verdicts that moved, warnings, what is late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from generator.compare.changes import Change, Weight
from generator.drawing.cards import service_href
from generator.sources.terminal_safe import clean

_WEIGHTS = (Weight.VERDICT, Weight.WARNING, Weight.OVERDUE, Weight.SILENT)


class Alert(Struct, frozen=True):
    """One thing to hear of: about which service, what, and where to read on (empty if unknown)."""

    kind: str
    service: str
    name: str
    said: str
    link: str = ""


def alerts(found: Sequence[Change], names: Mapping[str, str], site: str = "") -> tuple[Alert, ...]:
    """Return the alerts among changes. ``site`` is where the site lies."""
    base = f"{site.rstrip('/')}/" if site else ""
    return tuple(
        Alert(
            change.weight.value,
            change.subject,
            clean(names.get(change.subject, change.subject)),
            clean(_said(change)),
            f"{base}{service_href(change.subject)}" if base else "",
        )
        for change in found
        if change.weight in _WEIGHTS
    )


def _said(change: Change) -> str:
    if change.weight is Weight.WARNING:
        return f"there is an early warning: {change.now}"
    if change.weight is Weight.OVERDUE:
        return f"overdue now: “{change.now}”"
    if change.weight is Weight.SILENT:
        return f"{change.what}, {change.now}"
    return f"{change.what}: {change.was}, now {change.now}"


def as_text(found: Sequence[Alert]) -> str:
    """Return a line an alert."""
    if not found:
        return "Nothing new.\n"
    return "".join(f"{_line(each)}{f' {each.link}' if each.link else ''}\n" for each in found)


def _line(alert: Alert) -> str:
    return f"{alert.name}: {alert.said}"


def as_slack(found: Sequence[Alert]) -> dict[str, Any]:
    """Return the body for an incoming webhook of Slack."""
    return {"text": "\n".join(_slack(found))}


def _slack(found: Sequence[Alert]) -> Iterator[str]:
    for each in found:
        name = _without_marks(each.name)
        yield f"• {f'<{each.link}|{name}>' if each.link else name}: {_without_marks(each.said)}"


def _without_marks(text: str) -> str:
    """Three characters steer Slack's text: mentions and links begin with “<”."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "¦")


def as_teams(found: Sequence[Alert]) -> dict[str, Any]:
    """Return the body for a workflow of Teams: an adaptive card, whose runs of text are plain."""
    card = {
        "$schema": "https://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [_teams(each) for each in found],
    }
    content_type = "application/vnd.microsoft.card.adaptive"
    attachment = {"contentType": content_type, "content": card}
    return {"type": "message", "attachments": [attachment]}


def _teams(alert: Alert) -> dict[str, Any]:
    name: dict[str, Any] = {"type": "TextRun", "text": alert.name, "weight": "Bolder"}
    if alert.link:
        name["selectAction"] = {"type": "Action.OpenUrl", "url": alert.link}
    said = {"type": "TextRun", "text": f": {alert.said}"}
    return {"type": "RichTextBlock", "inlines": [name, said]}
