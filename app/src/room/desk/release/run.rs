//! Opening every account in a Worker, who is in, making the release, and looking at it.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use themes::{
    disclosure::Progress,
    plan::Gates,
    release::{Release, limit},
};
use zeroize::Zeroizing;

use super::{
    Aim, Frozen, HEADING, Ready, STEP, Step, Trouble, Work,
    choose::LeftOut,
    day,
    shown::{Contents, PlanShown},
    who::{Counted, Who},
    why::Why,
};
use crate::{
    api, browser,
    room::desk::{
        bulk::{
            MOST,
            message::{Frame, Order, Report, Stop, Task},
            pool::{self, Halt, Pool},
        },
        codebook::{BookError, codebook_of},
    },
    text::{key::releases as key, say, say_with},
    unlocked::{OpenCall, Unlocked},
    worker::WorkerFailed,
};

/// Records and consents have to be in one place to be counted.
const WORKERS: u32 = 1;

/// Every version of the codebook but this one, as they are published.
async fn other_codebooks(unlocked: &Unlocked, call: &OpenCall, but: u32) -> Result<Vec<Vec<u8>>, BookError> {
    let newest = codebook_of(unlocked, call, None).await?.in_force;
    let mut others = Vec::new();
    for version in (1..=newest).filter(|version| *version != but) {
        others.push(codebook_of(unlocked, call, Some(version)).await?.codebook.to_bytes());
    }
    Ok(others)
}

impl Work {
    /// Opens every account, for a frozen plan or for what is proposed.
    pub fn gather(self, aim: Aim) {
        let Some((unlocked, call)) = self.open() else { return };
        self.forget_notices();
        let turn = self.begin();
        self.told.forget();
        self.aim.set_value(Some(aim.clone()));
        self.step.set(Step::Asking);
        browser::focus(HEADING);
        spawn_local(async move {
            let outcome = self.frame(&unlocked, &call, &aim).await;
            // Locked, left, or stopped in the meantime.
            if !self.is_on(turn) {
                return;
            }
            match outcome {
                Ok((frame, total)) => {
                    self.show(Step::Fetching { total });
                    match self.hire(frame, aim, &unlocked, &call) {
                        Ok(pool) => self.pool.set_value(Some(pool)),
                        Err(WorkerFailed) => self.halt(Trouble::Halt(Halt::Worker)),
                    }
                }
                Err(why) => self.halt(why),
            }
        });
    }

    /// What the Worker needs beside the accounts, and how many of these there are.
    async fn frame(self, unlocked: &Unlocked, call: &OpenCall, aim: &Aim) -> Result<(Frame, u32), Trouble> {
        let ledger = self.ledger.get_untracked().ok_or(Trouble::Stale)?;
        let past = ledger.past().ok_or(Trouble::Stale)?;
        let (codebook, plan, day) = match aim {
            Aim::Make(frozen) => (frozen.codebook.to_bytes(), &frozen.plan, self.desk.today()),
            Aim::Again(offer) => {
                day::check(offer.release.day(), self.desk.today())?;
                let plan = offer.release.plan();
                let book = codebook_of(unlocked, call, Some(plan.codebook().version)).await.map_err(Trouble::Book)?;
                (book.codebook.to_bytes(), plan, offer.release.day())
            }
        };
        let queue = api::queue(&unlocked.session, &call.call, &api::Filter::default(), None, 1).await;
        let queue = queue.map_err(|error| Trouble::Halt(Halt::Fetch((&error).into())))?;
        let total: u64 = queue.counts.iter().map(|state| state.count).sum();
        let total = u32::try_from(total).ok().filter(|total| *total <= MOST).ok_or(Trouble::TooMany)?;
        let version = plan.codebook().version;
        let frame = Frame {
            codebook,
            other_codebooks: other_codebooks(unlocked, call, version).await.map_err(Trouble::Book)?,
            plan: plan.to_bytes(),
            past: past.into_iter().map(Release::to_bytes).collect(),
            day: day.to_julian_day().unsigned_abs(),
            synthetic: call.keys.set().synthetic,
        };
        Ok((frame, total))
    }

