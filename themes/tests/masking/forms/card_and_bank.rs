//! Payment cards and bank accounts.

use super::hold;

#[test]
fn a_card_is_told_by_its_check_digit() {
    hold(&[
        "card {4111 1111 1111 1111|card|check-digits|strong|card 1}",
        "card {4111111111111111|card|check-digits|strong|card 1}, {5500 0000 0000 0004|card|check-digits|strong|card 2}",
        "card {4222222222222|card|check-digits|strong}",
        "card {6304000000000000000|card|check-digits|strong}",
        "card {four one one one one one one one one one one one one one one one|card|spelled|strong|card 1}",
        "{2223 0031 2200 3222|card}, {3782 822463 10005|card}, {6011 1111 1111 1117|card}",
        "card {4111 1111 1111 1112|reference|long-number|weak}",
        "card {411111111116|reference|long-number|weak}",
        "card {63040000000000000004|reference|long-number|weak}",
        "{1111 1111 1111 1117|reference|long-number|weak}",
    ]);
}

#[test]
fn words_beside_tell_a_sort_code_and_an_account() {
    hold(&[
        "sort code {12-34-56|bank-account|words-beside|strong|bank account 1}",
        "sort code {123456|bank-account|words-beside|strong|bank account 1}",
        "sort code {one two three four five six|bank-account|words-beside|strong|bank account 1}",
        "account {12345678|bank-account|words-beside|strong|bank account 1}",
        "acc no {1234 5678|bank-account|words-beside|strong|bank account 1}",
        "account {one two three four five six seven eight|bank-account|words-beside|strong|bank account 1}",
        "sort code {12-34-56|bank-account}, account {12345678|bank-account}",
        "sort a a a a a a {12-34-56|bank-account}",
        "sort a a a a a a a 12-34-56",
        "sort a a a a a a {one two three four five six|bank-account}",
        "sort a a a a a a a one two three four five six",
        "account a a a a a a a a {12345678|bank-account}",
        "account a a a a a a a a {1234 5678|bank-account}",
        "account a a a a a a a a a 1234 5678",
        "account a a a a a a a a {one two three four five six seven eight|bank-account}",
        "account a a a a a a a a a one two three four five six seven eight",
        "account 12-34-56, account 123456, account 123 456, account 123 45678, sort 12 345 6",
        "account one two three four five six seven",
        "sort one two three four five",
        "12-34-56, 1234 5678",
    ]);
}

#[test]
fn an_iban_is_told_by_its_check_digits() {
    hold(&[
        "{GB29 NWBK 6016 1331 9268 19|bank-account|check-digits|strong|bank account 1}",
        "{gb29nwbk60161331926819|bank-account|check-digits|strong|bank account 1}",
        "{GB29 NWBK 6016 1331 9268 18|bank-account|wrong-check-digits|medium|bank account 1}",
        "{GB29 NWBK 6016 1331 9286 19|bank-account|wrong-check-digits|medium|bank account 1}",
        "{GB29 NWKB 6016 1331 9268 19|bank-account|wrong-check-digits|medium|bank account 1}",
        "{GB82 WEST 1234 5698 7654 32|bank-account|check-digits|strong|bank account 1}",
        "{GB94 BARC 1020 1530 0934 59|bank-account|check-digits|strong|bank account 1}",
    ]);
}
