//! A plan is checked before anything is counted, and written in one way.

use themes::{
    TextError,
    codebook::{Codebook, CodebookDraft, Guid, Theme},
    coding::Attributes,
    plan::{
        Attribute, Epsilon, Forecast, Gates, Group, Grouping, Pair, Plan, PlanDraft, PlanError, PlanReadError, Shown,
        TwoWay, Value,
    },
};
use vault::id::Digest;

fn guid(number: usize) -> Guid {
    Guid::derive(&number.to_string())
}

/// 60 themes: the second and the third are below the first, each below the other, and the rest stand alone.
fn codebook() -> Codebook {
    let theme = |number: usize| Theme::new(guid(number), format!("Theme {number}"));
    let second = Theme { themes: vec![theme(2)], ..theme(1) };
    let mut themes = vec![Theme { themes: vec![second], ..theme(0) }];
    themes.extend((3..60).map(theme));
    let [name, source] = ["Invented", ""].map(str::to_owned);
    let draft = CodebookDraft { name, language: "en".to_owned(), version: 1, source, dates: Vec::new(), themes };
    draft.check().expect("a codebook")
}

fn group(name: &str, attribute: Attribute, values: &[&str]) -> Group {
    let values = values.iter().map(|text| Value::parse(attribute, text).expect("a value")).collect();
    Group { name: name.to_owned(), values }
}

/// Two groups of each attribute that is named.
fn groupings(attributes: &[Attribute]) -> Vec<Grouping> {
    let values = |attribute| -> [&[&str]; 2] {
        match attribute {
            Attribute::Region => [&["london"], &["wales"]],
            Attribute::Period => [&["2023-H1"], &["2023-H2", "2024-H1"]],
            Attribute::Age => [&["18-34"], &["35-49"]],
            Attribute::Service => [&["police"], &["ambulance"]],
        }
    };
    let grouping = |attribute: &Attribute| {
        let [one, two] = values(*attribute);
        Grouping { attribute: *attribute, groups: vec![group("one", *attribute, one), group("two", *attribute, two)] }
    };
    attributes.iter().map(grouping).collect()
}

fn table(attribute: Attribute, themes: &[usize]) -> TwoWay {
    TwoWay { attribute, themes: themes.iter().map(|number| guid(*number)).collect() }
}

fn pairs(numbers: &[(usize, usize)]) -> Vec<Pair> {
    numbers.iter().map(|(one, two)| Pair(guid(*one), guid(*two))).collect()
}

/// Four themes, all four attributes, two tables of one attribute and one of another, two pairs, noise.
fn draft() -> PlanDraft {
    PlanDraft {
        call: "right-care".parse().expect("a name"),
        release: 3,
        codebook: (&codebook()).into(),
        gates: Gates { accounts: 60, new: 11, weeks: 12 },
        themes: [0, 1, 4, 5].map(guid).to_vec(),
        groupings: groupings(Attribute::ALL),
        two_way: vec![
            table(Attribute::Region, &[0, 4]),
            table(Attribute::Region, &[1]),
            table(Attribute::Age, &[0, 5]),
        ],
        pairs: pairs(&[(0, 4), (1, 4)]),
        noise: Some(Epsilon(25)),
    }
}

fn checked(change: &dyn Fn(&mut PlanDraft)) -> Result<Plan, PlanError> {
    let mut draft = draft();
    change(&mut draft);
    draft.check(&codebook())
}

type Change = fn(&mut PlanDraft);

#[track_caller]
fn assert_taken(cases: &[(&str, Change)]) {
    for (case, change) in cases {
        assert!(checked(change).is_ok(), "{case}: {:?}", checked(change));
    }
}

#[track_caller]
fn assert_refused(cases: &[(&str, Change, PlanError)]) {
    for (case, change, error) in cases {
        assert_eq!(checked(change).err().as_ref(), Some(error), "{case}");
    }
}

/// The first so many themes, and nothing else.
fn themes_alone(draft: &mut PlanDraft, themes: usize) {
    draft.themes = (0..themes).map(guid).collect();
    (draft.two_way, draft.pairs) = (Vec::new(), Vec::new());
}

