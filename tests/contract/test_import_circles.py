"""No file and no package of ours imports itself by way of others, not even for the sake of types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import grimp
import pytest

if TYPE_CHECKING:
    from grimp import ImportGraph


@pytest.fixture(scope="module")
def graph() -> ImportGraph:
    return grimp.build_graph("prevent_tui", cache_dir=None)


def circles(graph: ImportGraph) -> list[set[str]]:
    """The groups of modules each of which imports every other by some way, by Tarjan's method."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    groups: list[set[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        path.append(module)
        for imported in sorted(graph.find_modules_directly_imported_by(module)):
            if imported not in number:
                visit(imported)
                lowest[module] = min(lowest[module], lowest[imported])
            elif imported in path:
                lowest[module] = min(lowest[module], number[imported])
        if lowest[module] == number[module]:
            at = path.index(module)
            groups.append(set(path[at:]))
            del path[at:]

    for module in sorted(graph.modules):
        if module not in number:
            visit(module)
    return [group for group in groups if len(group) > 1]


def test_no_file_is_in_a_circle_of_imports(graph):
    assert circles(graph) == []


def test_no_packages_beside_one_another_import_one_another(graph):
    packages = [module for module in graph.modules if graph.find_children(module)]
    assert {package: found for package in packages if (found := graph.nominate_cycle_breakers(package))} == {}


def test_a_circle_is_found_where_there_is_one_even_if_only_types_are_imported(tmp_path, monkeypatch):
    package = tmp_path / "round_about"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "first.py").write_text("from round_about import second\n")
    (package / "second.py").write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from round_about import third\n"
    )
    (package / "third.py").write_text("def late():\n    from round_about import first\n")
    monkeypatch.syspath_prepend(tmp_path)
    graph = grimp.build_graph("round_about", cache_dir=None)
    assert circles(graph) == [{"round_about.first", "round_about.second", "round_about.third"}]
    assert graph.nominate_cycle_breakers("round_about")
