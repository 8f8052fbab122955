//! Method, thresholds, dates, what is hidden and why, audit, citation: the same for the report and the workbook.

use crate::{
    export::{sheets, text},
    plan::{Epsilon, Gates},
    release::{AuditFigures, Cell, Release, Signature, SignedRelease},
};

type Notes = Vec<(&'static str, Vec<String>)>;

/// Headings, each with its paragraphs. Plain texts without markup.
pub fn notes(signed: &SignedRelease) -> Notes {
    let release = signed.release();
    let mut notes = vec![("About this release", about(release))];
    if let Some(summary) = release.summary() {
        notes.push(("Summary", summary.split("\n\n").map(str::to_owned).collect()));
    }
    notes.push(("Who is in", who_is_in(release)));
    if let Some(audit) = release.audit() {
        notes.push(("How the numbers are made", numbers(release)));
        notes.push(("What is hidden, and why", hidden(release)));
        notes.push(("Audit", figures(audit)));
    }
    if !release.quotes().is_empty() {
        notes.push(("About the quotes", vec![text::QUOTES.to_owned()]));
    }
    let dates = &release.codebook().dates;
    if !dates.is_empty() {
        notes.push((
            "Days to mark in charts",
            dates.iter().map(|date| format!("{}: {}", date.day, date.label)).collect(),
        ));
    }
    notes.push(("How to cite", cite(release)));
    notes.push(("How to verify", verify(signed)));
    notes
}

fn about(release: &Release) -> Vec<String> {
    let codebook = release.codebook();
    let mut about = vec![format!(
        "Release {} of the call “{}”, made on {} with {}.",
        release.number(),
        release.call(),
        release.day(),
        release.tool()
    )];
    about.extend(release.is_synthetic().then(|| text::SYNTHETIC.to_owned()));
    about.extend(release.is_narrative().then(|| text::NARRATIVE.to_owned()));
    about.push(format!("Themes: “{}”, version {}, SHA-256 {}.", codebook.name, codebook.version, codebook.digest));
    if !codebook.source.is_empty() {
        about.push(format!("The themes are taken from: {}", codebook.source.replace('\n', " ")));
    }
    about.push(text::INERT.to_owned());
    about
}

fn who_is_in(release: &Release) -> Vec<String> {
    let Gates { accounts, new, weeks } = release.plan().gates();
    let mut paragraphs = vec![text::WHO_IS_IN.to_owned()];
    if !release.is_narrative() {
        paragraphs.push(format!(
            "There are numbers from {accounts} accounts on, {new} of them new since the release before."
        ));
    }
    if !release.is_synthetic() {
        paragraphs.push(format!("An account is counted {weeks} weeks after it came, and not before."));
    }
    paragraphs.extend(release.base().map(|base| match base {
        Cell::Shown(number) => format!("Accounts in this release: {} (rounded).", number.get()),
        Cell::BelowTen => format!("Accounts in this release: {}.", text::BELOW_TEN),
        Cell::Hidden => format!("Accounts in this release: {}.", text::HIDDEN),
    }));
    paragraphs
}

fn numbers(release: &Release) -> Vec<String> {
    let mut paragraphs = vec![text::COUNTED.to_owned()];
    match release.plan().noise() {
        None => paragraphs.push(text::ROUNDING.to_owned()),
        Some(Epsilon(hundredths)) => {
            paragraphs.push(text::NOISE.to_owned());
            paragraphs.push(format!("ε of this release: {}.{:02}.", hundredths / 100, hundredths % 100));
        }
    }
    paragraphs.push(format!(
        "What is counted was fixed before anything was counted: a plan with SHA-256 {}, which release.json has.",
        release.plan_digest()
    ));
    paragraphs
}

fn hidden(release: &Release) -> Vec<String> {
    let mut paragraphs = Vec::new();
    paragraphs.extend(release.plan().noise().is_none().then(|| text::SUPPRESSION.to_owned()));
    paragraphs.push(text::NOT_ZERO.to_owned());
    for dropped in release.dropped() {
        let (_, title) = sheets::names(release, dropped.table);
        paragraphs.push(format!("Left out: the table “{title}”, because {}.", text::dropped(dropped.reason)));
    }
    paragraphs
}

fn figures(audit: &AuditFigures) -> Vec<String> {
    let AuditFigures { shown, below_ten, hidden, implied, narrowest, kept } = audit;
    vec![
        format!("Numbers that are shown: {shown}. Below ten: {below_ten}. Hidden: {hidden}."),
        format!("Counts that no table has but anybody would compute, and that were audited like those: {implied}."),
        match narrowest {
            Some(narrowest) => format!(
                "Of every count that is hidden, or computed and below ten, a range of at least {narrowest} is left."
            ),
            None => "No count had to be kept back.".to_owned(),
        },
        format!("Numbers kept from an earlier release: {kept}."),
    ]
}

fn cite(release: &Release) -> Vec<String> {
    vec![
        text::CITE.to_owned(),
        format!(
            "Murmuration, call “{}”, release {}, {}. SHA-256 {}.",
            release.call(),
            release.number(),
            release.day(),
            release.digest()
        ),
    ]
}

fn verify(signed: &SignedRelease) -> Vec<String> {
    let release = signed.release();
    let mut paragraphs = [text::VERIFY_FILES, text::TWICE, text::VERIFY_SIGNATURES].map(str::to_owned).to_vec();
    for Signature { by, epoch, .. } in signed.signatures() {
        paragraphs.push(format!("Signed by {by}, list of keys number {epoch}."));
    }
    paragraphs.push(match release.previous() {
        Some(previous) => format!("The release before has SHA-256 {previous}."),
        None => "There is no release before this one.".to_owned(),
    });
    paragraphs
}
