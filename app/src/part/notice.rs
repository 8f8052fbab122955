//! Something to know, in a box.

use leptos::prelude::*;

/// What a notice is about, in looks and in what a screen reader makes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Info,
    Warn,
    Error,
    Success,
}

impl Kind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice info",
            Self::Warn => "notice warn",
            Self::Error => "notice error",
            Self::Success => "notice success",
        }
    }
}

/// A short title and a sentence or two.
#[component]
pub fn Notice(kind: Kind, #[prop(into)] title: String, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <div class=kind.class() role=(kind == Kind::Error).then_some("alert")>
            <strong>{title}</strong>
            <p>{text}</p>
        </div>
    }
}
