//! What a release does not show, and why: as visible as what it shows.

use leptos::prelude::*;
use themes::release::{AuditFigures, Release};

use crate::{
    chart,
    text::{Key, key::research, say},
};

#[component]
pub fn Missing(release: Release) -> impl IntoView {
    let Some(AuditFigures { shown, below_ten, hidden, implied, .. }) = release.audit().copied() else {
        return view! { <p class="prose">{say(research::MISSING_NARRATIVE)}</p> }.into_any();
    };
    let rows: [(Key, u32, Key); 4] = [
        (research::MISSING_SHOWN, shown, research::MISSING_SHOWN_TEXT),
        (research::MISSING_BELOW, below_ten, research::MISSING_BELOW_TEXT),
        (research::MISSING_HIDDEN, hidden, research::MISSING_HIDDEN_TEXT),
        (research::MISSING_IMPLIED, implied, research::MISSING_IMPLIED_TEXT),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, count, why)| {
            view! { <tr><th scope="row">{say(name)}</th><td class="number">{count}</td><td>{say(why)}</td></tr> }
        })
        .collect();
    let all_there = release.dropped().is_empty().then(|| view! { <p>{say(research::MISSING_NO_TABLE)}</p> });
    view! {
        <p class="prose">{say(research::MISSING_LEDE)}</p>
        <div class="scroll-x" tabindex="0" role="region" aria-labelledby="missing-caption">
            <table class="missing">
                <caption id="missing-caption">{say(research::MISSING_CAPTION)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(research::MISSING_KIND)}</th>
                        <th scope="col">{say(research::MISSING_COUNT)}</th>
                        <th scope="col">{say(research::MISSING_WHY)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {all_there}
        {chart::left_out(&release)}
    }
    .into_any()
}
