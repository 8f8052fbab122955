"""1,000 random tables with Cohen's kappa (scikit-learn) and Krippendorff's alpha (krippendorff).

    python3 agreement.py            makes them again and compares with ../vectors/agreement.txt
    python3 agreement.py --write    writes that file

A line is a table, kappa and alpha. A table has one word for each coder and in it one character for each unit: a value, or `.` where the coder left it out.
Kappa is of the first two coders, over the units that both have. Where a package has no figure, the line says why in our words.
"""

import math
import random
import sys
import warnings
from pathlib import Path

import krippendorff
import numpy
from sklearn.metrics import cohen_kappa_score

FILE = Path(__file__).parent.parent / "vectors" / "agreement.txt"
TABLES = 1_000


def table(chance):
    values = chance.randint(1, 5)
    missing = chance.choice([0, 0, 0.1, 0.3, 0.6])
    loyal = chance.random()
    truth = [chance.randrange(values) for _ in range(chance.randint(1, 24))]

    def value(true):
        if chance.random() < missing:
            return "."
        return str(true if chance.random() < loyal else chance.randrange(values))

    return ["".join(value(true) for true in truth) for _ in range(chance.randint(2, 5))]


def kappa(coders):
    pairs = [(a, b) for a, b in zip(*coders[:2]) if "." not in (a, b)]
    if not pairs:
        return "no-pairs"
    figure = cohen_kappa_score(*zip(*pairs))
    return "one-value" if math.isnan(figure) else repr(float(figure))


def alpha(coders):
    data = numpy.array([[math.nan if value == "." else int(value) for value in coder] for coder in coders])
    pairable = data[:, (~numpy.isnan(data)).sum(axis=0) >= 2]
    used = numpy.unique(pairable[~numpy.isnan(pairable)])
    if len(used) < 2:
        return "one-value" if len(used) else "no-pairs"
    return repr(float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")))


def lines():
    chance = random.Random("murmuration agreement 1")
    for _ in range(TABLES):
        coders = table(chance)
        yield " ".join([*coders, kappa(coders), alpha(coders)])


def same(ours, theirs):
    def word(a, b):
        try:
            return a == b or math.isclose(float(a), float(b), abs_tol=1e-12)
        except ValueError:
            return False

    ours, theirs = ours.split(), theirs.split()
    # A table of digits is no number: only the last two words are.
    return ours[:-2] == theirs[:-2] and all(map(word, ours[-2:], theirs[-2:]))


def main():
    # Both packages warn where they have no figure; we say that ourselves.
    warnings.simplefilter("ignore")
    made = list(lines())
    if sys.argv[1:] == ["--write"]:
        FILE.write_text("\n".join(made) + "\n")
        return
    kept = FILE.read_text().splitlines()
    if len(made) != len(kept) or not all(map(same, made, kept)):
        sys.exit(f"{FILE.name} is not what these packages compute")
    print(f"{len(made)} tables: the same figures as before")


main()
