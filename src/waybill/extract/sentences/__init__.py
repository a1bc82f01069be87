"""A sentence as the rules see it: its words, and the phrases laid over them.

Read ``sentence.py`` first, which lays the phrases (``phrases.py``) over a sheet, one kind after the other.
``clauses.py`` reads the clause around a motion; ``shapes.py`` and ``builds.py`` see the sentence as a line of signs.
"""
