"""Values and cases in words, the same on the command line and on pages."""
