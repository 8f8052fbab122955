//! Many at once: accounts that wait together are written together, each is answered for itself, and whoever is slow or gone holds up nobody.

use std::{fs, sync::Arc, time::Duration};

use app::wire::Received;
use rand_core::OsRng;
use sea_orm::DatabaseTransaction;
use server::{config::Limits, listen};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::{sleep, timeout},
};
use vault::{id::AttachmentId, receipt::ReceiptKeys, seal::SealedFile};

use super::{
    house::{Ask, CALL, House, Reply, Team, sealed, survivor::Survivor},
    submissions::submission,
};

/// Far longer than a request needs to come to where it waits for the writer.
const COMES_TO_THE_WRITER: Duration = Duration::from_millis(400);
/// Long enough for whatever should come at all.
const SURELY: Duration = Duration::from_secs(20);

/// A house whose writer is held up, with one account that it has begun to write: whatever comes next waits together.
struct HeldUp {
    house: Arc<House>,
    team: Team,
    lock: DatabaseTransaction,
    first: JoinHandle<Reply>,
}

impl HeldUp {
    async fn with(places: usize) -> Self {
        let house = House::with(|config| {
            config.limits.intake = places;
            config.limits.patience = Duration::from_millis(50);
        })
        .await;
        let team = Team::new(CALL, false);
        team.move_in(&house).await;
        Self::of(house, team).await
    }

    /// Of a house that is there.
    async fn of(house: House, team: Team) -> Self {
        let house = Arc::new(house);
        let ask = submission(&house, &sealed(&team)).await;
        let lock = house.state.store.begin().await.expect("nobody else writes");
        let first = send(&house, ask);
        sleep(COMES_TO_THE_WRITER).await;
        Self { house, team, lock, first }
    }

    /// Lets the writer go on.
    async fn let_go(self) -> (Arc<House>, Reply) {
        self.lock.commit().await.expect("it is written");
        (self.house, self.first.await.expect("an answer"))
    }
}

fn send(house: &Arc<House>, ask: Ask) -> JoinHandle<Reply> {
    let house = Arc::clone(house);
    tokio::spawn(async move { ask.of(&house).await })
}

/// Until there are so many: with two writers, what nobody waits for may be written after what somebody does.
async fn are_kept(house: &House, testimonies: i64) {
    let kept = async {
        while house.count("SELECT count(*) FROM testimony").await < testimonies {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(SURELY, kept).await.expect("what was left is written");
    assert_eq!(house.testimonies().await, testimonies);
}

/// With a receipt of its own, or another's.
pub async fn with_receipt(house: &House, team: &Team, file: &SealedFile, root: [u8; 32]) -> Ask {
    let receipt = ReceiptKeys::from_root(&root).header(&team.key_set.fingerprint(), file.id, file.digest(), &mut OsRng);
    submission(house, file).await.header("murmuration-receipt", receipt.to_header_value())
}

#[tokio::test]
async fn of_those_that_wait_together_one_is_refused_and_the_others_are_kept() {
    let held_up = HeldUp::with(128).await;
    let (house, team) = (&held_up.house, &held_up.team);
    let mut waiting = Vec::new();
    for root in [[1; 32], [2; 32], [1; 32], [3; 32]] {
        let ask = with_receipt(house, team, &sealed(team), root).await;
        waiting.push(send(house, ask));
    }
    sleep(COMES_TO_THE_WRITER).await;
    let (house, first) = held_up.let_go().await;
    assert_eq!(first.status, 201);
    let mut refused = Vec::new();
    for (place, reply) in waiting.into_iter().enumerate() {
        let reply = reply.await.expect("an answer");
        if reply.status != 201 {
            assert_eq!(reply.refusal(), (409, "receipt-taken".to_owned()));
            refused.push(place);
        }
    }
    // Which of the two with one receipt came first is drawn.
    assert!(matches!(refused[..], [0 | 2]), "{refused:?}");
    assert_eq!(house.testimonies().await, 4);
    house.assert_sound().await;
}

#[tokio::test]
async fn each_of_those_that_wait_together_is_told_its_own_reason() {
    let (house, team) = House::with_call().await;
    let (gone, kept) = (Survivor::of(&house, &team).await, Survivor::of(&house, &team).await);
    assert_eq!(gone.withdraws(&house).of(&house).await.status, 200);
    let held_up = HeldUp::of(house, team).await;
    let (house, team) = (&held_up.house, &held_up.team);
    let new = async || Survivor::new(team).submission(house).await;
    let none = AttachmentId::make(&mut OsRng).to_string();
    let asks = [
        (new().await, 201, ""),
        (gone.submission(house).await, 410, "withdrawn"),
        (new().await.header("murmuration-receipt", &gone.receipt_header), 410, "withdrawn"),
        (kept.submission(house).await, 200, ""),
        (new().await.header("murmuration-id", kept.file.id.to_string()), 409, "id-taken"),
        (new().await.header("murmuration-receipt", &kept.receipt_header), 409, "receipt-taken"),
        (new().await.header("murmuration-attachments", none), 422, "attachment-missing"),
        (new().await, 201, ""),
    ];
    let waiting = asks.map(|(ask, status, code)| (send(house, ask), status, code));
    sleep(COMES_TO_THE_WRITER).await;
    let (house, _) = held_up.let_go().await;
    for (reply, status, code) in waiting {
        let reply = reply.await.expect("an answer");
        match code {
            "" => assert_eq!(reply.status, status),
            code => assert_eq!(reply.refusal(), (status, code.to_owned())),
        }
    }
    assert_eq!(house.testimonies().await, 4);
    house.assert_sound().await;
}

#[tokio::test]
async fn the_same_account_twice_among_those_that_wait_is_kept_once_and_answered_twice() {
    let held_up = HeldUp::with(128).await;
    let (house, file) = (&held_up.house, sealed(&held_up.team));
    let mut waiting = Vec::new();
    for _ in 0..2 {
        let ask = submission(house, &file).await;
        waiting.push(send(house, ask));
    }
    sleep(COMES_TO_THE_WRITER).await;
    let (house, _) = held_up.let_go().await;
    let mut statuses = Vec::new();
    for reply in waiting {
        let reply = reply.await.expect("an answer");
        statuses.push(reply.status.as_u16());
        assert_eq!(reply.json::<Received>().sha256, file.digest().to_string());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 201]);
    assert_eq!(house.testimonies().await, 2);
}

#[tokio::test]
async fn whoever_hangs_up_while_her_account_waits_finds_it_kept_whole() {
    let held_up = HeldUp::with(128).await;
    let (house, file) = (&held_up.house, sealed(&held_up.team));
    let (ask, again) = (submission(house, &file).await, submission(house, &file).await);
    let waiting = send(house, ask);
    sleep(COMES_TO_THE_WRITER).await;
    waiting.abort();
    let (house, _) = held_up.let_go().await;
    are_kept(&house, 2).await;
    let reply = again.of(&house).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json::<Received>().sha256, file.digest().to_string());
    assert_eq!(house.testimonies().await, 2);
    house.assert_sound().await;
}