    fn hire(self, frame: Frame, aim: Aim, unlocked: &Unlocked, call: &OpenCall) -> Result<Pool, WorkerFailed> {
        let hear = move |report| {
            let step = match (report, &aim) {
                (Report::At(at), _) => {
                    let _ = self.at.try_set(Some(at));
                    return;
                }
                (Report::Who(who), Aim::Make(frozen)) => {
                    self.choice.may_be_of(who.quotable);
                    Step::Who(frozen.clone(), Arc::new(who))
                }
                (Report::Who(who), Aim::Again(_)) => Step::Comparing(Arc::new(who)),
                (Report::Made { release, refused }, Aim::Make(_)) => match Release::parse(&release) {
                    Ok(release) => match self.chosen(Arc::new(release), refused) {
                        Some(step) => step,
                        None => return,
                    },
                    Err(_) => Step::Refused(Arc::new(Why::unreadable())),
                },
                (Report::Passages(passages), Aim::Make(_)) => return self.choice.show(passages),
                (Report::Same, Aim::Again(offer)) => match self.step.try_get_untracked() {
                    Some(Step::Comparing(who)) => Step::Same(offer.clone(), Some(who)),
                    _ => return,
                },
                (Report::Not(why), _) => Step::Refused(Arc::new(why)),
                _ => {
                    let _ = self.told.stopped.try_set(Some(Halt::Fetch(Stop::Strange)));
                    return;
                }
            };
            self.show(step);
        };
        let begin = || pool::begin(unlocked, call, Task::Gather(frame.clone()));
        Pool::start(WORKERS, begin, self.told, hear)
    }

    /// Makes the release, a narrative one with this summary.
    fn run(self, summary: Option<Zeroizing<String>>) {
        self.at.set(None);
        self.show(Step::Running);
        self.tell(&Order::Make { summary, quotes: self.quotes() });
    }

    pub fn tell(self, order: &Order) {
        self.pool.with_value(|pool| {
            if let Some(pool) = pool {
                pool.tell(order);
            }
        });
    }

    /// Makes it again, and compares.
    pub fn compare(self) {
        let Some(Aim::Again(offer)) = self.aim.get_value() else { return };
        self.tell(&Order::Again { proposed: offer.proposal.release.to_vec() });
    }
}

#[component]
pub fn Fetching(work: Work, total: u32) -> impl IntoView {
    let read = move || work.told.opened.get();
    let progress = move || say_with(key::FETCHING, &[("done", read().into()), ("total", total.into())]);
    view! {
        <h2 id=STEP tabindex="-1">{say(key::FETCHING_TITLE)}</h2>
        <div class="bulk-progress stack">
            <p>{progress}</p>
            <progress max=total.max(1) prop:value=read aria-label=say(key::FETCHING_LABEL)></progress>
            <p class="hint">{say(key::FETCHING_HINT)}</p>
        </div>
        <Cancel work/>
    }
}

#[component]
fn Cancel(work: Work) -> impl IntoView {
    view! {
        <div class="actions">
            <button class="button-quiet" type="button" on:click=move |_| work.stop()>{say(key::CANCEL)}</button>
        </div>
    }
}

