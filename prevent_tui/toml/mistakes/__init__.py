"""What is most likely wrong where a TOML file cannot be parsed, in plain words for people who do not program."""