#[test]
fn a_plan_is_for_a_release_by_gates_that_are_high_enough() {
    assert_taken(&[
        ("the first release", |draft| draft.release = 1),
        ("the lowest gates", |draft| draft.gates = Gates { accounts: 30, new: 10, weeks: 4 }),
    ]);
    assert_refused(&[
        ("no release", |draft| draft.release = 0, PlanError::Release),
        ("29 accounts", |draft| draft.gates.accounts = 29, PlanError::Gates),
        ("9 that are new", |draft| draft.gates.new = 9, PlanError::Gates),
        ("3 weeks", |draft| draft.gates.weeks = 3, PlanError::Gates),
    ]);
    assert_eq!(Gates::default(), Gates { accounts: 50, new: 10, weeks: 13 });
}

#[test]
fn themes_are_one_to_forty_of_the_codebook_in_its_order() {
    assert_taken(&[("one", |draft| themes_alone(draft, 1)), ("forty", |draft| themes_alone(draft, 40))]);
    assert_refused(&[
        ("none", |draft| themes_alone(draft, 0), PlanError::Themes),
        ("forty-one", |draft| themes_alone(draft, 41), PlanError::Themes),
        ("another order", |draft| draft.themes.swap(2, 3), PlanError::NotInCodebook),
        ("twice", |draft| draft.themes.push(guid(5)), PlanError::NotInCodebook),
        ("unknown", |draft| draft.themes.push(Guid::derive("unknown")), PlanError::NotInCodebook),
        ("another version", |draft| draft.codebook.version = 2, PlanError::OtherCodebook),
        ("another codebook", |draft| draft.codebook.digest = Digest::of(b"another"), PlanError::OtherCodebook),
    ]);
}

#[test]
fn attributes_have_two_to_four_groups_that_do_not_overlap() {
    use Attribute::{Age, Period, Region};
    /// Groups of the regions.
    fn regions(draft: &mut PlanDraft, groups: &[(&str, &[&str])]) {
        draft.groupings[0].groups = groups.iter().map(|(name, values)| group(name, Region, values)).collect();
    }
    /// Groups of one band of age each.
    fn ages(draft: &mut PlanDraft, bands: &[&str]) {
        draft.groupings[2].groups = bands.iter().map(|band| group(band, Age, &[band])).collect();
    }
    assert_taken(&[
        ("no attribute", |draft| {
            draft.groupings.clear();
            draft.two_way.clear();
        }),
        ("four groups", |draft| {
            regions(draft, &[("1", &["london"]), ("2", &["wales"]), ("3", &["scotland"]), ("4", &["south-east"])]);
        }),
        ("a long name", |draft| draft.groupings[0].groups[0].name = "x".repeat(80)),
        ("bands that meet", |draft| ages(draft, &["18-34", "35-49", "50+"])),
        ("bands in another order", |draft| ages(draft, &["35-49", "18-34"])),
    ]);
    assert_refused(&[
        ("another order", |draft| draft.groupings.swap(0, 1), PlanError::Attributes),
        ("twice", |draft| draft.groupings[1] = draft.groupings[0].clone(), PlanError::Attributes),
        ("five", |draft| draft.groupings.push(draft.groupings[3].clone()), PlanError::Attributes),
        ("one group", |draft| regions(draft, &[("1", &["london"])]), PlanError::Groups(Region)),
        (
            "five groups",
            |draft| {
                let last: (&str, &[&str]) = ("5", &["north-east"]);
                regions(
                    draft,
                    &[("1", &["london"]), ("2", &["wales"]), ("3", &["scotland"]), ("4", &["south-east"]), last],
                );
            },
            PlanError::Groups(Region),
        ),
        ("no name", |draft| draft.groupings[1].groups[1].name.clear(), PlanError::GroupName(Period, TextError::Empty)),
        (
            "a longer name",
            |draft| draft.groupings[0].groups[0].name = "x".repeat(81),
            PlanError::GroupName(Region, TextError::TooLong(80)),
        ),
        ("one name", |draft| draft.groupings[0].groups[1].name = "ONE".to_owned(), PlanError::SameName(Region)),
        ("an empty group", |draft| draft.groupings[0].groups[1].values.clear(), PlanError::Values(Region)),
        ("values in another order", |draft| draft.groupings[1].groups[1].values.reverse(), PlanError::Values(Period)),
        (
            "twice in a group",
            |draft| regions(draft, &[("1", &["london", "london"]), ("2", &["wales"])]),
            PlanError::Values(Region),
        ),
        ("in two groups", |draft| regions(draft, &[("1", &["london"]), ("2", &["london"])]), PlanError::Values(Region)),
        (
            "of another attribute",
            |draft| draft.groupings[0].groups[0] = group("police", Attribute::Service, &["police"]),
            PlanError::Values(Region),
        ),
        ("bands that overlap by a year", |draft| ages(draft, &["18-34", "34-49"]), PlanError::Values(Age)),
        ("a band within an open one", |draft| ages(draft, &["50+", "65-79"]), PlanError::Values(Age)),
        ("an open band over another", |draft| ages(draft, &["65-79", "50+"]), PlanError::Values(Age)),
    ]);
}

