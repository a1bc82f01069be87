"""The language of a text that does not say it."""

from typing import Final

SAMPLE_CHARS: Final = 1000
MIN_LETTERS: Final = 80
MAX_DISTANCE: Final = 900
"""From the profile of a language, of at most 1200; texts of some sentences have 500 to 750."""

MIN_LEAD: Final = 10
"""By which the second nearest must be farther."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language that a text begins in; None where it is too short or not clear enough."""
    sample = text[:SAMPLE_CHARS].lower()  # the profiles know small letters only
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    from resiliparse.parse.lang import detect_fast

    match detect_fast(sample, n_results=2):
        case [(language, distance), (_, second)] if distance <= MAX_DISTANCE and second - distance >= MIN_LEAD:
            return str(language)
    return None
