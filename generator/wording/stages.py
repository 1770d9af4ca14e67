"""Where a service is in its life, in words."""

from __future__ import annotations

from datetime import date

from generator.language import Locale
from generator.model.freshness import is_overdue
from generator.model.service import Service, Stage
from generator.wording.wording import by_words


def stage_name(locale: Locale, stage: Stage) -> str:
    """Return what a stage is called."""
    return {
        Stage.PIPELINE: locale.in_context("stage of a service", "pipeline"),
        Stage.LIVE: locale.in_context("stage of a service", "live"),
        Stage.RETIRING: locale.in_context("stage of a service", "retiring"),
        Stage.RETIRED: locale.in_context("stage of a service", "retired"),
    }[stage]


def stage_words(locale: Locale, service: Service, as_of: date) -> str:
    """Say where a service is in its life."""
    _ = locale.text
    launched, retired = service.launched, service.retired
    if service.stage is Stage.PIPELINE and launched is None:
        return _("planned, no date set")
    if service.stage is Stage.PIPELINE and launched:
        late = is_overdue(launched, as_of)
        said = _("was due to open in {when} but has not") if late else _("planned for {when}")
        return said.format(when=by_words(locale, launched, as_of))
    if service.stage is Stage.RETIRED:
        return _("ended in {when}").format(when=_ever(locale, retired)) if retired else _("ended")
    if service.stage is Stage.RETIRING and retired and is_overdue(retired, as_of):
        return _("was due to end in {when} but has not").format(
            when=by_words(locale, retired, as_of)
        )
    if service.stage is Stage.RETIRING:
        if retired is None:
            return _("will end, no date set")
        return _("ends in {when}").format(when=_ever(locale, retired))
    if launched is None:
        return locale.in_context("stage of a service", "live")
    return _("live since {when}").format(when=_ever(locale, launched))


def _ever(locale: Locale, day: date) -> str:
    """A month with its year."""
    return by_words(locale, day, date.min)
