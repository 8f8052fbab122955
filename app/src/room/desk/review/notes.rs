//! A memo to what is chosen, and the few facts that are counted beside themes.

use core::str::FromStr;

use leptos::prelude::*;
use themes::{
    coding::{Attributes, Edit, Region, Service},
    plan::Value,
};

use super::{bench::Bench, text::place_in_words};
use crate::{
    room::desk::fact,
    text::{Key, key::review as key, say, say_with},
    wire::call::half_years,
};

pub const MEMO: &str = "review-memo";
/// The earliest half-year that can be told by itself.
const EARLIEST: &str = "2010-H1";
#[component]
pub fn Memos(bench: Bench) -> impl IntoView {
    Effect::new(move || {
        bench.chosen.track();
        bench.show_memo();
    });
    let of_what = move || match bench.chosen.get() {
        Some(place) => place_in_words(bench, &place),
        None => say(key::CHOSEN_NONE).to_owned(),
    };
    view! {
        <section class="stack" aria-labelledby="review-memo-heading">
            <h2 id="review-memo-heading">{say(key::MEMO)}</h2>
            <div class="field">
                <label for=MEMO>{move || say_with(key::MEMO_ON, &[("place", of_what().into())])}</label>
                <p class="hint" id="memo-hint">{say(key::MEMO_HINT)}</p>
                <textarea
                    id=MEMO
                    rows="3"
                    maxlength="4000"
                    node_ref=bench.memo
                    aria-describedby="memo-hint"
                    autocomplete="off"
                    spellcheck="false"
                    data-gramm="false"
                    prop:readOnly=move || bench.chosen.with(Option::is_none)
                    on:change=move |_| bench.keep_memo()
                ></textarea>
            </div>
        </section>
    }
}

#[component]
pub fn Facts(bench: Bench) -> impl IntoView {
    let today = bench.desk.today();
    let told = Memo::new(move |_| {
        bench.sheet.with(|sheet| sheet.coding().map(|coding| *coding.attributes()).unwrap_or_default())
    });
    let regions =
        Region::ALL.iter().map(|region| (region.to_string(), say(fact::region(*region)).to_owned())).collect();
    let services =
        Service::ALL.iter().map(|service| (service.to_string(), say(fact::service(*service)).to_owned())).collect();
    let mut periods: Vec<(String, String)> =
        half_years(EARLIEST, today).into_iter().map(|half| (half.clone(), fact::period(&half))).collect();
    periods.push(("earlier".to_owned(), say(key::PERIOD_EARLIER).to_owned()));
    let ages = fact::AGES.map(|(band, words)| (band.to_owned(), say(words).to_owned())).to_vec();
    view! {
        <section class="stack" aria-labelledby="review-facts">
            <h2 id="review-facts">{say(key::FACTS)}</h2>
            <p class="hint">{say(key::FACTS_HINT)}</p>
            <Choice bench id="fact-region" label=key::FACT_REGION options=regions now=move || told.get().region
                edit=Edit::Region/>
            <Choice bench id="fact-period" label=key::FACT_PERIOD options=periods now=move || told.get().period
                edit=Edit::Period/>
            <Choice bench id="fact-age" label=key::FACT_AGE options=ages now=move || told.get().age edit=Edit::Age/>
            <Choice bench id="fact-service" label=key::FACT_SERVICE options=services now=move || told.get().service
                edit=Edit::Service/>
        </section>
    }
}

#[component]
fn Choice<T: FromStr + ToString + 'static>(
    bench: Bench,
    id: &'static str,
    label: Key,
    options: Vec<(String, String)>,
    now: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    edit: fn(Option<T>) -> Edit,
) -> impl IntoView {
    let value = move || now().map(|told| told.to_string()).unwrap_or_default();
    let options = options.into_iter().map(|(known, words)| {
        let same = known.clone();
        view! { <option value=known prop:selected=move || value() == same>{words}</option> }
    });
    view! {
        <div class="field">
            <label for=id>{say(label)}</label>
            <select
                id=id
                prop:value=value
                autocomplete="off"
                on:change=move |event| bench.edit(edit(event_target_value(&event).parse().ok()), key::DONE_TOLD)
            >
                <option value="">{say(key::FACT_UNKNOWN)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// What somebody could tell of one fact, in words.
pub fn told(attributes: &Attributes) -> [(Key, String); 4] {
    let words = |value: Option<Value>| value.map_or_else(|| say(key::FACT_UNKNOWN).to_owned(), fact::in_words);
    let Attributes { region, period, age, service } = *attributes;
    [
        (key::FACT_REGION, words(region.map(Value::Region))),
        (key::FACT_PERIOD, words(period.map(Value::Period))),
        (key::FACT_AGE, words(age.map(Value::Age))),
        (key::FACT_SERVICE, words(service.map(Value::Service))),
    ]
}
