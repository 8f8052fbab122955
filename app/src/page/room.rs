//! The pages around the rooms. Made when everything is built, one for each room and language, and sent as they are: the
//! program fills `#room`. Only what a browser without it must read stands here.

use leptos::prelude::*;

use super::{
    document::{first_lines, footer, header, html, leave_bar, titled},
    languages,
    policy::Policy,
};
use crate::{
    call_page::help,
    text::{
        Key, Locale, Visit,
        key::{offline, room, write},
        say,
    },
};

/// A room.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Of its file.
    pub name: &'static str,
    /// Where the server answers with it; `{call}` stands for a call's name.
    pub path: &'static str,
    /// What it may do.
    pub policy: Policy,
    /// That fills it, and of its texts.
    pub program: &'static str,
    title: Key,
    /// Shown until the program runs.
    ready: Key,
    /// What to do when the program stands still.
    stopped: Key,
    /// What to do without scripts.
    no_scripts: Key,
    /// What to do without WebAssembly.
    no_room: Key,
    /// Minutes without a touch after which it locks.
    idle_minutes: Option<u32>,
}

/// Every room.
pub const ROOMS: [Room; 7] = [
    Room {
        name: "write",
        path: "/c/{call}/write",
        policy: Policy::Room,
        program: "write",
        title: room::WRITE_TITLE,
        ready: room::WRITE_READY,
        stopped: room::WRITE_STOPPED,
        no_scripts: room::NO_SCRIPTS_TEXT,
        no_room: room::NO_ROOM_TEXT,
        idle_minutes: None,
    },
    Room {
        name: "return",
        path: "/return",
        policy: Policy::Room,
        program: "return",
        title: room::RETURN_TITLE,
        ready: room::WRITE_READY,
        stopped: room::RETURN_STOPPED,
        no_scripts: room::RETURN_NO_SCRIPTS_TEXT,
        no_room: room::RETURN_NO_ROOM_TEXT,
        idle_minutes: None,
    },
    Room {
        name: "desk",
        path: "/desk",
        policy: Policy::Desk,
        program: "desk",
        title: room::DESK_TITLE,
        ready: room::DESK_READY,
        stopped: room::DESK_STOPPED,
        no_scripts: room::NO_SCRIPTS_TEXT,
        no_room: room::NO_ROOM_TEXT,
        idle_minutes: Some(15),
    },
    Room {
        name: "research",
        path: "/research",
        policy: Policy::Room,
        program: "research",
        title: room::RESEARCH_TITLE,
        ready: room::RESEARCH_READY,
        stopped: room::RESEARCH_STOPPED,
        no_scripts: room::RESEARCH_NO_SCRIPTS_TEXT,
        no_room: room::RESEARCH_NO_ROOM_TEXT,
        idle_minutes: Some(15),
    },
    Room {
        name: "preview",
        path: "/preview",
        policy: Policy::Room,
        program: "preview",
        title: room::PREVIEW_TITLE,
        ready: room::WRITE_READY,
        stopped: room::PREVIEW_STOPPED,
        no_scripts: room::NO_SCRIPTS_TEXT,
        no_room: room::NO_ROOM_TEXT,
        idle_minutes: None,
    },
    Room {
        name: "setup",
        path: "/setup",
        policy: Policy::Room,
        program: "desk",
        title: room::SETUP_TITLE,
        ready: room::WRITE_READY,
        stopped: room::SETUP_STOPPED,
        no_scripts: room::NO_SCRIPTS_TEXT,
        no_room: room::NO_ROOM_TEXT,
        idle_minutes: None,
    },
    Room {
        name: "join",
        path: "/join",
        policy: Policy::Room,
        program: "desk",
        title: room::JOIN_TITLE,
        ready: room::WRITE_READY,
        stopped: room::JOIN_STOPPED,
        no_scripts: room::NO_SCRIPTS_TEXT,
        no_room: room::NO_ROOM_TEXT,
        idle_minutes: None,
    },
];

/// The page of a room in a language. The preview shows help itself, where the page that it previews has it.
pub fn room(room: &Room, locale: Locale) -> String {
    let visit = Visit { locale, chosen: false };
    html(visit, || {
        let program = room.program;
        view! {
            <head>
                {first_lines(titled(say(room.title)))}
                <meta name="robots" content="noindex"/>
                <link rel="modulepreload" href=format!("/assets/{program}.js")/>
                <link as="fetch" rel="preload" crossorigin="anonymous" href=format!("/assets/text/{program}.{}.json", locale.tag)/>
                <script src="/assets/leave.js" defer></script>
                <script type="module" src=format!("/assets/{program}-boot.js")></script>
                <script nomodule defer src="/assets/no-module.js"></script>
            </head>
            <body class="frame room">
                {leave_bar()}
                {header()}
                <main class="main">
                    {languages::draft_note(locale)}
                    {troubles(room)}
                    <div id="room" data-program=program data-idle-minutes=room.idle_minutes>
                        <div id="meanwhile">
                            <p role="status">{say(room.ready)}</p>
                            {meanwhile(room)}
                        </div>
                    </div>
                </main>
                {(room.name != "preview").then(|| view! { <div class="band">{help::panel("help help-wide")}</div> })}
                {footer(visit, Some(say(room::LANGUAGES_NOTE)))}
            </body>
        }
    })
}

/// Why there may be nothing but this.
fn troubles(this: &Room) -> impl IntoView {
    view! {
        <noscript>
            <div class="notice warn">
                <strong>{say(room::NO_SCRIPTS)}</strong>
                <p>{say(this.no_scripts)}</p>
                {offline(this)}
            </div>
        </noscript>
        <div class="notice warn" id="no-room" hidden>
            <strong>{say(room::NO_ROOM)}</strong>
            <p>{say(this.no_room)}</p>
            {offline(this)}
        </div>
        <div class="notice error" id="stopped" role="alert" hidden>
            <strong>{say(room::STOPPED)}</strong>
            <p>{say(this.stopped)}</p>
        </div>
    }
}

/// What can be read while the writing room's program comes: the room says it again around what only it knows.
fn meanwhile(this: &Room) -> impl IntoView {
    let facts = [
        (write::ABOUT_IS, write::ABOUT_IS_TEXT),
        (write::ABOUT_IS_NOT, write::ABOUT_IS_NOT_TEXT),
        (write::ABOUT_UNDONE, write::ABOUT_UNDONE_TEXT),
        (write::ABOUT_DEVICE, write::ABOUT_DEVICE_TEXT),
    ];
    let facts = facts.map(|(name, text)| view! { <div><dt>{say(name)}</dt><dd>{say(text)}</dd></div> });
    (this.name == "write").then(|| view! { <dl class="facts">{facts.collect_view()}</dl> })
}

/// From the writing room, whose page does not know its call, to the one beside it that needs no program.
fn offline(this: &Room) -> impl IntoView {
    let writing = this.name == "write";
    writing.then(|| view! { <p><a href="offline">{say(offline::TITLE)}</a></p> })
}
