//! Attachments in an object store that is killed under an upload, beside the folder: the real command, on PostgreSQL.
//!
//! The store goes (`kill -9`), and later stops answering; a sender goes on as the browser does, by asking how far she is. She must be told that it can't be kept
//! now, the server must say that it is not ready, and nothing may be lost or differ. Only `cargo xtask bench bucket` has the store for it.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock: that is what it is for")]

#[expect(dead_code, reason = "tests use more of it")]
#[path = "../tests/machine.rs"]
mod machine;
#[expect(dead_code, reason = "tests use more of it")]
#[path = "../tests/house/people.rs"]
mod people;

use std::{
    env,
    fs::{self, Permissions},
    net::TcpStream,
    os::unix::fs::PermissionsExt as _,
    process::{self, Child, Command, ExitCode, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use app::wire::{Problem, UploadBegun, UploadState, WorkRequest, WorkToken};
use rand_core::{OsRng, RngCore as _};
use sea_orm::{ConnectionTrait as _, Database};
use vault::{
    attachment::{About, Sealer},
    id::{AttachmentId, Digest, SubmissionId},
    seal::{SealMode, SealedFile, seal},
    work,
};

use machine::{Answer, Machine, Process};
use people::{Team, draft};

const CALL: &str = "right-care";
const PART: usize = 1_048_576;
const FILE: usize = 90_000_000;
/// How long the store is away, each time.
const AWAY: Duration = Duration::from_secs(15);
/// How long a sender waits who was refused.
const STEP: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    // `cargo test --benches` only wants to know that it links.
    if !env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    if env::var(Garage::SERVE).is_err() {
        println!("there is no object store here: cargo xtask bench bucket");
        return ExitCode::FAILURE;
    }
    beside();
    killed();
    ExitCode::SUCCESS
}

/// The object store, as the one who runs this wrote down how it is started.
struct Garage(Child);

impl Garage {
    /// A program that becomes it.
    const SERVE: &str = "MURMURATION_TEST_BUCKET_SERVE";

    fn start() -> Self {
        let mut serve = Command::new(env::var(Self::SERVE).expect("it was there"));
        let mut garage = Self(serve.stdin(Stdio::null()).spawn().expect("it can be started"));
        let place = place();
        let address = place[0].trim_start_matches("http://");
        while TcpStream::connect(address).is_err() {
            assert!(garage.0.try_wait().expect("a child").is_none(), "the object store ended by itself");
            thread::sleep(Duration::from_millis(20));
        }
        garage
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.0.id().to_string()]).status().expect("kill runs");
        assert!(sent.success());
    }
}

impl Drop for Garage {
    /// `kill -9`
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Endpoint, bucket and region.
fn place() -> [String; 3] {
    let place = env::var("MURMURATION_TEST_BUCKET").expect("it goes with the store");
    let words: Vec<_> = place.split(' ').map(str::to_owned).collect();
    words.try_into().expect("three words")
}

/// A server with a call, and a database of its own.
fn machine(has_bucket: bool) -> (Machine, Process, Team) {
    let mut machine = Machine::new().with("MURMURATION_DEMONSTRATION", "1").with("MURMURATION_WORK_DIFFICULTY", "0");
    let (name, url) = database();
    machine.set("MURMURATION_DATABASE", url);
    if has_bucket {
        let [endpoint, bucket, region] = place();
        machine.set("MURMURATION_BUCKET", format!("{endpoint}/{bucket}/{name}?region={region}"));
        fs::create_dir_all(machine.data()).expect("a folder");
        let key = machine.data().join("bucket");
        fs::copy(env::var("MURMURATION_TEST_BUCKET_KEY").expect("a file"), &key).expect("it can be read");
        fs::set_permissions(key, Permissions::from_mode(0o600)).expect("it is ours");
    }
    let server = machine.start();
    let team = Team::new(CALL, true);
    machine.move_in(&team);
    (machine, server, team)
}

fn database() -> (String, String) {
    let socket = env::var("MURMURATION_TEST_POSTGRES").expect("this runs under cargo xtask bench");
    let url = |name: &str| format!("postgres:///{name}?host={socket}&user=postgres");
    let name = format!("bucket_{}_{}", process::id(), OsRng.next_u32());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let admin = Database::connect(url("postgres")).await.expect("the server answers");
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE template0"))
            .await
            .expect("it may be filled");
    });
    (name.clone(), url(&name))
}

/// A sealed file, and how it is sent.
struct Upload {
    attachment: AttachmentId,
    bytes: Vec<u8>,
    token: String,
}

