//! Choosing quotes: masked passages of accounts whose writers allow it, each as it would be published, under one theme. What may not leave is refused at once, by
//! the rules that the second member's browser goes by too.

use core::ops::{Range, RangeInclusive};
use std::{collections::BTreeMap, sync::Arc};

use leptos::{
    html::{Select, Textarea},
    prelude::*,
};
use themes::{
    codebook::Guid,
    release::{Cell, Release, limit},
};
use vault::id::SubmissionId;
use zeroize::Zeroizing;

use super::{STEP, Step, Work, why::Why};
use crate::{
    browser,
    room::desk::{
        bulk::{
            message::Order,
            quotes::{Chosen, Passages},
        },
        review::sentences,
    },
    text::{key::releases as key, say, say_with},
};

const ACCOUNT: &str = "quote-account";
const CHOSEN: &str = "quotes-chosen";

/// What is being chosen. The quotes themselves are among the [`Words`](super::words::Words).
#[derive(Clone, Copy, Default)]
pub struct Choice {
    /// How many accounts may be quoted.
    of: StoredValue<u32>,
    /// The release with the quotes that it has.
    made: RwSignal<Option<Arc<Release>>>,
    theme: RwSignal<Option<Guid>>,
    /// What a quote may be from now; `None` until it is here, and then `None` if there is no such account.
    account: RwSignal<Option<Option<Arc<Account>>>>,
    /// Sentences, from the first to the last that are ticked.
    ticked: RwSignal<Option<RangeInclusive<usize>>>,
    field: NodeRef<Textarea>,
    /// Whether the focus goes to the account once it is here. Not while she walks through the list of themes.
    leads: StoredValue<bool>,
    /// Whether what was asked for is a new quote.
    is_new: StoredValue<bool>,
    /// The Worker looks at what was chosen.
    busy: RwSignal<bool>,
    taken: RwSignal<bool>,
    refused: RwSignal<Option<Why>>,
}

/// The masked texts of one account, in sentences.
struct Account {
    passages: Passages,
    sentences: Vec<Sentence>,
}

struct Sentence {
    part: usize,
    bytes: Range<usize>,
}

impl Account {
    fn of(passages: Passages) -> Self {
        let of = |(part, text): (usize, &Zeroizing<String>)| {
            let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let bytes =
                move |characters: Range<u32>| starts[characters.start as usize]..starts[characters.end as usize];
            sentences(text, 0).into_iter().map(move |one| Sentence { part, bytes: bytes(one) })
        };
        let sentences = passages.parts.iter().enumerate().flat_map(of).collect();
        Self { passages, sentences }
    }

    fn words(&self, range: &RangeInclusive<usize>) -> &str {
        let (first, last) = (&self.sentences[*range.start()], &self.sentences[*range.end()]);
        &self.passages.parts[first.part][first.bytes.start..last.bytes.end]
    }

    /// From the first to the last ticked, once this one is ticked or not any more. A quote is of one text.
    fn tick(&self, range: Option<RangeInclusive<usize>>, at: usize, is_ticked: bool) -> Option<RangeInclusive<usize>> {
        match range {
            Some(range) if is_ticked && self.sentences[*range.start()].part == self.sentences[at].part => {
                Some(at.min(*range.start())..=at.max(*range.end()))
            }
            _ if is_ticked => Some(at..=at),
            Some(range) if at == *range.start() => Some(at + 1..=*range.end()).filter(|range| !range.is_empty()),
            Some(range) => Some(*range.start()..=at - 1),
            None => None,
        }
    }
}

impl Choice {
    pub fn may_be_of(self, accounts: u32) {
        self.of.set_value(accounts);
    }

    /// Whether there is anybody to quote.
    pub fn is_open(self) -> bool {
        self.of.get_value() > 0
    }

    /// What a Worker had of accounts is gone from the page too.
    pub fn forget(self) {
        self.of.set_value(0);
        self.made.set(None);
        self.theme.set(None);
        self.busy.set(false);
        self.close();
    }

