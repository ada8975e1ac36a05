"""The start screen, and what leads to an open assessment."""
