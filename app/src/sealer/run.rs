//! The program's side.

use rand_core::OsRng;
use vault::{
    id::Digest,
    key_set::SignedKeySet,
    receipt::{Receipt, ReceiptKeys, derive_root},
    seal::{SealError, SealMode, seal},
    work,
};
use zeroize::Zeroizing;

use super::{
    SEAL, WORK,
    order::{Received, SealedAccount, Words, write_answer},
};

/// Tries between two signs of life.
const TRIES: u64 = 16;
/// What an honest server may ask for under a surge. More would keep a phone busy for minutes.
const HARDEST: u32 = 14;

/// Does one job in the Worker; `None` for one that it does not know.
pub fn run(job: &[u8], progress: &dyn Fn(u32)) -> Option<Zeroizing<Vec<u8>>> {
    match job.split_first()? {
        (&SEAL, rest) => carry_out(&Received::read(rest)?, progress).map(write_answer),
        (&WORK, rest) => {
            let (difficulty, rest) = rest.split_first()?;
            let (digest, token) = rest.split_first_chunk::<32>()?;
            let found = search(core::str::from_utf8(token).ok()?, u32::from(*difficulty), *digest, progress)?;
            Some(Zeroizing::new(found.to_be_bytes().to_vec()))
        }
        _ => None,
    }
}

fn carry_out(order: &Received, progress: &dyn Fn(u32)) -> Option<Result<SealedAccount, SealError>> {
    let root = order.fingerprint.parse().ok()?;
    let keys = SignedKeySet::verify(&order.note, Some(&root), order.today).ok()?;
    let receipt = Receipt::make(&mut OsRng);
    let with = ReceiptKeys::from_root(&derive_root(&receipt, &order.installation));
    progress(1);
    let sealed = seal(&order.draft, &keys, order.id, Some(&with.public()), SealMode::Wasm).map(|file| {
        let digest = file.digest();
        SealedAccount {
            words: Words::new(receipt.phrase()),
            receipt_header: with.header(&root, order.id, digest, &mut OsRng).to_header_value(),
            digest,
            file: file.bytes(),
        }
    });
    Some(sealed)
}

fn search(token: &str, difficulty: u32, digest: [u8; 32], progress: &dyn Fn(u32)) -> Option<u64> {
    let digest = Digest::from_bytes(digest);
    let rounds = (difficulty <= HARDEST).then_some(0_u32..1 << 20)?;
    rounds.into_iter().find_map(|round| {
        progress(round);
        work::solve(token, &digest, difficulty, u64::from(round) * TRIES, TRIES)
    })
}
