"""What helps an author: starters, JSON Schema, the documented keys, and comparing two editions."""
