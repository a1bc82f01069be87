"""Who says so: speakers, and the chains of them from the first after the publisher to the origin.

Read ``attribution.py`` first, which gives each sentence its chains by rules; ``speakers.py`` says whom words name. With
the model, ``voices.py`` hears the chains of a transfer, and ``voicing.py`` brings its guesses to whole names.
"""
