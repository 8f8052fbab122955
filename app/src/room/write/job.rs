//! What the writing room computes in a Worker: the keys of a receipt, and the proof of work.

use vault::{
    id::Digest,
    receipt::{Receipt, derive_root},
    work,
};
use zeroize::Zeroizing;

use crate::worker::{self, WorkerFailed};

const BUNDLE: &str = "write";
const RECEIPT: u8 = b'r';
const WORK: u8 = b'w';
/// Tries between two signs of life.
const TRIES: u64 = 16;
/// What an honest server may ask for under a surge. More would keep a phone busy for minutes.
const HARDEST: u32 = 14;
const INSTALLATION: usize = 32;

/// The 32 bytes from which a receipt's keys follow.
pub async fn receipt_root(receipt: &Receipt, installation: &str) -> Result<Zeroizing<[u8; 32]>, WorkerFailed> {
    let mut job = Zeroizing::new(Vec::with_capacity(128));
    job.push(RECEIPT);
    job.extend_from_slice(installation.as_bytes());
    job.extend_from_slice(receipt.phrase().as_bytes());
    let root = worker::run(BUNDLE, job, |_| ()).await?;
    root.as_slice().try_into().map(Zeroizing::new).map_err(|_| WorkerFailed)
}

/// The counter that solves the work for this token and file.
pub async fn solve(token: &str, difficulty: u32, digest: Digest) -> Result<u64, WorkerFailed> {
    let difficulty = u8::try_from(difficulty).map_err(|_| WorkerFailed)?;
    let mut job = Zeroizing::new(vec![WORK, difficulty]);
    job.extend_from_slice(&digest.to_bytes());
    job.extend_from_slice(token.as_bytes());
    let counter = worker::run(BUNDLE, job, |_| ()).await?;
    counter.as_slice().try_into().map(u64::from_be_bytes).map_err(|_| WorkerFailed)
}

/// Runs in the Worker.
pub fn run(job: &[u8], progress: &dyn Fn(u32)) -> Option<Zeroizing<Vec<u8>>> {
    match job.split_first()? {
        (&RECEIPT, rest) => {
            let (installation, phrase) = rest.split_at_checked(INSTALLATION)?;
            let receipt = Receipt::parse(core::str::from_utf8(phrase).ok()?).ok()?;
            let root = derive_root(&receipt, core::str::from_utf8(installation).ok()?);
            Some(Zeroizing::new(root.to_vec()))
        }
        (&WORK, rest) => {
            let (difficulty, rest) = rest.split_first()?;
            let (digest, token) = rest.split_first_chunk::<32>()?;
            let found = search(core::str::from_utf8(token).ok()?, u32::from(*difficulty), *digest, progress)?;
            Some(Zeroizing::new(found.to_be_bytes().to_vec()))
        }
        _ => None,
    }
}

fn search(token: &str, difficulty: u32, digest: [u8; 32], progress: &dyn Fn(u32)) -> Option<u64> {
    let digest = Digest::from_bytes(digest);
    let rounds = (difficulty <= HARDEST).then_some(0_u32..1 << 20)?;
    rounds.into_iter().find_map(|round| {
        progress(round);
        work::solve(token, &digest, difficulty, u64::from(round) * TRIES, TRIES)
    })
}
