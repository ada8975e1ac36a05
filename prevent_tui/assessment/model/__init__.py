"""The tables of an answers file, as frozen models."""
