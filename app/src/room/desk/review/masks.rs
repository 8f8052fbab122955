//! Masks: one proposal at a time with its reason, words marked by hand, and the text as it would be quoted.

use std::sync::Arc;

use leptos::{
    html::{Input, Span},
    prelude::*,
};
use themes::{
    coding::Part,
    masking::{Decision, Kind, Mask, MaskLog, Reason, apply},
    record::Record,
};

use super::{bench::Bench, text::heading};
use crate::{
    part::paragraphs::Paragraphs,
    text::{Key, key::review as key, say, say_with},
};

/// What is typed into when words are masked by hand.
pub const REPLACEMENT: &str = "mask-replacement";

#[component]
pub fn Masks(bench: Bench) -> impl IntoView {
    let open = move || bench.open_proposals().len();
    let warnings = bench.proposals.warnings.with_value(|warnings| warnings.len());
    view! {
        <section class="stack" aria-labelledby="review-masks">
            <h2 id="review-masks">{say(key::MASKS)}</h2>
            <p class="hint">{say(key::MASKS_HINT)}</p>
            <p role="status">{move || say_with(key::MASKS_OPEN, &[("count", open().into())])}</p>
            {(warnings > 0).then(|| view! { <p class="notice warn">{say_with(key::MASKS_RARE, &[("count", warnings.into())])}</p> })}
            <Proposal bench/>
            <ByHand bench/>
            <Bare bench/>
            <Log bench/>
            <Quoted bench/>
        </section>
    }
}

