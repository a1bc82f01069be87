"""What things are: frozen values, made of the standard library alone."""
