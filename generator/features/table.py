"""What a scorecard says below its head: one table, in the order of the page.

Scorecards, pages, their lists of links, the method page, downloads and ``explain`` read it.
"""

from __future__ import annotations

from generator.features.at_home.words import FEATURE as AT_HOME
from generator.features.communities.words import FEATURE as COMMUNITIES
from generator.features.conversation.words import FEATURE as CONVERSATION
from generator.features.costs.words import FEATURE as COSTS
from generator.features.days.words import FEATURE as DAYS
from generator.features.expected.words import FEATURE as EXPECTED
from generator.features.feature import Feature, Fold
from generator.features.getting_through.words import FEATURE as GETTING_THROUGH
from generator.features.launch.words import FEATURE as LAUNCH
from generator.features.lost_time.words import FEATURE as LOST_TIME
from generator.features.measured.words import FEATURE as MEASURED
from generator.features.owners_word.words import FEATURE as OWNERS_WORD
from generator.features.panel import Panel
from generator.features.pride.words import FEATURE as PRIDE
from generator.features.promises.words import FEATURE as PROMISES
from generator.features.published_statistics.words import FEATURE as PUBLISHED_STATISTICS
from generator.features.stage.words import FEATURE as STAGE
from generator.features.steps.words import FEATURE as STEPS
from generator.features.value.words import FEATURE as VALUE
from generator.features.verdict_history.figures import VerdictHistory
from generator.figures.method import Method
from generator.figures.methods import HEAD
from generator.figures.panels import PanelFigures as Computed

TABLE: tuple[tuple[Feature, Fold, tuple[str, ...]], ...] = (
    (OWNERS_WORD, Fold.OPEN, ("service",)),
    (CONVERSATION, Fold.OPEN, ("service",)),
    (COMMUNITIES, Fold.OPEN, ("service",)),
    (STAGE, Fold.OPEN, ("service",)),
    (MEASURED, Fold.WORKS, ("service",)),
    (GETTING_THROUGH, Fold.WORKS, ("service",)),
    (LOST_TIME, Fold.WORKS, ("service", "provider")),
    (STEPS, Fold.WORKS, ("service",)),
    (PROMISES, Fold.WORKS, ("service",)),
    (LAUNCH, Fold.WORKS, ("service",)),
    (VALUE, Fold.WORTH, ("service",)),
    (COSTS, Fold.WORTH, ("service",)),
    (AT_HOME, Fold.WORTH, ("service",)),
    (PRIDE, Fold.WORTH, ("service", "provider")),
    (EXPECTED, Fold.SURE, ("service",)),
    (PUBLISHED_STATISTICS, Fold.SURE, ("service",)),
    (DAYS, Fold.OPEN, ("provider",)),
    (Feature("verdict_history", figures=(VerdictHistory,)), Fold.OPEN, ("service",)),
)
"""One row a feature, in the order of the page: under which head it is folded, and who has it."""


def features_of(kind: str) -> tuple[Feature, ...]:
    """Return the features that subjects of a kind (“service”, “provider”) have."""
    return tuple(feature for feature, _, kinds in TABLE if kind in kinds)


def folded(fold: Fold) -> tuple[Feature, ...]:
    """Return the features of services that are folded under a head, in the order of the page."""
    return tuple(each for each, under, kinds in TABLE if under is fold and "service" in kinds)


def figures_of(kind: str) -> tuple[type[Computed], ...]:
    """Return the kinds of figures that subjects of a kind have below their heads."""
    return tuple(each for feature in features_of(kind) for each in feature.figures)


def panels_of(kind: str) -> tuple[Panel, ...]:
    """Return the panels of subjects of a kind, in the order of the page."""
    return tuple(feature.panel for feature in features_of(kind) if feature.panel)


FEATURES: tuple[Feature, ...] = (Feature("head", methods=HEAD), *(feature for feature, *_ in TABLE))
"""All features, and before them the head of a scorecard."""
METHODS: tuple[Method, ...] = tuple(each for feature in FEATURES for each in feature.methods)
"""How their figures are worked out."""
PANELS: tuple[Panel, ...] = tuple(feature.panel for feature in FEATURES if feature.panel)
"""Each panel once."""