#[component]
fn Proposal(bench: Bench) -> impl IntoView {
    let words = NodeRef::<Span>::new();
    let now = Memo::new(move |_| bench.proposal());
    Effect::new(move || {
        let (Some(place), Some(parts)) = (words.get(), bench.parts()) else { return };
        let Some((part, suggestion)) = now.get() else { return };
        let passage = themes::coding::Passage::new(part, suggestion.range.start, suggestion.range.end);
        let text = passage.ok().and_then(|passage| {
            let text = parts.text(passage.part())?;
            text.get(passage.bytes_in(text)?)
        });
        place.set_text_content(text);
    });
    on_cleanup(move || {
        if let Some(Some(place)) = words.try_get_untracked() {
            place.set_text_content(None);
        }
    });
    view! {
        <div class="card stack" hidden=move || now.with(Option::is_none)>
            <p>
                <strong>{move || now.get().map(|(_, suggestion)| say(kind(suggestion.kind)))}</strong>
                ": " <span class="proposed" translate="no" node_ref=words></span>
            </p>
            <p class="hint">{move || now.get().map(|(_, suggestion)| say(reason(suggestion.reason)))}</p>
            <p>
                {say(key::MASK_INSTEAD)} " "
                <span translate="no">{move || now.get().map(|(_, suggestion)| suggestion.replacement)}</span>
            </p>
            <div class="actions">
                <button class="button button-small" type="button" on:click=move |_| bench.accept()>{say(key::MASK_ACCEPT)}</button>
                <button class="button-quiet button-small" type="button" on:click=move |_| bench.refuse()>{say(key::MASK_REFUSE)}</button>
                <button class="button-quiet button-small" type="button" on:click=move |_| bench.next_proposal()>
                    {say(key::MASK_LATER)}
                </button>
                <button class="button-quiet button-small" type="button" on:click=move |_| bench.show_proposal()>
                    {say(key::MASK_SHOW)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn ByHand(bench: Bench) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let again = NodeRef::<Input>::new();
    let put = move || {
        let (Some(field), Some(again)) = (field.get_untracked(), again.get_untracked()) else { return };
        let typed = field.value();
        let instead = if typed.trim().is_empty() { say(key::MASK_DEFAULT) } else { typed.trim() };
        bench.mask_chosen(None, instead, again.checked());
        again.set_checked(false);
    };
    view! {
        <div class="field">
            <label for=REPLACEMENT>{say(key::MASK_BY_HAND)}</label>
            <p class="hint" id="mask-hint">{say(key::MASK_BY_HAND_HINT)}</p>
            <input
                id=REPLACEMENT
                type="text"
                node_ref=field
                aria-describedby="mask-hint"
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                on:keydown=move |event| if event.key() == "Enter" { put() }
            />
            <label class="show"><input type="checkbox" node_ref=again/>{say(key::MASK_AGAIN)}</label>
        </div>
        <div class="actions">
            <button class="button-quiet button-small" type="button" on:click=move |_| put()>{say(key::MASK_PUT)}</button>
        </div>
    }
}

/// Texts in which nothing is covered and nothing is proposed. They can be quoted once she has said that they may stand as they are.
#[component]
fn Bare(bench: Bench) -> impl IntoView {
    let undecided = Memo::new(move |_| bench.undecided());
    let rows = move || {
        let rows = undecided.get().into_iter().map(|part| {
            let label = say_with(key::BARE_PUT, &[("text", named(&part).into())]);
            view! {
                <button class="button-quiet button-small" type="button" on:click=move |_| bench.bare(&part, true)>{label}</button>
            }
        });
        rows.collect_view()
    };
    view! {
        <div class="stack" hidden=move || undecided.with(Vec::is_empty)>
            <p class="hint">{say(key::BARE_HINT)}</p>
            <div class="actions">{rows}</div>
        </div>
    }
}

/// Everything that was decided, each to be taken back. A text without a mask has nothing to cover.
#[component]
fn Log(bench: Bench) -> impl IntoView {
    let masks = move || {
        bench.record(|record| {
            let all = record.masked.iter().flat_map(|(part, masked)| {
                let masks: Vec<Option<Mask>> = match masked.log.masks() {
                    [] => vec![None],
                    masks => masks.iter().cloned().map(Some).collect(),
                };
                masks.into_iter().map(|mask| (part.clone(), mask))
            });
            all.collect::<Vec<(Part, Option<Mask>)>>()
        })
    };
    let rows = move || {
        let rows = masks().into_iter().map(|(part, mask)| {
            let Some(mask) = mask else { return view! { <BareChip bench part/> }.into_any() };
            let (range, shown) = (mask.range(), mask.replacement.clone());
            let label = say_with(key::MASK_TAKE_BACK, &[("name", shown.clone().into())]);
            view! {
                <li class="chip">
                    <span><span translate="no">{shown}</span> " " <span class="hint">{say(decision(mask.decision))}</span></span>
                    <button class="chip-remove" type="button" aria-label=label on:click=move |_| bench.take_back(&part, &range)>
                        <span aria-hidden="true">"\u{d7}"</span>
                    </button>
                </li>
            }
            .into_any()
        });
        rows.collect_view()
    };
    view! {
        <details>
            <summary>{move || say_with(key::MASK_LOG, &[("count", masks().len().into())])}</summary>
            <ul class="chips" role="list">{rows}</ul>
        </details>
    }
}

#[component]
fn BareChip(bench: Bench, part: Part) -> impl IntoView {
    let text = named(&part);
    let label = say_with(key::MASK_TAKE_BACK, &[("name", text.clone().into())]);
    view! {
        <li class="chip">
            <span>{text} " " <span class="hint">{say(key::BARE)}</span></span>
            <button class="chip-remove" type="button" aria-label=label on:click=move |_| bench.bare(&part, false)>
                <span aria-hidden="true">"\u{d7}"</span>
            </button>
        </li>
    }
}

fn named(part: &Part) -> String {
    heading(part).unwrap_or_else(|| say(key::PART_ACCOUNT).to_owned())
}

/// Every text that can be quoted, as it would be, written anew when it is opened or a decision changes.
#[component]
fn Quoted(bench: Bench) -> impl IntoView {
    let open = RwSignal::new(false);
    let logs = Memo::new(move |_| {
        let logs = |record: &Record| record.masked.iter().map(|(part, one)| (part.clone(), one.log.clone())).collect();
        bench.record(logs)
    });
    let one = move |(part, log): (Part, MaskLog)| {
        let parts = bench.parts()?;
        let text = apply(parts.text(&part)?, &log).ok()?;
        Some(view! { <h3>{named(&part)}</h3> <Paragraphs of=Arc::new(text) text=words/> })
    };
    let quoted = move || {
        let logs: Vec<(Part, MaskLog)> = logs.get();
        if logs.is_empty() {
            return view! { <p>{say(key::QUOTED_NOTHING)}</p> }.into_any();
        }
        logs.into_iter().filter_map(one).collect_view().into_any()
    };
    view! {
        <div class="actions">
            <button
                class="button-quiet button-small"
                type="button"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {say(key::QUOTED)}
            </button>
        </div>
        {move || open.get().then(|| view! { <div class="quoted">{quoted}</div> })}
    }
}

fn words(text: &zeroize::Zeroizing<String>) -> &str {
    text
}

pub const fn kind(kind: Kind) -> Key {
    match kind {
        Kind::Name => key::KIND_NAME,
        Kind::Place => key::KIND_PLACE,
        Kind::NhsNumber => key::KIND_NHS_NUMBER,
        Kind::NationalInsurance => key::KIND_NATIONAL_INSURANCE,
        Kind::Postcode => key::KIND_POSTCODE,
        Kind::Phone => key::KIND_PHONE,
        Kind::Email => key::KIND_EMAIL,
        Kind::WebAddress => key::KIND_WEB_ADDRESS,
        Kind::Vehicle => key::KIND_VEHICLE,
        Kind::DrivingLicence => key::KIND_DRIVING_LICENCE,
        Kind::Passport => key::KIND_PASSPORT,
        Kind::Date => key::KIND_DATE,
        Kind::Age => key::KIND_AGE,
        Kind::Reference => key::KIND_REFERENCE,
        Kind::BankAccount => key::KIND_BANK_ACCOUNT,
        Kind::Card => key::KIND_CARD,
        Kind::Handle => key::KIND_HANDLE,
    }
}

const fn reason(reason: Reason) -> Key {
    match reason {
        Reason::CheckDigits => key::WHY_CHECK_DIGITS,
        Reason::Form => key::WHY_FORM,
        Reason::WordsBeside => key::WHY_WORDS_BESIDE,
        Reason::WrongCheckDigits => key::WHY_WRONG_CHECK_DIGITS,
        Reason::Spelled => key::WHY_SPELLED,
        Reason::LongNumber => key::WHY_LONG_NUMBER,
        Reason::Title => key::WHY_TITLE,
        Reason::Relation => key::WHY_RELATION,
        Reason::Called => key::WHY_CALLED,
        Reason::Capital => key::WHY_CAPITAL,
        Reason::Acts => key::WHY_ACTS,
        Reason::Signature => key::WHY_SIGNATURE,
        Reason::SameName => key::WHY_SAME_NAME,
        Reason::PlaceWord => key::WHY_PLACE_WORD,
        Reason::Preposition => key::WHY_PREPOSITION,
        Reason::Calendar => key::WHY_CALENDAR,
        Reason::AgeInYears => key::WHY_AGE_IN_YEARS,
        Reason::Birth => key::WHY_BIRTH,
    }
}

const fn decision(decision: Decision) -> Key {
    match decision {
        Decision::Accepted => key::MASK_WAS_ACCEPTED,
        Decision::Refused => key::MASK_WAS_REFUSED,
        Decision::ByHand => key::MASK_WAS_BY_HAND,
    }
}
