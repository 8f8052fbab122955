//! What the keys do. Single letters can be switched off; those with Ctrl or the command key, and the arrows in the text, stay.

use super::cursor::Move;
use crate::text::{Key, key::review as key};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Move),
    Whole,
    /// The theme on a number key.
    Theme(usize),
    Find,
    Memo,
    Mask,
    Accept,
    Refuse,
    NextProposal,
    Undo,
    Redo,
    Save,
    Decide,
    Help,
}

/// One line of the help panel.
pub struct Shortcut {
    /// As it is written on the page.
    pub keys: &'static str,
    pub says: Key,
    key: &'static str,
    action: Action,
}

const fn one(keys: &'static str, key: &'static str, says: Key, action: Action) -> Shortcut {
    Shortcut { keys, says, key, action }
}

/// Every single key but the numbers, in the order of the help panel. A capital letter is the key with Shift.
pub const SINGLE: [Shortcut; 18] = [
    one("J", "j", key::KEY_NEXT, Action::Move(Move::NextSentence)),
    one("K", "k", key::KEY_PREVIOUS, Action::Move(Move::PreviousSentence)),
    one("Shift + J", "J", key::KEY_LONGER, Action::Move(Move::Longer)),
    one("Shift + K", "K", key::KEY_SHORTER, Action::Move(Move::Shorter)),
    one("N", "n", key::KEY_NEXT_PARAGRAPH, Action::Move(Move::NextParagraph)),
    one("P", "p", key::KEY_PREVIOUS_PARAGRAPH, Action::Move(Move::PreviousParagraph)),
    one("W", "w", key::KEY_WHOLE, Action::Whole),
    one("F", "f", key::KEY_FIND, Action::Find),
    one("M", "m", key::KEY_MEMO, Action::Memo),
    one("X", "x", key::KEY_MASK, Action::Mask),
    one("A", "a", key::KEY_ACCEPT, Action::Accept),
    one("R", "r", key::KEY_REFUSE, Action::Refuse),
    one("B", "b", key::KEY_NEXT_PROPOSAL, Action::NextProposal),
    one("U", "u", key::KEY_UNDO, Action::Undo),
    one("Shift + U", "U", key::KEY_REDO, Action::Redo),
    one("S", "s", key::KEY_SAVE, Action::Save),
    one("D", "d", key::KEY_DECIDE, Action::Decide),
    one("?", "?", key::KEY_HELP, Action::Help),
];

/// What was pressed.
#[derive(Clone, Copy, Debug)]
pub struct Pressed<'a> {
    /// As the browser names it, with Shift applied.
    pub key: &'a str,
    pub shift: bool,
    /// Ctrl, or the command key.
    pub command: bool,
    pub alt: bool,
    /// Whether a box to type in, or a list to choose from, has the focus.
    pub typing: bool,
    /// Whether the text has the focus.
    pub in_text: bool,
}

/// What a key press asks for, if anything.
pub fn action(pressed: Pressed<'_>, single: bool) -> Option<Action> {
    let Pressed { key, shift, command, alt, typing, in_text } = pressed;
    if typing || alt {
        return None;
    }
    if command {
        return match key.to_ascii_lowercase().as_str() {
            "z" if shift => Some(Action::Redo),
            "z" => Some(Action::Undo),
            "y" => Some(Action::Redo),
            "s" => Some(Action::Save),
            _ => None,
        };
    }
    let arrow = match (key, shift) {
        ("ArrowDown", false) => Some(Move::NextSentence),
        ("ArrowUp", false) => Some(Move::PreviousSentence),
        ("ArrowDown", true) => Some(Move::Longer),
        ("ArrowUp", true) => Some(Move::Shorter),
        _ => None,
    };
    if let Some(step) = arrow {
        return in_text.then_some(Action::Move(step));
    }
    if !single {
        return None;
    }
    match key.parse::<usize>() {
        Ok(number @ 1..=9) => Some(Action::Theme(number)),
        // With Caps Lock a letter is a capital without Shift.
        _ if key.len() == 1 && key.as_bytes()[0].is_ascii_alphabetic() => {
            let key = if shift { key.to_ascii_uppercase() } else { key.to_ascii_lowercase() };
            SINGLE.iter().find(|shortcut| shortcut.key == key).map(|shortcut| shortcut.action)
        }
        _ => SINGLE.iter().find(|shortcut| shortcut.key == key).map(|shortcut| shortcut.action),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Pressed<'_> =
        Pressed { key: "u", shift: false, command: false, alt: false, typing: false, in_text: false };

    #[test]
    fn no_key_does_anything_while_somebody_types() {
        for key in ["u", "1", "?", "z"] {
            for command in [false, true] {
                assert_eq!(action(Pressed { key, command, typing: true, ..PLAIN }, true), None);
            }
        }
    }

    #[test]
    fn single_keys_can_be_switched_off_and_the_others_stay() {
        assert_eq!(action(PLAIN, true), Some(Action::Undo));
        assert_eq!(action(PLAIN, false), None);
        assert_eq!(action(Pressed { key: "1", ..PLAIN }, false), None);
        assert_eq!(action(Pressed { key: "Z", command: true, shift: true, ..PLAIN }, false), Some(Action::Redo));
        let down = Pressed { key: "ArrowDown", in_text: true, ..PLAIN };
        assert_eq!(action(down, false), Some(Action::Move(Move::NextSentence)));
        assert_eq!(action(Pressed { in_text: false, ..down }, true), None);
    }

    #[test]
    fn shift_tells_two_meanings_of_a_letter_apart_and_caps_lock_does_not() {
        assert_eq!(action(Pressed { key: "U", shift: true, ..PLAIN }, true), Some(Action::Redo));
        assert_eq!(action(Pressed { key: "U", ..PLAIN }, true), Some(Action::Undo));
    }

    #[test]
    fn every_key_has_one_meaning() {
        let mut keys: Vec<_> = SINGLE.iter().map(|shortcut| shortcut.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), SINGLE.len());
    }
}