impl Upload {
    fn begin(machine: &Machine, team: &Team, submission: SubmissionId) -> Self {
        let attachment = AttachmentId::make(&mut OsRng);
        let mut content = vec![0; FILE];
        OsRng.fill_bytes(&mut content);
        let about = About {
            call: team.call.clone(),
            id: submission,
            attachment,
            media_type: "audio/ogg".to_owned(),
            size: FILE as u64,
            name: None,
        };
        let to = team.key_set.set().recipient.parse().expect("the call's own");
        let mut sealer = Sealer::new(&about, &to).expect("small enough");
        let mut bytes = sealer.push(&content).expect("as announced");
        bytes.extend(sealer.finish().expect("whole").0);
        let (work, length) = (work(machine, "light"), bytes.len().to_string());
        let headers = [
            ("murmuration-id", submission.to_string()),
            ("murmuration-attachment", attachment.to_string()),
            ("upload-length", length),
            ("murmuration-work", work),
        ];
        let begun = send(machine, "POST", &format!("/api/calls/{CALL}/attachments"), &headers, b"");
        assert_eq!(begun.status, 201, "{}", String::from_utf8_lossy(&begun.body));
        let UploadBegun { token } = serde_json::from_slice(&begun.body).expect("the wire type");
        Self { attachment, bytes, token }
    }

    /// Sends all of it, as a browser does: whoever is refused waits, asks how far it is, and goes on there. Returns each refusal, and what the server says at the end.
    fn send(&self, machine: &Machine, at: &AtomicU64) -> (Vec<Vec<u8>>, UploadState) {
        let path = format!("/api/calls/{CALL}/attachments/{}", self.attachment);
        let bearer = format!("Bearer {}", self.token);
        let (mut refusals, mut state) = (Vec::new(), UploadState { offset: 0, sha256: None });
        while state.sha256.is_none() {
            let from = usize::try_from(state.offset).expect("it fits");
            let offset = from.to_string();
            let headers = [
                ("authorization", bearer.as_str()),
                ("content-type", "application/octet-stream"),
                ("upload-offset", offset.as_str()),
            ];
            let answer = match self.bytes[from..].chunks(PART).next() {
                Some(part) => machine.exchange("PUT", &path, &headers, part),
                None => machine.exchange("GET", &path, &headers[..1], b""),
            };
            let answer = answer.expect("the server itself answers");
            let read = Answer::read(&answer).expect("a whole answer");
            if read.status == 200 {
                state = serde_json::from_slice(&read.body).expect("the wire type");
            } else {
                refusals.push(answer);
                thread::sleep(STEP);
                let asked = machine.send("GET", &path, &headers[..1], b"").expect("an answer");
                if asked.status == 200 {
                    state = serde_json::from_slice(&asked.body).expect("the wire type");
                }
            }
            at.store(state.offset, Ordering::Relaxed);
        }
        (refusals, state)
    }

    fn is_right(&self, state: &UploadState) -> bool {
        state.sha256.as_ref() == Some(&Digest::of(&self.bytes).to_string())
    }
}

/// How fast a file goes to the folder and to the bucket, in turn.
fn beside() {
    let _garage = Garage::start();
    let machines = [machine(false), machine(true)];
    let mut speeds = [Vec::new(), Vec::new()];
    for _ in 0..3 {
        for ((machine, _, team), speeds) in machines.iter().zip(&mut speeds) {
            let upload = Upload::begin(machine, team, SubmissionId::make(&mut OsRng));
            let begin = Instant::now();
            let (refusals, state) = upload.send(machine, &AtomicU64::new(0));
            speeds.push(upload.bytes.len() as f64 / 1e6 / begin.elapsed().as_secs_f64());
            assert!(refusals.is_empty(), "{}", String::from_utf8_lossy(&refusals[0]));
            assert!(upload.is_right(&state));
        }
    }
    let told = |speeds: &[f64]| speeds.iter().map(|speed| format!("{speed:.1}")).collect::<Vec<_>>().join(", ");
    println!(
        "  files of 90 MB, three each in turn, MB a second with the check at the end: folder {}; bucket {}",
        told(&speeds[0]),
        told(&speeds[1])
    );
}

