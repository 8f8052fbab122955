//! What a sender on a real connection gets to see.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
    time::Duration,
};

use sea_orm::{Database, SqliteTransactionMode, TransactionOptions, TransactionTrait as _};

use super::{
    machine::{Answer, Machine, Process},
    people::{Team, sealed},
};

/// A server with a call, where any counter solves the work.
fn house() -> (Machine, Process, Team) {
    let machine = Machine::new().with("MURMURATION_DEMONSTRATION", "1").with("MURMURATION_WORK_DIFFICULTY", "0");
    let process = machine.start();
    let team = Team::new("right-care", true);
    machine.move_in(&team);
    (machine, process, team)
}

const DOOR: &str = "/api/calls/right-care/testimonies";
const ID: &str = "00112233445566778899aabbccddeeff";

fn headers<'a>(epoch: &'a str, work: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("content-type", "application/octet-stream"),
        ("murmuration-id", ID),
        ("murmuration-epoch", epoch),
        ("murmuration-work", work),
    ]
}

fn work(machine: &Machine) -> String {
    let request = app::wire::WorkRequest { class: "full".to_owned() };
    let given: app::wire::WorkToken = machine.post_json("/api/work", "", &request).expect("a token");
    format!("{}:0", given.token)
}

/// Sends as a browser on an ordinary line does: piece by piece, and does not read before everything is sent.
fn upload(machine: &Machine, headers: &[(&str, &str)], body: &[u8]) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(machine.address)?;
    let mut head = format!("POST {DOOR} HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n", machine.address, body.len());
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}connection: close\r\n\r\n").as_bytes())?;
    for piece in body.chunks(65_536) {
        stream.write_all(piece)?;
        thread::sleep(Duration::from_millis(5));
    }
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Answer::read(&bytes).ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
}

/// The reason must reach a sender, also if the server knew it after the first byte.
#[test]
fn a_refused_sender_gets_to_read_why() {
    let (machine, process, team) = house();
    let work = work(&machine);
    let text = b"They came to my door at night. ".repeat(30_000);
    let large = [sealed(&team).bytes(), vec![7; 900_000]].concat();
    let cases = [
        ("1", work.as_str(), &text, 422, "not-age"),
        ("1", &work, &large, 422, "size-class"),
        ("7", &work, &text, 422, "wrong-epoch"),
        ("1", "x", &text, 428, "work-malformed"),
        ("x", &work, &text, 422, "epoch-header"),
    ];
    for (epoch, work, body, status, code) in cases {
        let answer = upload(&machine, &headers(epoch, work), body).expect("an answer, not a reset");
        let problem: app::wire::Problem = serde_json::from_slice(&answer.body).expect("a problem");
        assert_eq!((answer.status, problem.code.as_str()), (status, code));
    }
    let answer = machine.send("POST", DOOR, &headers("1", &work), &sealed(&team).bytes()).expect("an answer");
    assert_eq!(answer.status, 201);
    assert_eq!(process.terminate(), Some(0));
}

/// Without a length, in chunks, until the server has had enough.
#[test]
fn an_endless_sender_is_stopped_at_the_limit() {
    let (machine, process, team) = house();
    let mut stream = TcpStream::connect(machine.address).expect("a connection");
    let mut head = format!("POST {DOOR} HTTP/1.1\r\nhost: {}\r\ntransfer-encoding: chunked\r\n", machine.address);
    for (name, value) in headers("1", &work(&machine)) {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).expect("the head is taken");
    let mut reader = stream.try_clone().expect("two hands");
    let reading = thread::spawn(move || {
        let mut answer = Vec::new();
        let _ = reader.read_to_end(&mut answer);
        answer
    });
    let mut chunk = sealed(&team).bytes();
    let mut sent = 0_usize;
    loop {
        let framed = [format!("{:x}\r\n", chunk.len()).as_bytes(), &chunk, b"\r\n"].concat();
        if stream.write_all(&framed).is_err() {
            break;
        }
        sent += chunk.len();
        assert!(sent < 64_000_000, "the server reads without end");
        chunk = vec![7; 65_536];
    }
    let answer = reading.join().expect("reading does not panic");
    assert!(answer.starts_with(b"HTTP/1.1 413 ") || answer.is_empty(), "{}", String::from_utf8_lossy(&answer));
    assert_eq!(process.terminate(), Some(0));
}

