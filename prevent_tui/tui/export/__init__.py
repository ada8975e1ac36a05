"""Exporting on screen: the dialog, the preview, the progress."""