#[test]
fn a_table_is_of_themes_and_an_attribute_of_the_plan_and_a_theme_stands_in_one() {
    use Attribute::{Age, Region, Service};
    /// Tables of one theme each.
    fn tables(draft: &mut PlanDraft, tables: usize) {
        themes_alone(draft, 40);
        draft.two_way = (0..tables).map(|number| table(Region, &[number])).collect();
    }
    assert_taken(&[("none", |draft| tables(draft, 0)), ("twelve", |draft| tables(draft, 12))]);
    assert_refused(&[
        ("thirteen", |draft| tables(draft, 13), PlanError::TwoWay),
        ("of no theme", |draft| draft.two_way[2].themes.clear(), PlanError::TwoWay),
        ("of a theme that the plan lacks", |draft| draft.two_way[2] = table(Age, &[0, 6]), PlanError::TwoWay),
        (
            "of an attribute that the plan lacks",
            |draft| {
                draft.groupings.truncate(3);
                draft.two_way.push(table(Service, &[0]));
            },
            PlanError::TwoWay,
        ),
        ("of themes in another order", |draft| draft.two_way[0].themes.reverse(), PlanError::TwoWay),
        ("of a theme twice", |draft| draft.two_way[0] = table(Region, &[0, 0]), PlanError::TwoWay),
        ("of a theme that stands in another", |draft| draft.two_way[1] = table(Region, &[4]), PlanError::TwoWay),
    ]);
}

#[test]
fn a_co_occurrence_is_of_two_themes_of_the_plan_neither_below_the_other() {
    /// Pairs of the fourth theme with each that comes after it.
    fn many(draft: &mut PlanDraft, pairs: usize) {
        themes_alone(draft, 40);
        let all = (3..40).flat_map(|one| (one + 1..40).map(move |two| Pair(guid(one), guid(two))));
        draft.pairs = all.take(pairs).collect();
    }
    assert_taken(&[
        ("none", |draft| many(draft, 0)),
        ("forty", |draft| many(draft, 40)),
        ("of one theme with two", |draft| draft.pairs = pairs(&[(0, 4), (0, 5), (4, 5)])),
    ]);
    assert_refused(&[
        ("forty-one", |draft| many(draft, 41), PlanError::Pairs),
        ("of one theme", |draft| draft.pairs = pairs(&[(4, 4)]), PlanError::Pairs),
        ("the later one first", |draft| draft.pairs = pairs(&[(5, 4)]), PlanError::Pairs),
        ("of a theme that the plan lacks", |draft| draft.pairs = pairs(&[(0, 6)]), PlanError::Pairs),
        ("with a theme that the plan lacks", |draft| draft.pairs = pairs(&[(3, 4)]), PlanError::Pairs),
        ("in another order", |draft| draft.pairs.reverse(), PlanError::Pairs),
        ("twice", |draft| draft.pairs = pairs(&[(0, 4), (0, 4)]), PlanError::Pairs),
        ("of a theme and the one below", |draft| draft.pairs = pairs(&[(0, 1)]), PlanError::PairInFamily),
        (
            "of a theme and one further below",
            |draft| {
                themes_alone(draft, 4);
                draft.pairs = pairs(&[(0, 3), (0, 2)]);
            },
            PlanError::PairInFamily,
        ),
    ]);
}

#[test]
fn noise_tells_something_and_at_most_one() {
    assert_taken(&[
        ("none", |draft| draft.noise = None),
        ("the least", |draft| draft.noise = Some(Epsilon(1))),
        ("the most", |draft| draft.noise = Some(Epsilon(100))),
    ]);
    assert_refused(&[
        ("nothing", |draft| draft.noise = Some(Epsilon(0)), PlanError::Noise),
        ("more than one", |draft| draft.noise = Some(Epsilon(101)), PlanError::Noise),
    ]);
}

