"""What researchers take away, read by the tools that it is for.

    python3 export.py

Frictionless and csvw check the tables by their metadata; PSPP runs the syntax, LibreOffice and openpyxl open the workbook, and portableQDA and Taguette the codebook. All must
have the values of the CSV, and none may see a formula. `refi.py` beside this file checks the quotes.
"""

import csv
import hashlib
import io
import json
import logging
import subprocess
import tempfile
import warnings
import zipfile
from pathlib import Path

import openpyxl
import portableqda
from csvw import CSVW, TableGroup
from frictionless import Package
from lxml import etree
from taguette.import_codebook import list_tags

HERE = Path(__file__).parent
CARGO = ["cargo", "run", "--quiet", "--package", "themes", "--features", "export", "--example", "export", "--"]
CALCULATED = ("=", "+", "-", "@", "\t", "\r")
STATUS = ["shown", "below-ten", "hidden"]


def run(command, folder, given=""):
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
    return done.stdout


def unpacked(archive, folder):
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
        names = packed.namelist()
    sums = dict(reversed(line.split("  ")) for line in (folder / "checksums.sha256").read_text().splitlines())
    assert sorted([*sums, "checksums.sha256"]) == sorted(names), "a file has no checksum"
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())
    return names


def tables(folder):
    """Heads and rows of each CSV, by name; as Python reads them."""
    for path in sorted((folder / "tables").glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            heads, *rows = csv.reader(file, strict=True)
        assert all(len(row) == len(heads) for row in rows)
        assert not any(cell.startswith(CALCULATED) for row in rows for cell in row), f"{path.name} has a formula"
        yield path.stem, heads, rows


def check_cells(release, found):
    """Every cell of the release stands in its CSV, suppressed ones as missing with their reason."""
    name = {"totals": "themes", "pairs": "pairs"}
    words = {"<10": "below-ten", "hidden": "hidden"}
    for table in release["tables"]:
        word = table["table"]
        if isinstance(word, dict):
            [(kind, which)] = word.items()
            attribute = which if kind == "groups" else release["plan"]["two_way"][which - 1]["attribute"]
            word = f"groups-{which}" if kind == "groups" else f"themes-by-{attribute}-{which}"
        heads, rows = found[name.get(word, word)]
        count, status = heads.index("accounts"), heads.index("status")
        cells = [cell for row in table["cells"] for cell in row]
        wanted = [("", words[cell]) if cell in words else (str(cell), "shown") for cell in cells]
        assert [(row[count], row[status]) for row in rows] == wanted, f"{word} has other numbers"


def check_metadata(folder, found):
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])
    assert {task.name for task in report.tasks} == set(found)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid, "csvw finds the tables not valid"
        group = TableGroup.from_file(folder / "csv-metadata.json")
        read = {Path(str(table.url)).stem: list(table.iterdicts(strict=True)) for table in group.tables}
    for name, (heads, rows) in found.items():
        given = [{head: cell or None for head, cell in zip(heads, row)} for row in rows]
        theirs = [{head: None if cell is None else str(cell) for head, cell in row.items()} for row in read[name]]
        assert theirs == given, f"csvw reads {name} otherwise"


def check_metadata_can_fail(folder):
    """Another word in place of a reason must not pass."""
    path = folder / "tables/themes.csv"
    kept = path.read_bytes()
    path.write_bytes(kept.replace(b"below-ten", b"below ten"))
    assert not Package(str(folder / "datapackage.json")).validate().valid
    group = TableGroup.from_file(folder / "csv-metadata.json")
    try:
        all(list(table.iterdicts(strict=True)) for table in group.tables)
        raise AssertionError("csvw takes any word for a status")
    except ValueError:
        path.write_bytes(kept)


def check_workbook(folder, found, release):
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    assert book.sheetnames[0] == "Notes"
    titles = {resource.name: resource.title for resource in Package(str(folder / "datapackage.json")).resources}
    for sheet in book:
        assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row), f"{sheet.title} has a formula"
    for name, (heads, rows) in found.items():
        read = [["" if cell is None else str(cell) for cell in row] for row in book[titles[name]].iter_rows(values_only=True)]
        assert read == [heads, *rows], f"the workbook has other values in {name}"
    notes = "\n".join(str(cell or "") for [cell] in book["Notes"].iter_rows(values_only=True))
    expected = ["It is never zero", "“<10”"] if release["tables"] else release["summary"].split("\n\n")[1:]
    assert all(text in notes for text in expected), "the workbook doesn't say how it was made"

    # Every sheet as CSV: a file that has to be repaired is not converted.
    out = folder / "libreoffice"
    filters = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run(["soffice", profile, "--headless", "--convert-to", filters, "--outdir", str(out), str(folder / "tables.xlsx")], folder)
    for name, (heads, rows) in found.items():
        with (out / f"tables-{titles[name]}.csv").open(newline="", encoding="utf-8") as file:
            assert list(csv.reader(file)) == [heads, *rows], f"LibreOffice reads {name} otherwise"


