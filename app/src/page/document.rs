//! The frame of every public page: head, leave bar, header, main, help, footer.

use leptos::prelude::*;

use super::{help, texts, texts::frame};

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
        let title =
            if title.starts_with(texts::NAME) { title.to_owned() } else { format!("{title} \u{2013} {}", texts::NAME) };
        Self { title, description: description.to_owned(), help: Place::Below }
    }

    pub(super) fn with_help_inside(self) -> Self {
        Self { help: Place::Inside, ..self }
    }
}

/// A whole page as it is sent.
///
/// `main` runs inside the reactive owner that Leptos needs; nothing of it outlives the call.
pub(super) fn document<V: IntoView>(head: Head, main: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let below = matches!(head.help, Place::Below);
        view! {
            <!DOCTYPE html>
            <html lang=texts::LANGUAGE>
                {head_element(head.title, head.description, None)}
                <body class="frame">
                    {leave_bar()}
                    <header class="site-header">
                        <a class="wordmark" href="/">
                            <img src="/assets/icon.svg" alt="" width="32" height="32"/>
                            {texts::NAME}
                        </a>
                    </header>
                    <main class="main" id="main" tabindex="-1">
                        {main()}
                    </main>
                    {below.then(|| view! { <div class="band">{help::panel("help help-wide")}</div> })}
                    {footer()}
                </body>
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
            <meta charset="utf-8"/>
            <title>{title}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="description" content=description/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="referrer" content="no-referrer"/>
            {onward}
            <link rel="icon" href="/assets/icon.svg" type="image/svg+xml"/>
            <link rel="stylesheet" href="/assets/style.css"/>
            <script src="/assets/leave.js" defer></script>
        </head>
    }
}

/// First for the keyboard: skip, then leave. The link works without scripts; `leave.js` makes it faster.
fn leave_bar() -> impl IntoView {
    view! {
        <a class="skip" href="#main">{frame::SKIP}</a>
        <div class="leave-bar" role="region" aria-label=frame::LEAVE_BAR>
            <div>
                <a
                    class="leave"
                    href="/leave"
                    rel="noreferrer"
                    data-leave=texts::leave::TARGET
                    data-two=frame::LEAVE_TWO_MORE
                    data-one=frame::LEAVE_ONE_MORE
                >
                    {frame::LEAVE}
                </a>
                <a class="leave-help" href="#help">{frame::HELP}</a>
                <span class="leave-key" hidden>{frame::LEAVE_KEY}</span>
                <span class="leave-dots" aria-hidden="true"><i></i><i></i><i></i></span>
                <span class="leave-say visually-hidden" role="status"></span>
            </div>
        </div>
    }
}

fn footer() -> impl IntoView {
    let links: Vec<_> =
        frame::FOOTER_LINKS.iter().map(|(text, address)| view! { <li><a href=*address>{*text}</a></li> }).collect();
    view! {
        <footer class="site-footer">
            <nav aria-label=frame::FOOTER>
                <ul>{links}</ul>
            </nav>
            <p>{frame::FOOTER_NOTE}</p>
        </footer>
    }
}
