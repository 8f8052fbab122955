//! Many files in one answer.

use std::collections::{HashMap, HashSet};

use app::wire::{
    Attachments, CallAttachments, QueueItem,
    files::{Frames, MOST, NEXT},
};
use vault::{id::Digest, seal::SealedFile};

use super::{
    attachments,
    house::{
        CALL, House, Reply, get, post,
        record::{coded, saves, seal},
        sealed,
    },
    submissions::submission,
};

fn files(query: &str) -> String {
    format!("/api/desk/calls/{CALL}/testimonies/files{query}")
}

fn records(query: &str) -> String {
    format!("/api/desk/calls/{CALL}/testimonies/records{query}")
}

fn read(reply: &Reply) -> Vec<(QueueItem, Vec<u8>)> {
    let (mut frames, mut found) = (Frames::default(), Vec::new());
    frames.add(&reply.body);
    frames.take(|item, file| found.push((item, file.to_vec()))).expect("frames");
    assert!(frames.is_over());
    found
}

async fn arrive(house: &House, files: &[SealedFile]) {
    for file in files {
        assert_eq!(submission(house, file).await.of(house).await.status, 201);
    }
}

#[tokio::test]
async fn every_file_comes_once_whole_and_as_the_queue_names_it() {
    let (house, team) = House::with_call().await;
    let sent: Vec<_> = (0..43).map(|_| sealed(&team)).collect();
    arrive(&house, &sent).await;
    let token = team.moderator.log_in(&house).await.token;
    for limit in [1, 17, 43, 200] {
        let (mut seen, mut after) = (HashSet::new(), String::new());
        loop {
            let reply = get(files(&format!("?limit={limit}&after={after}"))).bearer(&token).of(&house).await;
            assert_eq!(reply.status, 200);
            assert_eq!(reply.header("content-type"), "application/octet-stream");
            for (item, file) in read(&reply) {
                assert_eq!(Digest::of(&file).to_string(), item.sha256);
                assert!(seen.insert(item.id), "sent twice");
            }
            after = reply.header(NEXT).to_owned();
            if after.is_empty() {
                break;
            }
        }
        assert_eq!(seen, sent.iter().map(|file| file.id.to_string()).collect());
    }
}

#[tokio::test]
async fn nobody_gets_more_than_the_most_in_one_answer() {
    let (house, team) = House::with_call().await;
    let file = sealed(&team);
    arrive(&house, &[file]).await;
    // Copies, which only the number of rows matters for.
    for row in 0..MOST + 1 {
        house
            .change(&format!(
                "INSERT INTO testimony (row, submission_id, call, state, week, purge_week, size_class, epoch_sealed, epoch_now, \
                 received_sha256, payload_sha256, header) SELECT {row}, randomblob(16), call, state, week, purge_week, size_class, epoch_sealed, \
                 epoch_now, received_sha256, payload_sha256, header FROM testimony LIMIT 1"
            ))
            .await;
        house.change(&format!("INSERT INTO payload SELECT {row}, payload FROM payload LIMIT 1")).await;
    }
    let token = team.moderator.log_in(&house).await.token;
    let reply = get(files("?limit=100000")).bearer(&token).of(&house).await;
    assert_eq!(read(&reply).len(), MOST as usize);
    assert!(!reply.header(NEXT).is_empty());
}

#[tokio::test]
async fn what_is_taken_back_while_files_are_sent_is_left_out() {
    let (house, team) = House::with_call().await;
    arrive(&house, &[sealed(&team), sealed(&team)]).await;
    house.change("DELETE FROM payload WHERE row = (SELECT min(row) FROM payload)").await;
    let token = team.moderator.log_in(&house).await.token;
    assert_eq!(read(&get(files("")).bearer(&token).of(&house).await).len(), 1);
}

