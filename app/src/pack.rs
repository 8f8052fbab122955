//! What researchers take away, made in a Worker by a program that comes when somebody asks for it.

use themes::{
    export,
    release::{Release, SignedRelease},
};
use zeroize::Zeroizing;

use crate::{
    api::{self, ApiError},
    worker::{self, WorkerFailed},
};

const BUNDLE: &str = "pack";

/// Why there is no archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPacked {
    /// The program did not come. Try again.
    Offline,
    /// The program did not run. Another browser may do.
    Failed,
}

impl From<ApiError> for NotPacked {
    fn from(_: ApiError) -> Self {
        Self::Offline
    }
}

impl From<WorkerFailed> for NotPacked {
    fn from(_: WorkerFailed) -> Self {
        Self::Failed
    }
}

/// The archive of a release, from its `release.json`.
///
/// # Errors
/// [`NotPacked`].
pub async fn pack(json: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotPacked> {
    let program = worker::compile(&api::program(BUNDLE).await?).await?;
    Ok(worker::run(BUNDLE, &program, Zeroizing::new(json.to_vec()), |_| ()).await?)
}

/// What the archive of a release is called, without the program that makes it.
pub fn name(release: &Release) -> String {
    export::name(release)
}

/// Runs in the Worker.
pub fn run(job: &[u8], _: &dyn Fn(u32)) -> Option<Zeroizing<Vec<u8>>> {
    let signed = SignedRelease::parse(job).ok()?;
    export::package(&signed).ok().map(Zeroizing::new)
}
