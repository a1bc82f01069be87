"""What frames say, bound to the words of their document, and claims that tell the same.

Read ``sketches.py`` first, the claim in the making, and then ``binding.py``, which makes it of a frame. The rest finds
claims that repeat, continue, echo or sum up others; ``composing.py`` and ``assembling.py`` above put all of it to use.
"""
