"""The words of scales, as survey tools offer them, from the worst to the best.

They are those of the libraries of Qualtrics, Microsoft Forms and SurveyMonkey, in English and
German, and some in French. A line is a scale; “|” parts words for the same point, and a point
between two “>” without a word has none.
"""

from __future__ import annotations

from collections.abc import Iterator

_PAIRS = {
    "en": "satisfied dissatisfied, satisfied unsatisfied, happy unhappy, easy difficult, "
    "easy hard, good bad, positive negative",
    "de": "zufrieden unzufrieden, glücklich unglücklich, gut schlecht, leicht schwer, "
    "leicht schwierig, einfach schwer, einfach schwierig, einfach kompliziert, positiv negativ",
    "fr": "satisfait insatisfait, facile difficile",
}
"""Words that are good and bad, by language: most scales are made of two such words."""
_TEILS = "neutral|weder noch|teils, teils|teils/teils|teils teils|teils-teils|unentschieden"
_MIDDLE = {
    "en": "neutral|neither|neither {good} nor {bad}|neither {bad} nor {good}",
    "de": f"{_TEILS}|weder {{good}} noch {{bad}}|weder {{bad}} noch {{good}}",
    "fr": "neutre|ni {good} ni {bad}|ni {bad} ni {good}",
}
_OF_PAIRS = {
    "en": """
very {bad} > {bad} > MIDDLE > {good} > very {good}
very {bad} > somewhat {bad} > MIDDLE > somewhat {good} > very {good}
extremely {bad} > somewhat {bad} > MIDDLE > somewhat {good} > extremely {good}
extremely {bad} > moderately {bad} > slightly {bad} > MIDDLE
  > slightly {good} > moderately {good} > extremely {good}
very {bad} > {bad} > somewhat {bad}|slightly {bad} > MIDDLE
  > somewhat {good}|slightly {good} > {good} > very {good}
completely {bad} > mostly {bad} > somewhat {bad} > MIDDLE
  > somewhat {good} > mostly {good} > completely {good}
not at all {good}|not {good} at all > slightly {good} > moderately {good} > very {good}
  > extremely {good}
not at all {good}|not {good} at all > not so {good} > somewhat {good} > very {good}
  > extremely {good}
not at all {good}|not {good} at all > not very {good} >  > fairly {good}|quite {good} > very {good}
""",
    "de": """
sehr {bad} > {bad} > MIDDLE > {good} > sehr {good}
sehr {bad} > eher {bad}|etwas {bad} > MIDDLE > eher {good}|etwas {good} > sehr {good}
äußerst {bad} > eher {bad}|etwas {bad} > MIDDLE > eher {good}|etwas {good} > äußerst {good}
äußerst {bad} > mäßig {bad}|ziemlich {bad} > etwas {bad}|ein wenig {bad} > MIDDLE
  > etwas {good}|ein wenig {good} > mäßig {good}|ziemlich {good} > äußerst {good}
sehr {bad} > {bad} > eher {bad}|etwas {bad} > MIDDLE
  > eher {good}|etwas {good} > {good} > sehr {good}
überhaupt nicht {good}|gar nicht {good} > wenig {good}|nicht so {good}|kaum {good}
  > mäßig {good}|einigermaßen {good}|mittelmäßig {good} > sehr {good} > äußerst {good}
überhaupt nicht {good}|gar nicht {good} > wenig {good}|weniger {good}|nicht sehr {good} >
  > ziemlich {good}|eher {good} > sehr {good}
""",
    "fr": """
très {bad} > {bad} > MIDDLE > {good} > très {good}
très {bad} > plutôt {bad} > MIDDLE > plutôt {good} > très {good}
""",
}
_OF_VERBS = """
NO > {v} eher nicht zu > TEILS > {v} eher zu > FULL
NO > {v} nicht zu > TEILS > {v} zu > FULL
{v} nicht zu > {v} eher nicht zu > TEILS > {v} eher zu > {v} zu
NO > {v} nicht zu > {v} eher nicht zu > TEILS > {v} eher zu > {v} zu > FULL
"""
_NO = "{v} überhaupt nicht zu|{v} gar nicht zu|{v} ganz und gar nicht zu"
_FULL = "{v} voll zu|{v} voll und ganz zu|{v} völlig zu|{v} vollkommen zu"
_AGREE = "neutral|neither agree nor disagree|neither agree or disagree|neither|undecided"
_FAIR = "fair|average|okay|ok|acceptable|neutral"
_MITTEL = "mittel|mittelmäßig|durchschnittlich|okay|ok|geht so|neutral"
_ALONE = f"""
strongly disagree > disagree > {_AGREE} > agree > strongly agree
strongly disagree > somewhat disagree > {_AGREE} > somewhat agree > strongly agree
strongly disagree > disagree > somewhat disagree|slightly disagree > {_AGREE}
  > somewhat agree|slightly agree > agree > strongly agree
very poor > poor > {_FAIR} > good > very good
very poor > poor > {_FAIR} > good > excellent
very bad > bad > {_FAIR} > good > very good
terrible > poor > {_FAIR} > good > excellent
poor > fair > good > very good > excellent
dislike a great deal > dislike somewhat > neither like nor dislike > like somewhat
  > like a great deal
dislike a great deal > dislike a moderate amount > dislike a little > neither like nor dislike
  > like a little > like a moderate amount > like a great deal
sehr schlecht > schlecht > {_MITTEL} > gut > sehr gut
schlecht > mittelmäßig|mäßig|durchschnittlich > gut > sehr gut > ausgezeichnet|hervorragend
pas du tout d'accord > plutôt pas d'accord|pas d'accord > ni d'accord ni pas d'accord|neutre
  > plutôt d'accord|d'accord > tout à fait d'accord
"""
MORE_GOOD = (
    *("likely", "very likely", "extremely likely"),
    *("wahrscheinlich", "sehr wahrscheinlich", "äußerst wahrscheinlich"),
)
MORE_BAD = (
    *("unlikely", "very unlikely", "extremely unlikely"),
    *("not likely", "not at all likely", "not likely at all"),
    *("unwahrscheinlich", "sehr unwahrscheinlich", "äußerst unwahrscheinlich"),
    *("überhaupt nicht wahrscheinlich", "gar nicht wahrscheinlich"),
)
"""Words that are no point from 1 to 5, but show which end of a scale is the good one."""


def scales_in_words() -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield the points of each scale, from the worst to the best; of each the words for it."""
    for scale in _written():
        levels = (level.split("|") for level in scale.split(">"))
        yield tuple(tuple(word.strip() for word in level if word.strip()) for level in levels)


def _written() -> Iterator[str]:
    for language, pairs in _PAIRS.items():
        for good, bad in map(str.split, pairs.split(", ")):
            for scale in _lines(_OF_PAIRS[language]):
                yield scale.replace("MIDDLE", _MIDDLE[language]).format(good=good, bad=bad)
    for verb in ("stimme", "trifft"):
        for scale in _lines(_OF_VERBS):
            said = scale.replace("TEILS", _TEILS).replace("NO", _NO).replace("FULL", _FULL)
            yield said.format(v=verb)
    yield from _lines(_ALONE)


def _lines(text: str) -> list[str]:
    return text.strip().replace("\n  >", " >").split("\n")
