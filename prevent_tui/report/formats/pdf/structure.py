"""The tree of elements as objects of a PDF, with the way back from each mark and each link to its element."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prevent_tui.report.formats.pdf.tags import Mark, Node, Spot, spoken


@dataclass(frozen=True)
class Places:
    """What is drawn, and the numbers of the objects that it stands in.

    Attributes:
        pages: The object of each page, by the page's number.
        spots: The object of each link, in the order of their numbers.
        marked: For each page, the elements of its marks, by their numbers.
        first: The number of the first object of the tree; the others follow it.
        string: Writes a text as a string of the object of a number.
    """

    pages: Mapping[int, int]
    spots: Sequence[int]
    marked: Mapping[int, Sequence[Node]]
    first: int
    string: Callable[[str, int], str]


def key_of_page(number: int) -> int:
    """By which a page is found in the tree of parents."""
    return number - 1


def key_of_spot(number: int, pages: int) -> int:
    """By which a link is found in the tree of parents of a document with so many pages."""
    return pages + number


def tree_objects(tree: Node, places: Places) -> Iterator[str]:
    """The words of the objects that describe a tree, its root first; numbers are given to its elements.

    Args:
        tree: The document's own element.
        places: What is drawn, and where it stands.
    """
    order = list(_numbered(tree, places.first + 1))
    keys = key_of_spot(len(places.spots), len(places.pages))
    back = places.first + 1 + len(order)
    yield f"/Type /StructTreeRoot /K {tree.number} 0 R /ParentTree {back} 0 R /ParentTreeNextKey {keys}"
    for node, up in order:
        yield _element(node, up or places.first, places)
    yield _parents(order, places)


def _numbered(tree: Node, first: int) -> Iterator[tuple[Node, int]]:
    """Each element with the number of the one it is in, in reading order."""
    todo = [(tree, 0)]
    number = first
    while todo:
        node, up = todo.pop()
        node.number = number
        number += 1
        yield node, up
        todo += [(kid, node.number) for kid in reversed(node.kids) if isinstance(kid, Node)]


def _element(node: Node, up: int, places: Places) -> str:
    """What an object says of its element; most hold one mark and nothing else."""
    only = node.kids[0] if len(node.kids) == 1 else None
    if isinstance(only, Mark):
        words = f"/S /{node.kind} /P {up} 0 R /K {only.number} /Pg {places.pages[only.page]} 0 R"
    else:
        words = f"/S /{node.kind} /P {up} 0 R {_kids(node, places)}"
    if node.alt:
        words += f" /Alt {places.string(spoken(node.alt), node.number)}"
    if node.actual:
        words += f" /ActualText {places.string(spoken(node.actual), node.number)}"
    if node.scope:
        words += f" /A <</O /Table /Scope /{node.scope}>>"
    if node.box:
        edges = " ".join([f"{edge:.2f}" for edge in node.box])
        words += f" /A <</O /Layout /Placement /Block /BBox [{edges}]>>"
    return words


def _kids(node: Node, places: Places) -> str:
    home, kids = 0, []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, Spot):
            kids.append(f"<</Type /OBJR /Pg {places.pages[kid.page]} 0 R /Obj {places.spots[kid.number]} 0 R>>")
        elif kid.page == (home := home or kid.page):
            kids.append(str(kid.number))
        else:
            kids.append(f"<</Type /MCR /Pg {places.pages[kid.page]} 0 R /MCID {kid.number}>>")
    words = f"/K [{' '.join(kids)}]"
    return f"{words} /Pg {places.pages[home]} 0 R" if home else words


def _parents(order: Sequence[tuple[Node, int]], places: Places) -> str:
    rows = []
    for page in sorted(places.pages):
        nodes = " ".join([f"{node.number} 0 R" for node in places.marked.get(page, ())])
        rows.append(f"{key_of_page(page)} [{nodes}]")
    leads = {kid.number: node for node, _ in order for kid in node.kids if isinstance(kid, Spot)}
    rows += [
        f"{key_of_spot(number, len(places.pages))} {leads[number].number} 0 R" for number in range(len(places.spots))
    ]
    return f"/Nums [{' '.join(rows)}]"
