"""Runs Presidio's pattern recognisers, without a language model, over texts.

usage: presidio.py asked.json answered.json leniency

Each recogniser is called by itself and without context; whatever it answers counts, however low its score.
"""

import json
import logging
import sys

from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    DateRecognizer,
    EmailRecognizer,
    NhsRecognizer,
    PhoneRecognizer,
    UkDrivingLicenceRecognizer,
    UkNinoRecognizer,
    UkPassportRecognizer,
    UkPostcodeRecognizer,
    UkVehicleRegistrationRecognizer,
    UrlRecognizer,
)


def recognisers(leniency):
    """Theirs, each with the project's name for its kind.

    Leniency is that of the phone numbers: 1 (their default) asks whether a number could be allotted, and those that are kept for drama can't; 0 does not ask.
    """
    return [
        (NhsRecognizer(), "nhs-number"),
        (UkNinoRecognizer(), "national-insurance"),
        (UkPostcodeRecognizer(), "postcode"),
        (PhoneRecognizer(supported_regions=["GB"], leniency=leniency), "phone"),
        (EmailRecognizer(), "email"),
        (UrlRecognizer(), "web-address"),
        (UkVehicleRegistrationRecognizer(), "vehicle"),
        (UkDrivingLicenceRecognizer(), "driving-licence"),
        (UkPassportRecognizer(), "passport"),
        (DateRecognizer(), "date"),
        (CreditCardRecognizer(), "card"),
    ]


def answers(text, known):
    found = []
    for recogniser, kind in known:
        for result in recogniser.analyze(text, recogniser.supported_entities, None) or []:
            found.append({"start": result.start, "end": result.end, "kind": kind})
    return found


def main():
    logging.disable(logging.WARNING)
    asked, answered, leniency = sys.argv[1:]
    known = recognisers(int(leniency))
    with open(asked, encoding="utf-8") as file:
        texts = json.load(file)["texts"]
    with open(answered, "w", encoding="utf-8") as file:
        json.dump([answers(text, known) for text in texts], file)


main()
