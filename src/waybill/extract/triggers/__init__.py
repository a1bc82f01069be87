"""The words that put weapons in motion, and what they tell of the transfer.

Read ``motions.py`` first, which finds them by the wordings; ``constructions.py`` finds those that stand in no list, and
``idle.py`` sets aside what moves nothing. ``labels.py`` says how far a motion has come, ``roles.py`` which neighbour
plays which role.
"""
