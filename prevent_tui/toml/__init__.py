"""Reading a TOML file so that a person can mend it."""
