//! Everything between the first letter and "received": what she wrote and chose, and which page of it is shown.

use std::sync::Arc;

use leptos::{html::Textarea, prelude::*, task::spawn_local};
use rand_core::OsRng;
use vault::{draft::Draft, id::SubmissionId};
use web_sys::HtmlTextAreaElement;
use zeroize::Zeroizing;

use super::{
    HEADING, Stage,
    about::About,
    account::{Account, AccountNext},
    arrive::Arrived,
    choices::{Chosen, ConsentStep, NotesStep, Warned},
    danger::Danger,
    length,
    question::{Answers, QuestionStep},
    review::{self, Review},
    sealed::Sealed,
    sending::{self, Step, Trouble},
};
use crate::{
    browser,
    part::{
        files::{self, Files},
        steps::Progress,
        waiting::Waiting,
    },
    sealer,
    text::{key::write, say},
};

/// One page of the room. The box stands on the first and on the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Account,
    /// By its place among the call's questions.
    Question(usize),
    Notes,
    Consent,
    Review,
}

impl Page {
    const fn has_box(self) -> bool {
        matches!(self, Self::Account | Self::Review)
    }

    /// Every page, in order.
    fn all(questions: usize) -> impl Iterator<Item = Self> + Clone {
        let optional = (0..questions).map(Self::Question).chain([Self::Notes, Self::Consent]);
        [Self::Account].into_iter().chain(optional).chain([Self::Review])
    }

    fn after(self, questions: usize) -> Self {
        Self::all(questions).skip_while(|page| *page != self).nth(1).unwrap_or(Self::Review)
    }

    fn before(self, questions: usize) -> Self {
        Self::all(questions).take_while(|page| *page != self).last().unwrap_or(Self::Account)
    }
}

/// The account itself stays in the box through every page: no signal holds it.
#[derive(Clone, Copy)]
pub struct Writing {
    pub arrived: RwSignal<Arc<Arrived>>,
    stage: RwSignal<Stage>,
    page: RwSignal<Page>,
    /// Came from the last page to change one part, and goes back there.
    changing: StoredValue<bool>,
    pub text: NodeRef<Textarea>,
    pub chosen: Chosen,
    pub warned: Warned,
    pub answers: Answers,
    pub danger: Danger,
    pub too_long: RwSignal<bool>,
    pub progress: RwSignal<Option<Progress>>,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<Trouble>>,
    pub waiting: Waiting,
    held: StoredValue<Option<Sealed>>,
    pub files: Files,
    /// Under which the account will be sent. Files that are with the server already carry it.
    submission: StoredValue<SubmissionId>,
}

#[component]
pub fn Write(arrived: Arc<Arrived>, stage: RwSignal<Stage>) -> impl IntoView {
    let answers = Answers::none(&arrived);
    let writing = Writing {
        arrived: RwSignal::new(arrived),
        stage,
        page: RwSignal::new(Page::Account),
        changing: StoredValue::new(false),
        text: NodeRef::new(),
        chosen: Chosen::default(),
        warned: Warned::default(),
        answers,
        danger: Danger::default(),
        too_long: RwSignal::new(false),
        progress: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
        waiting: Waiting::here(),
        held: StoredValue::new(None),
        files: Files::new(),
        submission: StoredValue::new(SubmissionId::make(&mut OsRng)),
    };
    if !writing.arrived.with_untracked(|arrived| arrived.preview) {
        sealer::prepare();
    }
    // The box must not outlive the room, and its words not the box.
    for event in ["pagehide", "murmuration:leave"] {
        browser::listen(event, move || writing.forget());
    }
    let page = writing.page;
    let above = move || match page.get() {
        Page::Account => view! {
            <h1 id=HEADING tabindex="-1">{say(write::TITLE)}</h1>
            {move || view! { <About arrived=writing.arrived.get()/> }}
        }
        .into_any(),
        Page::Question(index) => view! { <QuestionStep writing index/> }.into_any(),
        Page::Notes => view! { <NotesStep writing/> }.into_any(),
        Page::Consent => view! { <ConsentStep writing/> }.into_any(),
        Page::Review => view! {
            <h1 id=HEADING tabindex="-1">{say(write::REVIEW)}</h1>
            <p class="hint prose">{say(write::REVIEW_HINT)}</p>
        }
        .into_any(),
    };
    let below = move || match page.get() {
        Page::Account => Some(view! { <AccountNext writing/> }.into_any()),
        Page::Review => Some(view! { <Review writing/> }.into_any()),
        _ => None,
    };
    view! {
        <div class="writing stack">
            {above}
            <Account writing hidden=move || !page.get().has_box()/>
            {below}
        </div>
    }
}

impl Writing {
    fn field(&self) -> Option<HtmlTextAreaElement> {
        self.text.try_get_untracked().flatten()
    }

    /// What is in the box.
    pub fn words(&self) -> Zeroizing<String> {
        Zeroizing::new(self.field().map(|field| field.value()).unwrap_or_default())
    }

    fn show(&self, page: Page) {
        self.page.set(page);
        browser::focus(HEADING);
    }

    pub fn next(&self) {
        let changing = self.changing.try_update_value(std::mem::take).unwrap_or_default();
        self.show(if changing { Page::Review } else { self.page.get_untracked().after(self.questions()) });
    }

    pub fn back(&self) {
        if self.busy.get_untracked() {
            return;
        }
        let changing = self.changing.try_update_value(std::mem::take).unwrap_or_default();
        self.show(if changing { Page::Review } else { self.page.get_untracked().before(self.questions()) });
    }