    /// No account is looked at any more.
    fn close(self) {
        self.taken.set(false);
        self.refused.set(None);
        self.ticked.set(None);
        self.account.set(None);
    }

    pub fn show(self, passages: Option<Passages>) {
        self.ticked.set(None);
        self.account.set(Some(passages.map(|passages| Arc::new(Account::of(passages)))));
        if self.leads.get_value() {
            browser::focus(ACCOUNT);
        }
    }

    /// What is ticked goes into the field, where it can be made shorter.
    fn tick(self, at: usize, is_ticked: bool) {
        let Some(Some(account)) = self.account.get_untracked() else { return };
        self.taken.set(false);
        self.ticked.update(|range| *range = account.tick(range.take(), at, is_ticked));
        let words = self.ticked.with_untracked(|range| range.as_ref().map(|range| account.words(range).to_owned()));
        self.write(&words.unwrap_or_default());
    }

    fn write(self, words: &str) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value(words);
        }
    }
}

/// Themes under which a quote can stand: their totals are shown.
fn themes(release: &Release) -> Vec<(Guid, String)> {
    let is_shown = |guid: Guid| matches!(release.total(guid), Some(Cell::Shown(_)));
    let themes = release.codebook().themes.iter().filter(|theme| is_shown(theme.guid));
    themes.map(|theme| (theme.guid, theme.name.clone())).collect()
}

/// Whether a quote can stand nowhere in it.
fn is_nowhere(release: &Release) -> bool {
    !release.is_narrative() && themes(release).is_empty()
}

impl Work {
    pub fn choose(self) {
        let Some(release) = self.choice.made.get_untracked() else { return };
        self.forget_notices();
        self.choice.theme.set(themes(&release).first().map(|(guid, _)| *guid));
        self.show(Step::Choosing);
        if !is_nowhere(&release) {
            self.look_at(0, true);
        }
    }

    /// Asks for the account at this place, and goes there.
    fn look_at(self, at: u32, leads: bool) {
        self.choice.leads.set_value(leads);
        self.choice.close();
        self.tell(&Order::Passages { theme: self.choice.theme.get_untracked(), at });
    }

    pub fn quotes(self) -> Vec<Chosen> {
        self.words.with_value(|words| words.quotes.iter().map(Chosen::copy).collect())
    }

    /// Asks whether these words may leave.
    fn take(self, testimony: SubmissionId) {
        let Some(field) = self.choice.field.get_untracked().filter(|_| !self.choice.busy.get_untracked()) else {
            return;
        };
        let text = Zeroizing::new(field.value().trim().to_owned());
        let quote = Chosen { testimony, theme: self.choice.theme.get_untracked(), text };
        self.words.update_value(|words| words.quotes.push(quote));
        self.ask_for_quotes(true);
    }

    fn leave_out(self, place: usize) {
        if self.choice.busy.get_untracked() {
            return;
        }
        self.words.update_value(|words| words.remove(place));
        self.ask_for_quotes(false);
        browser::focus(CHOSEN);
    }

    fn ask_for_quotes(self, is_new: bool) {
        self.choice.is_new.set_value(is_new);
        self.choice.busy.set(true);
        self.tell(&Order::Quote { quotes: self.quotes() });
    }

    /// The release came with the quotes that may leave. What may not stays with its reason until she leaves it out; what she has just asked for stays in the field.
    pub fn chosen(self, release: Arc<Release>, refused: Vec<(u32, Why)>) -> Option<Step> {
        let choice = self.choice;
        let is_asked = choice.busy.get_untracked() && choice.is_new.get_value();
        let places = refused.into_iter().filter_map(|(place, why)| Some((usize::try_from(place).ok()?, why)));
        let mut refused: BTreeMap<usize, Why> = places.collect();
        let why = self.words.try_update_value(|words| {
            let newest = words.quotes.len().checked_sub(1).filter(|_| is_asked);
            let why = newest.and_then(|newest| refused.remove(&newest));
            if why.is_some() {
                words.quotes.pop();
            }
            words.refused = refused;
            why
        });
        let why = why.flatten();
        choice.made.set(Some(release.clone()));
        let is_taken = is_asked && why.is_none();
        choice.taken.set(is_taken);
        if is_taken {
            choice.ticked.set(None);
            choice.write("");
        }
        choice.busy.set(false);
        choice.refused.set(why);
        let is_choosing = self.step.with_untracked(|step| matches!(step, Step::Choosing));
        (!is_choosing).then_some(Step::Made(release))
    }
}

