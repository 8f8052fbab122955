//! National Insurance numbers, driving licences, passports.

use super::hold;

#[test]
fn a_national_insurance_number_has_a_form() {
    hold(&[
        "they have {AB 12 34 56 C|national-insurance|form|strong|National Insurance number 1} on file",
        "{ab123456c|national-insurance|form|strong|National Insurance number 1}, {AB-12-34-56-D|national-insurance|form|strong|National Insurance number 2}",
        "{A B 1 2 3 4 5 6 A}, {AB12 34 56 B}",
        "{AB - 12 - 34 - 56 - C}, {AB.12.34.56.C}",
        "AB 12 34 56 E",
        "DB123456C, AF123456C, AO123456C, GB123456C, ZZ123456C, QQ123456C, IB123456C, UB123456C, BV123456C",
        "{OA123456C}",
        "AB123456CD, XAB123456C, AB12345C, ABC123456C, A1123456C",
        "AB--12 34 56 C, AB    12 34 56 C",
    ]);
    hold(&[
        "my NI number is {qq123456c|national-insurance|words-beside|medium|National Insurance number 1}",
        "my NI number is {AB123456|national-insurance|words-beside|medium|National Insurance number 1}",
        "NI {AB 12 34 56 E|national-insurance|words-beside|medium}",
        "NI {AB123456C|national-insurance|form|strong}",
        "n i {QQ 12 34 56|national-insurance}",
        "ni a a a a a a a {qq123456c|national-insurance}",
        "ni a a a a a a a a qq123456c",
        "it is AB123456",
    ]);
}

#[test]
fn a_driving_licence_tells_a_birth() {
    hold(&[
        "it says {MORGA657054SM9IJ|driving-licence|form|strong|driving licence 1}",
        "{morga 657054 sm 9ij|driving-licence|form|strong|driving licence 1}, {FOX99 601019 W9 9AB|driving-licence|form|strong|driving licence 2}",
        "{MORGA612317S99IJ}, {MORGA662017S99IJ}, {MORGA651017S99IJ}, {MORGA601017S99IJ}",
        "MORGA613317SM9IJ, MORGA600017SM9IJ, MORGA650017SM9IJ, MORGA663017SM9IJ",
        "MORGA612327SM9IJ, MORGA612007SM9IJ",
        "MORGA657054S19IJ, MORGA657054SM91J, MORGA657054SM9I1",
        "MO1GA657054SM9IJ, MO9GA657054SM9IJ, 99999657054SM9IJ, 1ORGA657054SM9IJ",
        "XMORGA657054SM9IJ, MORGA657054SM9IJX, 1MORGA657054SM9IJ",
    ]);
}

#[test]
fn a_passport_has_nine_digits_or_two_letters() {
    hold(&[
        "my passport ({512345678|passport|words-beside|strong|passport 1})",
        "my passport {5123 45678|passport|words-beside|strong|passport 1}",
        "passport {AB1234567|passport|words-beside|strong|passport 1}",
        "passport {ab 1234567|passport|words-beside|strong|passport 1}",
        "passport {A12345678|passport|words-beside|strong|passport 1}",
        "{AB1234567|passport|form|medium|passport 1}",
        "AB 1234567x, A12345678, ab1234567",
        "AB {1234567|reference}",
        "passport a a a a a a a a {512345678|passport}",
        "passport a a a a a a a a a {512345678|reference}",
        "passport a a a a a a a a {ab1234567|passport}",
        "passport a a a a a a a a a ab1234567",
        "passport {51234567|reference}",
    ]);
}
