//! One screen for one account: the text, the codebook beside it, and everything she decides.

use std::sync::Arc;

use leptos::{ev, prelude::*, task::spawn_local};
use vault::open::Opened;
use wasm_bindgen::JsCast;

use super::{
    bench::Bench,
    compare::SideBySide,
    conflict::Conflict,
    decide::{self, Decide},
    held::{self, Held, Unread, Which},
    help::{self, Help},
    hold::Hold,
    layout::Layout,
    masks::{Masks, REPLACEMENT},
    notes::{Facts, MEMO, Memos},
    parts::Parts,
    proposals::Proposals,
    recent::Recent,
    sheet::{About, Decision, Sheet},
    shortcuts::{Action, Pressed, action},
    text::{TEXT, Text},
    themes_list::{Marks, Themes},
};
use crate::{
    browser,
    part::{
        notice::{Kind, Notice},
        paragraphs::Paragraphs,
    },
    room::desk::{Desk, fetch::Named, texts},
    text::{Key, key::review as key, say},
    thread::Item,
    unlocked::{OpenCall, Unlocked},
};

/// How a text is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    Whole,
    ByParagraph,
}

/// What is opened, by whom.
#[derive(Clone)]
pub struct Case {
    pub desk: Desk,
    pub unlocked: Arc<Unlocked>,
    pub call: Arc<OpenCall>,
    pub named: Arc<Named>,
    pub opened: Arc<Opened>,
    pub hold: Hold,
}

#[derive(Clone)]
enum Stage {
    Loading,
    Unread(Unread),
    Open(StoredValue<Bench>),
}

/// `items` are what was said since: texts too. `None` until they are there. If they can't be had (`is_missing`), or what was made of the account can't be read, its text is
/// shown all the same, and nothing can be done with it.
#[component]
pub fn Review(
    case: Case,
    items: RwSignal<Option<Arc<Vec<Item>>>>,
    #[prop(into)] is_missing: Signal<bool>,
    how: How,
    #[prop(into)] bench_is: Callback<Option<Bench>>,
) -> impl IntoView {
    let stage = RwSignal::new(Stage::Loading);
    let case = StoredValue::new(case);
    let asked = StoredValue::new(false);
    // What is laid out once it was fetched belongs to this component: it goes when the account is closed.
    let owner = StoredValue::new(Owner::current());
    let load = move |items: Arc<Vec<Item>>| {
        stage.set(Stage::Loading);
        spawn_local(async move {
            let Some(case) = case.try_get_value() else { return };
            let loaded = load(&case, &items).await;
            // The desk may have been locked in the meantime, or the account closed.
            let Some(_) = stage.try_get_untracked() else { return };
            match loaded {
                Ok(loaded) => {
                    let Some(Some(owner)) = owner.try_get_value() else { return };
                    let bench = owner.with(|| {
                        let bench = lay_out(&case, loaded, how);
                        stage.set(Stage::Open(StoredValue::new(bench)));
                        bench
                    });
                    bench_is.run(Some(bench));
                }
                Err(why) => stage.set(Stage::Unread(why)),
            }
        });
    };
    Effect::new(move || {
        let Some(items) = items.get() else { return };
        if !asked.get_value() {
            asked.set_value(true);
            load(items);
        }
    });
    on_cleanup(move || {
        let _ = case.try_with_value(|case| case.desk.nothing_unsaved());
    });
    move || match stage.get() {
        Stage::Loading => view! {
            <p role="status">{say(key::LOADING)}</p>
            {move || is_missing.get().then(|| view! { <Bare case/> })}
        }
        .into_any(),
        Stage::Unread(why) => {
            let again = move |_| {
                if let Some(items) = items.get_untracked() {
                    load(items);
                }
            };
            let (title, text) = unread(&why);
            view! {
                <Notice kind=Kind::Error title text/>
                <button class="button-quiet" type="button" on:click=again>{say(key::TRY_AGAIN)}</button>
                <Bare case/>
            }
            .into_any()
        }
        Stage::Open(bench) => view! { <Screen bench=bench.get_value()/> }.into_any(),
    }
}

/// The text and nothing else.
#[component]
fn Bare(case: StoredValue<Case>) -> impl IntoView {
    let opened = case.with_value(|case| case.opened.clone());
    view! { <Paragraphs of=opened text=account/> }
}

fn account(opened: &Opened) -> &str {
    opened.draft.account()
}

