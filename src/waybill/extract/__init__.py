"""From document to claims: tag, attribute, assemble. Read ``stage.py`` first."""
