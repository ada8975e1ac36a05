"""Governors, checks, contacts and the sign-off on screen."""
