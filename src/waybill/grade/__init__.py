"""Case → graded case: how many independent origins it has, and how far it can be relied upon."""
