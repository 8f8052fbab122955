//! A plan and a release, to be read.

use std::sync::Arc;

use leptos::prelude::*;
use themes::{
    codebook::Guid,
    plan::{Attribute, Grouping, Pair, Plan},
    release::Release,
};

use crate::{
    chart, released,
    room::desk::fact,
    text::{
        Key,
        key::{heard, releases as key},
        say, say_with,
    },
};

/// Names of themes, in the order in which they are shown.
pub type Names = Vec<(Guid, String)>;

pub const fn attribute(attribute: Attribute) -> Key {
    match attribute {
        Attribute::Region => key::REGION,
        Attribute::Period => key::PERIOD,
        Attribute::Age => key::AGE,
        Attribute::Service => key::SERVICE,
    }
}

/// What a plan counts, in words.
#[component]
pub fn PlanShown(plan: Plan, themes: Names) -> impl IntoView {
    let name =
        |guid: &Guid| themes.iter().find(|(one, _)| one == guid).map(|(_, name)| name.clone()).unwrap_or_default();
    let gates = plan.gates();
    let gates = say_with(
        key::PLAN_GATES,
        &[("accounts", gates.accounts.into()), ("new", gates.new.into()), ("weeks", gates.weeks.into())],
    );
    let listed: Vec<_> =
        plan.themes().iter().map(|guid| view! { <li translate="no" dir="auto">{name(guid)}</li> }).collect();
    let groupings: Vec<_> = plan.groupings().iter().map(|grouping| grouped(&plan, grouping, &name)).collect();
    let pairs = plan.pairs().iter().map(|Pair(one, two)| {
        let names = [("one", name(one).into()), ("two", name(two).into())];
        view! { <li translate="no" dir="auto">{say_with(key::PAIR, &names)}</li> }
    });
    let pairs: Vec<_> = pairs.collect();
    let (no_groupings, no_pairs) = (groupings.is_empty(), pairs.is_empty());
    let count = say_with(key::PLAN_THEMES, &[("count", plan.themes().len().into())]);
    let digest = plan.digest().to_string();
    view! {
        <details class="release-plan">
            <summary>{say(key::PLAN_SHOWN)}</summary>
            <div class="stack">
                <p>{gates}</p>
                <h3>{count}</h3>
                <ul>{listed}</ul>
                <h3>{say(key::PLAN_ATTRIBUTES)}</h3>
                {if no_groupings {
                    view! { <p>{say(key::PLAN_NO_ATTRIBUTES)}</p> }.into_any()
                } else {
                    view! { <ul>{groupings}</ul> }.into_any()
                }}
                <h3>{say(key::PLAN_PAIRS)}</h3>
                {if no_pairs {
                    view! { <p>{say(key::PLAN_NO_PAIRS)}</p> }.into_any()
                } else {
                    view! { <ul>{pairs}</ul> }.into_any()
                }}
                <p class="hint">{say(key::PLAN_DIGEST)}</p>
                <p class="fingerprint release-digest">{digest}</p>
            </div>
        </details>
    }
}

/// An attribute with its groups, each with what is in it: a name can say anything, and two members sign what is behind it.
fn grouped(plan: &Plan, grouping: &Grouping, name: &dyn Fn(&Guid) -> String) -> AnyView {
    let groups = grouping.groups.iter().map(|group| {
        let values: Vec<String> = group.values.iter().map(|value| fact::in_words(*value)).collect();
        let parts = [("group", group.name.as_str().into()), ("values", values.join(", ").into())];
        view! { <li translate="no" dir="auto">{say_with(key::PLAN_GROUP, &parts)}</li> }
    });
    let groups: Vec<_> = groups.collect();
    let counted = plan.two_way().iter().filter(|table| table.attribute == grouping.attribute);
    let counted: Vec<String> = counted.flat_map(|table| table.themes.iter().map(name)).collect();
    let by = (!counted.is_empty()).then(|| {
        view! { <p translate="no" dir="auto">{say_with(key::PLAN_BY, &[("themes", counted.join("; ").into())])}</p> }
    });
    view! {
        <li>
            {say(attribute(grouping.attribute))}
            <ul>{groups}</ul>
            {by}
        </li>
    }
    .into_any()
}

/// What would leave: summary, tables, quotes, and how the numbers were checked.
#[component]
pub fn Contents(release: Arc<Release>, #[prop(into)] id: String) -> impl IntoView {
    let summary = release.summary().map(|summary| {
        view! {
            <h3>{say(key::SUMMARY)}</h3>
            <p class="as-written">{summary.to_owned()}</p>
        }
    });
    let audit = release.audit().map(|audit| {
        let cells = [("shown", audit.shown.into()), ("below", audit.below_ten.into()), ("hidden", audit.hidden.into())];
        let narrowest = audit.narrowest.map(|range| say_with(key::LOOK_NARROWEST, &[("range", range.into())]));
        view! {
            <p>{say_with(key::LOOK_CELLS, &cells)} " " {narrowest}</p>
            <ul class="hint">
                <li>{say(key::LOOK_ROUNDED)}</li>
                <li>{say(key::LOOK_BELOW)}</li>
                <li>{say(key::LOOK_HIDDEN)}</li>
            </ul>
        }
    });
    let quotes = (!release.quotes().is_empty()).then(|| {
        view! {
            <h3>{say(heard::QUOTES)}</h3>
            {released::quotes(&release)}
        }
    });
    view! {
        {summary}
        {audit}
        <div class="release-tables stack">
            {chart::base(&release)}
            {chart::every(&release, &id)}
            {chart::left_out(&release)}
        </div>
        {quotes}
    }
}
