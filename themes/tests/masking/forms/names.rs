//! People's names, by what stands around them.

use super::hold;

#[test]
fn a_name_follows_a_title() {
    hold(&[
        "Dr {Tavish|name|title|strong|name 1} rang",
        "Dr. {Tavish}, Mrs {Ash}, nurse {Wren}, Sgt. {Ambry}",
        "Prof. {Tavish} and Cllr. {Ash}",
        "then nurse. {Wren|name|acts} rang",
        "Dr {Siân O’Brannagh|name|title|strong|name 1}’s letter",
        "Mr {Black|name|title|strong}, Mrs {May|name|title|strong}",
        "mr {tavish|name|title|strong}, nurse tavish, mr ox, mr black, dr {wren|name|title}",
        "Mr Team, Dr Mind, nurse Police",
        "Mr {van der Ash|name|title|strong|name 1}, mr {van Ash}",
        "mr van and mr de-{Luxe|name|capital}",
        "Mr {de Ash}, nurse {de Ash}",
        "Dr\n{Tavish|name|signature}\n",
        "Dr, {Tavish|name|capital}",
        "the nurse who rang",
    ]);
}

#[test]
fn a_name_follows_who_somebody_is() {
    hold(&[
        "my sister {Orsa|name|title|strong|name 1} rang",
        "my son {Orsa|name|relation|medium|name 1} rang",
        "my son, {Orsa|name|relation|medium|name 1}, rang",
        "my son {Jo|name|relation|medium} rang",
        "my son {ORSA|name|relation|medium} rang",
        "my son; {Orsa|name|capital|weak|name 1} rang",
        "my son: {Orsa|name|acts|weak|name 1} rang",
        "my son Monday rang",
        "my son {orsa|name|relation|weak|name 1} rang",
        "my son jo rang",
        "my son orsa, rang",
        "my son orsa quietly",
        "my son really rang",
        "my son never said",
        "my son then said",
        "my son, orsa rang",
    ]);
}

#[test]
fn somebody_is_called_something() {
    hold(&[
        "a man called {Orsa|name|called|medium|name 1}",
        "called {Jo|name|called|medium}",
        "named {Orsa|name|called|medium}",
        "nicknamed {Orsa|name|called|medium}",
        "named {orsa|name|called|medium}",
        "a man called {orsa|name|called|medium}, my son called {orsa|name|called|medium}",
        "someone nicknamed {orsa|name|called|medium}",
        "it was called {orsa|name|called}, they called orsa",
        "named jo, named withheld, a man called jo, a man called withheld, named after, called after",
        "called Crisis, called THE line",
        "called, {Orsa|name|capital}",
        "my name is {orsa|name|called|medium|name 1}",
        "the name was {orsa|name|called}, their names were kept, the name is {Al-Anon}",
        "my name is {Jo|name|called|medium|name 1}",
        "my name is jo, my name is withheld, my name is not, my name is Not",
        "my phone is orsa",
    ]);
    hold(&[
        "I'm {Orsa|name|called|medium|name 1}",
        "I am {Orsa|name|called|medium|name 1}",
        "signed {Orsa|name|called|medium}, dear {Orsa|name|called|medium}, hi {Orsa|name|called|medium}, hello {Orsa|name|called|medium}",
        "im {Orsa|name|called}",
        "I'm orsa, I am orsa, signed orsa, I'm Deaf",
        "you am {Orsa|name|capital}, I was {Orsa|name|capital}",
    ]);
}

#[test]
fn a_line_of_its_own_is_a_signature() {
    hold(&[
        "Thanks\n{Orsa|name|signature|weak|name 1}",
        "Thanks\n{Orsa Tavish|name|signature|weak|name 1}\n",
        "Thanks\n{Jo|name|signature|weak|name 1}.",
        "Orsa\nThanks",
        "Thanks\nO",
        "Thanks\norsa",
        "Thanks\nMonday",
        "Thanks\nOrsa!\n",
        "Thanks\nOrsa?\n",
        "Thanks\nOrsa:\n",
        "Thanks\nOrsa, then",
        "Thanks {Orsa|name|capital}",
    ]);
}

#[test]
fn a_capital_within_a_sentence_is_a_name() {
    hold(&[
        "then {Orsa|name|capital|weak|name 1} rang",
        "then {Jo|name|capital|weak|name 1} rang",
        "then {Orsa Tavish|name|capital|weak|name 1} rang",
        "then {Orsa J. Tavish|name|capital|weak|name 1} rang",
        "then {Orsa de Tavish}, then {Orsa van der Ash}",
        "then {Orsa-May|name|capital|weak} and {Orsa–May}",
        "then {Orsa   Tavish|name|capital|weak|name 1} rang",
        "then {Orsa}    {Tavish} rang",
        "then {Orsa|name}’s",
        "then ORSA rang, then J rang, then BPD rang",
        "then a Kestrel, an Orsa",
        "then Monday, then Doctor",
        "then {Orsa}'s {Tavish} rang",
        "then 1Orsa rang, then Orsa1 rang",
        "then {Orsa} Monday, then {Orsa} de facto",
        "then {Orsa} van, then {Orsa} de-{Luxe}",
        "then {Orsa} - {Tavish}",
        "then {Orsa}. Tavish walked",
        "then {Orsa J}, {Tavish} walked",
        "then {Orsa Wren Ash Tavish Ambry Kestrel} Brannagh",
        "so. Kestrel {Tavish} walked",
    ]);
}

#[test]
fn a_capital_after_a_preposition_is_a_place() {
    hold(&[
        "in {Larkmere|place|preposition|weak|place 1}",
        "the {Royal Ambry|place|preposition|weak|place 1}",
        "via {Larkmere Ambry|place|preposition|weak}",
        "with {Larkmere|name|capital|weak}",
        "In {Larkmere|place|preposition|weak}",
    ]);
}

#[test]
fn who_acts_at_the_beginning_of_a_sentence_is_somebody() {
    hold(&[
        "{Orsa|name|acts|weak|name 1} rang",
        "{Orsa Tavish|name|acts|weak|name 1} rang",
        "They went. {Orsa|name|acts|weak|name 1} came",
        "{Orsa|name|acts|weak|name 1} and {Tavi} rang",
        "{Orsa|name|acts|weak|name 1}’s coat",
        "Orsa and tavi ran",
        "Orsa, said",
        "Orsa walked",
        "Crying was",
        "Crying’s good",
        "Monday came",
        "ORSA came",
    ]);
}

#[test]
fn a_sentence_begins_after_a_stop_a_line_or_a_quotation_mark() {
    hold(&[
        "so. Orsa walked; so! Orsa walked; so? Orsa walked; so: Orsa walked",
        "so\nOrsa walked; “Orsa walked”; \"Orsa walked\"; ‘Orsa walked’",
        "* Orsa walked • Orsa walked... Orsa walked… Orsa walked",
        "so, {Orsa|name|capital} walked",
        "st. {Orsa|name|capital} walked",
    ]);
}
