//! Whose the quotes of a release may be: it does not say, and every browser that builds it has to come to the same.

use std::collections::BTreeMap;

use themes::{
    disclosure::{self, Choice, Request},
    release::{Quote, Release},
};
use vault::id::SubmissionId;

/// An account for each quote of a release, as far as one is found. A quote that few accounts have goes first, and to an account from which nothing is quoted yet if
/// one passes the rules. `request` is the one that the release is made of; its quotes make no difference.
pub fn assign<'a>(release: &'a Release, request: &Request<'_>) -> Vec<Choice<'a>> {
    let mut quotes: Vec<(&Quote, Vec<SubmissionId>)> =
        release.quotes().iter().map(|quote| (quote, sources(request, quote))).collect();
    // Those with as many stay in the release's order.
    quotes.sort_by_key(|(_, sources)| sources.len());
    let mut found: BTreeMap<SubmissionId, Vec<Choice<'a>>> = BTreeMap::new();
    for (quote, sources) in quotes {
        let (quoted, fresh): (Vec<_>, Vec<_>) = sources.into_iter().partition(|id| found.contains_key(id));
        let next = fresh.into_iter().chain(quoted).find_map(|testimony| {
            let choice = Choice { testimony, theme: quote.theme, text: &quote.text };
            // What is quoted of others makes no difference to this account.
            let mut choices = found.get(&testimony).cloned().unwrap_or_default();
            choices.push(choice);
            let may = disclosure::with_quotes(release.clone(), &Request { quotes: &choices, ..*request }).is_ok();
            may.then_some((testimony, choices))
        });
        found.extend(next);
    }
    found.into_values().flatten().collect()
}

/// Accounts that have these words, in order.
fn sources(request: &Request<'_>, quote: &Quote) -> Vec<SubmissionId> {
    let has_it = |record: &&themes::record::Record| record.masked.values().any(|one| one.text.contains(&quote.text));
    let mut sources: Vec<_> = request.sources(quote.theme).filter(has_it).map(|record| record.testimony).collect();
    sources.sort();
    sources
}
