//! A call's later days: members who come and go, new identities, and the log.

use app::wire::members::{Judged, NextEpoch, Replaced, ResealState};
use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use rand_core::OsRng;
use time::Date;
use vault::{
    identity::CallIdentity,
    key_set::{KeySet, SignedKeySet},
    log::{Entry, Event, Head, SignedEntry},
    replacement::{Quarantined, Verdict, Waiting, read_all, write_all},
    reseal::Resealer,
    role::Role,
    wrap::{Secret, wrap_secret},
};

use super::{Ask, CALL, House, Person, Reply, Team, get, people::today, post};
use app::wire::NewWrap;

/// What members know of a call that has gone on.
pub struct Later {
    pub keys: SignedKeySet,
    /// Newest first.
    pub identities: Vec<CallIdentity>,
    pub head: Head,
}

pub fn copy(identity: &CallIdentity) -> CallIdentity {
    let (hybrid, classic) = identity.seeds();
    CallIdentity::from_seeds(identity.epoch, hybrid, classic)
}

impl Later {
    pub fn of(team: &Team) -> Self {
        Self { keys: team.key_set.clone(), identities: vec![copy(&team.identity)], head: Head::EMPTY }
    }

    /// An entry that `by` signs today, after the last.
    pub fn entry(&self, by: &Person, event: Event) -> SignedEntry {
        self.entry_of(by, event, today())
    }

    /// The same of another day.
    pub fn entry_of(&self, by: &Person, event: Event, day: Date) -> SignedEntry {
        let entry = Entry {
            call: self.keys.set().call.clone(),
            number: self.head.number + 1,
            previous: self.head.digest,
            day,
            by: by.account.clone(),
            epoch: self.keys.set().epoch,
            event,
        };
        entry.sign(|message| by.keys.sign(message))
    }

    /// An entry that `by` signs today, and after which the next one comes.
    pub fn writes(&mut self, by: &Person, event: Event) -> SignedEntry {
        let entry = self.entry(by, event);
        self.head = self.head.then(&entry).expect("it was made to follow");
        entry
    }

    /// Goes on to the next key set, with these entries; the request that puts it in force.
    pub fn go_on(
        &mut self,
        team: &Team,
        events: Vec<Event>,
        wraps: Vec<NewWrap>,
        change: impl FnOnce(&mut KeySet),
    ) -> NextEpoch {
        let mut log = Vec::new();
        for event in events {
            log.push(self.writes(&team.keyholder, event).text().to_owned());
        }
        let before = self.keys.set();
        let mut set = KeySet { epoch: before.epoch + 1, previous: Some(self.keys.digest()), ..before.clone() };
        set.log_head = self.head.digest;
        change(&mut set);
        self.keys = set.sign(&team.root).expect("a valid key set");
        NextEpoch { key_set: self.keys.note().to_owned(), wraps, log }
    }

    /// Takes everybody out but `stay`, with a new identity.
    pub fn rotate(&mut self, team: &Team, stay: &[&Person]) -> NextEpoch {
        let epoch = self.keys.set().epoch + 1;
        let identity = CallIdentity::generate(epoch, &mut OsRng);
        let openers = stay.iter().filter(|person| person.role.may_open());
        let wraps = openers.map(|person| wrap(team, Secret::Call(copy(&identity)), person)).collect();
        let (recipient, classic) = identity.recipients();
        self.identities.insert(0, identity);
        let names: Vec<_> = stay.iter().map(|person| person.account.clone()).collect();
        let gone = self.keys.set().members.iter().filter(|member| !names.contains(&member.account));
        let mut events: Vec<_> = gone.map(|member| Event::Left(member.account.clone())).collect();
        events.push(Event::NewKey(epoch));
        self.go_on(team, events, wraps, |set| {
            set.members.retain(|member| names.contains(&member.account));
            (set.recipient, set.classic) = (recipient, classic);
        })
    }

