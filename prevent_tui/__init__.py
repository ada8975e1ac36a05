"""A Prevent-duty self-assessment, worked through theme by theme in the terminal."""

__version__ = "0.1.0"
