"""What was answered: the model of an assessment, the one place it changes, and how it is kept."""
