//! Open, closed, archived: what a keyholder signs, and nothing that a session alone can do.

use app::wire::{CallView, Calls};
use vault::{
    call_state::CallState::{self, Archived, Closed, Open},
    log::{Event, SignedEntry, verify},
};

use super::{
    house::{
        CALL, House, Person, Reply, Team, get,
        later::{Later, desk},
        post, sealed,
        survivor::Survivor,
    },
    log::whole,
    submissions::submission,
};

/// A call, and its keyholder at the desk.
struct Stage {
    house: House,
    team: Team,
    later: Later,
    token: String,
}

impl Stage {
    async fn set() -> Self {
        let (house, team) = House::with_call().await;
        let token = team.keyholder.log_in(&house).await.token;
        Self { later: Later::of(&team), house, team, token }
    }

    async fn send(&self, token: &str, entry: &SignedEntry) -> Reply {
        post(desk("state")).bearer(token).text(entry.text()).of(&self.house).await
    }

    /// The keyholder signs it, and it is done.
    async fn put(&mut self, state: CallState) {
        let entry = self.later.writes(&self.team.keyholder, Event::State(state));
        assert_eq!(self.send(&self.token, &entry).await.status, 204, "{state}");
    }

    async fn refuses(&self, by: &Person, event: Event) -> (u16, String) {
        self.send(&self.token, &self.later.entry(by, event)).await.refusal()
    }

    async fn stands(&self) -> String {
        get(format!("/api/calls/{CALL}")).of(&self.house).await.json::<CallView>().state
    }
}

#[tokio::test]
async fn a_call_is_closed_archived_brought_back_and_opened_and_the_log_says_who_did_it() {
    let mut stage = Stage::set().await;
    for (state, code) in [(Closed, 422), (Archived, 422), (Closed, 422), (Open, 201)] {
        stage.put(state).await;
        assert_eq!(stage.stands().await, state.as_str());
        let reply = submission(&stage.house, &sealed(&stage.team)).await.of(&stage.house).await;
        assert_eq!(reply.status, code, "{state}");
    }
    let entries = whole(&stage.house, &stage.token).await;
    assert_eq!(verify(&entries, std::slice::from_ref(&stage.team.key_set)), Ok(()));
    let said: Vec<_> = entries.iter().map(|entry| entry.entry().event.to_string()).collect();
    assert_eq!(said, ["state closed", "state archived", "state closed", "state open"]);
    assert!(entries.iter().all(|entry| entry.entry().by == stage.team.keyholder.account));
}

#[tokio::test]
async fn an_archived_call_stands_in_no_list_and_says_what_that_means() {
    let mut stage = Stage::set().await;
    let listed = async |house: &House| get("/").of(house).await.text().contains(&format!("/c/{CALL}\""));
    assert!(listed(&stage.house).await);
    stage.put(Closed).await;
    stage.put(Archived).await;
    assert!(!listed(&stage.house).await);
    let page = get(format!("/c/{CALL}")).of(&stage.house).await;
    for said in ["This call is archived", "seven words you can still come back", "stays public"] {
        assert!(page.text().contains(said), "{said}");
    }
    assert!(!page.text().contains(&format!("/c/{CALL}/write")));
    let calls: Calls = get("/api/calls").of(&stage.house).await.json();
    assert_eq!(calls.calls[0].state, "archived");
    // Keys can still be compared.
    for path in ["/keys".to_owned(), format!("/c/{CALL}/keys")] {
        let fingerprint = stage.team.key_set.fingerprint().groups();
        assert!(get(&path).of(&stage.house).await.text().contains(&fingerprint), "{path}");
    }
}

