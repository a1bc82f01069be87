"""Languages by the codes that formats want."""

from typing import Final

LANGUAGES: Final = {
    **{"ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bs": "bos", "cs": "ces", "da": "dan", "de": "deu"},
    **{"el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb"},
    **{"hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "it": "ita", "ja": "jpn", "ka": "kat"},
    **{"ko": "kor", "ku": "kur", "lt": "lit", "lv": "lav", "ms": "msa", "nl": "nld", "no": "nor", "pl": "pol"},
    **{"ps": "pus", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "so": "som", "sr": "srp"},
    **{"sv": "swe", "sw": "swa", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho"},
}
"""The two letters of ISO 639-1 and the three of ISO 639-3."""


def short_language(language: str | None) -> str:
    """The two letters of a language however it is tagged, ``en`` of ``en-GB``; empty where there are none."""
    return (language or "").lower().partition("-")[0]
