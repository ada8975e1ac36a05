"""From a result to a document: a small model of a report, and the writers that render it."""
