//! Long computations off the page's thread: a program that was started in a Worker.
//!
//! A job is bytes in and bytes out, so that the two halves share nothing. The page hands the compiled program
//! over (its own, or one that it fetched), so nothing is fetched or compiled twice. Each job has a Worker to itself, and the Worker's memory ends
//! with it. A Worker that is hired under a name stays: bytes go to and fro until the page lets it go.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Promise, Uint8Array, WebAssembly};
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

/// On the page: compiles a program that was fetched.
pub async fn compile(program: &[u8]) -> Result<JsValue, WorkerFailed> {
    let compiled = WebAssembly::compile(&Uint8Array::from(program));
    JsFuture::from(compiled).await.map_err(|_| WorkerFailed)
}

/// In a Worker: waits for one job and runs it.
pub fn serve(run: Run) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answers = scope.clone();
    let on_job = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        let job = taken(&event.data().unchecked_into());
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

/// In a Worker: the name under which it was hired; empty for one job.
pub fn name() -> String {
    js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>().name()
}

/// In a Worker that stays: hands every message to `hear`, with a way to answer at any time.
pub fn attend(hear: impl Fn(&[u8], Answer) + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answers = scope.clone();
    let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        hear(&taken(&event.data().unchecked_into()), Answer(answers.clone()));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&READY.into());
}

/// The way back to the page.
#[derive(Clone)]
pub struct Answer(DedicatedWorkerGlobalScope);

impl Answer {
    pub fn send(&self, bytes: &[u8]) {
        let _ = post(bytes, |bytes, moved| self.0.post_message_with_transfer(bytes, moved));
    }
}

/// On the page: hires a Worker that stays until it is dropped. It hears what it is told once it is ready, in order; `hear` gets its answers, and
/// `None` if it broke down.
pub fn hire(
    bundle: &str,
    name: &str,
    program: &JsValue,
    hear: impl Fn(Option<&[u8]>) + 'static,
) -> Result<Staff, WorkerFailed> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(name);
    let worker =
        Worker::new_with_options(&format!("/assets/{bundle}-worker.js"), &options).map_err(|_| WorkerFailed)?;
    let worker = Hired(worker);
    let early: Early = Rc::new(RefCell::new(Some(Vec::new())));
    let hear = Rc::new(hear);

    let (desk, waiting, heard) = (worker.0.clone(), early.clone(), hear.clone());
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if data == READY {
            for bytes in waiting.borrow_mut().take().unwrap_or_default() {
                let _ = post(&bytes, |bytes, moved| desk.post_message_with_transfer(bytes, moved));
            }
        } else {
            heard(Some(&taken(&data.unchecked_into())));
        }
    });
    let on_error = Closure::<dyn FnMut()>::new(move || hear(None));
    worker.0.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.0.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    worker.0.post_message(program).map_err(|_| WorkerFailed)?;
    Ok(Staff { worker, early, _on_message: on_message, _on_error: on_error })
}

/// What a Worker was told before it was ready; `None` once it is.
type Early = Rc<RefCell<Option<Vec<Zeroizing<Vec<u8>>>>>>;

/// A Worker that stays.
pub struct Staff {
    worker: Hired,
    early: Early,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

impl Staff {
    pub fn tell(&self, bytes: Zeroizing<Vec<u8>>) {
        match self.early.borrow_mut().as_mut() {
            Some(early) => early.push(bytes),
            None => {
                let _ = post(&bytes, |bytes, moved| self.worker.0.post_message_with_transfer(bytes, moved));
            }
        }
    }
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

    let result = JsFuture::from(promise).await.map_err(|_| WorkerFailed)?;
    Ok(taken(&result.unchecked_into()))
}

/// Bytes that came over, without the copy that came.
fn taken(sent: &Uint8Array) -> Zeroizing<Vec<u8>> {
    let bytes = Zeroizing::new(sent.to_vec());
    sent.fill(0, 0, sent.length());
    bytes
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
