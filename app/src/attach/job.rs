//! The Worker's side: one message is one job, and each job has a Worker to itself.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use super::{
    source::{Source, Treatment},
    upload::{self, Destination, Event, Failed, Sent},
};

/// Waits for a job, runs it, and says how it went.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answers = scope.clone();
    let on_job = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        let answers = answers.clone();
        spawn_local(async move {
            let job = event.data();
            let post = |message: JsValue| {
                let _ = answers.post_message(&message);
            };
            let answer = match run(&job, &post).await {
                Ok(done) => done,
                Err(failed) => object(&[("failed", code(failed).into())]),
            };
            let _ = answers.post_message(&answer);
        });
    });
    scope.set_onmessage(Some(on_job.as_ref().unchecked_ref()));
    on_job.forget();
    let _ = scope.post_message(&object(&[("ready", true.into())]));
}

async fn run(job: &JsValue, post: &dyn Fn(JsValue)) -> Result<JsValue, Failed> {
    let file: File = get(job, "file").dyn_into().map_err(|_| Failed::Unavailable)?;
    let source = Source::prepare(file).await?;
    let Some(to) = destination(job) else {
        return Ok(looked(&source));
    };
    let Sent { attachment, payload_sha256 } = upload::send(&source, &to, &|event| post(told(event))).await?;
    Ok(object(&[
        ("id", attachment.to_string().into()),
        ("payload", payload_sha256.to_string().into()),
        ("type", source.media_type.as_str().into()),
        ("size", number(source.size)),
    ]))
}

/// Where to send the file; a job without it only looks at the file.
fn destination(job: &JsValue) -> Option<Destination> {
    let text = |name: &str| get(job, name).as_string();
    Some(Destination {
        call: text("call")?.parse().ok()?,
        submission: text("submission")?.parse().ok()?,
        recipient: text("recipient")?.parse().ok()?,
    })
}

fn looked(source: &Source) -> JsValue {
    let (treatment, place, details) = match source.treatment {
        Treatment::Cleaned(found) => ("cleaned", found.place, found.details),
        Treatment::AsItIs => ("as-it-is", false, false),
        Treatment::TooLarge => ("too-large", false, false),
        Treatment::Unreadable => ("unreadable", false, false),
    };
    object(&[
        ("treatment", treatment.into()),
        ("place", place.into()),
        ("details", details.into()),
        ("type", source.media_type.as_str().into()),
        ("size", number(source.size)),
    ])
}

fn told(event: Event) -> JsValue {
    match event {
        Event::Arrived(arrived, length) => object(&[("arrived", number(arrived)), ("length", number(length))]),
        Event::Waiting => object(&[("waiting", true.into())]),
    }
}

const fn code(failed: Failed) -> &'static str {
    match failed {
        Failed::Unavailable => "unavailable",
        Failed::TooLarge => "too-large",
        Failed::Offline => "offline",
        Failed::Full => "full",
        Failed::TooMany => "too-many",
        Failed::Closed => "closed",
        Failed::Refused => "refused",
    }
}

#[expect(clippy::cast_precision_loss, reason = "files are far below 2^53 bytes")]
fn number(bytes: u64) -> JsValue {
    (bytes as f64).into()
}

fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
