"""Lay the pronouns of a sentence, also where capitals make one look like a state."""

from typing import Final

from waybill.extract.sentences.phrases import Kind
from waybill.extract.sentences.sheet import Sheet
from waybill.ontology.wordings import Form, Pattern, Wordings
from waybill.text.wordlists import listed

_COUNTING: Final = listed(
    "a an the some its their more two three four five six seven eight nine ten eleven twelve fifteen twenty thirty "
    "forty fifty sixty hundred hundreds thousands dozens several many new"
)
"""What follows a pronoun that gets something, and no name of whose that is."""
_VERB_WORDS: Final = 3


def lay_pronouns(sheet: Sheet, wordings: Wordings) -> None:
    """Lay pronouns over words that nothing else is laid over."""
    pronouns = wordings.speaker_pronouns | wordings.party_pronouns
    for index, lower in enumerate(sheet.lower):
        if sheet.is_free(index) and lower.split("'")[0] in pronouns:
            sheet.lay(Kind.PRONOUN, index, index + 1)


def lay_shouted_us(sheet: Sheet, wordings: Wordings) -> None:
    """Lay the pronoun that capitals make look like a state: "CUBA SENDS US RIFLES", but not "SOLD US TANKS TO"."""
    for index, word in enumerate(sheet.words if sheet.shouts else ()):
        if word.text != "US" or not _gives(sheet, index, wordings):
            continue
        following = sheet.lower[index + 1 : index + 2]
        is_counted = bool(following) and (following[0][0].isdigit() or following[0] in _COUNTING)
        if is_counted or "to" not in sheet.lower[index + 1 :]:
            sheet.lay(Kind.PRONOUN, index, index + 1)


def _gives(sheet: Sheet, end: int, wordings: Wordings) -> bool:
    """Whether a verb of giving ends right before a word."""
    found = (
        match for first in range(max(0, end - _VERB_WORDS), end) for match in wordings.motions.at(sheet.lower, first)
    )
    return any(
        match.last == end
        and match.value.form is not Form.NOUN
        and match.value.entry.pattern in (Pattern.GIVE, Pattern.ARM)
        for match in found
    )
