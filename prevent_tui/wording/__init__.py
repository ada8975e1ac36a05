"""Words that two front ends share."""
