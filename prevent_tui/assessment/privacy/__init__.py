"""How the detail guard finds each kind of personal detail; `assessment.privacy` is the way in."""
