"""Files made to keep whoever reads them busy: small to write down here, large or deep or many on the disk."""

from __future__ import annotations

import zlib
from collections.abc import Callable

ANSWERS = 'format = 1\n[questionnaire]\nid = "schools"\nedition = "2026-09"\n'
QUESTIONS = 'format = 1\n[questionnaire]\nid = "q"\nedition = "2026-09"\ntitle = "T"\nsector = "S"\n'
ADDITION = (
    'format = 1\n[overlay]\nid = "a"\nedition = "2026-09"\ntitle = "T"\n'
    'extends = "schools"\nextends_edition = "2026-09"\n'
)

TOML: dict[str, Callable[[], str]] = {
    "20,000 parts of a key": lambda: ".".join(["a"] * 20_000) + " = 1",
    "200,000 actions": lambda: ANSWERS + "[[actions]]\n" * 200_000,
    "39,000 actions": lambda: ANSWERS + "[[actions]]\n" * 39_000,
    "300,000 unknown keys": lambda: "\n".join(f"k{n} = 1" for n in range(300_000)),
    "190,000 unknown keys": lambda: "\n".join(f"k{n}=1" for n in range(190_000)),
    "a key of 7 MB": lambda: ANSWERS + '"' + "k" * 7_000_000 + '" = 1',
    "8 MB of commas": lambda: "x = [" + "," * 8_000_000,
    "8 MB of brackets": lambda: "x = " + "[" * 8_000_000,
    "a number of 8 MB": lambda: "x = 1." + "1" * 8_000_000,
    "190,000 wrong entries": lambda: ANSWERS + "[answers.a]\nevidence = [" + "1," * 190_000 + "]",
    "190,000 names of nothing": lambda: (
        ANSWERS + "[answers.a]\nevidence = [" + ",".join(f'"e-{n}"' for n in range(190_000)) + "]"
    ),
    "8 MB of empty lines": lambda: "\n" * 8_000_000,
    "8 MB of notes": lambda: "#\n" * 4_000_000,
    "a text of 8 MB that is not closed": lambda: 'a = "' + "x" * 8_000_000,
    "lines that are not closed": lambda: 'a = """' + "x\n" * 4_000_000,
    "4,000,000 escapes": lambda: 'a = "' + "\\n" * 3_990_000 + '"',
    "spaces behind a value": lambda: "a = 1" + " " * 8_000_000 + "x",
    "a key twice among 190,000": lambda: "\n".join(f"k{n}=1" for n in range(190_000)) + "\nk1=2",
    "39,000 questions": lambda: QUESTIONS + "[[questions]]\n" * 39_000,
    "10,000 samples": lambda: (
        QUESTIONS + '[[questions]]\nid = "a"\n' * 15_000 + "[[samples]]\n[samples.answers]\n" * 10_000
    ),
    "an id of 2 MB, named 50,000 times": lambda: (
        QUESTIONS
        + f'[[questions]]\nid = "{"a" * 2_000_000}"\nlevels = {{'
        + ",".join(f'l{n}="x"' for n in range(50_000))
        + "}"
    ),
    "conditions in conditions": lambda: (
        QUESTIONS
        + '[[questions]]\nid = "a"\napplies_when = '
        + "{all=[" * 30
        + ",".join(["{fact=1}"] * 30_000)
        + "]}" * 30
    ),
    "an addition of 39,000 questions": lambda: ADDITION + "[[questions]]\n" * 39_000,
}


def pdf(objects: dict[int, bytes], trailer: bytes = b"<</Root 1 0 R>>") -> bytes:
    """A PDF of these objects, by number, with the table of offsets that it needs."""
    out, offsets = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    last = max(objects) + 1
    entries = b"".join(b"%010d 00000 n \n" % offsets.get(number, 0) for number in range(1, last))
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (last, entries)
    return out + table + b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(out))