    /// From the box to the last page.
    pub fn to_the_end(self) {
        self.show(Page::Review);
    }

    /// From the last page to one part of it.
    pub fn change(&self, page: Page) {
        if !self.busy.get_untracked() {
            self.changing.set_value(true);
            self.show(page);
        }
    }

    /// Says that the account is too long before anything is sent, and offers help when it speaks of danger. Short ones are not
    /// measured.
    pub fn typed(self) {
        let Some(field) = self.field() else { return };
        let may_be_long = field.text_length() as usize > length::SURELY_FITS;
        let long = may_be_long && !length::fits(&self.words());
        if self.too_long.get_untracked() != long {
            self.too_long.set(long);
        }
        self.danger.look_soon(move || self.words());
    }

    fn questions(&self) -> usize {
        self.arrived.with_untracked(|arrived| arrived.document.questions.len())
    }

    fn draft(&self) -> Draft {
        let words = self.field().map(|field| field.value()).unwrap_or_default();
        let draft = Draft::new(words, self.chosen.consent()).with_notes(self.warned.notes());
        let arrived = self.arrived.get_untracked();
        self.answers.put_into(draft.in_language(&arrived.page_language), &arrived)
    }

    pub fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        if self.arrived.with_untracked(|arrived| arrived.preview) {
            return self.stop(Trouble::Preview);
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let arrived = self.arrived.get_untracked();
            let mut held = self.held.try_update_value(Option::take).flatten();
            let outcome = self.waiting.until_taken(async || self.deliver(&arrived, &mut held).await).await;
            if outcome == Err(Trouble::Unsure) {
                // She may have had enough while a file was on its way.
                self.files.cancel();
            }
            match (outcome, held) {
                (Ok(()), Some(sealed)) => self.received(sealed),
                (outcome, held) => {
                    let why = outcome.err().unwrap_or(Trouble::Strange);
                    let keep = held.filter(|_| why.keeps_file());
                    let _ = self.held.try_set_value(keep);
                    self.failed(why).await;
                }
            }
        });
    }

    /// Files first, then the account that names them.
    async fn deliver(self, arrived: &Arrived, held: &mut Option<Sealed>) -> Result<(), Trouble> {
        if self.words().trim().is_empty() {
            return Err(Trouble::Empty);
        }
        let mut draft = self.with_files(arrived).await?;
        if held.as_ref().is_some_and(|held| !held.is_from(&draft, &arrived.keys)) {
            // What was sealed before may be stored. What she changed since makes it another account.
            *held = None;
            self.submission.set_value(SubmissionId::make(&mut OsRng));
            draft = self.with_files(arrived).await?;
        }
        let id = held.as_ref().map_or(self.submission.get_value(), |held| held.id);
        sending::send(arrived, &draft, id, held, move |step| self.step(step)).await
    }

    async fn with_files(self, arrived: &Arrived) -> Result<Draft, Trouble> {
        let recipient = &arrived.keys.set().recipient;
        let sent = self.files.upload_all(&arrived.call, self.submission.get_value(), recipient).await;
        let sent = sent.map_err(Trouble::Files)?;
        Ok(sent.into_iter().fold(self.draft(), Draft::with_attachment))
    }

    fn step(&self, step: Step) {
        let _ = self.progress.try_set(Some(Progress { at: step as usize, stopped: false }));
    }

    fn received(&self, sealed: Sealed) {
        // She left while the answer was on its way: then there is nobody to show words to.
        if self.busy.try_get_untracked().is_none() {
            return;
        }
        self.forget();
        let _ = self.stage.try_set(Stage::Received(Arc::new(sealed.words)));
    }

    async fn failed(&self, why: Trouble) {
        // Files that were sent for another key, too often, or so long ago that the server let go of them, don't count against the next try.
        if matches!(why, Trouble::Moved | Trouble::Refused | Trouble::Files(files::Trouble::TooMany)) {
            let _ = self.submission.try_set_value(SubmissionId::make(&mut OsRng));
        }
        if why == Trouble::Moved {
            let arrived = self.arrived.get_untracked();
            match arrived.again().await {
                Ok(arrived) => self.arrived.set(Arc::new(arrived)),
                // The words stay in the box: only the lock is missing.
                Err(_) => return self.stop(Trouble::Lock),
            }
        }
        self.stop(why);
    }

    fn stop(&self, why: Trouble) {
        let stopped = |now: &mut Option<Progress>| *now = now.map(|now| Progress { stopped: true, ..now });
        if why == Trouble::Empty {
            let _ = self.progress.try_set(None);
        } else {
            let _ = self.progress.try_update(stopped);
        }
        let _ = self.busy.try_set(false);
        let _ = self.trouble.try_set(Some(why));
        browser::focus(review::TROUBLE);
    }

    /// Empties the box and every choice, and drops what was sealed.
    fn forget(&self) {
        if let Some(field) = self.field() {
            field.set_value("");
        }
        self.chosen.forget();
        self.warned.forget();
        self.answers.forget();
        self.danger.forget();
        self.files.forget();
        let _ = self.held.try_set_value(None);
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn every_page_leads_to_the_next_and_back_to_the_one_before() {
        for questions in [0, 1, 3] {
            let pages: Vec<Page> = Page::all(questions).collect();
            assert_eq!((pages[0], pages[pages.len() - 1]), (Page::Account, Page::Review));
            for pair in pages.windows(2) {
                assert_eq!((pair[0].after(questions), pair[1].before(questions)), (pair[1], pair[0]));
            }
            assert_eq!((Page::Review.after(questions), Page::Account.before(questions)), (Page::Review, Page::Account));
        }
    }
}
