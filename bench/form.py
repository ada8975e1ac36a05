"""A bare Textual form: header, fifty options, an input, a footer. What the program is compared with."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Header, Input, OptionList


class Form(App[None]):
    """The footer's key is drawn last and tells that the form is there."""

    CSS = "OptionList { height: 14; }"
    BINDINGS: ClassVar[list[BindingType]] = [("f2", "nothing", "~~painted~~")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield OptionList(*(f"Option-{number:02}" for number in range(50)))
        yield Input(placeholder="Note")
        yield Footer()


if __name__ == "__main__":
    Form().run()
