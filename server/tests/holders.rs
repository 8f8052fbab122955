//! Who works on what: claimed by one, handed over, given back, or not to be seen again.

use app::wire::{Aside, Asides, HolderChange, LaneCounts, Queue, StateChange, StateCount, UrgentChange};
use axum::http::Method;
use vault::id::SubmissionId;

use super::{
    house::{
        Ask, CALL, House, Reply, Team, get,
        later::{Later, put},
        post,
        record::{address, coded, saves, seal},
        sealed,
    },
    submissions::submission,
};

fn at(id: SubmissionId, what: &str) -> String {
    format!("/api/desk/calls/{CALL}/testimonies/{id}/{what}")
}

async fn changes(house: &House, token: &str, id: SubmissionId, what: &str, from: &str, to: &str) -> Reply {
    let named = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    let change = HolderChange { from: named(from), to: named(to) };
    post(at(id, what)).bearer(token).json(&change).of(house).await
}

async fn queue(house: &House, token: &str, query: &str) -> Queue {
    get(format!("/api/desk/calls/{CALL}/testimonies?{query}")).bearer(token).of(house).await.json()
}

async fn arrives(house: &House, team: &Team) -> SubmissionId {
    let file = sealed(team);
    assert_eq!(submission(house, &file).await.of(house).await.status, 201);
    file.id
}

async fn holder(house: &House, token: &str) -> Option<String> {
    queue(house, token, "").await.items.remove(0).holder
}

#[tokio::test]
async fn one_person_claims_hands_over_and_gives_back() {
    let (house, team) = House::with_call().await;
    let id = arrives(&house, &team).await;
    let (ada, mo) = (team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token);
    let changed = (409, "holder-changed".to_owned());
    assert_eq!(changes(&house, &mo, id, "holder", "", "mo").await.status, 204);
    assert_eq!(changes(&house, &mo, id, "holder", "", "mo").await.status, 204, "the answer got lost");
    assert_eq!(holder(&house, &ada).await.as_deref(), Some("mo"));
    assert_eq!(changes(&house, &ada, id, "holder", "", "ada").await.refusal(), changed);
    assert_eq!(changes(&house, &mo, id, "holder", "mo", "ada").await.status, 204);
    assert_eq!(changes(&house, &mo, id, "holder", "mo", "").await.refusal(), changed);
    assert_eq!(changes(&house, &ada, id, "holder", "ada", "").await.status, 204);
    assert_eq!(holder(&house, &ada).await, None);
}

#[tokio::test]
async fn nobody_takes_from_another_but_a_keyholder_who_says_so() {
    let (house, team) = House::with_call().await;
    let id = arrives(&house, &team).await;
    let (ada, mo) = (team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token);
    assert_eq!(changes(&house, &ada, id, "holder", "", "ada").await.status, 204);
    let malformed = (400, "malformed".to_owned());
    for (from, to) in [("ada", "mo"), ("ada", ""), ("", "ada"), ("", ""), ("ada", "ada")] {
        assert_eq!(changes(&house, &mo, id, "holder", from, to).await.refusal(), malformed, "{from} {to}");
    }
    assert_eq!(changes(&house, &mo, id, "assign", "ada", "mo").await.status, 404);
    assert_eq!(changes(&house, &ada, id, "assign", "ada", "mo").await.status, 204);
    assert_eq!(changes(&house, &ada, id, "assign", "mo", "").await.status, 204);
    let unfit = (422, "holder-unfit".to_owned());
    for name in ["rex", "nobody"] {
        assert_eq!(changes(&house, &ada, id, "assign", "", name).await.refusal(), unfit, "{name}");
    }
    assert_eq!(changes(&house, &ada, id, "assign", "", "Not A Name").await.refusal(), malformed);
    assert_eq!(changes(&house, &ada, SubmissionId::from_bytes([9; 16]), "assign", "", "mo").await.status, 404);
}

