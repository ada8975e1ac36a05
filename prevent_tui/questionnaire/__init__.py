"""What is asked: the questionnaire's model, how it is read, and when a question applies."""
