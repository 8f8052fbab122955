//! What the return room computes in a Worker: the keys of a receipt.

use vault::receipt::{Receipt, derive_root};
use zeroize::Zeroizing;

use crate::worker::{self, WorkerFailed};

const BUNDLE: &str = "return";
const INSTALLATION: usize = 32;

/// The 32 bytes from which a receipt's keys follow. `installation` has 32 digits.
pub async fn receipt_root(receipt: &Receipt, installation: &str) -> Result<Zeroizing<[u8; 32]>, WorkerFailed> {
    let mut job = Zeroizing::new(Vec::with_capacity(128));
    job.extend_from_slice(installation.as_bytes());
    job.extend_from_slice(receipt.phrase().as_bytes());
    let root = worker::run(BUNDLE, &wasm_bindgen::module(), job, |_| ()).await?;
    root.as_slice().try_into().map(Zeroizing::new).map_err(|_| WorkerFailed)
}

/// Runs in the Worker.
pub fn run(job: &[u8], _: &dyn Fn(u32)) -> Option<Zeroizing<Vec<u8>>> {
    let (installation, phrase) = job.split_at_checked(INSTALLATION)?;
    let receipt = Receipt::parse(core::str::from_utf8(phrase).ok()?).ok()?;
    let root = derive_root(&receipt, core::str::from_utf8(installation).ok()?);
    Some(Zeroizing::new(root.to_vec()))
}
