//! Telephone numbers.

use super::hold;

#[test]
fn a_telephone_number_has_ten_or_eleven_digits() {
    hold(&[
        "{07700 900123|phone|form|strong|phone 1}",
        "ring {+44 7700 900123|phone|form|strong|phone 1}",
        "{0044 7700 900123|phone|form|strong|phone 1}",
        "{44 7700 900123|phone|form|strong|phone 1}",
        "{+44 (0)117 496 0123|phone|form|strong|phone 1} or {0117 496 0123|phone|form|strong|phone 1}",
        "{(0117) 496 0123|phone|form|strong|phone 1}",
        "{(+44) 117 496 0123|phone|form|strong|phone 1}",
        "ring me, {oh double seven zero zero nine zero zero one two three|phone|spelled|strong|phone 1}",
        "{01204 96012|phone|form|medium|phone 1}",
        "ring {01204 96012|phone|form|strong|phone 1}",
        "{02079460123}, {03069990123}, {05512345678}, {08081570123}, {09098790123}",
        "{07700 90012|reference|long-number|weak}",
        "{44 117 496 0123|reference|long-number}",
        "{06700 900123|reference}, {04700 900123|reference}",
        "{00700 900123|reference}",
        "{0117 496 01234|reference}, {01174 9601|reference}",
        "ring a a a a a {01204 96012|phone|form|strong}",
        "ring a a a a a a {01204 96012|phone|form|medium}",
    ]);
}

#[test]
fn what_helplines_publish_stays() {
    hold(&[
        "0800 58 58 58, 0800 068 4141, 0800 689 5652, 0300 123 3393, 0300 102 1234, 0300 304 7000",
        "0808 2000 247, 0808 801 0327, 0800 132 0737, 0808 808 4994, +44 800 068 4141, 08001111",
        "{0800 068 4142|phone}",
    ]);
}
