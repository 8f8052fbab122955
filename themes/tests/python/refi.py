"""Quotes and codebook as classes that were generated from the REFI-QDA standard's own schema.

    python3 refi.py

Elements and attributes that the schema doesn't have are refused, and so are those that are missing. pyrefiqda has a Python of its own, because it needs another lxml than
portableQDA. Order and forms of GUIDs are for project.rng (`export.py`).
"""

import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from pydantic import ValidationError
from pyrefiqda.models import Project
from pyrefiqda.reficodebook import RefiCodebook
from pyrefiqda.refiproject import RefiProject
from xsdata.exceptions import ConverterWarning, ParserError
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata_pydantic.bindings import XmlParser

HERE = Path(__file__).parent
CARGO = ["cargo", "run", "--quiet", "--package", "themes", "--features", "export", "--example", "export", "--"]


def codes(level):
    for code in level:
        yield code
        yield from codes(code.code)


def is_read(xml):
    strict = ParserConfig(fail_on_unknown_properties=True, fail_on_unknown_attributes=True, fail_on_converter_warnings=True)
    try:
        XmlParser(config=strict).from_bytes(xml, Project)
    except (ParserError, ValidationError, ConverterWarning):
        return False
    return True


def check_codebook(folder):
    book = RefiCodebook.load(folder / "codebook.qdc")
    RefiCodebook.save(book, folder / "again.qdc")
    assert RefiCodebook.load(folder / "again.qdc") == book, "the codebook doesn't come back"
    return book


def check_project(folder, book, has_themes):
    archive = folder / "quotes.qdpx"
    project = RefiProject.load(archive, str(folder / "project"))
    RefiProject.save(project, folder / "again.qdpx", folder / "project/sources")
    assert RefiProject.load(folder / "again.qdpx", str(folder / "again")) == project, "the project doesn't come back"

    ours = [(code.guid, code.name, code.color, code.description) for code in codes(project.code_book.codes.code)]
    assert ours == [(code.guid, code.name, code.color, code.description) for code in codes(book.codes.code)]
    [user] = project.users.user
    guids = [user.guid, *(code[0] for code in ours)]
    sources = project.sources.text_source
    assert [source.name for source in sources] == [f"Quote {number + 1}" for number in range(len(sources))]
    for source in sources:
        text = RefiProject.resolve_source_path(source.plain_text_path, folder / "again").read_bytes().decode()
        assert text and not source.variable_value and not source.coding, "a quote is joined to something"
        guids.append(source.guid)
        for selection in source.plain_text_selection:
            [coding] = selection.coding
            assert (selection.start_position, selection.end_position) == (0, len(text)), "a theme stands elsewhere"
            assert coding.code_ref.target_guid in {code[0] for code in ours}, "a theme isn't in the codebook"
            guids += [selection.guid, coding.guid]
        assert len(source.plain_text_selection) == int(has_themes), "a quote has one theme, or none without numbers"
    assert len(set(guids)) == len(guids), "a GUID is used twice"
    assert not any([project.cases, project.variables, project.links, project.sets, project.notes])
    with zipfile.ZipFile(archive) as packed:
        return packed.read("project.qde"), len(sources)


def check_that_it_is_strict(xml):
    """Each of these is against the schema, so that a pass means something."""
    assert is_read(xml)
    wrong = [
        (rb' name="Quote 1"', b' title="Quote 1"'),
        (rb"<Users>.*</Users>", b"<Members/>"),
        (rb'<CodeRef targetGUID="[^"]*"/>', b""),
        (rb'startPosition="0" ', b""),
        (rb'endPosition="', b'endPosition="end '),
    ]
    for pattern, replacement in wrong:
        changed = re.sub(pattern, replacement, xml, count=1, flags=re.DOTALL)
        assert changed != xml and not is_read(changed), f"{pattern} may be otherwise"


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([*CARGO, str(folder)], cwd=HERE, check=True)
        for sample, has_themes in [("counted", True), ("narrative", False)]:
            inside = folder / sample
            with zipfile.ZipFile(folder / f"{sample}.zip") as packed:
                packed.extractall(inside)
            xml, count = check_project(inside, check_codebook(inside), has_themes)
            if has_themes:
                check_that_it_is_strict(xml)
            print(f"{sample}: {count} quotes to pyrefiqda and back")
        with zipfile.ZipFile(folder / "summary.zip") as packed:
            assert "quotes.qdpx" not in packed.namelist(), "a project without sources"


main()
