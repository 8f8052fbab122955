//! The page's side of the Worker that looks at files and sends them. `public/attach-worker.js` describes the messages.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Object, Promise, Reflect};
use vault::id::{CallId, SubmissionId};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::item::{Trouble, get};

/// What a Worker is hired for.
pub enum Job<'a> {
    Look(&'a File),
    Send { file: &'a File, call: &'a CallId, submission: SubmissionId, recipient: &'a str },
}

impl Job<'_> {
    fn message(&self) -> Object {
        let message = Object::new();
        let set = |name: &str, value: &JsValue| {
            let _ = Reflect::set(&message, &name.into(), value);
        };
        match self {
            Self::Look(file) => set("file", file),
            Self::Send { file, call, submission, recipient } => {
                set("file", file);
                set("call", &call.to_string().into());
                set("submission", &submission.to_string().into());
                set("recipient", &(*recipient).into());
            }
        }
        message
    }
}

/// A job under way, for whoever may end it.
pub struct Hired {
    worker: Worker,
    settle: Rc<RefCell<Option<(Function, Function)>>>,
}

impl Hired {
    /// Ends the Worker, and the wait for it.
    pub fn end(self) {
        self.worker.terminate();
        if let Some((_, reject)) = self.settle.borrow_mut().take() {
            let _ = reject.call1(&JsValue::UNDEFINED, &"cancelled".into());
        }
    }
}

/// Runs one job in a Worker of its own, whose memory ends with it.
pub async fn run(
    job: &Job<'_>,
    tell: impl Fn(&JsValue) + 'static,
    hired: impl FnOnce(Hired),
) -> Result<JsValue, Trouble> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options("/assets/attach-worker.js", &options).map_err(|_| Trouble::Worker)?;
    let settle = Rc::new(RefCell::new(None));
    let promise = Promise::new(&mut |resolve, reject| *settle.borrow_mut() = Some((resolve, reject)));

    let (message, desk, settles) = (job.message(), worker.clone(), settle.clone());
    let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        let said = event.data();
        if get(&said, "ready").is_truthy() {
            let _ = desk.post_message(&message);
        } else if get(&said, "arrived").as_f64().is_some() || get(&said, "waiting").is_truthy() {
            tell(&said);
        } else if let Some((resolve, reject)) = settles.borrow_mut().take() {
            let failed = get(&said, "failed");
            let _ = match failed.as_string() {
                Some(_) => reject.call1(&JsValue::UNDEFINED, &failed),
                None => resolve.call1(&JsValue::UNDEFINED, &said),
            };
        }
    });
    let settles = settle.clone();
    let on_error = Closure::<dyn FnMut()>::new(move || {
        if let Some((_, reject)) = settles.borrow_mut().take() {
            let _ = reject.call1(&JsValue::UNDEFINED, &"worker".into());
        }
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    hired(Hired { worker: worker.clone(), settle });

    let outcome = JsFuture::from(promise).await;
    worker.set_onmessage(None);
    worker.set_onerror(None);
    worker.terminate();
    outcome.map_err(|code| Trouble::of(&code.as_string().unwrap_or_default()))
}
