//! Long numbers that nothing explains. Few things in an account have seven digits or more and identify nobody.

use super::phone::is_helpline;
use crate::masking::{Kind, Reason, Strength, digits::Window, found::Found, page::Page};

pub fn of(page: &Page<'_>, window: &Window<'_>) -> Option<Found> {
    // Digits that are grouped apart may be many things, so that only the longer are taken, and only as a whole.
    let least = match window.groups {
        [_] => 7,
        _ if window.whole => 9,
        _ => return None,
    };
    let money = page.gap(window.first()).ends_with(['£', '€', '$']);
    let published = window.digits.starts_with("0800") || window.digits.starts_with("03") || is_helpline(page, window);
    (window.digits.len() >= least && !published && !money).then(|| {
        let key = window.digits.as_str();
        Found::numbered(window.range(page), Kind::Reference, Reason::LongNumber, Strength::Weak, key)
    })
}
