//! Long computations off the page's thread: a program that was started in a Worker.
//!
//! A job is bytes in and bytes out, so that the two halves share nothing. The page hands the compiled program
//! over (its own, or one that it fetched), so nothing is fetched or compiled twice. Each job has a Worker to itself, and the Worker's memory ends
//! with it.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

/// The computation could not be run. Reload the page; if that does not help, use another browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerFailed;

/// What a program can do in a Worker: a job's bytes and a way to report progress, to the result's bytes.
pub type Run = fn(&[u8], &dyn Fn(u32)) -> Option<Zeroizing<Vec<u8>>>;

const READY: &str = "ready";
const FAILED: &str = "failed";

/// Whether this program was started in a Worker.
pub fn is_worker() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// In a Worker: waits for one job and runs it.
pub fn serve(run: Run) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answers = scope.clone();
    let on_job = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        let sent: Uint8Array = event.data().unchecked_into();
        let job = Zeroizing::new(sent.to_vec());
        sent.fill(0, 0, sent.length());
        let progress = |done: u32| {
            let _ = answers.post_message(&done.into());
        };
        let _ = match run(&job, &progress) {
            Some(result) => post(&result, |bytes, moved| answers.post_message_with_transfer(bytes, moved)),
            None => answers.post_message(&FAILED.into()),
        };
    });
    scope.set_onmessage(Some(on_job.as_ref().unchecked_ref()));
    on_job.forget();
    let _ = scope.post_message(&READY.into());
}

/// On the page: runs one job in a Worker of its own. `bundle` is the program's name, `program` its compiled module.
pub async fn run(
    bundle: &str,
    program: &JsValue,
    job: Zeroizing<Vec<u8>>,
    progress: impl Fn(u32) + 'static,
) -> Result<Zeroizing<Vec<u8>>, WorkerFailed> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker =
        Worker::new_with_options(&format!("/assets/{bundle}-worker.js"), &options).map_err(|_| WorkerFailed)?;
    let worker = Hired(worker);
    let outcome = Outcome::default();

    let settle = outcome.clone();
    let desk = worker.0.clone();
    let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(done) = data.as_f64() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the Worker sends a u32")]
            progress(done as u32);
        } else if data == READY {
            let _ = post(&job, |bytes, moved| desk.post_message_with_transfer(bytes, moved));
        } else if data == FAILED {
            settle.fail();
        } else {
            settle.succeed(&data);
        }
    });
    let settle = outcome.clone();
    let on_error = Closure::<dyn FnMut()>::new(move || settle.fail());
    let promise = Promise::new(&mut |resolve, reject| outcome.set(resolve, reject));
    worker.0.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.0.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    worker.0.post_message(program).map_err(|_| WorkerFailed)?;

    let result: Uint8Array = JsFuture::from(promise).await.map_err(|_| WorkerFailed)?.unchecked_into();
    let bytes = Zeroizing::new(result.to_vec());
    result.fill(0, 0, result.length());
    Ok(bytes)
}

/// Hands bytes over, so that no copy stays behind on this side.
fn post(bytes: &[u8], send: impl Fn(&JsValue, &JsValue) -> Result<(), JsValue>) -> Result<(), JsValue> {
    let copy = Uint8Array::from(bytes);
    send(&copy, &Array::of1(&copy.buffer()))
}

/// A Worker that ends when it is no longer waited for.
struct Hired(Worker);

impl Drop for Hired {
    fn drop(&mut self) {
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        self.0.terminate();
    }
}

/// Both ends of a promise.
#[derive(Clone, Default)]
struct Outcome(Rc<RefCell<Option<(Function, Function)>>>);

impl Outcome {
    fn set(&self, resolve: Function, reject: Function) {
        *self.0.borrow_mut() = Some((resolve, reject));
    }

    fn succeed(&self, value: &JsValue) {
        if let Some((resolve, _)) = self.0.borrow().as_ref() {
            let _ = resolve.call1(&JsValue::UNDEFINED, value);
        }
    }

    fn fail(&self) {
        if let Some((_, reject)) = self.0.borrow().as_ref() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    }
}
