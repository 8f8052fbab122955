"""Releases beside acro, the tool by which research data centres in the UK check tables before they leave.

    python3 disclosure.py

acro makes the same tables from the same invented records. Every cell that it suppresses has no number in ours, and the count of those who do not say something, which we do not
publish, can't be computed from ours where acro suppresses it.
"""

import csv
import io
import json
import logging
import os
import subprocess
import tempfile
import warnings
import zipfile
from pathlib import Path

import pandas
from acro import ACRO

HERE = Path(__file__).parent
CARGO = ["cargo", "run", "--quiet", "--package", "themes", "--features", "export", "--example", "export", "--"]
ATTRIBUTES = ["region", "age"]


def tables(archive):
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            if name.startswith("tables/") and name.endswith(".csv"):
                yield Path(name).stem, list(csv.DictReader(io.StringIO(packed.read(name).decode(), newline="")))


def frame(records, release):
    """One row for each person, one column for each theme: whether she names it or one below it."""
    above = {theme["guid"]: theme["above"] for theme in release["codebook"]["themes"]}
    groups = {
        grouping["attribute"]: {value: group["name"] for group in grouping["groups"] for value in group["values"]}
        for grouping in release["plan"]["groupings"]
    }
    rows = []
    for record in records:
        named = set()
        for theme in record["themes"]:
            while theme:
                named.add(theme)
                theme = above[theme]
        row = {theme: "yes" if theme in named else "no" for theme in above}
        row |= {attribute: groups[attribute].get(record[attribute], "rest") for attribute in ATTRIBUTES}
        rows.append(row)
    return pandas.DataFrame(rows).astype("category")


def suppressed(acro, rows, columns):
    """Cells that acro leaves out, by row and column."""
    # It puts names into queries, where a GUID is no name.
    table = acro.crosstab(rows.rename("row"), columns.rename("column"))
    return {(str(row), str(column)) for row in table.index for column in table.columns if pandas.isna(table.loc[row, column])}


def check(acro, name, lines, data):
    """How many cells acro suppresses, how many of ours are hidden, and how many counts of others acro suppresses beside them."""
    theirs = others = 0
    attribute = next((attribute for attribute in ATTRIBUTES if f"-{attribute}" in name), None)
    for theme in {line.get("theme") or line.get("theme_1") for line in lines}:
        of_theme = [line for line in lines if theme in (None, line.get("theme"), line.get("theme_1"))]
        if name == "pairs":
            for line in of_theme:
                left = suppressed(acro, data[line["theme_1"]], data[line["theme_2"]])
                theirs += ("yes", "yes") in left
                assert ("yes", "yes") not in left or line["status"] != "shown", f"{name}: acro hides {line}"
            continue
        everybody = pandas.Series("all", index=data.index)
        by = data[attribute] if attribute else everybody
        left = suppressed(acro, everybody if theme is None else data[theme], by)
        for line in of_theme:
            column = ("rest" if line["group"] == "0" else line["group_name"]) if attribute else "all"
            row = "all" if theme is None else "yes"
            theirs += (row, column) in left
            assert (row, column) not in left or line["status"] != "shown", f"{name}: acro hides {line}"
            if ("no", column) in left:
                others += 1
                assert "" in (line["accounts"], line["base"]), f"{name}: those who do not name it follow from {line}"
    ours = sum(line["status"] != "shown" for line in lines)
    return len(lines), theirs, ours, others


def main():
    logging.disable()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([*CARGO, str(folder)], cwd=HERE, check=True)
        os.chdir(folder)
        acro = ACRO(suppress=True)
        total = [0, 0, 0, 0]
        for archive in sorted(folder.glob("pipeline-*.zip")):
            records = json.loads(archive.with_suffix(".json").read_bytes())
            with zipfile.ZipFile(archive) as packed:
                release = json.loads(packed.read("release.json"))["release"]
            data = frame(records, release)
            for name, lines in tables(archive):
                total = [sum(pair) for pair in zip(total, check(acro, name, lines, data))]
        cells, theirs, ours, others = total
        assert theirs > 50 and others > 10, "acro had too little to suppress for this to mean anything"
        assert ours < cells, "everything is hidden"
        print(f"{cells} cells: acro suppresses {theirs}, ours {ours} with all of these; {others} counts of others don't follow from ours")


main()
