"""An answers file on the disk: read, written, locked, kept in earlier versions, and taken out of a report."""