fn reason(why: &Why) -> impl IntoView + use<> {
    let text = why.text().into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! { <strong>{why.title()}</strong> {text} }
}

/// Why the quote that was just asked for is not taken.
#[component]
fn NotTaken(work: Work) -> impl IntoView {
    move || work.choice.refused.get().map(|why| view! { <div class="notice warn" role="alert">{reason(&why)}</div> })
}

/// The quotes that she chose and that are not in the release, each with its reason.
#[component]
pub fn LeftOut(work: Work, language: String) -> impl IntoView {
    work.words.with_value(|words| {
        let rows = words.refused.iter().filter_map(|(place, why)| {
            let text = words.quotes.get(*place)?.text.to_string();
            Some(view! {
                <blockquote class="as-written" lang=language.clone() translate="no" dir="auto">{text}</blockquote>
                {reason(why)}
            })
        });
        let rows = rows.collect_view();
        (!words.refused.is_empty()).then(|| view! { <div class="notice warn stack" role="alert">{rows}</div> })
    })
}

#[component]
pub fn Choosing(work: Work) -> impl IntoView {
    let Choice { made, account, .. } = work.choice;
    let Some(release) = made.get_untracked() else { return ().into_any() };
    let themes = themes(&release);
    let is_nowhere = is_nowhere(&release);
    let language = release.codebook().language.clone();
    let done = move |_| {
        if let Some(release) = made.get_untracked() {
            work.choice.close();
            work.show(Step::Made(release));
        }
    };
    let shown = move || match account.get() {
        _ if is_nowhere => view! { <p>{say(key::QUOTES_NOWHERE)}</p> }.into_any(),
        None => view! { <p role="status">{say(key::QUOTES_FETCHING)}</p> }.into_any(),
        Some(None) => view! { <p id=ACCOUNT tabindex="-1">{say(key::QUOTES_NOBODY)}</p> }.into_any(),
        Some(Some(account)) => view! { <One work account language=language.clone()/> }.into_any(),
    };
    view! {
        <h2 id=STEP tabindex="-1">{say(key::QUOTES_TITLE)}</h2>
        <p>{say(key::QUOTES_LEDE)}</p>
        <p class="hint">{say(key::QUOTES_KEPT)}</p>
        {(!themes.is_empty()).then(|| view! { <UnderTheme work themes/> })}
        {shown}
        <ChosenSoFar work release/>
        <div class="actions">
            <button class="button" type="button" on:click=done>{say(key::QUOTES_DONE)}</button>
        </div>
    }
    .into_any()
}

#[component]
fn UnderTheme(work: Work, themes: Vec<(Guid, String)>) -> impl IntoView {
    let field = NodeRef::<Select>::new();
    let guids: Vec<Guid> = themes.iter().map(|(guid, _)| *guid).collect();
    let now = work.choice.theme.get_untracked();
    let options = themes.into_iter().map(|(guid, name)| {
        view! { <option value=guid.to_string() selected=now == Some(guid) translate="no" dir="auto">{name}</option> }
    });
    let options = options.collect_view();
    let choose = move |_| {
        let place = field.get_untracked().and_then(|field| usize::try_from(field.selected_index()).ok());
        work.choice.theme.set(place.and_then(|place| guids.get(place).copied()));
        work.look_at(0, false);
    };
    view! {
        <div class="field">
            <label for="quote-theme">{say(key::QUOTES_THEME)}</label>
            <p class="hint" id="quote-theme-hint">{say(key::QUOTES_THEME_HINT)}</p>
            <select id="quote-theme" node_ref=field aria-describedby="quote-theme-hint" autocomplete="off" on:change=choose>
                {options}
            </select>
        </div>
    }
}

