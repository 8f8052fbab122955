//! What seals an account: a program of its own, off the page's thread.
//!
//! The room where she writes loads without it, so that the box is there sooner; it comes while she writes. Page and program
//! exchange bytes (`order`), and the Worker's memory ends with its job.

mod order;
mod run;

use std::cell::RefCell;

use futures_util::future::{FutureExt as _, LocalBoxFuture, Shared};
use leptos::task::spawn_local;
use vault::{id::Digest, seal::SealError};
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use crate::{
    api::{self, ApiError},
    worker::{self, WorkerFailed},
};
pub use order::{Order, SealedAccount, Words};
pub use run::run;

const BUNDLE: &str = "seal";
const SEAL: u8 = b's';
const WORK: u8 = b'w';

/// Why an order was not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSealed {
    /// The program did not come: the line is down. Try again.
    Unreachable,
    /// The program did not run. Reload the page, or use another browser.
    Failed,
    /// The account can't be sealed.
    Refused(SealError),
}

impl From<ApiError> for NotSealed {
    fn from(error: ApiError) -> Self {
        match error {
            // No waiting brings it.
            ApiError::Refused { status: 404, .. } => Self::Failed,
            _ => Self::Unreachable,
        }
    }
}

impl From<WorkerFailed> for NotSealed {
    fn from(_: WorkerFailed) -> Self {
        Self::Failed
    }
}

type Coming = Shared<LocalBoxFuture<'static, Result<JsValue, NotSealed>>>;

thread_local! {
    static PROGRAM: RefCell<Option<Coming>> = const { RefCell::new(None) };
}

/// Lets the program come, so that it is there when it is needed.
pub fn prepare() {
    spawn_local(async {
        let _ = program().await;
    });
}

/// The compiled program: the one that came, or is coming, or a new try.
async fn program() -> Result<JsValue, NotSealed> {
    let coming =
        PROGRAM.with_borrow_mut(|program| program.get_or_insert_with(|| come().boxed_local().shared()).clone());
    let came = coming.await;
    if came.is_err() {
        PROGRAM.take();
    }
    came
}

async fn come() -> Result<JsValue, NotSealed> {
    Ok(worker::compile(&api::program(BUNDLE).await?).await?)
}

/// Makes a receipt and seals the account with it. `receipt_made` is called in between: making it takes longest.
///
/// # Errors
/// [`NotSealed`]; the draft is untouched.
pub async fn seal(order: &Order<'_>, receipt_made: impl Fn() + 'static) -> Result<SealedAccount, NotSealed> {
    let mut job = Zeroizing::new(vec![SEAL]);
    order.write(&mut job);
    let program = program().await?;
    let answer = match worker::run(BUNDLE, &program, job, move |_| receipt_made()).await {
        Ok(answer) => answer,
        // A Worker fetches its script itself, and does not say why it does not run. Without a line, waiting helps.
        Err(WorkerFailed) => return Err(api::work().await.map_or_else(NotSealed::from, |_| NotSealed::Failed)),
    };
    order::read_answer(&answer).ok_or(NotSealed::Failed)?.map_err(NotSealed::Refused)
}

/// The counter that solves the work for this token and file.
///
/// # Errors
/// [`NotSealed`].
pub async fn solve(token: &str, difficulty: u32, digest: Digest) -> Result<u64, NotSealed> {
    let difficulty = u8::try_from(difficulty).map_err(|_| NotSealed::Failed)?;
    let mut job = Zeroizing::new(vec![WORK, difficulty]);
    job.extend_from_slice(&digest.to_bytes());
    job.extend_from_slice(token.as_bytes());
    let counter = worker::run(BUNDLE, &program().await?, job, |_| ()).await?;
    counter.as_slice().try_into().map(u64::from_be_bytes).map_err(|_| NotSealed::Failed)
}