#[tokio::test]
async fn of_many_who_claim_at_once_one_holds_it() {
    let (house, team) = House::with_call().await;
    let (ada, mo) = (team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token);
    for _ in 0..6 {
        let id = arrives(&house, &team).await;
        let mut senders = tokio::task::JoinSet::new();
        for (name, token) in [("ada", &ada), ("mo", &mo)] {
            let change = HolderChange { from: None, to: Some(name.to_owned()) };
            let (ask, router) = (post(at(id, "holder")).bearer(token).json(&change), house.router.clone());
            senders.spawn(async move { (name, ask.to(router).await.status.as_u16()) });
        }
        let answers = senders.join_all().await;
        let won: Vec<_> = answers.iter().filter(|(_, status)| *status == 204).collect();
        assert_eq!(won.len(), 1, "{answers:?}");
        let held = queue(&house, &ada, "").await.items.into_iter().find(|item| item.id == id.to_string());
        assert_eq!(held.and_then(|item| item.holder).as_deref(), Some(won[0].0));
    }
}

#[tokio::test]
async fn the_queue_is_divided_by_state_holder_urgency_and_what_is_done() {
    let (house, team) = House::with_call().await;
    let (ada, mo) = (team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token);
    let mut ids = Vec::new();
    for _ in 0..6 {
        ids.push(arrives(&house, &team).await);
    }
    let says = async |id: SubmissionId, state: &str| {
        let change = StateChange { state: state.to_owned() };
        post(at(id, "state")).bearer(&mo).json(&change).of(&house).await
    };
    assert_eq!(changes(&house, &ada, ids[0], "holder", "", "ada").await.status, 204);
    assert_eq!(changes(&house, &mo, ids[1], "holder", "", "mo").await.status, 204);
    assert_eq!(changes(&house, &mo, ids[2], "holder", "", "mo").await.status, 204);
    assert_eq!(says(ids[2], "reading").await.status, 204);
    assert_eq!(says(ids[3], "done").await.status, 204);
    let urgent = post(at(ids[4], "urgent")).bearer(&mo).json(&UrgentChange { urgent: true }).of(&house).await;
    assert_eq!(urgent.status, 204);
    let shown = async |token: &str, query: &str| {
        let mut shown: Vec<_> = queue(&house, token, query).await.items.into_iter().map(|item| item.id).collect();
        shown.sort();
        shown
    };
    let these = |numbers: &[usize]| {
        let mut these: Vec<_> = numbers.iter().map(|number| ids[*number].to_string()).collect();
        these.sort();
        these
    };
    for (query, expected) in [
        ("", [0, 1, 2, 3, 4, 5].as_slice()),
        ("state=new", &[0, 1, 4, 5]),
        ("state=reading", &[2, 3]),
        ("holder=mine", &[1, 2]),
        ("holder=others", &[0]),
        ("holder=free", &[3, 4, 5]),
        ("holder=free&state=new", &[4, 5]),
        ("holder=mine&state=new", &[1]),
        ("holder=others&state=reading", &[]),
        ("urgent=yes", &[4]),
        ("urgent=yes&holder=free&state=new", &[4]),
        ("urgent=yes&holder=mine", &[]),
        ("urgent=yes&holder=others", &[]),
        ("done=yes", &[3]),
        ("done=yes&state=reading&holder=free", &[3]),
        ("done=yes&holder=mine", &[]),
        ("done=yes&urgent=yes", &[]),
    ] {
        assert_eq!(shown(&mo, query).await, these(expected), "{query}");
    }
    assert_eq!(shown(&ada, "holder=mine").await, these(&[0]));
    assert_eq!(shown(&ada, "holder=others").await, these(&[1, 2]));
    let seen = queue(&house, &mo, "").await;
    assert_eq!(seen.lanes, LaneCounts { mine: 2, free: 3, urgent: 1, done: 1 });
    let state = |state: &str, count, free| StateCount { state: state.to_owned(), count, free };
    assert_eq!(seen.counts, [state("new", 4, 2), state("reading", 2, 1)]);
    for query in ["holder=nobody", "urgent=no", "done=1"] {
        let reply = get(format!("/api/desk/calls/{CALL}/testimonies?{query}")).bearer(&mo).of(&house).await;
        assert_eq!(reply.refusal(), (400, "malformed".to_owned()), "{query}");
    }
}

