//! What a person sees when something is not there or did not work.

use leptos::prelude::*;

use super::document::{Head, document};
use crate::{
    call_page::help,
    text::{Key, Visit, key::problem, link, say},
};

/// What is the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing at this address, or nothing that this visitor may see: the two look the same.
    Missing,
    /// The address is there, and takes another kind of request.
    Method,
    /// Something of ours did not work.
    Ours,
}

impl Problem {
    /// What is the matter, and what to do.
    const fn words(self) -> (Key, Key) {
        match self {
            Self::Missing => (problem::MISSING, problem::MISSING_NEXT),
            Self::Method => (problem::METHOD, problem::METHOD_NEXT),
            Self::Ours => (problem::OURS, problem::OURS_NEXT),
        }
    }
}

/// Says it, and what to do.
pub fn problem(visit: Visit, what: Problem) -> String {
    document(visit, || {
        let (title, next) = what.words();
        let main = view! {
            <div class="beside">
                <div class="prose stack">
                    <h1>{say(title)}</h1>
                    <p class="lede">{say(next)}</p>
                    <p class="actions">
                        <a class="button" href=link("/")>{say(problem::HOME)}</a>
                    </p>
                </div>
                {help::panel("help")}
            </div>
        };
        (Head::new(say(title), say(problem::DESCRIPTION)).with_help_inside(), main)
    })
}
