//! Crime, incident, case, patient and collar numbers.

use super::hold;

#[test]
fn a_reference_follows_its_word() {
    hold(&[
        "crime ref {01/12345/23|reference|words-beside|strong|reference 1}",
        "incident number: {20230312-0456|reference|words-beside|strong|reference 1}",
        "ref {123|reference|words-beside|strong}",
        "ref 12",
        "ref {AB/123|reference|words-beside|strong}",
        "crime number is {AB123}",
        "case {1234|reference|words-beside|strong}",
        "case 123",
        "case no AB12, case no abcd123",
        "case: {123|reference}, case #{123}, case={123}, case no {123}, case number was {123}",
        "case 2019, crime 1900, crime 2099, case no {2019|reference}",
        "crime {1899|reference}, crime {2100|reference}",
        "ref {2019/1|reference}",
        "case of 1234",
        "case, 1234; case\n1234",
        "ref#{123}",
        "case     1234",
        "case    {1234|reference}",
        "case number is my {1234|reference|words-beside|strong}",
        "case number is my the {1234|reference}, case number is my the given 1234",
        "ref abcd123",
        "ref {abc123|reference}, ref {ABCD123|reference}, ref {123ab|reference}",
        "patient 12",
        "ref123",
    ]);
}

#[test]
fn a_reference_goes_on_over_marks_and_blanks() {
    hold(&[
        "ref {12 34 56|reference|words-beside|strong|reference 1} then",
        "ref {12 34} 5 then",
        "ref {123}  45 then",
        "ref {MH 123|reference}, ref {M 123|reference}",
        "ref mhaa 123",
        "ref {12/AB-34_5.6\\7|reference|words-beside|strong|reference 1}",
        "ref {12/3456}, 78",
        "ref {12-11-10-12-11-10-12-11-10-12-11-10-12}-11",
        "ref {AB-123|reference|words-beside|strong|reference 1}, ref {ab-123|reference|words-beside|strong|reference 1}, ref {AC-123|reference|words-beside|strong|reference 2}",
    ]);
}

#[test]
fn an_officer_has_a_number() {
    hold(&[
        "PC {4471|reference|words-beside|strong|reference 1} came",
        "PC {447}, PC {447123}, PC number {4471}, PC {2019}",
        "PC 44 came, PC A4471 came",
        "PC {4471234|reference|long-number} came",
        "officer {4471AB|reference} came",
    ]);
}

#[test]
fn a_chain_of_letters_and_digits_is_a_reference() {
    hold(&[
        "{MH/2021/0447|reference|form|medium|reference 1}",
        "{01/12345/23|reference|form|medium|reference 1}",
        "{AB-12345|reference|form|medium}",
        "AB-1234",
        "AB12345",
        "abcd-12345",
        "{ABCDEFGH-12345|reference}, ABCDEFGHI-12345",
        "1234/5678, 12/34/567, {12/34/5678|reference}",
        "{12/ABC/345678|reference}, 12/ABCD/345678",
        "x, {MH/2021/0447x|reference}",
    ]);
}
