"""Claims → cases: which claims speak of one transfer."""
