"""Names of persons in free text: a rule that looks at capital letters and at lists of names.

No library is good enough and light enough: those that recognise persons bring models of hundreds
of megabytes, or fetch them. So the rule is modest and its error rates are measured, on sentences it
was not made with (``tests/checks/public/corpus.py``); they stand in the rule's ``why``. A name is
found where

1. a title is followed by a word with a capital letter that is no common word: “Mrs Adebayo”;
2. a given name is followed by such a word, with “van”, “de” and the like between: “Jane Whitcombe”;
   one that means something else too (Grace, Victoria) only by a known family name;
3. an initial, or a word that is not known, is followed by a known family name: “R. Okafor”;
4. a given name stands alone where a sentence speaks of somebody: “ask Priya”, “Priya said”.

A name that begins or ends in a place or an institution is theirs: “the Marie Curie Building”.
Cities and countries are no names, nor is how a role can be reached.
Scripts without capital letters are not looked at, nor texts in capital letters only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.checks.public.common_words import AMBIGUOUS, COMMON, PLACES
from generator.checks.public.detector import Detector, Match, PublicWords
from generator.checks.public.given_names import People, fold, people
from generator.checks.public.places import place_names

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ſƏΆ-ΫЀ-ЯҐḀ-ỹ]"
_WORD = rf"{_CAPITAL}[^\W\d_]*+(?:['’ʼ-][^\W\d_]++)*+\.?"  # noqa: RUF001 (as people write them)
_PARTICLE = (
    r"(?:van der|van den|van de|de la|de los|von der|van|von|vom|zu|de|der|den|del|della|di|da|dos|"
    r"du|el|al|bin|bint|ibn|ter|ten|ó|ní|y|e)"
)
_GAP = r"(?:[ \t]+|[ \t]*\r?\n[ \t]*)"
_RUN = re.compile(rf"(?<![\w@./&-]){_WORD}(?:{_GAP}(?:{_PARTICLE}{_GAP}|al-|el-)?{_WORD})*")
_TOKEN = re.compile(rf"(?:al-|el-)?{_WORD}")
_TITLE_WORDS = (
    "mr mrs ms miss dr prof professor sir herr herrn frau monsieur madame mme mlle senor senora "
    "signor signora"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_BEFORE = re.compile(
    r"\b(?:ask(?:ed|ing)?|by|call(?:ed)?|colleagues?|contact(?:ed)?|email(?:ed)?|for|from|met|"
    r"thank(?:s|ed)?|thanks to|thank you|told|tell|to|with|since|until|when|because|and|"
    r"mit|von|bei|an|habe|hat|fragen sie|dank|kollegin|kollege|avec|à|par|chez|merci|de|que|pour)"
    r"[ \t]+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:['’]s\b|[ \t]+(?:said|says|told|tells|asked|asks|found|fixed|helped|helps|answered|"
    r"answers|changed|called|came|wrote|thinks|thought|explained|showed|knew|knows|has|had|is|was|"
    r"will|from|at|in|did|does|got|sent|set|took|left|hat|ist|war|sagte|sagt|meinte|half|aus|vom|"
    r"von|a|est|dit|était)\b)"
)
_OWNS = re.compile(r"(?:['’]s)?\.?$")
_SAINTS = frozenset(("san", "santa", "saint", "st", "sao"))


def find_names(text: str, known: PublicWords) -> Iterator[Match]:
    """Yield what is probably the name of a person, but for what definitions are called."""
    for run in _RUN.finditer(text):
        words = [_Word(m[0], run.start() + m.start()) for m in _TOKEN.finditer(run[0])]
        if len(words) == 1 and words[0].folded in COMMON:
            continue
        for span in _in_run(text, words, people()):
            if not _is_known(text[span.begin : span.end], known):
                yield span


def _is_known(name: str, known: PublicWords) -> bool:
    plain = " ".join(name.lower().split())
    return any(plain in each for each in known.names) or _is_place(fold(plain))


def _is_place(plain: str) -> bool:
    """Whether it is what a place is called, or whole words of it: “Rica” of Costa Rica."""
    return any(f" {plain} " in f" {each} " for each in place_names())


class _Word(Struct, frozen=True):
    """A word with a capital letter, and where it begins."""

    text: str
    begin: int

    @property
    def end(self) -> int:
        """Where the word ends, without the full stop of a sentence."""
        short = self.is_initial or self.folded in _TITLES
        return self.begin + len(self.text if short else _OWNS.sub("", self.text))

    @property
    def folded(self) -> str:
        return fold(_OWNS.sub("", self.text).removeprefix("al-").removeprefix("el-"))

    @property
    def is_initial(self) -> bool:
        return len(self.text.rstrip(".")) == 1

    @property
    def ends_sentence(self) -> bool:
        return self.text.endswith(".") and not self.is_initial and self.folded not in _TITLES


def _in_run(text: str, words: list[_Word], lists: People) -> Iterator[Match]:
    at = 0
    while at < len(words):
        last = _name_at(text, words, at, lists)
        if last is None:
            at += 1
            continue
        if not _names_a_place(words, at, last):
            yield Match(words[at].begin, words[last].end)
        at = last + 1


def _name_at(text: str, words: list[_Word], at: int, lists: People) -> int | None:
    """Return the last word of the name that begins at a word; none where none does."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) and not word.ends_sentence else None
    if after is not None and _begins_name(word, after, lists):
        return _end_of(words, at + 1, lists)
    alone = _given(word, lists) and not _all_capitals(word)
    return at if alone and _spoken_of(text, word) else None


