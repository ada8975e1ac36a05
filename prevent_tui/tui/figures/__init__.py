"""Figures: numbers that a setting gives of itself."""
