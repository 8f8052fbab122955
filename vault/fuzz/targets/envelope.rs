//! The check at every door: the first byte picks the kind, the second how the file arrives, the rest is the file.

#![no_main]

use age_core::format::FileKey;
use libfuzzer_sys::fuzz_target;
use vault::{
    envelope::{Envelope, Inspector, Kind},
    header::Header,
};

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

    if let Ok(header) = Header::parse(file, file.len()) {
        // What we read is what we would write, and age reads it as well.
        let key = FileKey::init_with_mut(|key| key.fill(7));
        let written = Header::write(header.stanzas().to_vec(), &key);
        assert_eq!(written.authenticated(), header.authenticated());
        let with_nonce = [header.bytes(), &[0; 16]].concat();
        let scrypt = header.stanzas().iter().any(|stanza| stanza.kind == "scrypt");
        assert!(scrypt || age::Decryptor::new_buffered(with_nonce.as_slice()).is_ok());
    }
});
