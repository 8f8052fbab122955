//! What a mouse or a finger chose, as a place in a text.

use leptos::{ev, html::Div, prelude::*};
use themes::coding::{Passage, Place};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Node};

use super::{bench::Bench, layout::Paragraph};

const CHANGED: &str = "selectionchange";

/// Follows the browser's own selection within `text` for as long as it is shown.
///
/// A finger's selection stays the browser's, with its handles; what a mouse chose is drawn by us when the button is let go, and a click without a selection
/// chooses its sentence.
pub fn watch(bench: Bench, text: NodeRef<Div>) {
    let is_ours = move |node: &Node| text.get_untracked().is_some_and(|text| text.contains(Some(node)));
    let changed = Closure::<dyn FnMut()>::new(move || {
        if let Some(passage) = selected(bench, &is_ours).filter(|_| !is_collapsed()) {
            // Not through `choose`: nothing is drawn anew while handles are dragged.
            bench.keep_memo();
            bench.chosen.set(Some(Place::Passage(passage)));
        }
    });
    // Of the document alone: it does not come as far as the window.
    let _ = document().add_event_listener_with_callback(CHANGED, changed.as_ref().unchecked_ref());
    let changed = StoredValue::new_local(changed);
    let released = window_event_listener(ev::mouseup, move |event| {
        let inside =
            event.target().and_then(|target| target.dyn_into::<Node>().ok()).is_some_and(|node| is_ours(&node));
        let Some(passage) = selected(bench, &is_ours).filter(|_| inside) else { return };
        if is_collapsed() {
            let sentence = bench.layout.try_with_value(|layout| layout.sentence_at(&passage)).flatten();
            bench.choose(sentence);
        } else {
            bench.choose(Some(Place::Passage(passage)));
            if let Ok(Some(selection)) = window().get_selection() {
                let _ = selection.remove_all_ranges();
            }
        }
    });
    on_cleanup(move || {
        let _ = changed.try_with_value(|changed| {
            let _ = document().remove_event_listener_with_callback(CHANGED, changed.as_ref().unchecked_ref());
        });
        released.remove();
    });
}

fn is_collapsed() -> bool {
    window().get_selection().ok().flatten().is_none_or(|selection| selection.is_collapsed())
}

/// The selection as a passage; the character after it if nothing is selected.
fn selected(bench: Bench, is_ours: &impl Fn(&Node) -> bool) -> Option<Passage> {
    let range = window().get_selection().ok()??.get_range_at(0).ok()?;
    let start = range.start_container().ok().filter(is_ours)?;
    let (first, from) = position(bench, &start, range.start_offset().ok()?)?;
    let end = range.end_container().ok().filter(is_ours);
    let end = end.and_then(|end| position(bench, &end, range.end_offset().ok()?));
    let layout = bench.layout.try_get_value()?;
    let paragraph = layout.0.get(first)?;
    // A selection that leaves this text ends with its last paragraph.
    let last = layout.0.iter().rfind(|other| other.part == paragraph.part)?.characters.end;
    let to = match end.and_then(|(at, to)| Some((layout.0.get(at)?, to))) {
        Some((other, to)) if other.part == paragraph.part => to,
        _ => last,
    };
    Passage::new(paragraph.part.clone(), from, to.max(from + 1).min(last)).ok()
}

/// Paragraph and character of a point in the page.
fn position(bench: Bench, node: &Node, offset: u32) -> Option<(usize, u32)> {
    let paragraph_of = |element: &Element| -> Option<(usize, Paragraph)> {
        let paragraph = element.closest("[data-paragraph]").ok()??;
        let at: usize = paragraph.get_attribute("data-paragraph")?.parse().ok()?;
        let paragraph = bench.layout.try_with_value(|layout| layout.0.get(at).cloned())??;
        Some((at, paragraph))
    };
    let start_of = |span: &Element| span.get_attribute("data-at")?.parse::<u32>().ok();
    if node.node_type() == Node::TEXT_NODE {
        let span = node.parent_element()?;
        let (at, _) = paragraph_of(&span)?;
        let text = zeroize::Zeroizing::new(node.node_value()?);
        return Some((at, start_of(&span)? + characters(&text, offset)));
    }
    let element: &Element = node.dyn_ref()?;
    let (at, paragraph) = paragraph_of(element)?;
    let child = element.children().item(offset).and_then(|child| start_of(&child));
    let before = if element.has_attribute("data-at") && offset == 0 { start_of(element) } else { None };
    Some((at, child.or(before).unwrap_or(paragraph.characters.end)))
}

/// How many characters the first `units` UTF-16 units of a text are.
fn characters(text: &str, units: u32) -> u32 {
    let mut passed = 0;
    let inside = text.chars().take_while(|character| {
        passed += character.len_utf16();
        passed <= units as usize
    });
    u32::try_from(inside.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::characters;

    #[test]
    fn a_browsers_units_are_counted_as_characters() {
        let text = "a\u{1F305}b";
        assert_eq!([0, 1, 2, 3, 4].map(|units| characters(text, units)), [0, 1, 1, 2, 3]);
    }
}