/// One account, to tick what is quoted, and the quote as it would stand.
#[component]
fn One(work: Work, account: Arc<Account>, language: String) -> impl IntoView {
    let Choice { ticked, field, busy, .. } = work.choice;
    let Passages { testimony, at, of, .. } = account.passages;
    let place = say_with(key::QUOTES_ACCOUNT, &[("at", (at + 1).into()), ("of", of.into())]);
    let rows = (0..account.sentences.len()).map(|number| {
        let is_ticked = move || ticked.with(|range| range.as_ref().is_some_and(|range| range.contains(&number)));
        let words = account.words(&(number..=number)).to_owned();
        view! {
            <label class="quote-sentence">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=is_ticked
                    on:change=move |event| work.choice.tick(number, event_target_checked(&event))
                />
                <span translate="no" dir="auto">{words}</span>
            </label>
        }
    });
    let rows = rows.collect_view();
    let step = move |there: Option<u32>, label| {
        there.map(|there| {
            view! {
                <button class="button-quiet button-small" type="button" on:click=move |_| work.look_at(there, true)>{say(label)}</button>
            }
        })
    };
    view! {
        <section class="stack" aria-labelledby=ACCOUNT>
            <h3 id=ACCOUNT tabindex="-1">{place}</h3>
            <fieldset class="quote-sentences" lang=language>
                <legend>{say(key::QUOTES_TICK)}</legend>
                {rows}
            </fieldset>
            <div class="field">
                <label for="quote-text">{say(key::QUOTE)}</label>
                <p class="hint" id="quote-text-hint">{say(key::QUOTE_HINT)}</p>
                <textarea
                    id="quote-text"
                    rows="4"
                    maxlength=limit::QUOTE.to_string()
                    node_ref=field
                    aria-describedby="quote-text-hint"
                    autocomplete="off"
                    spellcheck="false"
                    data-gramm="false"
                ></textarea>
            </div>
            <NotTaken work/>
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=move |_| work.take(testimony)
                >
                    {say(key::QUOTE_TAKE)}
                </button>
                {step(at.checked_sub(1), key::QUOTES_BACK)}
                {step(Some(at + 1).filter(|next| *next < of), key::QUOTES_NEXT)}
            </div>
            <p role="status">{move || work.choice.taken.get().then(|| say(key::QUOTE_TAKEN))}</p>
        </section>
    }
}

#[component]
fn ChosenSoFar(work: Work, release: Arc<Release>) -> impl IntoView {
    let made = work.choice.made;
    let language = release.codebook().language.clone();
    let count = move || {
        made.track();
        let count = work.words.with_value(|words| words.quotes.len() - words.refused.len());
        say_with(key::QUOTES_CHOSEN, &[("count", count.into())])
    };
    let row = move |(place, quote): (usize, &Chosen), why: Option<&Why>| {
        let theme = quote.theme.and_then(|guid| release.codebook().theme(guid));
        let theme =
            theme.map(|theme| view! { <figcaption translate="no" dir="auto">{theme.name.clone()}</figcaption> });
        view! {
            <li class="stack">
                <figure class="stack" lang=language.clone()>
                    {theme}
                    <blockquote class="as-written" translate="no" dir="auto">{quote.text.to_string()}</blockquote>
                </figure>
                {why.map(|why| view! { <div class="notice warn">{reason(why)}</div> })}
                <button class="button-quiet button-small" type="button" on:click=move |_| work.leave_out(place)>
                    {say_with(key::QUOTE_REMOVE, &[("number", (place + 1).into())])}
                </button>
            </li>
        }
    };
    let rows = move || {
        made.track();
        work.words.with_value(|words| {
            let rows = words.quotes.iter().enumerate();
            rows.map(|(place, quote)| row((place, quote), words.refused.get(&place))).collect_view()
        })
    };
    view! {
        <section class="stack" aria-labelledby=CHOSEN>
            <h3 id=CHOSEN tabindex="-1">{count}</h3>
            <ol class="release-quotes">{rows}</ol>
        </section>
    }
}
