"""The evidence on screen: its list, one piece, its form."""
