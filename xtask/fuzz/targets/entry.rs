//! Both files of an entry in a thread: the first byte picks the kind, the second how the body arrives.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::entry::{EntryInspector, EntryKind};

fuzz_target!(|data: &[u8]| {
    let [kind, piece, body @ ..] = data else {
        return;
    };
    let kind = [EntryKind::Message, EntryKind::Amendment][usize::from(*kind) % 2];
    let judge = |piece: usize| {
        let mut inspector = EntryInspector::new(kind);
        body.chunks(piece).try_for_each(|piece| inspector.push(piece)).and_then(|()| inspector.finish()).is_ok()
    };
    assert_eq!(judge(body.len().max(1)), judge(usize::from(*piece) + 1));
});
