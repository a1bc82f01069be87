"""Measures a reading of reports against an annotation of them, as the guide's last section says."""
