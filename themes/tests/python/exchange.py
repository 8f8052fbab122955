"""Our codebooks through portableQDA and Taguette, and Taguette's through us.

    python3 exchange.py                 against codebook.rng beside this file
    python3 exchange.py Codebook.xsd    against the standard's own schema too
"""

import io
import logging
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import portableqda
from lxml import etree
from taguette.export import codebook_xml
from taguette.import_codebook import list_tags

HERE = Path(__file__).parent
CARGO = ["cargo", "run", "--quiet", "--package", "themes", "--example", "exchange", "--"]
CODE = "{urn:QDA-XML:codebook:1.0}Code"


def ours(what, given=b""):
    return subprocess.run([*CARGO, what], cwd=HERE, input=given, stdout=subprocess.PIPE, check=True).stdout


def schemas():
    yield etree.RelaxNG(etree.parse(HERE / "codebook.rng"))
    for xsd in sys.argv[1:]:
        yield etree.XMLSchema(etree.parse(xsd))


def is_valid(xml):
    return all(schema.validate(etree.fromstring(xml)) for schema in schemas())


def through_portableqda(xml, folder):
    """It insists on a second container, which the standard leaves out where it would be empty."""
    given, back = folder / "given.qdc", folder / "back.qdc"
    given.write_bytes(xml.replace(b"</Codes>", b"</Codes><Sets/>"))
    book = portableqda.codebookCls(output=str(back))
    book.readQdcFile(str(given))
    assert len(book.codes) > 0, "portableQDA found no code"
    book.writeQdcFile()
    return back.read_bytes()


def through_taguette(folder):
    tags = [SimpleNamespace(path=path) for path in ["crisis.Turned away", 'Police & "care"', "Lücken"]]
    codebook_xml(tags, str(folder / "taguette.qdc"))
    return (folder / "taguette.qdc").read_bytes()


def paths(parent, above=()):
    for code in parent.findall(CODE):
        path = (*above, code.get("name"))
        yield ".".join(path)
        yield from paths(code, path)


def main():
    # It logs each code that is below another, which its own index does not hold.
    logging.disable()
    starter = ours("starter")
    assert is_valid(starter), "our codebook is not valid"
    codes = etree.fromstring(starter)[0]

    with tempfile.TemporaryDirectory() as folder:
        assert ours("again", through_portableqda(starter, Path(folder))) == starter, "portableQDA changed something"
        theirs = through_taguette(Path(folder))

    assert not is_valid(theirs), "Taguette writes valid codebooks now: say so in FORMAT.md"
    assert (HERE.parent / "vectors" / "taguette.qdc").read_bytes() == theirs, "vectors/taguette.qdc is of another version"
    assert is_valid(ours("again", theirs)), "what came from Taguette is not valid"

    tags = list_tags(io.BytesIO(ours("table", starter)))
    assert [tag["path"] for tag in tags] == list(paths(codes)), "Taguette reads other paths"
    assert all("Don't use when: " in tag["description"] for tag in tags), "Taguette reads other descriptions"
    print(f"{len(tags)} themes: to portableQDA and back, to Taguette; Taguette's codebook to us")


main()
