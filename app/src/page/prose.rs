//! Pages that are only text, and the pieces of text that others share.

use leptos::prelude::*;

use super::{
    document::{Head, document},
    help,
    texts::{Block, Prose, Section},
};

/// A page that is only text.
pub(super) fn page(prose: &'static Prose) -> String {
    document(Head::new(prose.title, prose.description).with_help_inside(), || {
        let sections: Vec<_> = prose.sections.iter().map(section).collect();
        view! {
            <div class="beside">
                <article class="prose stack-wide">
                    <div class="stack">
                        <h1>{prose.title}</h1>
                        <p class="lede">{prose.lede}</p>
                    </div>
                    {sections}
                </article>
                {help::panel("help")}
            </div>
        }
    })
}

fn section(section: &'static Section) -> impl IntoView {
    let blocks: Vec<_> = section.blocks.iter().map(block).collect();
    view! {
        <section class="stack" id=section.id>
            <h2>{section.heading}</h2>
            {blocks}
        </section>
    }
}

fn block(block: &'static Block) -> AnyView {
    match block {
        Block::P(text) => view! { <p>{*text}</p> }.into_any(),
        Block::List(lines) => list(lines).into_any(),
        Block::Link(text, address) => view! {
            <p>
                <a class="button-quiet" href=*address>{*text}</a>
            </p>
        }
        .into_any(),
    }
}

/// A plain list.
pub(super) fn list(lines: &'static [&'static str]) -> impl IntoView {
    let items: Vec<_> = lines.iter().map(|line| view! { <li>{*line}</li> }).collect();
    view! { <ul>{items}</ul> }
}