fn unread(why: &Unread) -> (&'static str, &'static str) {
    let said = |title: Key, text: Key| (say(title), say(text));
    match why {
        Unread::Fetch(why) => texts::fetch(why),
        Unread::Sealed(_) => said(key::UNREAD_SEALED, key::UNREAD_SEALED_TEXT),
        Unread::Codebook => said(key::UNREAD_CODEBOOK, key::UNREAD_CODEBOOK_TEXT),
        Unread::Read(_) | Unread::Misfit => said(key::UNREAD_MISFIT, key::UNREAD_MISFIT_TEXT),
    }
}

/// What a bench begins with.
struct Loaded {
    codebook: themes::codebook::Codebook,
    parts: Parts,
    sheet: Sheet,
    theirs: Option<Held>,
}

async fn load(case: &Case, items: &[Item]) -> Result<Loaded, Unread> {
    let Case { desk, unlocked, call, named, opened, .. } = case;
    let which = which(case).ok_or(Unread::Misfit)?;
    let parts = Parts::of(opened, named.asked.as_ref(), items);
    let held = held::fetch(unlocked, call, which).await?;
    let unsent = match desk.unsent(&call.call, which.id) {
        Some(file) => held::read(&file, call, which).await.ok(),
        None => None,
    };
    let version = held.as_ref().or(unsent.as_ref()).map(|(record, _)| record.codebook);
    let codebook = held::codebook_of(unlocked, call, version).await?;
    for (record, _) in held.iter().chain(&unsent) {
        held::fits(record, &codebook, &parts)?;
    }
    let (me, epoch) = (unlocked.account.clone(), call.keys.set().epoch);
    let about = About { call: call.call.clone(), testimony: which.id, payload: which.payload, epoch };
    let known = held.as_ref().map(|(_, digest)| *digest);
    // What was sealed at the lock and did not arrive: it goes on where it was, or stands beside what another saved since.
    let is_unsent = unsent.filter(|(_, digest)| Some(*digest) != known);
    let (sheet, theirs) = match (is_unsent, held) {
        (Some((mine, _)), held) if mine.previous == known => {
            let saved = match held {
                Some((record, digest)) => Sheet::going_on(me.clone(), record, digest, epoch).now(),
                None => Default::default(),
            };
            (Sheet::unsent(me, mine, saved, epoch), None)
        }
        (Some((mine, _)), held) => (Sheet::unsent(me, mine, Default::default(), epoch), held),
        (None, Some((record, digest))) => (Sheet::going_on(me, record, digest, epoch), None),
        (None, None) => (Sheet::new(me, about, &codebook), None),
    };
    Ok(Loaded { codebook, parts, sheet, theirs })
}

fn which(case: &Case) -> Option<Which> {
    Some(Which { id: case.named.item.id.parse().ok()?, payload: case.opened.payload })
}

fn lay_out(case: &Case, loaded: Loaded, how: How) -> Bench {
    let Loaded { codebook, parts, sheet, theirs } = loaded;
    let layout = Layout::of(&parts);
    let proposals = Proposals::of(&parts);
    let is_waiting = theirs.is_some();
    let bench = Bench {
        desk: case.desk,
        unlocked: StoredValue::new(case.unlocked.clone()),
        call: StoredValue::new(case.call.clone()),
        which: which(case).expect("the account was loaded under its id"),
        codebook: StoredValue::new(Arc::new(codebook)),
        shown: RwSignal::new(if how == How::Whole { layout.0.len() } else { layout.0.len().min(1) }),
        parts: StoredValue::new(Arc::new(parts)),
        layout: StoredValue::new(Arc::new(layout)),
        sheet: RwSignal::new(sheet),
        chosen: RwSignal::new(None),
        recent: case.desk.recent(),
        proposals,
        urgent: case.hold.urgent,
        busy: RwSignal::new(false),
        outcome: RwSignal::new(None),
        theirs: StoredValue::new(theirs),
        conflict: RwSignal::new(is_waiting),
        left: RwSignal::new(0),
        unsure: StoredValue::new(None),
        memo: NodeRef::new(),
        find: NodeRef::new(),
        help: RwSignal::new(false),
    };
    case.desk.seal_before_locking(bench.seal_first());
    case.desk.forget_unsent(&case.call.call, bench.which.id);
    bench
}

