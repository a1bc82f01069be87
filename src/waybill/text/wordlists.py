"""Write word lists as they are read: in a line, blanks between."""


def listed(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())
