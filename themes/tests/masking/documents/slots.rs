//! What slots are filled with. Numbers that are kept for tests and drama are used where there are such.

use themes::masking::Kind;

use super::{
    chance::Chance,
    people::{self, Cast},
};

const DIGITS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What a slot is filled with, and its kind if it could identify someone.
pub fn fill(slot: &str, cast: &Cast, chance: &mut Chance) -> (Option<Kind>, String) {
    let (kind, words) = match slot {
        "nhs" => (Kind::NhsNumber, nhs(chance)),
        "nino" => (Kind::NationalInsurance, nino(chance)),
        "postcode" => (Kind::Postcode, postcode(chance)),
        "phone" => (Kind::Phone, phone(chance)),
        "email" => (Kind::Email, email(cast, chance)),
        "url" => (Kind::WebAddress, url(cast, chance)),
        "plate" => (Kind::Vehicle, plate(chance)),
        "licence" => (Kind::DrivingLicence, licence(cast, chance)),
        "passport" => (Kind::Passport, passport(chance)),
        "date" => (Kind::Date, date(chance, 2009, 2024)),
        "birth" => (Kind::Date, date(chance, 1945, 2006)),
        "age" => (Kind::Age, age(chance)),
        "reference" => (Kind::Reference, reference(chance)),
        "collar" => (Kind::Reference, format!("PC {}", chance.between(1_000, 99_999))),
        "sort" => (Kind::BankAccount, sort(chance)),
        "account" => (Kind::BankAccount, chance.digits(8)),
        "card" => (Kind::Card, card(chance)),
        "handle" => (Kind::Handle, handle(cast, chance)),
        "given" | "given2" => (Kind::Name, cast.given(chance)),
        "surname" => (Kind::Name, cast.surname(chance)),
        "full" => (Kind::Name, cast.full(chance)),
        "town" => (Kind::Place, cast.town.clone()),
        "institution" => (Kind::Place, cast.institution.clone()),
        "street" => (Kind::Place, people::street(chance)),
        "road" => {
            (Kind::Place, people::street(chance).trim_start_matches(|c: char| c.is_numeric() || c == ' ').to_owned())
        }
        "ward" => (Kind::Place, people::ward(chance)),
        _ => return (None, harmless(slot, chance)),
    };
    (Some(kind), words)
}

fn harmless(slot: &str, chance: &mut Chance) -> String {
    match slot {
        "dose" => format!(
            "{}{}",
            chance.pick(&["5", "10", "50", "100", "2.5", "150", "1,000"]),
            chance.pick(&["mg", " mg", " mg twice a day"])
        ),
        "time" => match chance.between(0, 3) {
            0 => format!("{}:{:02}", chance.between(0, 23), chance.between(0, 59)),
            1 => format!("{}.{:02}pm", chance.between(1, 12), chance.between(10, 59)),
            2 => format!("{}am", chance.between(1, 12)),
            _ => "half past three".to_owned(),
        },
        "money" => chance.pick(&["40", "12.50", "1,250", "250,000", "1345.60"]).to_string(),
        "year" => chance.between(1998, 2024).to_string(),
        "count" => chance.between(3, 900).to_string(),
        "small" => chance.between(2, 40).to_string(),
        "percent" => format!("{}%", chance.between(5, 95)),
        other => panic!("no slot is called {other}"),
    }
}

