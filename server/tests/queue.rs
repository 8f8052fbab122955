//! The desk's queue: each testimony once, oldest first, read from an index.

use std::collections::HashSet;

use app::wire::Queue;
use sea_orm::{DbBackend, QueryTrait as _};
use server::store::{
    asides,
    queue::{Begin, Holder, Part, Place, select},
};

use super::{
    house::{CALL, House, get, sealed},
    submissions::submission,
};

async fn queue(house: &House, token: &str, query: &str) -> Queue {
    get(format!("/api/desk/calls/{CALL}/testimonies{query}")).bearer(token).of(house).await.json()
}

#[tokio::test]
async fn the_queue_shows_each_testimony_once_oldest_week_first() {
    let (house, team) = House::with_call().await;
    for number in 0..23 {
        assert_eq!(submission(&house, &sealed(&team)).await.of(&house).await.status, 201);
        if number % 5 == 4 {
            house.pass(7 * 86_400);
        }
    }
    house.change("UPDATE testimony SET state = 'claimed' WHERE row IN (SELECT row FROM testimony LIMIT 3)").await;
    let token = team.moderator.log_in(&house).await.token;
    for (state, total) in [("", 23), ("new", 20), ("claimed", 3), ("unheard-of", 0)] {
        let (mut seen, mut weeks, mut after) = (HashSet::new(), Vec::new(), String::new());
        loop {
            let page = queue(&house, &token, &format!("?state={state}&after={after}&limit=4")).await;
            assert!(page.items.len() <= 4);
            for item in page.items {
                assert!(seen.insert(item.id), "shown twice");
                weeks.push(item.week);
            }
            assert_eq!(
                page.counts.iter().map(|count| (count.state.as_str(), count.count)).collect::<Vec<_>>(),
                [("claimed", 3), ("new", 20)]
            );
            match page.next {
                Some(next) => after = next,
                None => break,
            }
        }
        assert_eq!(seen.len(), total, "{state}");
        assert!(weeks.is_sorted());
    }
}

#[tokio::test]
async fn a_page_has_a_decent_length_whatever_is_asked() {
    let (house, team) = House::with_call().await;
    submission(&house, &sealed(&team)).await.of(&house).await;
    let token = team.moderator.log_in(&house).await.token;
    for query in ["", "?limit=0", "?limit=18446744073709551615", "?after=&state="] {
        assert_eq!(queue(&house, &token, query).await.items.len(), 1, "{query}");
    }
    for query in ["?limit=-1", "?limit=x", "?after=x", "?after=2026-W48.zz", "?after=2026-W48.1", "?limit=1&limit=2"] {
        let reply = get(format!("/api/desk/calls/{CALL}/testimonies{query}")).bearer(&token).of(&house).await;
        assert_eq!(reply.refusal(), (400, "malformed".to_owned()), "{query}");
    }
}

#[tokio::test]
async fn a_page_is_found_by_index_and_never_sorted_whatever_is_asked() {
    let (house, _) = House::with_call().await;
    let (call, me) = (CALL.parse().expect("a name"), "mo".parse().expect("a handle"));
    let place = Place { week: "2026-W48".to_owned(), row: 1 };
    let any = Part::default;
    let in_state = |part: Part| Part { state: Some("new".to_owned()), ..part };
    let held = |holder| Part { holder: Some(holder), ..any() };
    let urgent = |part: Part| Part { urgent: true, ..part };
    let done = |part: Part| Part { done: true, ..part };
    for (part, index) in [
        (any(), "testimony_by_week (call=?"),
        (in_state(any()), "testimony_by_state (call=? AND state=?"),
        (held(Holder::Mine), "testimony_by_holder (call=? AND holder=?"),
        (in_state(held(Holder::Mine)), "testimony_by_holder (call=? AND holder=?"),
        (held(Holder::Others), "testimony_held (call=?"),
        (in_state(held(Holder::Others)), "testimony_held (call=?"),
        (held(Holder::Free), "testimony_free (call=?"),
        (in_state(held(Holder::Free)), "testimony_free_by_state (call=? AND state=?"),
        (urgent(any()), "testimony_urgent (call=?"),
        (urgent(in_state(held(Holder::Free))), "testimony_urgent (call=?"),
        (urgent(in_state(held(Holder::Mine))), "testimony_urgent (call=?"),
        (urgent(done(held(Holder::Others))), "testimony_urgent (call=?"),
        (done(any()), "testimony_done (call=?"),
        (done(in_state(any())), "testimony_done_by_state (call=? AND state=?"),
        (done(in_state(held(Holder::Free))), "testimony_done_by_state (call=? AND state=?"),
        (done(held(Holder::Mine)), "testimony_by_holder (call=? AND holder=?"),
    ] {
        for (begin, place) in [
            (Begin::Oldest, ")"),
            (Begin::RestOfWeek(&place), " AND week=? AND row>?)"),
            (Begin::NextWeek(&place), " AND week>?)"),
        ] {
            let statement = select(&call, &me, &part, begin, 51).build(DbBackend::Sqlite);
            let plan = house.text(&format!("EXPLAIN QUERY PLAN {statement}")).await;
            let expected = format!("SEARCH testimony USING INDEX {index}{place}");
            assert!(plan.contains(&expected), "{expected}: {plan}");
            assert!(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "{expected}: {plan}");
        }
    }
}

#[tokio::test]
async fn what_somebody_does_not_see_is_found_by_her_and_not_among_all() {
    let (house, _) = House::with_call().await;
    let (call, me) = (CALL.parse().expect("a name"), "mo".parse().expect("a handle"));
    let statement = asides::unseen(&call, &me).build(DbBackend::Sqlite);
    let plan = house.text(&format!("EXPLAIN QUERY PLAN {statement}")).await;
    assert!(plan.starts_with("SEARCH aside USING INDEX aside_by_account (account=?)"), "{plan}");
    assert!(plan.contains("SEARCH testimony USING INTEGER PRIMARY KEY (rowid=?)"), "{plan}");
}
