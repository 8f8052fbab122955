//! Many files in one answer.

use std::collections::HashSet;

use app::wire::{
    QueueItem,
    files::{Frames, MOST, NEXT},
};
use vault::{id::Digest, seal::SealedFile};

use super::{
    house::{CALL, House, Reply, get, sealed},
    submissions::submission,
};

fn files(query: &str) -> String {
    format!("/api/desk/calls/{CALL}/testimonies/files{query}")
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
async fn only_who_may_open_gets_files() {
    let (house, team) = House::with_call().await;
    arrive(&house, &[sealed(&team)]).await;
    let nowhere = get("/api/desk/nowhere").of(&house).await;
    let researcher = team.researcher.log_in(&house).await.token;
    for token in ["", "nonsense", &researcher] {
        assert_eq!(get(files("")).bearer(token).of(&house).await, nowhere);
    }
    let token = team.moderator.log_in(&house).await.token;
    for query in ["?after=nowhere", "?limit=many"] {
        assert_eq!(get(files(query)).bearer(&token).of(&house).await.refusal(), (400, "malformed".to_owned()));
    }
}
