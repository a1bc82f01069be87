"""What fills the slots of a transfer, its goods above all, and where these words begin and end.

Read ``trimming.py`` first, which brings the model's guesses to the borders that rules know, and then ``goods.py``,
which chooses what moves. ``filling.py`` sees to places, dates and prices; who gives and gets is in ``parties``.
"""
