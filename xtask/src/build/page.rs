//! The pages around the rooms, one for each room and language.

use app::{
    page::{ROOMS, room},
    text::LOCALES,
};

/// Each page's name below `rooms/`, and its HTML.
pub fn files() -> Vec<(String, String)> {
    let each = ROOMS.iter().flat_map(|room| LOCALES.map(|locale| (room, locale)));
    each.map(|(this, locale)| (format!("{}.{}.html", this.name, locale.tag), room(this, locale))).collect()
}
