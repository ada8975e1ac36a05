"""What `check` looks for in a questionnaire: rules as data, and the checks that only authors need."""