#[tokio::test]
async fn whoever_wrote_to_an_archived_call_still_comes_back_writes_and_takes_it_back() {
    let mut stage = Stage::set().await;
    let survivor = Survivor::of(&stage.house, &stage.team).await;
    stage.put(Closed).await;
    stage.put(Archived).await;
    assert_eq!(survivor.status(&stage.house).await.state, "new");
    survivor.writes(&stage.house, &stage.team, "One thing more.", 1).await;
    let moderator = stage.team.moderator.log_in(&stage.house).await.token;
    let path = format!("testimonies/{}/thread", survivor.file.id);
    assert_eq!(get(desk(&path)).bearer(&moderator).of(&stage.house).await.status, 200);
    assert_eq!(survivor.withdraws(&stage.house).of(&stage.house).await.status, 200);
    assert_eq!(stage.house.testimonies().await, 0);
}

#[tokio::test]
async fn a_stolen_session_alone_archives_closes_and_opens_nothing() {
    let mut stage = Stage::set().await;
    let thief = Person::new("ada", vault::role::Role::Keyholder);
    let unsigned = (422, "log-invalid".to_owned());
    for state in [Closed, Archived, Open] {
        assert_eq!(stage.refuses(&thief, Event::State(state)).await, unsigned);
        // Nor with the signature of somebody else, who may not.
        assert_eq!(stage.refuses(&stage.team.moderator, Event::State(state)).await, unsigned);
    }
    for text in ["", "closed", "{\"state\":\"closed\"}"] {
        let reply = post(desk("state")).bearer(&stage.token).text(text).of(&stage.house).await;
        assert_eq!(reply.refusal(), unsigned);
    }
    // What was signed once is good once.
    let closed = stage.later.writes(&stage.team.keyholder, Event::State(Closed));
    assert_eq!(stage.send(&stage.token, &closed).await.status, 204);
    stage.put(Open).await;
    assert_eq!(stage.send(&stage.token, &closed).await.refusal(), (409, "log-stale".to_owned()));
    assert_eq!(stage.stands().await, "open");
}

#[tokio::test]
async fn an_entry_and_what_it_says_are_kept_together_or_not_at_all() {
    let mut stage = Stage::set().await;
    let keyholder = &stage.team.keyholder;
    // Another thing is not done at this door, nor this one at another.
    let stale = (409, "state-stale".to_owned());
    assert_eq!(stage.refuses(keyholder, Event::Renewed(2)).await, (422, "log-invalid".to_owned()));
    let only_written = stage.later.entry(keyholder, Event::State(Closed));
    let reply = post(desk("log")).bearer(&stage.token).text(only_written.text()).of(&stage.house).await;
    assert_eq!(reply.refusal(), (422, "log-invalid".to_owned()));
    let mut other = Later::of(&stage.team);
    let next = other.go_on(&stage.team, vec![Event::State(Closed)], Vec::new(), |_| {});
    let reply = super::house::later::put(&stage.house, &stage.token, &next).await;
    assert_eq!(reply.refusal(), (422, "log-invalid".to_owned()));
    // One step at a time.
    for state in [Open, Archived] {
        assert_eq!(stage.refuses(&stage.team.keyholder, Event::State(state)).await, stale, "from open to {state}");
    }
    stage.put(Closed).await;
    stage.put(Archived).await;
    for state in [Open, Archived] {
        assert_eq!(stage.refuses(&stage.team.keyholder, Event::State(state)).await, stale, "from archived to {state}");
    }
    assert_eq!(whole(&stage.house, &stage.token).await.len(), 2);
    assert_eq!(stage.stands().await, "archived");
}

#[tokio::test]
async fn nobody_but_a_keyholder_has_this_door() {
    let stage = Stage::set().await;
    let nowhere = post("/api/nowhere").of(&stage.house).await;
    for person in [&stage.team.moderator, &stage.team.researcher] {
        let token = person.log_in(&stage.house).await.token;
        let entry = stage.later.entry(person, Event::State(Closed));
        assert_eq!(stage.send(&token, &entry).await, nowhere);
    }
    assert_eq!(stage.stands().await, "open");
}
