"""What several test modules share: settings, ways into the program, and readers of what it makes."""
