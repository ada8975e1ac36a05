"""The document model that every writer renders."""
