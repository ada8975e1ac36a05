"""A questionnaire that cites other sources in England than in Wales."""

from __future__ import annotations

from support.small_questionnaire import little, question

NATION = {
    "id": "nation",
    "label": "Nation",
    "kind": "one-of",
    "default": "england",
    "options": [{"id": "england", "label": "England"}, {"id": "wales", "label": "Wales"}],
}


def only(nation):
    """What holds in one nation."""
    return {"applies_when": {"fact": "nation", "is": nation}}


def source(name, **more):
    about = {"title": name.capitalize(), "publisher": "Office", "edition": "2026", "force": "statutory guidance"}
    return {"id": name, **about, **more}


def asking(**more):
    """A questionnaire with a source for both nations and one for each."""
    names = ("both", "english", "welsh")
    head = question("head", "must", sources=[{"source": name, "at": f"Part {name}"} for name in names], **more)
    sources = [source("both"), source("english", **only("england")), source("welsh", **only("wales"))]
    return little(head, facts=[NATION], sources=sources, roles=[{"id": "lead", "label": "Lead"}])
