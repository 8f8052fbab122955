//! The same words get the same number.

use themes::masking::{Numbering, suggest};

use super::hold;

#[test]
fn a_name_is_the_same_if_one_has_every_word_of_the_other() {
    hold(&[
        "Dr {Tavish|name|title|strong|name 1} and Dr {Orsa Tavish|name|title|strong|name 1} and Dr {Orsa|name|title|strong|name 1}",
        "Dr {Orsa Tavish|name|title|strong|name 1} and Dr {Orsa Ambry|name|title|strong|name 2} and Dr {Tavish|name|title|strong|name 1}",
        "Dr {Orsa|name|title|strong|name 1} and Dr {Wren|name|title|strong|name 2} and Dr {Wren Ash|name|title|strong|name 2} and Dr {Ash|name|title|strong|name 2}",
        "Dr {Orsa Tavish|name|title|strong|name 1} and Dr {Orsa|name|title|strong|name 1} and Dr {Tavish|name|title|strong|name 1}",
        "Dr {Orsa Tavish|name|title|strong|name 1} and Dr {Tavish|name|title|strong|name 1} and Dr {Orsa Ambry|name|title|strong|name 2}",
        "Dr {Orsa Tavish|name|title|strong|name 1} then Dr {Wren Tavish|name|title|strong|name 2}, Dr {Wren|name|title|strong|name 2}",
    ]);
}

#[test]
fn each_kind_is_counted_by_itself() {
    hold(&[
        "Dr {Tavish|name|title|strong|name 1}, {07700 900123|phone|form|strong|phone 1}, {07700 900124|phone|form|strong|phone 2}, \
         {wren@example.org|email|form|strong|email 1}, {+44 7700 900124|phone|form|strong|phone 2}, in {Larkmere|place|preposition|weak|place 1}",
    ]);
}

#[test]
fn numbers_go_on_from_one_text_of_a_testimony_to_the_next() {
    let mut numbering = Numbering::new();
    suggest("My sister Orsa rang 07700 900123.", &mut numbering);
    let second = suggest("07700 900124, 07700 900123", &mut numbering).suggestions;
    assert_eq!(second.iter().map(|one| one.replacement.as_str()).collect::<Vec<_>>(), ["[phone 2]", "[phone 1]"]);
}
