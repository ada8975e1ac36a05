"""One thing sent to the program, written down, and waited for."""

from __future__ import annotations

from storming.ledger import Ledger
from storming.places import Place
from storming.window import StormWindow


def send(window: StormWindow, ledger: Ledger, what: str, data: bytes, settle: float = 0.0) -> Place:
    """Sends bytes and reads until they have had their effect; gives where the program is then.

    Args:
        window: Where the program runs.
        ledger: Where it is written down.
        what: What is done, in words.
        data: What is sent; may be nothing.
        settle: Seconds to wait at least.
    """
    ledger.note(what)
    if data:
        window.write(data)
    place = window.fence(settle)
    ledger.saved(place.saved)
    ledger.last = place.reference or ledger.last
    return place
