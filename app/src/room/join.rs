//! Joining: somebody who was invited makes her own keys and an account. Part of the desk's program.

mod make;

use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use vault::{
    id::{Account, CallId},
    key_set::{Fingerprint, Member},
    role::Role,
};

use crate::{
    api::{self, Bearer},
    browser::{self, Here},
    part::{
        notice::{Kind, Notice},
        steps::{Progress, Spoken, StateWords, Steps},
    },
    room::{
        desk::texts,
        setup::{
            choose::{Choose, Chosen},
            field::{About, Field},
            make::{Problem, is_guessable},
            problem, steps,
        },
    },
    text::{
        key::{join, setup},
        link, say, say_with,
    },
    wire::members::Invited,
};
use make::{JoinError, make};

const HEADING: &str = "room-heading";
const TROUBLE: &str = "trouble";

const HANDLE: About = About {
    id: "handle",
    label: setup::YOU_HANDLE,
    hint: setup::YOU_HANDLE_HINT,
    problem: Problem::Handle,
    longest: 40,
    long: false,
};

/// What the link says.
#[derive(Clone)]
struct Link {
    call: CallId,
    root: Fingerprint,
    token: String,
}

impl Link {
    /// `<call>.<root fingerprint>.<token>`
    fn read(fragment: &str) -> Option<Self> {
        let mut parts = fragment.split('.');
        let (call, root, token) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
        let is_token =
            token.len() == 43 && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        (parts.next().is_none() && is_token).then(|| Self { call, root, token: token.to_owned() })
    }
}

/// What the room shows.
#[derive(Clone)]
enum Stage {
    NoLink,
    Loading,
    Used,
    Form(Invited, Role),
    Done(String, Member),
}

/// Puts the room into the page.
pub fn mount(here: Here) {
    browser::start_anew_after_back();
    mount_to(browser::room(), move || view! { <Room here/> }).forget();
}

#[component]
fn Room(here: Here) -> impl IntoView {
    let found = Link::read(&here.fragment);
    let stage = RwSignal::new(if found.is_some() { Stage::Loading } else { Stage::NoLink });
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || stage.set(Stage::NoLink));
    }
    if let Some(found) = found.clone() {
        spawn_local(async move {
            let shown = match api::members::invited(&Bearer::new(found.token)).await {
                Ok(invited) if invited.call == found.call.to_string() => match invited.role.parse() {
                    Ok(role) => Stage::Form(invited, role),
                    Err(_) => Stage::Used,
                },
                _ => Stage::Used,
            };
            let _ = stage.try_set(shown);
        });
    }
    let link = StoredValue::new(found);
    let told = |title, text| {
        view! {
            <div class="stack prose">
                <h1 id=HEADING tabindex="-1">{say(join::TITLE)}</h1>
                <Notice kind=Kind::Info title text/>
            </div>
        }
        .into_any()
    };
    move || match (stage.get(), link.get_value()) {
        (Stage::Loading, _) => view! { <p role="status">{say(join::LOADING)}</p> }.into_any(),
        (Stage::Used, _) => told(say(join::USED), say(join::USED_TEXT)),
        (Stage::Form(invited, role), Some(link)) => {
            view! { <Form here=here.clone() link invited role stage/> }.into_any()
        }
        (Stage::Done(by, member), _) => view! { <Done by member/> }.into_any(),
        (Stage::NoLink | Stage::Form(..), _) => told(say(join::MISSING), say(join::MISSING_TEXT)),
    }
}

#[component]
fn Form(here: Here, link: Link, invited: Invited, role: Role, stage: RwSignal<Stage>) -> impl IntoView {
    let handle = RwSignal::new(String::new());
    let chosen = Chosen::draw();
    let problems = RwSignal::new(Vec::<Problem>::new());
    let progress = RwSignal::new(None::<Progress>);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<JoinError>);
    let by = invited.by.clone();
    let named = say_with(
        join::LEDE,
        &[
            ("by", invited.by.clone().into()),
            ("call", invited.call.into()),
            ("role", texts::role(role).to_lowercase().into()),
        ],
    );
    let how = say_with(join::HOW, &[("by", invited.by.into())]);
    let (link, today) = (StoredValue::new(link), here.today);
    let go = move |_| {
        if busy.get_untracked() {
            return;
        }
        trouble.set(None);
        let (name, passphrase) = (handle.get_untracked(), chosen.passphrase());
        let account = name.trim().parse::<Account>();
        let found: Vec<Problem> = [
            (account.is_err(), Problem::Handle),
            (!chosen.is_drawn() && is_guessable(&passphrase, &[&name]), Problem::Passphrase),
            (!chosen.written.get_untracked(), Problem::Written),
        ]
        .into_iter()
        .filter_map(|(wrong, problem)| wrong.then_some(problem))
        .collect();
        problems.set(found.clone());
        let (Ok(account), true, Some(link)) = (account, found.is_empty(), link.try_get_value()) else {
            return browser::focus(TROUBLE);
        };
        busy.set(true);
        let by = by.clone();
        spawn_local(async move {
            let step = |step| {
                let _ = progress.try_set(Some(Progress { at: step as usize, stopped: false }));
            };
            let outcome = make(&link, &account, role, &passphrase, today, step).await;
            drop(passphrase);
            match outcome {
                Ok(member) => {
                    let _ = stage.try_set(Stage::Done(by, member));
                }
                Err(why) => {
                    let stopped = |now: &mut Option<Progress>| *now = now.map(|now| Progress { stopped: true, ..now });
                    let _ = progress.try_update(stopped);
                    let _ = busy.try_set(false);
                    let _ = trouble.try_set(Some(why));
                    browser::focus(TROUBLE);
                }
            }
        });
    };
    view! {
        <div class="setup stack">
            <h1 id=HEADING tabindex="-1">{say(join::TITLE)}</h1>
            <p class="lede">{named}</p>
            <p>{how}</p>
            <h2>{say(setup::YOU_HEADING)}</h2>
            <Field about=HANDLE value=handle problems/>
            <Choose chosen problems/>
            {move || trouble.get().map(|why| {
                let (title, text) = why.told();
                view! {
                    <div class="notice error" id=TROUBLE tabindex="-1" role="alert"><strong>{title}</strong><p>{text}</p></div>
                }
            })}
            {move || (!problems.with(Vec::is_empty)).then(|| view! {
                <div class="notice error" id=TROUBLE tabindex="-1" role="alert">
                    <strong>{say(setup::MAKING_CHECK)}</strong>
                    <ul>{problems.get().into_iter().map(|one| view! { <li>{problem(one)}</li> }).collect_view()}</ul>
                </div>
            })}
            <Spoken labels=steps() progress/>
            <Steps labels=steps() words=StateWords::here() progress/>
            <div class="actions">
                <button
                    class="button button-large"
                    type="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=go
                >
                    {say(join::MAKE)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn Done(by: String, member: Member) -> impl IntoView {
    browser::focus(HEADING);
    let with_name = |key| say_with(key, &[("by", by.clone().into())]);
    view! {
        <div class="setup stack">
            <h1 id=HEADING tabindex="-1">{say(join::DONE_TITLE)}</h1>
            <p class="lede">{with_name(join::DONE_LEDE)}</p>
            <h2>{say(join::DONE_WORDS)}</h2>
            <code class="fingerprint" translate="no">{member.words()}</code>
            <p>{with_name(join::DONE_THEN)}</p>
            <div class="actions"><a class="button" href=link("/desk")>{say(join::DONE_DESK)}</a></div>
        </div>
    }
}