/// The store is killed under an upload, and stopped under another.
fn killed() {
    let garage = Garage::start();
    let (machine, server, team) = machine(true);
    let account = account(&team);
    let uploads = [(); 2].map(|()| Upload::begin(&machine, &team, account.id));
    let garage = under_an_outage("killed (kill -9)", &machine, &uploads[0], garage, |garage| {
        drop(garage);
        thread::sleep(AWAY);
        Garage::start()
    });
    let garage = under_an_outage("stopped (SIGSTOP)", &machine, &uploads[1], garage, |garage| {
        garage.signal("-STOP");
        thread::sleep(AWAY);
        garage.signal("-CONT");
        garage
    });
    let headers = [
        ("murmuration-id", account.id.to_string()),
        ("murmuration-epoch", "1".to_owned()),
        ("murmuration-work", work(&machine, "full")),
        ("murmuration-attachments", uploads.each_ref().map(|upload| upload.attachment.to_string()).join(",")),
    ];
    let taken = send(&machine, "POST", &format!("/api/calls/{CALL}/testimonies"), &headers, &account.bytes());
    assert_eq!(taken.status, 201, "{}", String::from_utf8_lossy(&taken.body));
    let begin = Instant::now();
    let verified = machine.command("verify").output().expect("the binary runs");
    let took = begin.elapsed().as_secs_f64();
    print!("  murmuration verify, {took:.1} s: {}", String::from_utf8_lossy(&verified.stdout));
    assert_eq!(verified.status.code(), Some(0), "{}", String::from_utf8_lossy(&verified.stderr));
    assert_eq!(server.terminate(), Some(0));
    drop(garage);
    let verified = machine.command("verify").output().expect("the binary runs");
    let said = String::from_utf8_lossy(&verified.stderr).into_owned();
    assert!(!verified.status.success() && said.contains("MURMURATION_BUCKET"), "without a store: {said}");
}

/// An upload with an outage a third of the way; says what its sender was told.
fn under_an_outage(
    what: &str,
    machine: &Machine,
    upload: &Upload,
    garage: Garage,
    outage: impl FnOnce(Garage) -> Garage,
) -> Garage {
    let at = AtomicU64::new(0);
    thread::scope(|scope| {
        let sending = scope.spawn(|| upload.send(machine, &at));
        while at.load(Ordering::Relaxed) < FILE as u64 / 3 {
            thread::sleep(Duration::from_millis(1));
        }
        let watching = scope.spawn(|| unready(machine));
        let begin = Instant::now();
        let garage = outage(garage);
        let away = begin.elapsed();
        let (said, until) = watching.join().expect("it does not panic");
        let (refusals, state) = sending.join().expect("it does not panic");
        assert!(!refusals.is_empty(), "nobody noticed");
        for refusal in &refusals {
            let text = String::from_utf8_lossy(refusal);
            let problem = Answer::read(refusal).and_then(|answer| serde_json::from_slice::<Problem>(&answer.body).ok());
            assert!(text.starts_with("HTTP/1.1 503 ") && text.contains("retry-after: "), "{text}");
            assert_eq!(problem.map(|problem| problem.code).as_deref(), Some("storage"));
        }
        assert!(upload.is_right(&state), "the stored file is another");
        println!(
            "  {what} at a third of 90 MB: away {:.1} s; {} refusals, each 503 with Retry-After; \"{}\" until {:.1} s after it went; the digest is right",
            away.as_secs_f64(),
            refusals.len(),
            said.trim(),
            (until - begin).as_secs_f64(),
        );
        garage
    })
}

/// What the server says while it is not ready, and when it is ready again.
fn unready(machine: &Machine) -> (String, Instant) {
    let ask = || machine.get("/readyz").expect("the server itself answers");
    let mut answer = ask();
    while answer.status == 200 {
        thread::sleep(Duration::from_millis(100));
        answer = ask();
    }
    assert_eq!(answer.status, 503);
    let said = String::from_utf8_lossy(&answer.body).into_owned();
    while ask().status != 200 {
        thread::sleep(Duration::from_millis(100));
    }
    (said, Instant::now())
}

fn account(team: &Team) -> SealedFile {
    let id = SubmissionId::make(&mut OsRng);
    seal(&draft("An invented account with two recordings."), &team.key_set, id, None, SealMode::Wasm).expect("it fits")
}

/// Work that costs nothing, at this difficulty.
fn work(machine: &Machine, class: &str) -> String {
    let request = WorkRequest { class: class.to_owned() };
    let WorkToken { token, .. } = machine.post_json("/api/work", "", &request).expect("a token");
    work::header_value(&token, 0)
}

fn send(machine: &Machine, method: &str, path: &str, headers: &[(&str, String)], body: &[u8]) -> Answer {
    let mut headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    headers.push(("content-type", "application/octet-stream"));
    machine.send(method, path, &headers, body).expect("an answer")
}
