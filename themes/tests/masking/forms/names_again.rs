//! A name that was found once is a name wherever it stands.

use themes::masking::{Numbering, suggest};

use super::hold;

#[test]
fn a_name_stands_again() {
    hold(&[
        "my son {Orsa|name|relation|medium|name 1} left. {Orsa|name|same-name|weak|name 1} walked",
        "my son {Orsa Tavish|name|relation} left. {Tavish Orsa|name|same-name|weak|name 1} walked",
        "my son {Orsa|name|relation} left. orsa walked. Orsaline walked",
        "my son {Orsa|name|relation} left. {ORSA|name|same-name}’s walked; {ORSA|name|same-name}",
        "my son {Jo|name|relation} left. Jo walked",
        "my son {Wes|name|relation} left. {Wes|name|same-name} walked",
        "{Orsa|name|same-name|weak|name 1} walked. My son {Orsa|name|relation|medium|name 1} left",
        "my son {Orsa Tavish|name|relation} left. {Orsa|name|same-name}, {TAVISH|name|same-name}",
        "my son {Orsa Tavish|name|relation} left. {ORSA|name|same-name}’s {TAVISH|name|same-name}",
        "dr {May|name|title} left. May walked",
        "in {Larkmere|place} then. Larkmere walked",
    ]);
}

#[test]
fn a_name_of_an_earlier_text_stands_again() {
    let mut numbering = Numbering::new();
    suggest("My sister Orsa rang my friend Tavi.", &mut numbering);
    let second = suggest("Tavi walked. Orsa walked.", &mut numbering).suggestions;
    assert_eq!(second.iter().map(|one| one.replacement.as_str()).collect::<Vec<_>>(), ["[name 2]", "[name 1]"]);
}

#[test]
fn at_most_six_words_are_one_name() {
    hold(&[
        "my son {Orsa Tavish|name|relation} left. {Orsa Tavish Orsa Tavish Orsa Tavish|name|same-name} {Orsa|name|same-name} walked",
        "my son {Orsa|name|relation} left. {Orsa|name|same-name}1 walked",
    ]);
}
