"""From document to claims: tag, attribute, assemble. Read ``stage.py`` first.

A tagger finds frames: ``trained.py`` by the model, whose numbers ``weighing.py`` weighs, or ``rules.py`` by rules
alone. ``composing.py`` makes claims of the frames of the first, ``assembling.py`` of those of the second. What they
rest on stands in folders, each of which imports only those above it in this list:

    sentences   the words of a sentence and the phrases laid over them
    triggers    the words that put weapons in motion, and what they tell of the transfer
    parties     who is meant, and who of them gives, gets, or only stands by
    slots       what fills the slots of a transfer, its goods above all, and where these words begin and end
    speech      who says so
    claims      what one frame says, bound to its words, and claims that tell the same
    denials     what is denied, doubted or only asked, and by whom
    transfers   which motions tell of one transfer, and what is known of it
"""
