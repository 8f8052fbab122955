//! What the demonstration's releases count.

use themes::{
    codebook::{Codebook, Guid},
    plan::{Attribute, Gates, Group, Grouping, Pair, Plan, PlanDraft, PlanError, TwoWay, Value},
};
use vault::id::CallId;

/// A group's name, and its values.
type Named = (&'static str, &'static [&'static str]);

/// The half-years lie around the call's two reference dates.
const GROUPS: [(Attribute, [Named; 4]); 4] = [
    (
        Attribute::Region,
        [
            ("London", &["london"]),
            ("Midlands and North", &["north-east", "north-west", "yorkshire", "east-midlands", "west-midlands"]),
            ("South and East", &["east", "south-east", "south-west"]),
            ("Wales, Scotland, Northern Ireland", &["wales", "scotland", "northern-ireland"]),
        ],
    ),
    (
        Attribute::Period,
        [
            ("2023, first half", &["2023-H1"]),
            ("2023, second half", &["2023-H2"]),
            ("2024, first half", &["2024-H1"]),
            ("2024, second half", &["2024-H2"]),
        ],
    ),
    (
        Attribute::Age,
        [("18 to 34", &["18-34"]), ("35 to 49", &["35-49"]), ("50 to 64", &["50-64"]), ("65 and over", &["65+"])],
    ),
    (
        Attribute::Service,
        [
            ("Ambulance and emergency department", &["ambulance", "emergency-department"]),
            ("Police", &["police"]),
            ("Crisis team and ward", &["crisis-team", "hospital-ward"]),
            ("Community team and practice", &["community-team", "general-practice"]),
        ],
    ),
];

/// Themes that are shown by half-years beside those of the first level: where the police stayed away, something else has to change.
const BY_PERIOD: [&str; 4] = [
    "“Immediate threat to life” not met",
    "Told to call someone else",
    "Police came instead of care",
    "Police withdrew or did not come",
];

/// Themes that are counted together.
const PAIRS: [[&str; 2]; 4] = [
    ["Told one “has capacity” while suicidal", "Told to call someone else"],
    ["“Immediate threat to life” not met", "Police withdrew or did not come"],
    ["Passed between services", "No answer, or too late"],
    ["Police withdrew or did not come", "Carers and families left to cope"],
];

/// The plan of the release with this number.
///
/// # Errors
/// [`PlanError`] if it does not fit the codebook.
pub fn plan(codebook: &Codebook, call: &CallId, number: u32) -> Result<Plan, PlanError> {
    let all = |is: &dyn Fn(usize, &str) -> bool| -> Vec<Guid> {
        codebook.walk().filter(|(level, theme)| is(*level, &theme.name)).map(|(_, theme)| theme.guid).collect()
    };
    let named = |name: &str| {
        let found = codebook.walk().find(|(_, theme)| theme.name == name);
        found.map(|(_, theme)| theme.guid).ok_or(PlanError::NotInCodebook)
    };
    let two_way = |attribute| TwoWay {
        attribute,
        themes: all(&|level, name| level == 0 || (attribute == Attribute::Period && BY_PERIOD.contains(&name))),
    };
    let pair = |[one, two]: [&str; 2]| Ok(Pair(named(one)?, named(two)?));
    let draft = PlanDraft {
        call: call.clone(),
        release: number,
        codebook: codebook.into(),
        gates: Gates::default(),
        themes: all(&|_, _| true),
        groupings: GROUPS.iter().map(|(attribute, groups)| grouping(*attribute, groups)).collect(),
        two_way: GROUPS.iter().map(|(attribute, _)| two_way(*attribute)).collect(),
        pairs: PAIRS.into_iter().map(pair).collect::<Result<_, _>>()?,
        noise: None,
    };
    draft.check(codebook)
}

fn grouping(attribute: Attribute, groups: &[Named]) -> Grouping {
    let value = |text: &&str| Value::parse(attribute, text).expect("a test checks the plan");
    let group = |(name, values): &Named| {
        let mut values: Vec<Value> = values.iter().map(value).collect();
        values.sort();
        Group { name: (*name).to_owned(), values }
    };
    Grouping { attribute, groups: groups.iter().map(group).collect() }
}

#[cfg(test)]
mod tests {
    use themes::codebook::starter;

    use super::*;

    #[test]
    fn the_plan_counts_every_theme_of_the_starter_codebook_and_fits_it() {
        let codebook = starter();
        let plan = plan(&codebook, &super::super::CALL.parse().expect("a name"), 2).expect("a sound plan");
        assert_eq!((plan.themes().len(), plan.release()), (codebook.walk().count(), 2));
    }
}