/// Every address of one testimony that an opener has.
fn addresses(id: SubmissionId) -> Vec<(Method, String)> {
    let path = format!("/api/desk/calls/{CALL}/testimonies/{id}");
    let mut all = vec![(Method::GET, path.clone())];
    for what in ["header", "payload", "thread", "record", "attachments", "attachments/ab?part=0"] {
        all.push((Method::GET, format!("{path}/{what}")));
    }
    for what in ["thread", "state", "holder", "aside", "urgent"] {
        all.push((Method::POST, format!("{path}/{what}")));
    }
    all.push((Method::PUT, format!("{path}/record")));
    all
}

#[tokio::test]
async fn who_stepped_aside_has_no_such_testimony_until_another_keyholder_says_otherwise() {
    let (house, team) = House::with_call().await;
    let (ada, mo) = (team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token);
    let (known, other) = (sealed(&team), arrives(&house, &team).await);
    submission(&house, &known).await.of(&house).await;
    let id = known.id;
    let record = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &known, None), false);
    assert_eq!(saves(&ada, &record).of(&house).await.status, 201);
    assert_eq!(changes(&house, &mo, id, "holder", "", "mo").await.status, 204);
    assert_eq!(post(at(id, "aside")).bearer(&mo).of(&house).await.status, 204);

    let nowhere = get("/api/desk/nowhere").of(&house).await;
    for (method, path) in addresses(id) {
        let ask = Ask::new(method, &path).bearer(&mo).json(&StateChange { state: "done".to_owned() });
        assert_eq!(ask.of(&house).await, nowhere, "{path}");
    }
    assert_eq!(get(address(&known)).bearer(&mo).of(&house).await, nowhere);
    let seen = queue(&house, &mo, "").await;
    assert_eq!(seen.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>(), [other.to_string()]);
    assert_eq!(seen.counts, [StateCount { state: "new".to_owned(), count: 1, free: 1 }]);
    assert_eq!(seen.lanes, LaneCounts { free: 1, ..LaneCounts::default() });

    // Everybody else sees it as before, held by nobody, and can't give it to her.
    let seen = queue(&house, &ada, "holder=free").await;
    assert_eq!((seen.items.len(), seen.lanes.free), (2, 2));
    assert_eq!(changes(&house, &ada, id, "assign", "", "mo").await.refusal(), (422, "holder-unfit".to_owned()));
    let asides = format!("/api/desk/calls/{CALL}/asides");
    assert_eq!(get(&asides).bearer(&mo).of(&house).await, nowhere);
    let all: Asides = get(&asides).bearer(&ada).of(&house).await.json();
    assert_eq!(all.asides, [Aside { id: id.to_string(), account: "mo".to_owned() }]);

    let undo = |token: &str, name: &str| Ask::new(Method::DELETE, at(id, &format!("aside/{name}"))).bearer(token);
    assert_eq!(undo(&mo, "mo").of(&house).await, nowhere);
    assert_eq!(undo(&ada, "rex").of(&house).await, nowhere);
    assert_eq!(undo(&ada, "mo").of(&house).await.status, 204);
    assert_eq!(undo(&ada, "mo").of(&house).await, nowhere);
    assert_eq!(get(address(&known)).bearer(&mo).of(&house).await.status, 200);
    assert_eq!(queue(&house, &mo, "").await.items.len(), 2);
    // Her own is for another keyholder to undo.
    assert_eq!(post(at(id, "aside")).bearer(&ada).of(&house).await.status, 204);
    assert_eq!(undo(&ada, "ada").of(&house).await.refusal(), (422, "aside-own".to_owned()));
}

