"""Files as a whole or not at all, and the small files the program keeps for itself."""
