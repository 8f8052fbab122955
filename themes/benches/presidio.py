"""Runs Presidio's pattern recognisers, without a language model, over texts.

usage: presidio.py asked.json answered.json

Each recogniser is called by itself, so that no context raises or lowers a score; every answer is written with the score that its pattern has.
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

# Their names for the kinds of the project.
RECOGNISERS = [
    (NhsRecognizer(), "nhs-number"),
    (UkNinoRecognizer(), "national-insurance"),
    (UkPostcodeRecognizer(), "postcode"),
    # Numbers kept for drama are never allotted, so that it must not ask whether a number is.
    (PhoneRecognizer(supported_regions=["GB"], leniency=0), "phone"),
    (EmailRecognizer(), "email"),
    (UrlRecognizer(), "web-address"),
    (UkVehicleRegistrationRecognizer(), "vehicle"),
    (UkDrivingLicenceRecognizer(), "driving-licence"),
    (UkPassportRecognizer(), "passport"),
    (DateRecognizer(), "date"),
    (CreditCardRecognizer(), "card"),
]


def answers(text):
    found = []
    for recogniser, kind in RECOGNISERS:
        for result in recogniser.analyze(text, recogniser.supported_entities, None) or []:
            found.append({"start": result.start, "end": result.end, "kind": kind, "score": result.score})
    return found


def main():
    logging.disable(logging.WARNING)
    asked, answered = sys.argv[1:]
    with open(asked, encoding="utf-8") as file:
        texts = json.load(file)["texts"]
    with open(answered, "w", encoding="utf-8") as file:
        json.dump([answers(text) for text in texts], file)


main()