def packed(raw: bytes, settings: bytes = b"/Filter/FlateDecode") -> bytes:
    """A stream of these bytes."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(raw), settings, raw)


def _table(raw: bytes, settings: bytes) -> bytes:
    """A PDF whose table of offsets is packed."""
    return b"%%PDF-1.5\n1 0 obj\n%b\nendobj\nstartxref\n9\n%%%%EOF" % packed(raw, b"/Type/XRef/Root 2 0 R" + settings)


def _chain(length: int) -> bytes:
    out, before = bytearray(b"%PDF-1.7\n"), 0
    for _ in range(length):
        here = len(out)
        out += b"xref\n0 0\ntrailer\n<</Root 1 0 R/Prev %d>>\n" % before
        before = here
    return bytes(out) + b"startxref\n%d\n%%%%EOF" % before


CATALOGUE = b"<</Type/Catalog/Names<</EmbeddedFiles<</Names[(answers.toml) 2 0 R]>>>>>>"
ATTACHMENT = b"<</Type/Filespec/F(answers.toml)/EF<</F 3 0 R>>>>"


def _many(count: int) -> bytes:
    """Attachments of one name whose streams are all at one offset, which unfolds to 8 MB."""
    names = b"".join(b"(answers.toml) %d 0 R " % (number + 2) for number in range(count))
    specs = {number + 2: b"<</F(answers.toml)/EF<</F %d 0 R>>>>" % (number + 100) for number in range(count)}
    first = {1: b"<</Names<</EmbeddedFiles<</Names[%b]>>>>>>" % names, **specs}
    stream = packed(zlib.compress(b"#" * 8_000_000, 9))
    return pdf({**first, **{number + 100: stream for number in range(count)}})


PDF: dict[str, Callable[[], bytes]] = {
    "30 MB of ASCII85": lambda: pdf(
        {1: CATALOGUE, 2: ATTACHMENT, 3: packed(b"z" * 30_000_000 + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]")}
    ),
    "a hex string of 20 MB": lambda: pdf({1: b"<</X<" + b"41" * 10_000_000 + b">>>"}),
    "a chain of 250,000": lambda: _chain(250_000),
    "1.4 million objects": lambda: b"%PDF-1.7\n" + b"1 0\tobj\n" * 1_400_000,
    "32 MB of obj": lambda: b"%PDF-1.7\n" + b"1 0 obj " * 4_000_000,
    "32 MB of digits": lambda: b"%PDF-1.7\n" + b"1" * 32_000_000,
    "4,000,000 trailers": lambda: b"%PDF-1.7\n" + b"trailer " * 4_000_000,
    "8,000,000 sections": lambda: (
        b"%PDF-1.7\nxref\n" + b"0 0\n" * 8_000_000 + b"trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"
    ),
    "lists in lists": lambda: pdf({1: b"[" * 5_000_000}),
    "tables in tables": lambda: pdf({1: b"<</A" * 5_000_000}),
    "brackets in a text": lambda: pdf({1: b"<</A(" + b"(" * 30_000_000}),
    "a note of 30 MB": lambda: pdf({1: b"%" + b"x" * 30_000_000 + b"\n" + CATALOGUE}),
    "200 MB in 200 KB": lambda: pdf({1: CATALOGUE, 2: ATTACHMENT, 3: packed(zlib.compress(b"\0" * 200_000_000, 9))}),
    "6,000,000 empty blocks": lambda: pdf(
        {1: CATALOGUE, 2: ATTACHMENT, 3: packed(b"\x78\x01" + b"\0\0\0\xff\xff" * 6_000_000)}
    ),
    "20 attachments of 8 MB": lambda: _many(20),
    "a length that is itself": lambda: pdf(
        {1: CATALOGUE, 2: ATTACHMENT, 3: b"<</Length 3 0 R>>\nstream\n" + b"x" * 30_000_000}
    ),
    "branches in a circle": lambda: pdf(
        {1: b"<</Names<</EmbeddedFiles 2 0 R>>>>", 2: b"<</Kids[" + b"2 0 R " * 30_000 + b"]>>"}
    ),
    "99,999,999 offsets": lambda: _table(
        zlib.compress(b"\0" * 20_000_000), b"/Size 99999999/W[1 4 2]/Filter/FlateDecode"
    ),
    "rows told by the row above": lambda: _table(
        zlib.compress((b"\4" + b"\1" * 7) * 130_000),
        b"/Size 200000/W[1 4 2]/Filter/FlateDecode/DecodeParms<</Predictor 14/Columns 7>>",
    ),
    "a lock of 30 MB": lambda: pdf(
        {1: CATALOGUE, 2: ATTACHMENT, 3: packed(b"x" * 30_000_000)},
        b"<</Root 1 0 R/ID[<41><41>]/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4"
        b"/O<%b>/U<%b>/OE<%b>/UE<%b>/Perms<%b>/StmF/StdCF/StrF/StdCF/CF<</StdCF<</CFM/AESV3/Length 32>>>>>>>>"
        % (b"41" * 48, b"41" * 48, b"41" * 32, b"41" * 32, b"41" * 16),
    ),
}
