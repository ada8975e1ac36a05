"""The sections of a report on one assessment: from a case to blocks, in words and in reading order."""