/// 999 begins the numbers that the NHS keeps for tests.
fn nhs(chance: &mut Chance) -> String {
    let digits = loop {
        let nine = format!("999{}", chance.digits(6));
        let sum: u32 = nine.bytes().zip((2..=10).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        let check = (11 - sum % 11) % 11;
        if check < 10 {
            break format!("{nine}{check}");
        }
    };
    let (first, second, third) = (&digits[..3], &digits[3..6], &digits[6..]);
    match chance.between(0, 7) {
        0..=2 => format!("{first} {second} {third}"),
        3 => format!("{first}-{second}-{third}"),
        4 | 5 => digits,
        6 => spread(&digits, " "),
        _ => spelled(&digits),
    }
}

fn spread(digits: &str, between: &str) -> String {
    digits.chars().map(String::from).collect::<Vec<_>>().join(between)
}

fn spelled(digits: &str) -> String {
    digits.bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect::<Vec<_>>().join(" ")
}

fn nino(chance: &mut Chance) -> String {
    let prefix = loop {
        let prefix = chance.letters(2, "ABCEGHJKLMNPRSTWXYZ");
        if !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(&prefix.as_str()) {
            break prefix;
        }
    };
    let (digits, suffix) = (chance.digits(6), chance.letters(1, "ABCD"));
    match chance.between(0, 4) {
        0 | 1 => format!("{prefix} {} {} {} {suffix}", &digits[..2], &digits[2..4], &digits[4..]),
        2 => format!("{prefix}{digits}{suffix}"),
        3 => format!("{prefix} {digits} {suffix}").to_lowercase(),
        _ => spread(&format!("{prefix}{digits}{suffix}"), " "),
    }
}

fn postcode(chance: &mut Chance) -> String {
    const FIRST: &str = "ABCDEFGHKLMNOPRSTUWY";
    const SECOND: &str = "ABCDEFGHKLMNOPQRSTUVWXY";
    let outward = match chance.between(0, 5) {
        0 => format!("{}{}", chance.letters(1, FIRST), chance.between(1, 9)),
        1 => format!("{}{}", chance.letters(1, FIRST), chance.between(10, 99)),
        2 => format!("{}{}{}", chance.letters(1, FIRST), chance.between(1, 9), chance.letters(1, "ABCDEFGHJKPSTUW")),
        3 => format!("{}{}{}", chance.letters(1, FIRST), chance.letters(1, SECOND), chance.between(1, 9)),
        4 => format!("{}{}{}", chance.letters(1, FIRST), chance.letters(1, SECOND), chance.between(10, 99)),
        _ => format!(
            "{}{}{}{}",
            chance.letters(1, FIRST),
            chance.letters(1, SECOND),
            chance.between(1, 9),
            chance.letters(1, "ABEHMNPRVWXY")
        ),
    };
    let inward = format!("{}{}", chance.between(0, 9), chance.letters(2, "ABDEFGHJLNPQRSTUWXYZ"));
    match chance.between(0, 5) {
        0 => format!("{outward}{inward}"),
        1 => format!("{outward} {inward}").to_lowercase(),
        _ => format!("{outward} {inward}"),
    }
}

/// Only numbers that Ofcom keeps for drama.
fn phone(chance: &mut Chance) -> String {
    let last = chance.digits(3);
    match chance.between(0, 11) {
        0 | 1 => format!("07700 900{last}"),
        2 => format!("07700900{last}"),
        3 => format!("+44 7700 900{last}"),
        4 => format!("+447700900{last}"),
        5 => format!("0113 496 0{last}"),
        6 => format!("(020) 7946 0{last}"),
        7 => format!("01632 960{last}"),
        8 => format!("07700-900-{last}"),
        9 => format!("+44 (0)117 496 0{last}"),
        10 => spelled(&format!("07700900{last}")),
        _ => format!("0770 0900 {last}"),
    }
}

fn plain(word: &str) -> String {
    word.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect()
}

fn email(cast: &Cast, chance: &mut Chance) -> String {
    let (given, surname) = (plain(&cast.given(chance)), plain(&cast.surname(chance)));
    let domain = *chance.pick(&["example.com", "example.org", "mail.example.co.uk", "example.net"]);
    match chance.between(0, 6) {
        0 | 1 => format!("{given}.{surname}@{domain}"),
        2 => format!("{given}{}@{domain}", chance.between(1, 99)),
        3 => format!("{given}_{surname}+post@{domain}"),
        4 => format!("{given} dot {surname} at {}", domain.replace('.', " dot ")),
        5 => format!("{given}.{surname} (at) {domain}"),
        _ => format!("{given}[at]{}", domain.replace('.', "[dot]")),
    }
}

fn url(cast: &Cast, chance: &mut Chance) -> String {
    let who = plain(&cast.given(chance));
    match chance.between(0, 4) {
        0 => format!("https://www.example.com/people/{who}?from=search"),
        1 => format!("www.example.org/{who}"),
        2 => format!("http://example.co.uk/~{who}/page_{}", chance.between(1, 90)),
        3 => format!("{who}.example.com"),
        _ => format!("example.com/{who}.{}", chance.between(1, 999)),
    }
}

fn plate(chance: &mut Chance) -> String {
    const LETTERS: &str = "ABCDEFGHJKLMNOPRSTUVWXY";
    let age = if chance.one_in(2) { chance.between(2, 24) } else { chance.between(51, 74) };
    let (area, last) = (chance.letters(2, LETTERS), chance.letters(3, LETTERS));
    match chance.between(0, 6) {
        0..=2 => format!("{area}{age:02} {last}"),
        3 => format!("{area}{age:02}{last}"),
        4 => format!("{area}{age:02} {last}").to_lowercase(),
        5 => format!("{}{} {last}", chance.letters(1, "ABCDEFGHJKLMNPRSTVWXY"), chance.between(1, 999)),
        _ => format!("{last} {}{}", chance.between(1, 999), chance.letters(1, "ABCDEFGHJKLMNPRSTVWXY")),
    }
}

fn licence(cast: &Cast, chance: &mut Chance) -> String {
    let surname = plain(&cast.surname(chance)).to_uppercase();
    let five: String = surname.chars().chain("99999".chars()).take(5).collect();
    let month = chance.between(1, 12) + if chance.one_in(2) { 50 } else { 0 };
    let birth = format!("{}{month:02}{:02}{}", chance.between(4, 9), chance.between(1, 28), chance.between(0, 9));
    let initials =
        if chance.one_in(2) { chance.letters(2, "ABDJKMRST") } else { format!("{}9", chance.letters(1, "AJMRS")) };
    let checks = format!("9{}", chance.letters(2, "ABCDEFGHJKLMNPRSTVWXY"));
    match chance.between(0, 2) {
        0 | 1 => format!("{five}{birth}{initials}{checks}"),
        _ => format!("{five} {birth} {initials}{checks}"),
    }
}

fn passport(chance: &mut Chance) -> String {
    if chance.one_in(3) {
        format!("{}{}", chance.letters(2, "ABCDEFGHJKLMNPRST"), chance.digits(7))
    } else {
        format!("5{}", chance.digits(8))
    }
}

fn date(chance: &mut Chance, from: u32, to: u32) -> String {
    let (day, month, year) = (chance.between(1, 28), chance.between(1, 12), chance.between(from, to));
    let name = MONTHS[month as usize - 1];
    let suffix = match day {
        1 | 21 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let short = &name[..3];
    match chance.between(0, 15) {
        0 => format!("{day} {name} {year}"),
        1 => format!("{day}{suffix} {name} {year}"),
        2 => format!("the {day}{suffix} of {name} {year}"),
        3 => format!("{name} {day}{suffix}, {year}"),
        4 => format!("{day:02}/{month:02}/{year}"),
        5 => format!("{day}/{month}/{:02}", year % 100),
        6 => format!("{day:02}.{month:02}.{year}"),
        7 => format!("{year}-{month:02}-{day:02}"),
        8 => format!("{day:02}-{month:02}-{year}"),
        9 => format!("{day} {short} {year}"),
        10 => format!("{} {day} {name}", chance.pick(&WEEKDAYS)),
        11 => format!("{} the {day}{suffix} of {name} {year}", chance.pick(&WEEKDAYS)),
        12 => format!("{day}{suffix} {name}"),
        13 => format!("{name} {year}"),
        14 => format!("{} of {name} {year}", chance.pick(&["first", "third", "twelfth", "twentieth", "twenty-first"])),
        _ => format!("{day} {short} '{:02}", year % 100),
    }
}

fn age(chance: &mut Chance) -> String {
    if chance.one_in(6) {
        return (*chance.pick(&["sixteen", "nineteen", "thirty-four", "forty two", "fifty-one", "seventy"])).to_owned();
    }
    chance.between(13, 84).to_string()
}

fn reference(chance: &mut Chance) -> String {
    match chance.between(0, 6) {
        0 => format!("{:02}/{}/{}", chance.between(1, 12), chance.digits(5), chance.between(10, 24)),
        1 => format!("MH/{}/{}", chance.between(2010, 2024), chance.digits(4)),
        2 => format!(
            "{}{:02}{:02}-{}",
            chance.between(2010, 2024),
            chance.between(1, 12),
            chance.between(1, 28),
            chance.digits(4)
        ),
        3 => chance.digits(7),
        4 => format!("{}{}", chance.letters(2, "ABCKMRX"), chance.digits(6)),
        5 => format!("CRN-{}-{}", chance.between(2010, 2024), chance.digits(5)),
        _ => format!("{}/12MAR{}", chance.between(1_000, 9_999), chance.between(10, 24)),
    }
}

fn sort(chance: &mut Chance) -> String {
    let digits = chance.digits(6);
    match chance.between(0, 2) {
        0 => digits,
        1 => format!("{} {} {}", &digits[..2], &digits[2..4], &digits[4..]),
        _ => format!("{}-{}-{}", &digits[..2], &digits[2..4], &digits[4..]),
    }
}

fn card(chance: &mut Chance) -> String {
    let fifteen = format!("4{}", chance.digits(14));
    let sum: u32 = fifteen
        .bytes()
        .enumerate()
        .map(|(place, byte)| {
            let value = u32::from(byte - b'0');
            if place % 2 == 1 { value } else { value * 2 - if value > 4 { 9 } else { 0 } }
        })
        .sum();
    let digits = format!("{fifteen}{}", (10 - sum % 10) % 10);
    match chance.between(0, 2) {
        0 => digits,
        1 => format!("{}-{}-{}-{}", &digits[..4], &digits[4..8], &digits[8..12], &digits[12..]),
        _ => format!("{} {} {} {}", &digits[..4], &digits[4..8], &digits[8..12], &digits[12..]),
    }
}

fn handle(cast: &Cast, chance: &mut Chance) -> String {
    let given = plain(&cast.given(chance));
    match chance.between(0, 2) {
        0 => format!("@{given}_{}", chance.between(1, 99)),
        1 => format!("@{given}.writes"),
        _ => format!("@{given}{}", chance.between(1980, 2005)),
    }
}
