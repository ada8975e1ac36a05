"""What every screen is built from; it knows no feature."""
