"""From characters to units of reading: sentences, tokens, names, counts, prices, dates."""