#[tokio::test]
async fn whoever_hangs_up_makes_no_room_for_another_while_her_account_still_waits() {
    let held_up = HeldUp::with(2).await;
    let (house, team) = (&held_up.house, &held_up.team);
    let second = submission(house, &sealed(team)).await;
    let (third, after) = (submission(house, &sealed(team)).await, submission(house, &sealed(team)).await);
    let waiting = send(house, second);
    sleep(COMES_TO_THE_WRITER).await;
    waiting.abort();
    let refused = timeout(SURELY, third.of(house)).await.expect("it is refused and does not wait for the writer");
    assert_eq!(refused.refusal(), (503, "busy".to_owned()));
    let (house, _) = held_up.let_go().await;
    assert_eq!(after.of(&house).await.status, 201);
    are_kept(&house, 3).await;
}

/// More than the system takes into its own hands for both ends.
const LARGE: usize = 64 << 20;

/// A server that gives up on who does not read, and a connection that asked it for a large file.
async fn asked_for_much(house: &House) -> TcpStream {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it has one");
    let file = house.data().with_file_name("dist").join("assets/large.wasm");
    fs::File::create(file).and_then(|file| file.set_len(LARGE as u64)).expect("there is room");
    let limits = Limits { grace: Duration::from_millis(300), bytes_per_second: 1 << 20, ..Limits::default() };
    tokio::spawn(listen::serve(listener, house.router.clone(), limits, std::future::pending()));
    let mut line = TcpStream::connect(address).await.expect("it lets in");
    let ask = format!("GET /assets/large.wasm HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    line.write_all(ask.as_bytes()).await.expect("it is taken");
    line
}

#[tokio::test]
async fn whoever_asks_and_does_not_read_is_given_up() {
    let house = House::new().await;
    let mut line = asked_for_much(&house).await;
    sleep(Duration::from_secs(2)).await;
    let mut read = Vec::new();
    // What lies in the system's hands may still come, or the connection is simply gone.
    let ended = timeout(SURELY, line.read_to_end(&mut read)).await.expect("the server has let go");
    assert!(ended.is_err() || read.len() < LARGE, "all of it was kept for somebody who did not read");
}

#[tokio::test]
async fn whoever_reads_at_a_decent_pace_gets_everything() {
    let house = House::new().await;
    let mut line = asked_for_much(&house).await;
    let (mut read, mut piece) = (0, vec![0; 1 << 20]);
    let (done, is_done) = oneshot::channel();
    tokio::spawn(async move {
        loop {
            match line.read(&mut piece).await.expect("it is not cut off") {
                0 => break,
                length => read += length,
            }
            // Slower than the line, faster than what is asked for.
            sleep(Duration::from_millis(10)).await;
        }
        let _ = done.send(read);
    });
    let read = timeout(SURELY * 3, is_done).await.expect("it ends").expect("it is not cut off");
    assert!(read > LARGE);
}
