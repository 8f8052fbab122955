//! How a release was made, in plain words, with the figures of this one, and what none of it can do.

use leptos::prelude::*;
use themes::{
    plan::{Epsilon, Gates},
    release::{AuditFigures, Release},
};

use crate::text::{Key, key::research, say, say_with};

/// What was done to the numbers, step by step.
const STEPS: [(Key, Key); 5] = [
    (research::METHOD_ROUNDING, research::METHOD_ROUNDING_TEXT),
    (research::METHOD_NEARLY, research::METHOD_NEARLY_TEXT),
    (research::METHOD_AUDIT, research::METHOD_AUDIT_TEXT),
    (research::METHOD_MORE, research::METHOD_MORE_TEXT),
    (research::METHOD_ACROSS, research::METHOD_ACROSS_TEXT),
];

const LIMITS: [Key; 5] = [
    research::LIMITS_SAMPLE,
    research::LIMITS_FLOOD,
    research::LIMITS_KNOWING,
    research::LIMITS_SERVER,
    research::LIMITS_COPIES,
];

#[component]
pub fn Method(release: Release) -> impl IntoView {
    let mut steps = vec![
        (research::METHOD_TWO, say(research::METHOD_TWO_TEXT).to_owned()),
        (research::METHOD_PLAN, plan(&release)),
        (research::METHOD_WHO, who(&release)),
    ];
    if !release.is_narrative() {
        match release.plan().noise() {
            None => steps.extend(STEPS.map(|(name, text)| (name, say(text).to_owned()))),
            Some(epsilon) => steps.push((research::METHOD_NOISE, noise(epsilon))),
        }
    }
    if !release.quotes().is_empty() {
        steps.push((research::METHOD_QUOTES, say(research::METHOD_QUOTES_TEXT).to_owned()));
    }
    let steps: Vec<_> = steps.into_iter().map(|(name, text)| view! { <h3>{say(name)}</h3> <p>{text}</p> }).collect();
    let limits: Vec<_> = LIMITS.map(|line| view! { <li>{say(line)}</li> }).into_iter().collect();
    view! {
        <div class="prose stack">
            <p>{say(research::METHOD_LEDE)}</p>
            {steps}
        </div>
        {release.audit().map(figures)}
        <div class="prose stack">
            <h3>{say(research::LIMITS)}</h3>
            <ul>{limits}</ul>
        </div>
    }
}

fn plan(release: &Release) -> String {
    say_with(research::METHOD_PLAN_TEXT, &[("digest", release.plan_digest().to_string().into())])
}

fn who(release: &Release) -> String {
    let Gates { accounts, new, weeks } = release.plan().gates();
    let gates =
        say_with(research::METHOD_GATES, &[("accounts", accounts.to_string().into()), ("new", new.to_string().into())]);
    let waits = if release.is_synthetic() {
        say(research::METHOD_NO_WAIT).to_owned()
    } else {
        say_with(research::METHOD_WAITS, &[("weeks", weeks.to_string().into())])
    };
    [say(research::METHOD_WHO_TEXT).to_owned(), gates, waits].join(" ")
}

fn noise(Epsilon(hundredths): Epsilon) -> String {
    let epsilon = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    say_with(research::METHOD_NOISE_TEXT, &[("epsilon", epsilon.into())])
}

/// What the audit of this release says of itself.
fn figures(audit: &AuditFigures) -> impl IntoView + use<> {
    let AuditFigures { below_ten, hidden, implied, narrowest, kept, .. } = *audit;
    let narrowest =
        narrowest.map_or_else(|| say(research::FIGURES_NOTHING).to_owned(), |narrowest| narrowest.to_string());
    let audited = below_ten.saturating_add(hidden).saturating_add(implied);
    let rows = [
        (research::FIGURES_AUDITED, audited.to_string()),
        (research::FIGURES_NARROWEST, narrowest),
        (research::FIGURES_KEPT, kept.to_string()),
    ];
    let rows: Vec<_> =
        rows.into_iter().map(|(name, value)| view! { <div><dt>{say(name)}</dt><dd>{value}</dd></div> }).collect();
    view! {
        <h3>{say(research::FIGURES)}</h3>
        <dl class="facts figures">{rows}</dl>
    }
}
