"""The question on screen, with its rail, its note and the end of a theme."""