#[tokio::test]
async fn an_account_with_a_record_is_not_new_again_and_done_is_said_beside_its_state() {
    let (house, team) = House::with_call().await;
    let ada = team.keyholder.log_in(&house).await.token;
    let file = sealed(&team);
    submission(&house, &file).await.of(&house).await;
    let says = async |state: &str| {
        let change = StateChange { state: state.to_owned() };
        post(at(file.id, "state")).bearer(&ada).json(&change).of(&house).await
    };
    assert_eq!(says("reading").await.status, 204);
    assert_eq!(says("new").await.status, 204);
    let record = seal(&team, &team.keyholder, &coded(&team, &team.keyholder, &file, None), false);
    assert_eq!(saves(&ada, &record).of(&house).await.status, 201);
    assert_eq!(says("done").await.status, 204);
    assert_eq!(says("new").await.refusal(), (409, "has-record".to_owned()));
    let item = queue(&house, &ada, "").await.items.remove(0);
    assert_eq!((item.state.as_str(), item.is_done), ("coded", true));
    assert_eq!(says("reading").await.status, 204);
    let item = queue(&house, &ada, "").await.items.remove(0);
    assert_eq!((item.state.as_str(), item.is_done), ("coded", false));
    assert_eq!(says("coded").await.refusal(), (400, "malformed".to_owned()));
}

#[tokio::test]
async fn what_a_member_held_who_left_is_free() {
    let (house, team) = House::with_call().await;
    let (ada, mo) = (team.keyholder.log_in(&house).await.token, team.moderator.log_in(&house).await.token);
    let (hers, mine) = (arrives(&house, &team).await, arrives(&house, &team).await);
    assert_eq!(changes(&house, &mo, hers, "holder", "", "mo").await.status, 204);
    assert_eq!(changes(&house, &ada, mine, "holder", "", "ada").await.status, 204);
    let next = Later::of(&team).rotate(&team, &[&team.keyholder, &team.researcher]);
    let reply = put(&house, &ada, &next).await;
    assert_eq!(reply.status, 204, "{}", reply.text());
    assert_eq!(queue(&house, &ada, "").await.lanes, LaneCounts { mine: 1, free: 1, ..LaneCounts::default() });
}

#[tokio::test]
async fn counts_follow_whatever_happens_to_testimonies() {
    let (house, team) = House::with_call().await;
    for _ in 0..12 {
        arrives(&house, &team).await;
    }
    let counted = "SELECT count(*) FROM (SELECT call, state, coalesce(holder, '') AS holder, urgent, done, count(*) AS count FROM testimony
                   GROUP BY 1, 2, 3, 4, 5 EXCEPT SELECT * FROM tally) AS counted";
    let kept = "SELECT count(*) FROM (SELECT * FROM tally WHERE count <> 0 EXCEPT SELECT call, state, coalesce(holder, ''), urgent, done, count(*)
                FROM testimony GROUP BY 1, 2, 3, 4, 5) AS kept";
    for change in [
        "UPDATE testimony SET state = 'coded' WHERE row IN (SELECT row FROM testimony LIMIT 5)",
        "UPDATE testimony SET holder = 'mo', urgent = TRUE WHERE row IN (SELECT row FROM testimony LIMIT 7)",
        "UPDATE testimony SET done = TRUE, holder = NULL WHERE row IN (SELECT row FROM testimony LIMIT 3)",
        "DELETE FROM testimony WHERE row IN (SELECT row FROM testimony LIMIT 4)",
        "UPDATE testimony SET state = 'coded', urgent = FALSE",
        "DELETE FROM testimony",
    ] {
        house.change(change).await;
        assert_eq!((house.count(counted).await, house.count(kept).await), (0, 0), "{change}");
    }
}