#[test]
fn a_plan_says_what_was_asked_for() {
    let (draft, plan) = (draft(), draft().check(&codebook()).expect("a plan"));
    assert_eq!(plan.draft(), draft);
    assert_eq!((plan.call(), plan.release(), plan.codebook()), (&draft.call, 3, draft.codebook));
    assert_eq!((plan.gates(), plan.noise()), (draft.gates, Some(Epsilon(25))));
    assert_eq!((plan.themes(), plan.groupings()), (&draft.themes[..], &draft.groupings[..]));
    assert_eq!((plan.two_way(), plan.pairs()), (&draft.two_way[..], &draft.pairs[..]));
    assert_eq!(plan.grouping(Attribute::Age), draft.groupings.get(2));
    assert_eq!(plan.digest(), Digest::of(&plan.to_bytes()));
    let without = checked(&|draft| {
        draft.groupings.truncate(1);
        draft.two_way.clear();
    });
    assert_eq!(without.expect("a plan").grouping(Attribute::Age), None);
}

/// As `FORMAT.md` §6 says it.
fn written(plan: &Plan) -> String {
    let themes = [0, 1, 4, 5].map(|number| guid(number).to_string());
    let [zero, one, four, five] = &themes;
    let groups = |values: [&str; 2]| {
        format!(r#"[{{"name":"one","values":[{}]}},{{"name":"two","values":[{}]}}]"#, values[0], values[1])
    };
    let regions = groups([r#""london""#, r#""wales""#]);
    let periods = groups([r#""2023-H1""#, r#""2023-H2","2024-H1""#]);
    let (ages, services) = (groups([r#""18-34""#, r#""35-49""#]), groups([r#""police""#, r#""ambulance""#]));
    [
        r#"{"format":"murmuration/1/plan","call":"right-care","release":3"#.to_owned(),
        format!(r#""codebook":{{"version":1,"digest":"{}"}}"#, plan.codebook().digest),
        r#""gates":{"accounts":60,"new":11,"weeks":12}"#.to_owned(),
        format!(r#""themes":["{}"]"#, themes.join(r#"",""#)),
        format!(r#""groupings":[{{"attribute":"region","groups":{regions}}}"#),
        format!(r#"{{"attribute":"period","groups":{periods}}}"#),
        format!(r#"{{"attribute":"age","groups":{ages}}}"#),
        format!(r#"{{"attribute":"service","groups":{services}}}]"#),
        format!(r#""two_way":[{{"attribute":"region","themes":["{zero}","{four}"]}}"#),
        format!(r#"{{"attribute":"region","themes":["{one}"]}}"#),
        format!(r#"{{"attribute":"age","themes":["{zero}","{five}"]}}]"#),
        format!(r#""pairs":[["{zero}","{four}"],["{one}","{four}"]]"#),
        r#""noise":25}"#.to_owned(),
    ]
    .join(",")
}

#[test]
fn a_plan_is_written_in_one_way_and_read_in_no_other() {
    let plan = draft().check(&codebook()).expect("a plan");
    let text = String::from_utf8(plan.to_bytes()).expect("JSON is UTF-8");
    assert_eq!(text, written(&plan));
    assert_eq!(Plan::parse(text.as_bytes()), Ok(plan));
    let read = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        Plan::parse(text.replacen(from, to, 1).as_bytes()).err()
    };
    let twice = format!(r#""{0}","{0}""#, guid(5));
    use PlanReadError::{NotAPlan, NotCanonical, Refused};
    for (from, to, error) in [
        ("{", "{ ", NotCanonical),
        ("1/plan", "2/plan", NotAPlan),
        (r#""release":3"#, r#""release":"3""#, NotAPlan),
        (r#""noise":25"#, r#""noise":25,"more":1"#, NotAPlan),
        (r#""weeks":12"#, r#""weeks":12,"more":1"#, NotAPlan),
        (r#""name":"one""#, r#""name":"one","more":1"#, NotAPlan),
        (r#""region""#, r#""town""#, NotAPlan),
        ("london", "camden", Refused(PlanError::Values(Attribute::Region))),
        ("2023-H1", "2023-H3", Refused(PlanError::Values(Attribute::Period))),
        ("18-34", "18-20", Refused(PlanError::Values(Attribute::Age))),
        (r#""release":3"#, r#""release":0"#, Refused(PlanError::Release)),
        (&format!(r#""{}""#, guid(5)), &twice, Refused(PlanError::NotInCodebook)),
    ] {
        assert_eq!(read(from, to), Some(error), "{from} -> {to}");
    }
}

#[test]
fn a_value_is_of_the_attribute_that_says_it() {
    let said = |attribute, text| Some(Value::parse(attribute, text).expect("a value"));
    let attributes = Attributes {
        region: Some("london".parse().expect("a region")),
        period: Some("2023-H1".parse().expect("a half-year")),
        age: Some("18-34".parse().expect("a band")),
        service: Some("police".parse().expect("a service")),
    };
    for (attribute, text) in Attribute::ALL.iter().zip(["london", "2023-H1", "18-34", "police"]) {
        let value = Value::of(*attribute, &attributes);
        assert_eq!(value, said(*attribute, text));
        assert_eq!(value.map(|value| (value.attribute(), value.to_string())), Some((*attribute, text.to_owned())));
        assert_eq!(Value::of(*attribute, &Attributes::default()), None);
        assert!(Value::parse(*attribute, "elsewhere").is_err());
        assert!(said(*attribute, text).zip(value).is_some_and(|(one, two)| one.overlaps(two)));
    }
    let overlap = |attribute, one, two| {
        let [one, two] = [one, two].map(|text| Value::parse(attribute, text).expect("a value"));
        assert_eq!(one.overlaps(two), two.overlaps(one));
        one.overlaps(two)
    };
    for (one, two, both) in [
        ("18-34", "35-49", false),
        ("18-34", "34-49", true),
        ("18-34", "17-40", true),
        ("50-64", "65+", false),
        ("50-65", "65+", true),
        ("50+", "65+", true),
    ] {
        assert_eq!(overlap(Attribute::Age, one, two), both, "{one} and {two}");
    }
    assert!(!overlap(Attribute::Region, "london", "wales"));
}

#[test]
fn what_can_show_is_told_from_the_number_of_accounts() {
    use Shown::{Few, Most, Some as About};
    let plan = checked(&|draft| {
        draft.gates.accounts = 50;
        let regions = ["london", "wales", "scotland", "south-east"];
        draft.groupings[0].groups = regions.map(|region| group(region, Attribute::Region, &[region])).to_vec();
    });
    let plan = plan.expect("a plan");
    for (accounts, forecast) in [(19, Forecast::Nothing), (20, Forecast::Narrative), (49, Forecast::Narrative)] {
        assert_eq!(plan.forecast(accounts), forecast, "{accounts}");
    }
    // Totals of a fifth, a quarter of that in each of four groups, and co-occurrences of eight in a hundred: a little of 10, or of 20.
    for (accounts, totals, two_way, pairs) in [
        (50, About, Few, Few),
        (99, About, Few, Few),
        (100, Most, Few, Few),
        (124, Most, Few, Few),
        (125, Most, Few, About),
        (199, Most, Few, About),
        (200, Most, About, About),
        (249, Most, About, About),
        (250, Most, About, Most),
        (399, Most, About, Most),
        (400, Most, Most, Most),
    ] {
        let tables = Forecast::Tables { totals, two_way: Some(two_way), pairs: Some(pairs) };
        assert_eq!(plan.forecast(accounts), tables, "{accounts}");
    }
    let alone = checked(&|draft| themes_alone(draft, 3)).expect("a plan");
    assert_eq!(alone.forecast(60), Forecast::Tables { totals: About, two_way: None, pairs: None });
    assert_eq!(alone.forecast(59), Forecast::Narrative, "the plan's own gate");
    let two_groups = checked(&|_| ()).expect("a plan");
    let tables = Forecast::Tables { totals: Most, two_way: Some(About), pairs: Some(Few) };
    assert_eq!(two_groups.forecast(100), tables);
    let few = checked(&|draft| draft.gates.accounts = 30).expect("a plan");
    assert_eq!(few.forecast(49), Forecast::Tables { totals: Few, two_way: Some(Few), pairs: Some(Few) });
}
