"""Cases beside an official register: what stands in both, only there, only here, and where the numbers differ."""
