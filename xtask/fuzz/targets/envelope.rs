//! The check at every door: the first byte picks the kind, the second how the file arrives, the rest is the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::envelope::{Envelope, Inspector, Kind};

fuzz_target!(|data: &[u8]| {
    let [kind, piece, file @ ..] = data else {
        return;
    };
    let kind = Kind::ALL[usize::from(*kind) % Kind::ALL.len()];
    let whole = Envelope::parse(kind, file);

    // In pieces it is judged as in one.
    let mut inspector = Inspector::new(kind);
    let pushed = file.chunks(usize::from(*piece) + 1).try_for_each(|piece| inspector.push(piece));
    let in_pieces = pushed.and_then(|()| inspector.finish());
    assert_eq!(whole.as_ref().map(Envelope::file).err(), in_pieces.as_ref().map(Envelope::file).err());

    if let Ok(envelope) = whole {
        assert_eq!(envelope.file(), file);
        assert!(file.len() as u64 <= kind.limit() && envelope.size() > 0);
    }
});
