"""Which motions tell of one transfer, and what is known of it.

Read ``framing.py`` first, which makes a frame of the scenes of one transfer, and ``cutter.py``, which holds what the
rules know of the document. ``grouping.py`` and ``kinship.py`` bring scenes together; most of the rest takes apart what
is told together of several transfers.
"""
