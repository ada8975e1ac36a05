"""What makes a questionnaire unusable."""
