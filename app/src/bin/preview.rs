//! The preview of a call: its page and its writing room, before they are published.

use app::{browser::Here, room::preview};

fn main() {
    preview::mount(&Here::read());
}