/// Who is in, and then counting, or a summary if there are too few for numbers.
#[component]
pub fn Intake(work: Work, frozen: Arc<Frozen>, who: Arc<Who>) -> impl IntoView {
    let is_first = frozen.plan.release() == 1;
    let gates = frozen.plan.gates();
    let is_narrative = (Gates::NARRATIVE..gates.accounts).contains(&who.counted);
    let go = move |_| {
        let summary = is_narrative.then(|| work.words.with_value(|words| words.summary.trim().to_owned()));
        work.run(summary.map(Zeroizing::new));
    };
    let written = work.words.with_value(|words| words.summary.to_string());
    let write = move |event| work.words.update_value(|words| words.summary = event_target_value(&event).into());
    let narrative = is_narrative.then(|| {
        let numbers = [("accounts", who.counted.into()), ("needed", gates.accounts.into())];
        view! {
            <h3>{say(key::NARRATIVE)}</h3>
            <p>{say_with(key::NARRATIVE_TEXT, &numbers)}</p>
            <div class="field">
                <label for="release-summary">{say(key::SUMMARY)}</label>
                <p class="hint" id="release-summary-hint">{say(key::SUMMARY_HINT)}</p>
                <textarea
                    id="release-summary"
                    rows="10"
                    maxlength=limit::SUMMARY.to_string()
                    prop:value=written
                    on:input=write
                    aria-describedby="release-summary-hint"
                    autocomplete="off"
                    spellcheck="false"
                    data-gramm="false"
                ></textarea>
            </div>
        }
    });
    view! {
        <h2 id=STEP tabindex="-1">{say(key::WHO_TITLE)}</h2>
        <Counted who=(*who).clone() is_first/>
        {narrative}
        <div class="actions">
            <button class="button" type="button" on:click=go>
                {say(if is_narrative { key::MAKE_NARRATIVE } else { key::MAKE })}
            </button>
            <button class="button-quiet" type="button" on:click=move |_| work.stop()>{say(key::CANCEL)}</button>
        </div>
    }
}

#[component]
pub fn Running(work: Work) -> impl IntoView {
    let said = move || match work.at.get() {
        None | Some(Progress::Counting) => say(key::RUN_COUNTING).to_owned(),
        Some(Progress::Auditing { round: 0, .. }) => say(key::RUN_AUDITING).to_owned(),
        Some(Progress::Auditing { round, .. }) => say_with(key::RUN_HIDING, &[("round", round.into())]),
    };
    let (max, value) = (
        move || if let Some(Progress::Auditing { of, .. }) = work.at.get() { of.max(1) } else { 1 },
        move || if let Some(Progress::Auditing { at, .. }) = work.at.get() { at } else { 0 },
    );
    view! {
        <h2 id=STEP tabindex="-1">{say(key::RUN_TITLE)}</h2>
        <div class="bulk-progress stack">
            <p role="status">{said}</p>
            <progress prop:max=max prop:value=value aria-label=say(key::RUN_LABEL)></progress>
            <p class="hint">{say(key::RUN_HINT)}</p>
        </div>
        <Cancel work/>
    }
}

/// What would be published, what is hidden, and what is left out.
#[component]
pub fn Look(work: Work, release: Arc<Release>) -> impl IntoView {
    let ready = Ready { release: release.clone(), published: None };
    let choose = work.choice.is_open().then(|| {
        view! {
            <button class="button-quiet" type="button" on:click=move |_| work.choose()>{say(key::CHOOSE)}</button>
        }
    });
    view! {
        <h2 id=STEP tabindex="-1">{say(key::LOOK_TITLE)}</h2>
        <p>{say(key::LOOK_LEDE)}</p>
        <LeftOut work language=release.codebook().language.clone()/>
        <Contents release=release.clone() id="release-made"/>
        <PlanShown plan=release.plan().clone() themes=release.codebook().themes.iter().map(|one| (one.guid, one.name.clone())).collect()/>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| {
                work.forget_notices();
                work.show(Step::Proposing(ready.clone()));
            }>
                {say(key::LOOK_ON)}
            </button>
            {choose}
            <button class="button-quiet" type="button" on:click=move |_| work.stop()>{say(key::LOOK_BACK)}</button>
        </div>
    }
}

/// Why there is none, or why it is not the same, in words.
#[component]
pub fn Refused(work: Work, why: Arc<Why>) -> impl IntoView {
    let is_again = matches!(work.aim.get_value(), Some(Aim::Again(_)));
    let title = say(if is_again { key::DIFFERS_TITLE } else { key::REFUSED_TITLE });
    let text = why.text().into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! {
        <h2 id=STEP tabindex="-1">{title}</h2>
        <div class="notice warn" role="alert">
            <strong>{why.title()}</strong>
            {text}
        </div>
        <p>{say(if is_again { key::DIFFERS_NOTHING } else { key::REFUSED_NOTHING })}</p>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| work.stop()>
                {say(if is_again { key::BACK_TO_LIST } else { key::BACK_TO_PLAN })}
            </button>
        </div>
    }
}
