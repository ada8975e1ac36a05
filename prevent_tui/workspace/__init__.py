"""The application layer: open work, saving, recent files, dates as people type them; no Textual, no click."""
