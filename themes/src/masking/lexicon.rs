//! Words that recognisers share: numbers, months, weekdays, and words that are ordinary in spite of a capital letter.

use super::page::Page;

const MONTHS: [(&str, &str, &str); 12] = [
    ("january", "jan", "ionawr"),
    ("february", "feb", "chwefror"),
    ("march", "mar", "mawrth"),
    ("april", "apr", "ebrill"),
    ("may", "may", "mai"),
    ("june", "jun", "mehefin"),
    ("july", "jul", "gorffennaf"),
    ("august", "aug", "awst"),
    ("september", "sept", "medi"),
    ("october", "oct", "hydref"),
    ("november", "nov", "tachwedd"),
    ("december", "dec", "rhagfyr"),
];

/// 1 to 12 for a month's name in English or Welsh, or its short form.
pub fn month(lower: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|(name, short, welsh)| [name, short, welsh].contains(&&lower));
    let place = place.or((lower == "sep").then_some(8))?;
    u32::try_from(place + 1).ok()
}

pub fn is_weekday(lower: &str) -> bool {
    const SHORT: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const OTHER: &[&str] = &["tues", "weds", "thur", "thurs"];
    let whole = lower.strip_suffix("day");
    whole.is_some_and(|rest| ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"].contains(&rest))
        || SHORT.contains(&lower)
        || OTHER.contains(&lower)
}

const UNITS: &[&str] = &[
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number from 1 to 99 that is written in words from here on, and how many words it takes.
pub fn spelled_number(page: &Page<'_>, index: usize) -> Option<(u32, usize)> {
    let place = |list: &[&str], lower: &str| {
        let place = list.iter().position(|word| !word.is_empty() && *word == lower)?;
        u32::try_from(place).ok()
    };
    let lower = page.lower(index);
    if let Some(tens) = place(TENS, lower) {
        let unit = place(&UNITS[..10], page.lower(index + 1)).filter(|_| page.spaced_or_hyphened(index + 1));
        return Some((tens * 10 + unit.unwrap_or(0), 1 + usize::from(unit.is_some())));
    }
    place(UNITS, lower).map(|value| (value, 1))
}

const ORDINALS: &[&str] = &[
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// The ordinal from 1 to 39 that is written in words from here on, and how many words it takes.
pub fn spelled_ordinal(page: &Page<'_>, index: usize) -> Option<(u32, usize)> {
    let plain = |lower: &str| ORDINALS.iter().position(|word| !word.is_empty() && *word == lower);
    let tens = match page.lower(index) {
        "twentieth" => return Some((20, 1)),
        "thirtieth" => return Some((30, 1)),
        "twenty" => 20,
        "thirty" => 30,
        lower => return Some((u32::try_from(plain(lower)?).ok()?, 1)),
    };
    let unit = plain(page.lower(index + 1)).filter(|unit| *unit < 10 && page.spaced_or_hyphened(index + 1))?;
    Some((tens + u32::try_from(unit).ok()?, 2))
}

/// Who somebody is to the writer.
pub const RELATIONS: &[&str] = &[
    "mum",
    "mam",
    "mother",
    "dad",
    "father",
    "son",
    "daughter",
    "brother",
    "sister",
    "wife",
    "husband",
    "partner",
    "boyfriend",
    "girlfriend",
    "friend",
    "neighbour",
    "nan",
    "gran",
    "grandma",
    "grandad",
    "granddad",
    "grandmother",
    "grandfather",
    "uncle",
    "aunt",
    "auntie",
    "cousin",
    "niece",
    "nephew",
    "flatmate",
    "housemate",
    "ex",
    "mate",
    "colleague",
    "boss",
    "manager",
    "landlord",
    "landlady",
    "therapist",
    "counsellor",
    "psychiatrist",
    "psychologist",
    "gp",
    "cpn",
    "nurse",
    "consultant",
    "worker",
    "coordinator",
    "doctor",
    "advocate",
    "solicitor",
    "teacher",
    "tutor",
    "carer",
    "keyworker",
    "midwife",
    "key",
    "stepdad",
    "stepmum",
    "stepson",
    "stepdaughter",
    "child",
    "baby",
    "twin",
    "fiancé",
    "fiancée",
    "godmother",
    "pastor",
    "vicar",
    "dog",
    "girl",
    "boy",
];

/// Ordinary words that have a capital letter in the middle of a sentence, or begin one.
const ORDINARY: &str = "
i i'm i'd i'll i've im ive ok okay mr mrs ms miss mx dr prof sir god christmas easter ramadan eid diwali hanukkah
nhs gp gps a&e ae cpn pc police met crisis team teams home treatment mental health act code community care national insurance driving licence passport
coordinator service services line lines section hospital ward trust council authority unit house station street triage
safety place right person immediate threat to life quality commission department work pensions universal credit
personal independence payment social worker workers nurse nurses doctor doctors officer officers sergeant constable inspector
ambulance emergency accident and of the a an samaritans mind rethink shout calm childline papyrus sane healthwatch ombudsman
british english welsh scottish irish black white asian african caribbean muslim christian jewish hindu sikh buddhist
catholic polish romanian somali indian pakistani bangladeshi chinese nigerian jamaican european american french german spanish
italian portuguese arabic urdu punjabi bengali cymraeg cymru gypsy roma traveller deaf blind disabled autistic bipolar queer bisexual lesbian asexual jew irishman lgbt lgbtq lgbtqia trans gay
england wales scotland britain uk ireland europe eu
covid guardian bible quran internet mp mps facebook instagram twitter whatsapp google zoom tiktok snapchat youtube uber tesco asda boots
sertraline fluoxetine citalopram mirtazapine venlafaxine quetiapine olanzapine lithium diazepam lorazepam propranolol aripiprazole
risperidone clozapine zopiclone promethazine lamotrigine paracetamol
ptsd cptsd bpd eupd ocd adhd autism cbt dbt emdr rio camhs cmht crht iapt pip esa dwp aa s136 iopc pals
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr jun jul aug sept sep oct nov dec
bank holiday new year year's eve day boxing good mum mam mummy dad daddy nan gran grandma grandad granny auntie uncle
labour conservative tory government parliament mp lord judge court high crown magistrates state secretary minister prime
sgt cllr rev reverend dame lady imam rabbi councillor
dear madam hi hello thanks thank regards yours sincerely love best wishes sincerely synthetic
yes no not please sorry sent received note ps p.s
he she it we they you this that these those there here then when where why what who which how if but or so because after
before while until since although though as at by for from in into on onto over under with without within during about against
my your his her its our their me him us them mine
all any some many most more much few each every both either neither another other others such same own only just even still also too
very really quite never always often sometimes usually once twice again soon later now today tomorrow yesterday tonight
everyone everybody someone somebody anyone anybody nobody nothing something anything everything none one two three four five six
seven eight nine ten eleven twelve first second third last next finally eventually suddenly instead however perhaps maybe
people staff nobody's children patients neighbours friends family families parents
is was were are be been being am do did does done have has had can could will would shall should may might must
don't didn't doesn't can't couldn't won't wouldn't isn't wasn't aren't weren't haven't hasn't hadn't
tell told say said ask asked go went come came get got give gave take took make made let try keep kept
what's that's there's it's he's she's they're we're you're who's here's let's
out off up down back away around near outside inside
apparently looking thinking being having going waiting nothing's half part whatever whenever wherever whoever
things looking long short early late old young big small little great good bad better worse best worst
ring rang call called calls calling phone phoned text texted email emailed write wrote
therapy care group groups centre center clinic surgery practice school college university church library
capacity risk plan assessment report complaint letter case number reference date age address postcode name
car van house flat room bed road roads
";

/// Whether the word says nothing about who or where, in spite of its capital letter.
pub fn is_ordinary(lower: &str) -> bool {
    lower.starts_with("i'") || ordinary().contains(lower)
}

fn ordinary() -> &'static std::collections::HashSet<&'static str> {
    static SET: std::sync::LazyLock<std::collections::HashSet<&'static str>> =
        std::sync::LazyLock::new(|| ORDINARY.split_whitespace().collect());
    &SET
}
