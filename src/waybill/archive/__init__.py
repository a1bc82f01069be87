"""The bytes of captures, sealed and kept."""