    /// Lets somebody in, with everything that she needs to open.
    pub fn welcome(&mut self, team: &Team, person: &Person) -> NextEpoch {
        let mut wraps: Vec<_> = Vec::new();
        if person.role.may_open() {
            wraps = self.identities.iter().map(|one| wrap(team, Secret::Call(copy(one)), person)).collect();
        }
        if person.role == Role::Keyholder {
            wraps.push(team.wrap("root", person));
        }
        let joined = Event::Joined(person.account.clone(), person.role);
        let member = person.keys.public(person.account.clone(), person.role);
        self.go_on(team, vec![joined], wraps, |set| set.members.push(member))
    }

    pub fn resealer<'a>(&'a self, person: &'a Person) -> Resealer<'a> {
        Resealer::new(&self.keys, &self.identities, &person.account, &person.keys).expect("she may")
    }
}

pub fn wrap(team: &Team, secret: Secret, to: &Person) -> NewWrap {
    let (name, epoch) = match &secret {
        Secret::Call(identity) => ("call", identity.epoch),
        Secret::Root(_) => ("root", 0),
    };
    let recipient = to.keys.recipient_identity().to_recipient();
    NewWrap {
        secret: name.to_owned(),
        epoch,
        account: to.account.to_string(),
        file_b64: BASE64_NOPAD.encode(&wrap_secret(&secret, &team.call, &recipient)),
    }
}

pub fn desk(path: &str) -> String {
    format!("/api/desk/calls/{CALL}/{path}")
}

pub async fn put(house: &House, token: &str, next: &NextEpoch) -> Reply {
    post(desk("epoch")).bearer(token).json(next).of(house).await
}

pub fn bytes(ask: Ask, body: Vec<u8>) -> Ask {
    ask.header("content-type", "application/octet-stream").body(body)
}

pub async fn state(house: &House, token: &str) -> ResealState {
    get(desk("reseal")).bearer(token).of(house).await.json()
}

pub async fn waiting(house: &House, token: &str, limit: usize) -> Vec<Waiting> {
    let reply = get(desk(&format!("reseal/headers?limit={limit}"))).bearer(token).of(house).await;
    read_all(&reply.body).expect("a list")
}

/// Re-seals everything; how many, and how many bytes went both ways.
pub async fn reseal_all(house: &House, token: &str, resealer: &Resealer<'_>, limit: usize) -> (u32, usize) {
    let (mut replaced, mut moved) = (0, 0);
    loop {
        let reply = get(desk(&format!("reseal/headers?limit={limit}"))).bearer(token).of(house).await;
        let waiting: Vec<Waiting> = read_all(&reply.body).expect("a list");
        if waiting.is_empty() {
            return (replaced, moved);
        }
        let items: Vec<_> = waiting.iter().map(|one| resealer.replace(one).expect("hers")).collect();
        let body = write_all(&items);
        moved += reply.body.len() + body.len();
        let reply = bytes(post(desk("reseal/headers")).bearer(token), body).of(house).await;
        let done: Replaced = reply.json();
        assert_eq!(done, Replaced { replaced: u32::try_from(items.len()).expect("few"), stale: 0 });
        replaced += done.replaced;
    }
}

/// Looks at everything that others replaced; what became of it, and how many bytes went both ways.
pub async fn verify_all(house: &House, token: &str, resealer: &Resealer<'_>, limit: usize) -> (Judged, usize) {
    let (mut total, mut moved) = (Judged { right: 0, restored: 0 }, 0);
    loop {
        let reply = get(desk(&format!("reseal/quarantine?limit={limit}"))).bearer(token).of(house).await;
        let found: Vec<Quarantined> = read_all(&reply.body).expect("a list");
        if found.is_empty() {
            return (total, moved);
        }
        let verdicts: Vec<Verdict> = found.iter().map(|one| resealer.verdict(one)).collect();
        let body = write_all(&verdicts);
        moved += reply.body.len() + body.len();
        let judged: Judged = judge(token, resealer, body).of(house).await.json();
        total = Judged { right: total.right + judged.right, restored: total.restored + judged.restored };
    }
}

pub fn judge(token: &str, resealer: &Resealer<'_>, body: Vec<u8>) -> Ask {
    let signature = BASE64URL_NOPAD.encode(&resealer.sign_verdicts(&body));
    bytes(post(desk("reseal/quarantine")).bearer(token).header("murmuration-signature", signature), body)
}