#[tokio::test]
async fn every_account_comes_once_with_its_record_or_without_one() {
    let (house, team) = House::with_call().await;
    let sent: Vec<_> = (0..23).map(|_| sealed(&team)).collect();
    arrive(&house, &sent).await;
    let token = team.moderator.log_in(&house).await.token;
    let mut made = HashMap::new();
    for file in sent.iter().step_by(3) {
        let record = seal(&team, &team.moderator, &coded(&team, &team.moderator, file, None), false);
        assert_eq!(saves(&token, &record).of(&house).await.status, 201);
        made.insert(file.id.to_string(), record.bytes());
    }
    for limit in [1, 9, 23] {
        let (mut seen, mut after) = (HashMap::new(), String::new());
        loop {
            let reply = get(records(&format!("?limit={limit}&after={after}"))).bearer(&token).of(&house).await;
            assert_eq!(reply.status, 200);
            for (item, file) in read(&reply) {
                assert_eq!(item.has_record, !file.is_empty());
                assert!(seen.insert(item.id, file).is_none(), "sent twice");
            }
            after = reply.header(NEXT).to_owned();
            if after.is_empty() {
                break;
            }
        }
        assert_eq!(seen.len(), sent.len());
        seen.retain(|_, file| !file.is_empty());
        assert!(seen == made);
    }
}

#[tokio::test]
async fn what_she_stepped_aside_from_is_in_no_answer_with_many() {
    let (house, team) = House::with_call().await;
    let sent = [sealed(&team), sealed(&team)];
    arrive(&house, &sent).await;
    let token = team.moderator.log_in(&house).await.token;
    let aside = format!("/api/desk/calls/{CALL}/testimonies/{}/aside", sent[0].id);
    assert_eq!(post(aside).bearer(&token).of(&house).await.status, 204);
    for address in [files(""), records("")] {
        let found = read(&get(address).bearer(&token).of(&house).await);
        assert_eq!(found.iter().map(|(item, _)| &item.id).collect::<Vec<_>>(), [&sent[1].id.to_string()]);
    }
}

#[tokio::test]
async fn the_list_of_attachments_names_those_of_every_account_that_she_may_open() {
    let (house, team) = House::with_call().await;
    let sent = [attachments::sent(&house, &team).await.0, attachments::sent(&house, &team).await.0];
    let list = format!("/api/desk/calls/{CALL}/attachments");
    let token = team.moderator.log_in(&house).await.token;
    let listed: CallAttachments = get(&list).bearer(&token).of(&house).await.json();
    assert_eq!((listed.attachments.len(), &listed.next), (2, &None));
    for (account, attachment) in sent {
        let of_account = format!("/api/desk/calls/{CALL}/testimonies/{account}/attachments");
        let known: Attachments = get(of_account).bearer(&token).of(&house).await.json();
        let named = listed.attachments.iter().find(|named| named.attachment.id == attachment.to_string());
        let named = named.expect("it is listed");
        assert_eq!(
            (&named.testimony, [named.attachment.clone()].as_slice()),
            (&account.to_string(), &known.attachments[..])
        );
    }
    for (after, left) in [(0, 2), (i64::MAX, 0)] {
        let some: CallAttachments = get(format!("{list}?after={after:016x}")).bearer(&token).of(&house).await.json();
        assert_eq!(some.attachments.len(), left);
    }
    let (account, left) = (sent[0].0, sent[1].1);
    let aside = format!("/api/desk/calls/{CALL}/testimonies/{account}/aside");
    assert_eq!(post(aside).bearer(&token).of(&house).await.status, 204);
    let listed: CallAttachments = get(&list).bearer(&token).of(&house).await.json();
    assert_eq!(listed.attachments.iter().map(|named| &named.attachment.id).collect::<Vec<_>>(), [&left.to_string()]);
}

#[tokio::test]
async fn only_who_may_open_gets_files() {
    let (house, team) = House::with_call().await;
    arrive(&house, &[sealed(&team)]).await;
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    let researcher = team.researcher.log_in(&house).await.token;
    for token in ["", "nonsense", &researcher] {
        for address in [files(""), records(""), format!("/api/desk/calls/{CALL}/attachments")] {
            assert_eq!(get(address).bearer(token).of(&house).await, nowhere);
        }
    }
    let token = team.moderator.log_in(&house).await.token;
    for query in ["?after=nowhere", "?limit=many"] {
        for address in [files(query), records(query), format!("/api/desk/calls/{CALL}/attachments?after=nowhere")] {
            assert_eq!(get(address).bearer(&token).of(&house).await.refusal(), (400, "malformed".to_owned()));
        }
    }
}
