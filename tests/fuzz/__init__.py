"""Fuzzing: inputs of every kind the program reads, changed at random, and what must hold of each."""
