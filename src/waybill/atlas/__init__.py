"""The map of the world: where a place lies on it, its outlines, and which part of it a picture shows."""
