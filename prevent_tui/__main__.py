"""Lets `python -m prevent_tui` start the program."""

from prevent_tui.cli.main import main

if __name__ == "__main__":
    main()
