"""Texts that are hard to cut: any code point, and pieces in which rules for stops, lines and marks meet."""

from hypothesis import strategies as st

PIECES = (
    *("U.S.", "No. 5", "Gen.", "3.5", "1,000", "a.m.", "anti-tank", "don't", "…", "?!", '."', "。"),
    *(" ", "  ", "\n", "\r\n", "\n\n", "\u2028", "\x85", "\t", "\u00a0", "- ", "•  ", "(a) ", "1. "),
    *("e\u0301", "हिन्दी", "العربية", "\u202e", "עִבְרִית", "𝒳", "😀", "\ud800", "\udfff", "ﬁ", "İ", "\u0301"),
)

any_text = st.text(st.characters(exclude_categories=()), max_size=60)
texts = st.one_of(any_text, st.lists(st.one_of(st.sampled_from(PIECES), any_text), max_size=12).map("".join))