/// What is no request at all ends the connection, and nothing else.
#[test]
fn noise_ends_its_connection_only() {
    let (machine, process, _) = house();
    for noise in [b"\x16\x03\x01\x02\x00\x01".as_slice(), b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", &[b'A'; 600_000]] {
        let mut stream = TcpStream::connect(machine.address).expect("a connection");
        let _ = stream.write_all(noise);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(!answer.starts_with(b"HTTP/1.1 2"), "{}", String::from_utf8_lossy(&answer));
    }
    assert_eq!(machine.get("/healthz").expect("it still answers").status, 200);
    assert_eq!(process.terminate(), Some(0));
}

/// The head of a request with a body of this length.
fn head(machine: &Machine, headers: &[(&str, &str)], length: usize) -> String {
    let mut head = format!("POST {DOOR} HTTP/1.1\r\nhost: {}\r\ncontent-length: {length}\r\n", machine.address);
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head + "\r\n"
}

/// The half of an account, on its way.
fn half_sent(machine: &Machine, team: &Team) -> (TcpStream, Vec<u8>) {
    let body = sealed(team).bytes();
    let mut stream = TcpStream::connect(machine.address).expect("a connection");
    let head = head(machine, &headers("1", &work(machine)), body.len());
    stream.write_all(head.as_bytes()).expect("the head is taken");
    let (now, later) = body.split_at(body.len() / 2);
    stream.write_all(now).expect("half of it is taken");
    // Until it is in a handler's hands.
    thread::sleep(Duration::from_millis(300));
    (stream, later.to_vec())
}

fn ask_to_end(process: &Process) {
    let id = process.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().expect("kill runs").success());
}

fn is_held(machine: &Machine, answer: &[u8]) -> bool {
    let received: app::wire::Received = serde_json::from_slice(answer).expect("the wire type");
    assert_eq!(received.id, ID);
    holds(machine, 1)
}

/// Verify looks at what is kept, and counts it.
fn holds(machine: &Machine, accounts: usize) -> bool {
    let output = machine.command("verify").output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stdout).contains(&format!("accounts {accounts},"))
}

#[test]
fn an_account_that_is_on_its_way_when_the_end_is_asked_for_is_taken_and_acknowledged() {
    let (machine, process, team) = house();
    let (mut stream, rest) = half_sent(&machine, &team);
    ask_to_end(&process);
    // Nobody new is let in.
    while TcpStream::connect(machine.address).is_ok() {
        thread::sleep(Duration::from_millis(5));
    }
    stream.write_all(&rest).expect("the other half is taken");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let answer = Answer::read(&bytes).expect("an answer");
    assert_eq!(answer.status, 201);
    assert_eq!(process.ended(), Some(0));
    assert!(is_held(&machine, &answer.body));
}

#[test]
fn an_account_that_does_not_come_in_time_is_not_acknowledged_and_nothing_of_it_is_kept() {
    let (machine, process, team) = house();
    let (mut stream, _) = half_sent(&machine, &team);
    assert_eq!(process.terminate(), Some(0));
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    assert!(!bytes.starts_with(b"HTTP/1.1 2"), "{}", String::from_utf8_lossy(&bytes));
    assert!(holds(&machine, 0));
}

/// Many are in the writer's hands, and it can't write yet.
#[test]
fn accounts_that_wait_to_be_written_when_the_end_is_asked_for_are_written_and_acknowledged() {
    let (machine, process, team) = house();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let url = format!("sqlite://{}", machine.path("data/murmuration.sqlite").display());
    let lock = runtime.block_on(async {
        let db = Database::connect(url).await.expect("the database opens");
        let mode = Some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() };
        db.begin_with_options(options).await.expect("nobody else writes")
    });
    let mut streams: Vec<_> = (0..8).map(|_| whole_sent(&machine, &team)).collect();
    // Until they are in a handler's hands.
    thread::sleep(Duration::from_millis(500));
    ask_to_end(&process);
    while TcpStream::connect(machine.address).is_ok() {
        thread::sleep(Duration::from_millis(5));
    }
    runtime.block_on(lock.commit()).expect("it lets go");
    for stream in &mut streams {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        assert_eq!(Answer::read(&bytes).expect("an answer").status, 201);
    }
    assert_eq!(process.ended(), Some(0));
    assert!(holds(&machine, 8));
}

/// An account, on its way to the disk.
fn whole_sent(machine: &Machine, team: &Team) -> TcpStream {
    let file = sealed(team);
    let (id, work) = (file.id.to_string(), work(machine));
    let mut headers = headers("1", &work);
    headers[1].1 = &id;
    let mut stream = TcpStream::connect(machine.address).expect("a connection");
    stream.write_all(&[head(machine, &headers, file.bytes().len()).as_bytes(), &file.bytes()].concat()).expect("taken");
    stream
}
