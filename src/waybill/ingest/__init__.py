"""Stage 1: from captures to documents."""