def check_syntax(folder, found):
    """Every case as it was read, and frequencies and means as Python computes them."""
    lines = ["INSERT FILE='tables.sps'."]
    read = {name: table for name, table in found.items() if name != "quotes"}
    for name in read:
        lines += [f"DATASET ACTIVATE {name.replace('-', '_')}.", f"SAVE TRANSLATE /OUTFILE='{name}.out' /TYPE=CSV /FIELDNAMES /REPLACE."]
        lines += ["FREQUENCIES status /FORMAT=AVALUE.", "DESCRIPTIVES accounts /STATISTICS=MEAN."]
    (folder / "check.sps").write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = run(["pspp", "--output=said.csv", "check.sps"], folder) + (folder / "said.csv").read_text(encoding="utf-8")
    assert "error" not in said and "warning" not in said, said
    means = [row.split(",")[-1] for row in said.splitlines() if row.startswith('"Number of accounts')]
    counts = said.split('"Table: Whether the number of accounts is shown')[1:]
    labels = {"shown": "the number is there", "below-ten": "0 to 9 accounts", "hidden": '"any number of accounts, hidden to protect others"'}
    for (name, (heads, rows)), mean, counted in zip(read.items(), means, counts, strict=True):
        with (folder / f"{name}.out").open(newline="", encoding="utf-8") as file:
            theirs = [[cell.strip() for cell in row] for row in csv.reader(file)]
        assert theirs == [heads, *rows], f"PSPP reads {name} otherwise"
        numbers = [int(row[heads.index("accounts")]) for row in rows if row[heads.index("accounts")]]
        assert mean == f"{sum(numbers) / len(numbers):.2f}", f"another mean of {name}"
        for word in STATUS:
            count = sum(row[heads.index("status")] == word for row in rows)
            assert not count or f"{labels[word]},{count}," in counted, f"another frequency of {word} in {name}"


def check_codebook(folder, release):
    xml = (folder / "codebook.qdc").read_bytes()
    assert etree.RelaxNG(etree.parse(HERE / "codebook.rng")).validate(etree.fromstring(xml)), "the codebook is not valid"
    given, back = folder / "given.qdc", folder / "back.qdc"
    # It insists on a second container, which the standard leaves out where it would be empty.
    given.write_bytes(xml.replace(b"</Codes>", b"</Codes><Sets/>"))
    book = portableqda.codebookCls(output=str(back))
    book.readQdcFile(str(given))
    book.writeQdcFile()

    def codes(xml):
        found = etree.fromstring(xml).iter("{urn:QDA-XML:codebook:1.0}Code")
        return [(dict(code.attrib), [child.text for child in code if child.tag.endswith("Description")]) for code in found]

    assert codes(back.read_bytes()) == codes(xml), "portableQDA changed something"
    assert {code["guid"] for code, _ in codes(xml)} == {theme["guid"] for theme in release["codebook"]["themes"]}
    tags = list_tags(io.BytesIO((folder / "codebook.csv").read_bytes()))
    assert len({tag["path"] for tag in tags}) == len(release["codebook"]["themes"]), "Taguette reads other paths"


def check_project(folder, sample):
    """Its form, and its themes: a codebook but for the namespace. What is in it is for `refi.py`."""
    with zipfile.ZipFile(folder / "quotes.qdpx") as packed:
        xml = packed.read("project.qde")
    schema = etree.RelaxNG(etree.parse(HERE / "project.rng"))
    assert schema.validate(etree.fromstring(xml)), f"the project of {sample} is not valid: {schema.error_log}"
    themes = etree.fromstring(xml.replace(b":project:", b":codebook:")).find("*/{urn:QDA-XML:codebook:1.0}Codes")
    book = etree.fromstring((folder / "codebook.qdc").read_bytes())
    assert etree.tostring(themes).strip() == etree.tostring(book[0]).strip(), "the project has other themes"


def main():
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([*CARGO, str(folder)], cwd=HERE, check=True)
        for sample in ["counted", "narrative", "pipeline-300"]:
            inside = folder / sample
            names = unpacked(folder / f"{sample}.zip", inside)
            release = json.loads((inside / "release.json").read_bytes())["release"]
            found = {name: (heads, rows) for name, heads, rows in tables(inside)}
            check_cells(release, found)
            check_metadata(inside, found)
            check_workbook(inside, found, release)
            check_codebook(inside, release)
            if release["quotes"]:
                check_project(inside, sample)
            if release["tables"]:
                check_syntax(inside, found)
            if sample == "counted":
                check_metadata_can_fail(inside)
            assert ("tables.sps" in names) == bool(release["tables"])
            print(f"{sample}: {len(found)} files of tables through Frictionless, csvw, openpyxl, LibreOffice, PSPP and portableQDA")


main()