def _begins_name(word: _Word, after: _Word, lists: People) -> bool:
    name, next_name = word.folded, after.folded
    family = _one_of(next_name, lists.family)
    if after.is_initial or _all_capitals(word):
        return False
    if name in _TITLES:
        return next_name not in COMMON
    if next_name in COMMON:
        return family and _given(word, lists)
    if _given(word, lists):
        return True
    if name in lists.given:
        return family and next_name not in AMBIGUOUS
    if word.is_initial:
        return word.text.endswith(".") and family and next_name not in AMBIGUOUS
    return family and name not in COMMON | AMBIGUOUS and next_name not in AMBIGUOUS


def _end_of(words: list[_Word], last: int, lists: People) -> int:
    """Take further words as long as they are names."""
    while last + 1 < len(words) and not words[last].ends_sentence:
        more = words[last + 1].folded
        if more in COMMON or not (_one_of(more, lists.family) or more in lists.given):
            break
        last += 1
    return last


def _given(word: _Word, lists: People) -> bool:
    """Whether a word is a given name, and nothing else; of “Jean-Luc” a part is enough."""
    return _one_of(word.folded, lists.only_given)


def _one_of(name: str, names: frozenset[str]) -> bool:
    return name in names or ("-" in name and name.split("-", maxsplit=1)[0] in names)


def _all_capitals(word: _Word) -> bool:
    return not word.is_initial and word.text.isupper()


def _names_a_place(words: list[_Word], first: int, last: int) -> bool:
    before = words[first - 1].folded if first and not words[first - 1].ends_sentence else ""
    after = (
        words[last + 1].folded if last + 1 < len(words) and not words[last].ends_sentence else ""
    )
    return after in PLACES or before in PLACES | _SAINTS


def _spoken_of(text: str, word: _Word) -> bool:
    """Whether the sentence speaks of somebody here."""
    before = _BEFORE.search(text, max(0, word.begin - 24), word.begin)
    after = _AFTER.match(text[word.end : word.end + 16])
    return bool(before or after)


def _say(name: str) -> tuple[str, str]:
    plain = " ".join(name.split())
    message = f"“{plain}” looks like the name of a person"
    return message, f"write a role for “{plain}”, such as “the service desk” or “a colleague”"


NAMES = Detector(find_names, _say)