#[component]
fn Screen(bench: Bench) -> impl IntoView {
    let task = Memo::new(move |_| bench.sheet.with(Sheet::task));
    let compares = move || bench.record(|record| record.first.as_ref().is_some_and(|first| first.finished));
    let single = bench.desk.single_keys();
    let keys = window_event_listener(ev::keydown, move |event| {
        if is_shown()
            && let Some(asked) = action(pressed(&event).as_pressed(), single.get_untracked())
        {
            event.prevent_default();
            act(bench, asked);
        }
    });
    on_cleanup(move || keys.remove());
    browser::focus(TEXT);
    view! {
        <div class="bench">
            <Bar bench/>
            <Help bench/>
            <Conflict bench/>
            <div class="review-columns">
                <div class="stack review-main"><Text bench/></div>
                <div class="stack review-side">
                    {move || task.get().is_coding().then(|| view! { <Themes bench/> })}
                    {move || task.get().is_coding().then(|| view! { <Marks bench/> })}
                    {move || task.get().is_coding().then(|| view! { <Memos bench/> })}
                </div>
            </div>
            {move || compares().then(|| view! { <SideBySide bench/> })}
            <div class="review-columns">
                <div class="stack"><Masks bench/></div>
                <div class="stack">{move || task.get().is_coding().then(|| view! { <Facts bench/> })}</div>
            </div>
            <Decide bench/>
        </div>
    }
}

/// Undo, redo, save and help, and what was just done.
#[component]
fn Bar(bench: Bench) -> impl IntoView {
    let (can_undo, can_redo) =
        (Memo::new(move |_| bench.sheet.with(Sheet::can_undo)), Memo::new(move |_| bench.sheet.with(Sheet::can_redo)));
    let toggle_help = move || act(bench, Action::Help);
    view! {
        <div class="review-bar">
            <div class="actions">
                <button
                    class="button-quiet button-small"
                    type="button"
                    aria-disabled=move || (!can_undo.get()).to_string()
                    on:click=move |_| bench.undo()
                >
                    {say(key::UNDO)}
                </button>
                <button
                    class="button-quiet button-small"
                    type="button"
                    aria-disabled=move || (!can_redo.get()).to_string()
                    on:click=move |_| bench.redo()
                >
                    {say(key::REDO)}
                </button>
                <button class="button-quiet button-small" type="button" on:click=move |_| bench.save(Decision::Keep, || ())>
                    {say(key::SAVE)}
                </button>
                <button
                    class="button-quiet button-small"
                    type="button"
                    aria-expanded=move || bench.help.get().to_string()
                    on:click=move |_| toggle_help()
                >
                    {say(key::HELP)}
                </button>
            </div>
            <p role="status" class="review-outcome">
                {move || match (bench.busy.get(), bench.outcome.get()) {
                    (true, _) => say(key::SAVING),
                    (false, Some(outcome)) => say(decide::outcome(&outcome)),
                    (false, None) => "",
                }}
            </p>
        </div>
    }
}

/// Whether the desk shows this place, and not another of its tabs.
fn is_shown() -> bool {
    document().get_element_by_id(TEXT).is_some_and(|text| matches!(text.closest("[hidden]"), Ok(None)))
}

/// A key press, as far as shortcuts care.
struct Press {
    key: String,
    shift: bool,
    command: bool,
    alt: bool,
    typing: bool,
    in_text: bool,
}

impl Press {
    fn as_pressed(&self) -> Pressed<'_> {
        let Self { key, shift, command, alt, typing, in_text } = self;
        Pressed { key, shift: *shift, command: *command, alt: *alt, typing: *typing, in_text: *in_text }
    }
}

fn pressed(event: &web_sys::KeyboardEvent) -> Press {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let typing = element.as_ref().is_some_and(|element| match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio")),
        _ => false,
    });
    Press {
        key: event.key(),
        shift: event.shift_key(),
        command: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        typing: typing || event.is_composing(),
        in_text: element.is_some_and(|element| element.id() == TEXT),
    }
}

fn act(bench: Bench, asked: Action) {
    match asked {
        Action::Move(step) => bench.step(step),
        Action::Whole => bench.choose(Some(themes::coding::Place::Whole)),
        Action::Theme(number) => {
            if let Some(theme) = bench.recent.with_untracked(|recent: &Recent| recent.on_key(number)) {
                bench.toggle(theme);
            }
        }
        Action::Find => {
            if let Some(field) = bench.find.get_untracked() {
                let _ = field.focus();
            }
        }
        Action::Memo => browser::focus(MEMO),
        Action::Mask => browser::focus(REPLACEMENT),
        Action::Accept => bench.accept(),
        Action::Refuse => bench.refuse(),
        Action::NextProposal => bench.next_proposal(),
        Action::Undo => bench.undo(),
        Action::Redo => bench.redo(),
        Action::Save => bench.save(Decision::Keep, || ()),
        Action::Decide => browser::focus(decide::HEADING),
        Action::Help => {
            bench.help.update(|open| *open = !*open);
            browser::focus(if bench.help.get_untracked() { help::HEADING } else { TEXT });
        }
    }
}
