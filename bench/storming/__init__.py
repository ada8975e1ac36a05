"""A storm over the installed program: what is done to it, what it has promised, and what is left afterwards."""
