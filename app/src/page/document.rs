//! The frame of every public page and of every room: head, leave bar, header, main, help, footer.

use leptos::prelude::*;

use super::languages;
use crate::{
    call_page::help,
    text::{Key, Visit, key::frame, link, say},
};

/// A neutral page that many people look at.
pub(super) const NEUTRAL: &str = "https://www.bbc.co.uk/weather";
/// In the page itself, because a browser that has just asked for it as the page's sign would ask twice.
const ICON: &str = include_str!("../../public/icon.svg");

/// What a page says about itself.
pub(super) struct Head {
    /// Without the product's name.
    pub title: String,
    pub description: String,
    pub help: Place,
}

/// Where the help panel stands.
pub(super) enum Place {
    /// Under the page, across its width.
    Below,
    /// The page shows it itself.
    Inside,
}

impl Head {
    pub(super) fn new(title: &str, description: &str) -> Self {
        Self { title: titled(title), description: description.to_owned(), help: Place::Below }
    }

    pub(super) fn with_help_inside(self) -> Self {
        Self { help: Place::Inside, ..self }
    }
}

/// A title with the product's name, unless it begins with it.
pub(super) fn titled(title: &str) -> String {
    let name = say(frame::NAME);
    if title.contains(name) { title.to_owned() } else { format!("{title} \u{2013} {name}") }
}

/// A whole page as it is sent, in the visitor's language.
///
/// `make` runs inside the reactive owner that Leptos needs and that knows the visit; nothing of it outlives the call.
pub(super) fn document<V: IntoView>(visit: Visit, make: impl FnOnce() -> (Head, V)) -> String {
    html(visit, || {
        let (head, main) = make();
        let below = matches!(head.help, Place::Below);
        view! {
            {head_element(head.title, head.description, None)}
            <body class="frame">
                <a class="skip" href="#main">{say(frame::SKIP)}</a>
                {leave_bar()}
                {header()}
                <main class="main" id="main" tabindex="-1">
                    {languages::draft_note(visit.locale)}
                    {main}
                </main>
                {below.then(|| view! { <div class="band">{help::panel("help help-wide")}</div> })}
                {footer(visit, None)}
            </body>
        }
    })
}

/// A document in the visitor's language, from its head on.
pub(super) fn html<V: IntoView>(visit: Visit, make: impl FnOnce() -> V) -> String {
    let html = Owner::new().with(|| {
        provide_context(visit);
        let locale = visit.locale;
        view! {
            <!DOCTYPE html>
            <html lang=locale.lang dir=locale.dir>
                {make()}
            </html>
        }
        .to_html()
    });
    // Leptos marks where a hydrating client would find its nodes; nothing hydrates here. A "<" in a text is always escaped,
    // so no text can contain the mark.
    html.replace("<!>", "")
}

/// `onward`: an address that replaces this page at once, without a script.
pub(super) fn head_element(title: String, description: String, onward: Option<&'static str>) -> impl IntoView {
    let onward = onward.map(|address| view! { <meta http-equiv="refresh" content=format!("0; url={address}")/> });
    view! {
        <head>
            {first_lines(title)}
            <meta name="description" content=description/>
            {onward}
            <script src="/assets/leave.js" defer></script>
        </head>
    }
}

/// What every head begins with.
pub(super) fn first_lines(title: String) -> impl IntoView {
    view! {
        <meta charset="utf-8"/>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml"/>
        <link rel="stylesheet" href="/assets/style.css"/>
    }
}

/// The link works without scripts; `leave.js` makes it faster.
pub(super) fn leave_bar() -> impl IntoView {
    view! {
        <div class="leave-bar" role="region" aria-label=say(frame::LEAVE_BAR)>
            <div>
                <a
                    class="leave"
                    href=link("/leave")
                    rel="noreferrer"
                    data-leave=NEUTRAL
                    data-two=say(frame::LEAVE_TWO_MORE)
                    data-one=say(frame::LEAVE_ONE_MORE)
                >
                    {say(frame::LEAVE)}
                </a>
                <a class="leave-help" href="#help">{say(frame::HELP)}</a>
                <span class="leave-key" hidden>{say(frame::LEAVE_KEY)}</span>
                <span class="leave-dots" aria-hidden="true"><i></i><i></i><i></i></span>
                <span class="leave-say visually-hidden" role="status"></span>
            </div>
        </div>
    }
}

pub(super) fn header() -> impl IntoView {
    let icon = ICON.trim_end().replacen("<svg ", "<svg width=\"32\" height=\"32\" ", 1);
    view! {
        <header class="site-header">
            <a class="wordmark" href=link("/")>
                <span class="mark" aria-hidden="true" inner_html=icon></span>
                {say(frame::NAME)}
            </a>
        </header>
    }
}

/// Where the footer leads: its words and the address.
const LINKS: [(Key, &str); 6] = [
    (frame::HOME, "/"),
    (frame::RETURN, "/return"),
    (frame::SAFETY, "/safety"),
    (frame::PRIVACY, "/privacy"),
    (frame::ACCESSIBILITY, "/accessibility"),
    (frame::KEYS, "/keys"),
];

/// The quiet pages and the languages. `note` stands beside the languages.
pub(super) fn footer(visit: Visit, note: Option<&'static str>) -> impl IntoView {
    let links: Vec<_> =
        LINKS.iter().map(|(text, address)| view! { <li><a href=link(address)>{say(*text)}</a></li> }).collect();
    view! {
        <footer class="site-footer">
            <nav aria-label=say(frame::FOOTER)>
                <ul>{links}</ul>
            </nav>
            {languages::list(visit.locale)}
            {note.map(|note| view! { <p>{note}</p> })}
            <p>{say(frame::FOOTER_NOTE)}</p>
        </footer>
    }
}
