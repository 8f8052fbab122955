//! What unlocking computes in a Worker: the master key of a passphrase, 128 MiB of Argon2id.

use vault::bundle::{KdfParams, MasterKey};
use zeroize::Zeroizing;

use crate::{
    browser,
    worker::{self, WorkerFailed},
};

/// The key that follows from a passphrase. The parameters were checked against the floor, and are once more there.
pub async fn master(passphrase: &str, params: &KdfParams) -> Result<MasterKey, WorkerFailed> {
    let mut job = Zeroizing::new(Vec::with_capacity(24 + passphrase.len()));
    job.extend_from_slice(&params.salt);
    job.extend_from_slice(&params.memory_kib.to_be_bytes());
    job.extend_from_slice(&params.passes.to_be_bytes());
    job.extend_from_slice(passphrase.as_bytes());
    let key = worker::run(&browser::program(), &wasm_bindgen::module(), job, |_| ()).await?;
    key.as_slice().try_into().map(MasterKey::from_bytes).map_err(|_| WorkerFailed)
}

/// Runs in the Worker.
pub fn run(job: &[u8], _: &dyn Fn(u32)) -> Option<Zeroizing<Vec<u8>>> {
    let (salt, rest) = job.split_first_chunk::<16>()?;
    let (memory, rest) = rest.split_first_chunk::<4>()?;
    let (passes, passphrase) = rest.split_first_chunk::<4>()?;
    let params =
        KdfParams { salt: *salt, memory_kib: u32::from_be_bytes(*memory), passes: u32::from_be_bytes(*passes) };
    let master = MasterKey::derive(core::str::from_utf8(passphrase).ok()?, &params).ok()?;
    Some(Zeroizing::new(master.as_bytes().to_vec()))
}
