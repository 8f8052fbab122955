//! Pages that are only text.

mod accessibility;
mod privacy;
mod safety;

use leptos::prelude::*;

pub use self::{accessibility::accessibility, privacy::privacy, safety::safety};
use super::document::{Head, document};
use crate::{
    call_page::{
        help,
        lines::{facts, list},
    },
    text::{Key, Visit, link, say},
};

/// A page that is only text: a title, a description, an opening and sections.
struct Prose {
    title: Key,
    description: Key,
    lede: Key,
    sections: &'static [Section],
}

/// A heading and what stands under it. `id` is a place to link to.
struct Section {
    id: &'static str,
    heading: Key,
    blocks: &'static [Block],
}

enum Block {
    P(Key),
    List(&'static [Key]),
    /// Name and meaning of each.
    Facts(&'static [(Key, Key)]),
    /// A link on a line of its own: text, address.
    Link(Key, &'static str),
}

fn page(visit: Visit, prose: &'static Prose) -> String {
    document(visit, || {
        let sections: Vec<_> = prose.sections.iter().map(section).collect();
        let main = view! {
            <div class="beside">
                <article class="prose stack-wide">
                    <div class="stack">
                        <h1>{say(prose.title)}</h1>
                        <p class="lede">{say(prose.lede)}</p>
                    </div>
                    {sections}
                </article>
                {help::panel("help")}
            </div>
        };
        (Head::new(say(prose.title), say(prose.description)).with_help_inside(), main)
    })
}

fn section(section: &'static Section) -> impl IntoView {
    let blocks: Vec<_> = section.blocks.iter().map(block).collect();
    view! {
        <section class="stack" id=section.id>
            <h2>{say(section.heading)}</h2>
            {blocks}
        </section>
    }
}

fn block(block: &'static Block) -> AnyView {
    match block {
        Block::P(text) => view! { <p>{say(*text)}</p> }.into_any(),
        Block::List(lines) => list(lines).into_any(),
        Block::Facts(rows) => facts(rows).into_any(),
        Block::Link(text, address) => {
            let address = if address.starts_with('/') { link(address) } else { (*address).to_owned() };
            view! {
                <p>
                    <a class="button-quiet" href=address>{say(*text)}</a>
                </p>
            }
            .into_any()
        }
    }
}
