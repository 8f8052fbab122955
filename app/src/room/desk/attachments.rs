//! The files of an account, opened here. Pictures are drawn anew before they are shown, sounds and films play in the
//! browser's own player, and everything else can only be saved: nothing that came in a file is ever run or embedded.

mod blob;
mod format;

use std::sync::Arc;

use format::Shown;
use leptos::{prelude::*, task::spawn_local};
use vault::{
    attachment::{AttachmentError, Expected, Opener},
    draft::Attached,
    id::{AttachmentId, Digest, SubmissionId},
    open::Opened,
};

pub use crate::part::link::Link;
use crate::{
    api::{self, ApiError},
    part::size,
    text::{Key, key::desk, say, say_with},
    unlocked::{OpenCall, Unlocked},
};

/// Why a file is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    Offline,
    /// The server does not have it.
    Gone,
    Sealed(AttachmentError),
    /// Whole and ours, but not the bytes that the account names.
    OtherBytes,
    /// It says that it is a picture, and can't be drawn.
    NotDrawn,
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        if error.is_status(404) { Self::Gone } else { Self::Offline }
    }
}

impl From<AttachmentError> for Trouble {
    fn from(error: AttachmentError) -> Self {
        Self::Sealed(error)
    }
}

#[derive(Clone)]
enum Stage {
    Closed,
    Opening,
    Open(Shown, Link),
    Trouble(Trouble),
}

/// Who opens, and what.
#[derive(Clone)]
pub struct Desk {
    pub unlocked: Arc<Unlocked>,
    pub call: Arc<OpenCall>,
    pub id: SubmissionId,
}

/// The list under an account; nothing if it names no file.
#[component]
pub fn Attachments(desk: Desk, opened: Arc<Opened>) -> impl IntoView {
    let files = opened.draft.attachments();
    let list = files.iter().enumerate().map(|(at, attached)| {
        let file = File { desk: desk.clone(), attachment: attached.id, payload: attached.payload, size: attached.size };
        view! { <One file number=at + 1 said=said(attached)/> }
    });
    let list = list.collect_view();
    (!files.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="files-heading">
                <h2 id="files-heading">{say(desk::FILES)}</h2>
                <p class="hint">{say(desk::FILES_HINT)}</p>
                <ul class="files-list stack" role="list">{list}</ul>
            </section>
        }
    })
}

/// What the account says of a file, which is not to be believed.
fn said(attached: &Attached) -> String {
    let size = size::words(attached.size);
    format!("{}, {size}", attached.media_type)
}

#[derive(Clone)]
struct File {
    desk: Desk,
    attachment: AttachmentId,
    payload: Digest,
    size: u64,
}

#[component]
fn One(file: File, number: usize, said: String) -> impl IntoView {
    let stage = RwSignal::new(Stage::Closed);
    let open = move || {
        if matches!(stage.get_untracked(), Stage::Opening) {
            return;
        }
        stage.set(Stage::Opening);
        let file = file.clone();
        spawn_local(async move {
            let outcome = fetch(&file).await;
            let _ = stage.try_set(match outcome {
                Ok((shown, link)) => Stage::Open(shown, link),
                Err(why) => Stage::Trouble(why),
            });
        });
    };
    let title = say_with(desk::FILES_NUMBER, &[("number", number.into())]);
    let button = say_with(desk::FILES_OPEN, &[("number", number.into())]);
    let named = title.clone();
    view! {
        <li class="card stack">
            <p><strong>{title}</strong> " " <span class="hint">{said}</span></p>
            <p role="status">{move || stage.with(|stage| match stage {
                Stage::Opening => say(desk::FILES_OPENING),
                Stage::Trouble(why) => say(trouble(*why)),
                Stage::Closed | Stage::Open(..) => "",
            })}</p>
            {move || match stage.get() {
                Stage::Open(shown, link) => view! { <Content shown link name=named.clone()/> }.into_any(),
                Stage::Closed | Stage::Trouble(_) => {
                    let open = open.clone();
                    view! { <button class="button-quiet" type="button" on:click=move |_| open()>{button.clone()}</button> }
                        .into_any()
                }
                Stage::Opening => ().into_any(),
            }}
        </li>
    }
}

#[component]
fn Content(shown: Shown, link: Link, name: String) -> impl IntoView {
    let address = link.address().to_owned();
    // Lives as long as what shows it.
    on_cleanup(move || drop(link));
    match shown {
        Shown::Picture(_) => view! { <img class="file-picture" src=address alt=name/> }.into_any(),
        Shown::Sound(_) => view! { <audio controls src=address aria-label=name></audio> }.into_any(),
        Shown::Film(_) => {
            view! { <video class="file-picture" controls src=address aria-label=name></video> }.into_any()
        }
        Shown::Other => view! {
            <p class="hint">{say(desk::FILES_WARNING)}</p>
            <a class="button-quiet" href=address download=NEUTRAL_NAME>{say(desk::FILES_SAVE)}</a>
        }
        .into_any(),
    }
}

/// No program opens a file of this name by itself.
const NEUTRAL_NAME: &str = "file.bin";

/// Fetches and opens a file piece by piece, and lets nothing of it be seen before all of it was right.
async fn fetch(file: &File) -> Result<(Shown, Link), Trouble> {
    let Desk { unlocked, call, id } = &file.desk;
    let listed = api::attachments(&unlocked.session, &call.call, *id).await?;
    let listed = listed.attachments.into_iter().find(|listed| listed.id == file.attachment.to_string());
    let length = listed.ok_or(Trouble::Gone)?.length;
    let expected = Expected { call: call.call.clone(), id: *id, attachment: file.attachment };
    let mut opener = Opener::new(&call.identities, expected);
    let (mut heap, mut arrived) = (blob::Heap::new(), 0);
    for part in 0.. {
        let sealed = api::attachment_part(&unlocked.session, &call.call, *id, file.attachment, part).await?;
        arrived += sealed.len() as u64;
        heap.add(&opener.push(&sealed)?);
        if arrived >= length || sealed.is_empty() {
            break;
        }
    }
    let (last, received) = opener.finish()?;
    heap.add(&last);
    if received.payload_sha256 != file.payload || received.about.size != file.size {
        return Err(Trouble::OtherBytes);
    }
    let shown = format::of(heap.start());
    let link = match shown {
        Shown::Picture(media_type) => blob::drawn_anew(heap.whole(media_type)).await,
        Shown::Sound(media_type) | Shown::Film(media_type) => heap.whole(media_type).and_then(|blob| Link::to(&blob)),
        Shown::Other => heap.whole("application/octet-stream").and_then(|blob| Link::to(&blob)),
    };
    Ok((shown, link.ok_or(Trouble::NotDrawn)?))
}

const fn trouble(why: Trouble) -> Key {
    match why {
        Trouble::Offline => desk::FILES_OFFLINE,
        Trouble::Gone => desk::FILES_GONE,
        Trouble::Sealed(AttachmentError::NotForThisKey) => desk::FILES_OTHER_KEY,
        Trouble::Sealed(AttachmentError::Damaged) => desk::FILES_DAMAGED,
        Trouble::Sealed(AttachmentError::Another) | Trouble::OtherBytes => desk::FILES_ANOTHER,
        Trouble::NotDrawn => desk::FILES_NOT_DRAWN,
    }
}
