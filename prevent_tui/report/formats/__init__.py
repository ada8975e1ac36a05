"""Writers: from a report, or from a table, to the bytes of a file."""
