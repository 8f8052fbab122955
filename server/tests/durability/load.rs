//! Clients that send accounts, files and withdrawals, and know what was acknowledged to them.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs, iter,
    sync::{
        Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use app::wire::{Problem, Received, UploadBegun, UploadState, WorkRequest, WorkToken};
use data_encoding::BASE64URL_NOPAD;
use rand_core::{OsRng, RngCore as _};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, QueryResult, Statement};
use vault::{
    attachment::{About, Sealer},
    id::{AttachmentId, Digest, SubmissionId},
    receipt::ReceiptKeys,
    return_action::ReturnAction,
};

use super::below;
use crate::{
    machine::{Answer, Machine},
    people::{Team, sealed},
};

const SENDERS: usize = 4;
const CALL: &str = "/api/calls/right-care";
const PART: usize = 1_048_576;
const BYTES: (&str, &str) = ("content-type", "application/octet-stream");
/// How a server may say that it could not keep something.
const REFUSALS: [&str; 3] = ["storage", "storage-full", "busy"];
/// How often somebody asks whether a server takes accounts again that has what it needs.
const TRIES: usize = 200;
/// Milliseconds until a test gives up: far more than anything here takes.
pub const PATIENCE: usize = 120_000;

/// An account that was not acknowledged yet.
struct Letter {
    id: SubmissionId,
    bytes: Vec<u8>,
    receipt: [u8; 32],
    file: Option<Upload>,
}

struct Upload {
    id: AttachmentId,
    bytes: Vec<u8>,
    /// Once it was begun.
    token: Option<String>,
    /// Bytes that were acknowledged.
    arrived: u64,
    /// Its digest was acknowledged. An account may have it by then, and nobody is told of it any more.
    is_whole: bool,
}

/// What is left of an account that was acknowledged.
struct Kept {
    sha256: Digest,
    receipt: [u8; 32],
    file: Option<(AttachmentId, Digest)>,
}

#[derive(Default)]
struct Ledger {
    kept: HashMap<SubmissionId, Kept>,
    /// Those whose answer never came.
    open: Vec<Letter>,
    withdrawn: HashSet<SubmissionId>,
    /// Withdrawals whose answer never came.
    leaving: Vec<(SubmissionId, Kept)>,
    acknowledged: usize,
    refused: BTreeMap<String, usize>,
}

pub struct Load {
    pub machine: Machine,
    team: Team,
    account: Vec<u8>,
    file: Vec<u8>,
    ledger: Mutex<Ledger>,
    over: AtomicBool,
}

impl Load {
    /// Of a machine whose call is founded by `team`.
    pub fn new(machine: Machine, team: Team) -> Self {
        let account = sealed(&team).bytes();
        let file = file(&team);
        Self { machine, team, account, file, ledger: Mutex::default(), over: AtomicBool::new(false) }
    }

    /// A machine that takes accounts without work.
    pub fn prepared(machine: Machine) -> Machine {
        machine.with("MURMURATION_DEMONSTRATION", "1").with("MURMURATION_WORK_DIFFICULTY", "0")
    }

    /// Sends while something happens.
    pub fn during<T>(&self, happens: impl FnOnce() -> T) -> T {
        self.over.store(false, Ordering::Relaxed);
        thread::scope(|scope| {
            for _ in 0..SENDERS {
                scope.spawn(|| {
                    let _end = End(&self.over);
                    while !self.over.load(Ordering::Relaxed) {
                        self.step();
                    }
                });
            }
            let _end = End(&self.over);
            happens()
        })
    }

    /// An account is taken, after a few tries if need be.
    pub fn is_taken_again(&self) {
        let before = self.acknowledged();
        let tried = iter::repeat_with(|| {
            let letter = self.next();
            self.deliver(letter);
            self.acknowledged()
        });
        assert!(tried.take(TRIES).any(|now| now > before), "nothing is taken any more: {:?}", self.refused());
    }

    /// Until so many more are acknowledged.
    pub fn wait_for(&self, more: usize) {
        let enough = self.acknowledged() + more;
        let is_over = || self.acknowledged() >= enough || self.over.load(Ordering::Relaxed);
        assert!(within(PATIENCE, is_over), "nothing is taken any more: {:?}", self.refused());
    }

    /// Until somebody is told that something can't be kept: for a second, because not every fault meets a sender.
    pub fn wait_for_a_refusal(&self) {
        let refusals = || self.refused().values().sum::<usize>();
        let before = refusals();
        within(1_000, || refusals() > before);
    }

    /// How long nothing is taken from the beginning of what happens on. Nobody may have to help.
    #[expect(clippy::disallowed_methods, reason = "a figure for BENCHMARKS.md; nothing is asserted about it")]
    pub fn away(&self, happens: impl FnOnce()) -> Duration {
        let begin = Instant::now();
        happens();
        self.wait_for(1);
        begin.elapsed()
    }

    pub fn acknowledged(&self) -> usize {
        self.ledger().acknowledged
    }

    /// How often each refusal was given.
    pub fn refused(&self) -> BTreeMap<String, usize> {
        self.ledger().refused.clone()
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().expect("no sender panicked")
    }

    fn step(&self) {
        let leaves = if below(8) == 0 { self.somebody() } else { None };
        match leaves {
            Some((id, kept)) => self.withdraw(id, kept),
            None => self.deliver(self.next()),
        }
    }

    fn somebody(&self) -> Option<(SubmissionId, Kept)> {
        let mut ledger = self.ledger();
        ledger.leaving.pop().or_else(|| {
            let id = *ledger.kept.keys().next()?;
            ledger.kept.remove_entry(&id)
        })
    }

    /// One that was never answered, or a new one: other bytes each time, which nobody without the key can tell from sealed ones.
    fn next(&self) -> Letter {
        if let Some(open) = self.ledger().open.pop() {
            return open;
        }
        let file = (below(8) == 0).then(|| Upload {
            id: AttachmentId::make(&mut OsRng),
            bytes: unlike(&self.file),
            token: None,
            arrived: 0,
            is_whole: false,
        });
        let mut receipt = [0; 32];
        OsRng.fill_bytes(&mut receipt);
        Letter { id: SubmissionId::make(&mut OsRng), bytes: unlike(&self.account), receipt, file }
    }

    fn deliver(&self, mut letter: Letter) {
        let done = self.carry(&mut letter);
        let mut ledger = self.ledger();
        if done.is_none() {
            ledger.open.push(letter);
            return;
        }
        ledger.acknowledged += 1;
        let file = letter.file.map(|file| (file.id, Digest::of(&file.bytes)));
        let kept = Kept { sha256: Digest::of(&letter.bytes), receipt: letter.receipt, file };
        assert!(ledger.kept.insert(letter.id, kept).is_none());
    }

    /// `None` if no acknowledgement came.
    fn carry(&self, letter: &mut Letter) -> Option<()> {
        if let Some(file) = letter.file.as_mut().filter(|file| !file.is_whole) {
            self.upload(&mut letter.id, file)?;
        }
        let keys = ReceiptKeys::from_root(&letter.receipt);
        let sha256 = Digest::of(&letter.bytes);
        let receipt = keys.header(&self.team.key_set.fingerprint(), letter.id, sha256, &mut OsRng).to_header_value();
        let (work, id) = (self.work()?, letter.id.to_string());
        let mut headers = vec![
            BYTES,
            ("murmuration-id", &id),
            ("murmuration-epoch", "1"),
            ("murmuration-work", &work),
            ("murmuration-receipt", &receipt),
        ];
        let file = letter.file.as_ref().map(|file| file.id.to_string());
        headers.extend(file.as_ref().map(|file| ("murmuration-attachments", file.as_str())));
        let answer = self.ask("POST", &format!("{CALL}/testimonies"), &headers, &letter.bytes)?;
        let received: Received = read(&answer, &[200, 201]);
        assert_eq!((received.id, received.sha256), (id, sha256.to_string()), "other bytes were acknowledged");
        Some(())
    }

    fn upload(&self, account: &mut SubmissionId, file: &mut Upload) -> Option<()> {
        let token = match &file.token {
            Some(token) => token.clone(),
            None => {
                // What began without an answer stays behind, and an account has only so many files.
                (*account, file.id) = (SubmissionId::make(&mut OsRng), AttachmentId::make(&mut OsRng));
                let begun = self.begin(account, file)?.token;
                file.token.insert(begun).clone()
            }
        };
        let (path, token) = (format!("{CALL}/attachments/{}", file.id), format!("Bearer {token}"));
        let bearer = ("authorization", token.as_str());
        let mut state: UploadState = read(&self.ask("GET", &path, &[bearer], b"")?, &[200]);
        loop {
            assert!(state.offset >= file.arrived, "{} of {} bytes of a file are left", state.offset, file.arrived);
            file.arrived = state.offset;
            if let Some(sha256) = state.sha256 {
                assert_eq!(sha256, Digest::of(&file.bytes).to_string(), "a file is not what was sent");
                file.is_whole = true;
                return Some(());
            }
            let offset = state.offset.to_string();
            let rest = file.bytes.get(usize::try_from(state.offset).ok()?..).expect("no more than was sent");
            let part = &rest[..rest.len().min(PART)];
            state = read(&self.ask("PUT", &path, &[bearer, BYTES, ("upload-offset", &offset)], part)?, &[200]);
        }
    }

    fn begin(&self, account: &SubmissionId, file: &Upload) -> Option<UploadBegun> {
        let (work, length) = (self.work()?, file.bytes.len().to_string());
        let headers = [
            ("murmuration-id", account.to_string()),
            ("murmuration-attachment", file.id.to_string()),
            ("upload-length", length),
            ("murmuration-work", work),
        ];
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Some(read(&self.ask("POST", &format!("{CALL}/attachments"), &headers, b"")?, &[201]))
    }

    fn withdraw(&self, id: SubmissionId, kept: Kept) {
        let keys = ReceiptKeys::from_root(&kept.receipt);
        let origin = format!("http://{}", self.machine.address);
        let signature = keys.sign(&ReturnAction {
            origin: &origin,
            action: "withdraw",
            testimony: id,
            counter: 1,
            body: Digest::of(b""),
        });
        let (lookup, signature) = (BASE64URL_NOPAD.encode(keys.lookup()), BASE64URL_NOPAD.encode(&signature));
        let headers = [
            ("murmuration-lookup", lookup.as_str()),
            ("murmuration-counter", "1"),
            ("murmuration-signature", &signature),
        ];
        let answer = self.ask("POST", "/api/return/withdraw", &headers, b"");
        let mut ledger = self.ledger();
        match answer {
            Some(answer) => {
                assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
                ledger.withdrawn.insert(id);
            }
            None => ledger.leaving.push((id, kept)),
        }
    }

    fn work(&self) -> Option<String> {
        let request = serde_json::to_vec(&WorkRequest { class: "full".to_owned() }).expect("wire types serialise");
        let answer = self.ask("POST", "/api/work", &[("content-type", "application/json")], &request)?;
        let work: WorkToken = read(&answer, &[200]);
        assert_eq!(work.difficulty, 0);
        Some(format!("{}:0", work.token))
    }

    /// `None` if no answer came, or a refusal that says that it can't be kept now.
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Option<Answer> {
        let Ok(answer) = self.machine.send(method, path, headers, body) else {
            thread::sleep(Duration::from_millis(5));
            return None;
        };
        if answer.status < 500 {
            return Some(answer);
        }
        let said = format!("{} {}", answer.status, String::from_utf8_lossy(&answer.body));
        let problem: Problem = serde_json::from_slice(&answer.body).expect(&said);
        assert!(REFUSALS.contains(&problem.code.as_str()), "{method} {path}: {said}");
        *self.ledger().refused.entry(problem.code).or_default() += 1;
        thread::sleep(Duration::from_millis(5));
        None
    }

    /// What of the acknowledged is not there, whole and once; nothing if all is. Looks into the database beside the server that runs.
    pub async fn wrong(&self, db: &DatabaseConnection) -> Vec<String> {
        let mut wrong = Vec::new();
        if db.get_database_backend() == DbBackend::Sqlite {
            let checked: String = value(&rows(db, "PRAGMA integrity_check").await[0], 0);
            wrong.extend((checked != "ok").then_some(checked));
        }
        let stray = "SELECT CAST(count(*) AS BIGINT) FROM testimony t FULL JOIN payload p ON p.row = t.row WHERE p.row IS NULL OR t.row IS NULL";
        let doubled = "SELECT CAST(count(*) - count(DISTINCT submission_id) AS BIGINT) FROM testimony";
        for (sql, what) in [(stray, "half"), (doubled, "doubled")] {
            let count: i64 = value(&rows(db, sql).await[0], 0);
            wrong.extend((count > 0).then(|| format!("{count} accounts are {what}")));
        }
        let accounts = "SELECT t.submission_id, t.header, p.payload FROM testimony t JOIN payload p ON p.row = t.row";
        let accounts: HashMap<Vec<u8>, Digest> = rows(db, accounts)
            .await
            .iter()
            .map(|row| (value(row, 0), Digest::of(&[value::<Vec<u8>>(row, 1), value(row, 2)].concat())))
            .collect();
        let files = "SELECT attachment_id, row FROM attachment WHERE testimony IS NOT NULL";
        let files: HashMap<Vec<u8>, i64> =
            rows(db, files).await.iter().map(|row| (value(row, 0), value(row, 1))).collect();
        let ledger = self.ledger();
        for (id, kept) in &ledger.kept {
            match accounts.get(id.to_bytes().as_slice()) {
                None => wrong.push(format!("{id} was acknowledged and is lost")),
                Some(sha256) if *sha256 != kept.sha256 => wrong.push(format!("{id} has other bytes")),
                Some(_) => {}
            }
            let Some((file, sha256)) = &kept.file else { continue };
            let row = files.get(file.to_bytes().as_slice());
            let path = row.map(|row| self.machine.data().join(format!("attachments/{row:016x}")));
            let bytes = path.and_then(|path| fs::read(path).ok());
            match bytes.map(|bytes| Digest::of(&bytes)) {
                None => wrong.push(format!("file {file} was acknowledged and is lost")),
                Some(found) if found != *sha256 => wrong.push(format!("file {file} has other bytes")),
                Some(_) => {}
            }
        }
        let back = ledger.withdrawn.iter().filter(|id| accounts.contains_key(id.to_bytes().as_slice()));
        wrong.extend(back.map(|id| format!("{id} was withdrawn and is back")));
        wrong
    }

    /// What `murmuration verify` finds wrong, but for what is on its way out: files without an account, and accounts whose withdrawal was refused halfway.
    pub fn unverified(&self) -> Vec<String> {
        let output = self.machine.command("verify").output().expect("the binary runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        let is_asked_again = !self.ledger().leaving.is_empty();
        let goes = |line: &str| {
            line.contains("no account has this file")
                || (is_asked_again && line.contains("the next start deletes them"))
        };
        let mut wrong: Vec<_> = said.lines().filter(|line| !goes(line)).collect();
        let last = wrong.pop().unwrap_or_default();
        if wrong.is_empty() && (last.starts_with("as it came") || last.starts_with("looked at")) {
            return Vec::new();
        }
        said.lines().map(str::to_owned).collect()
    }
}

/// Who finds something wrong ends the others as well.
struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Whether something is so within so many milliseconds, asked once in each.
pub fn within(milliseconds: usize, mut is_so: impl FnMut() -> bool) -> bool {
    (0..milliseconds).any(|_| {
        thread::sleep(Duration::from_millis(1));
        is_so()
    })
}

/// A sealed file of two parts.
fn file(team: &Team) -> Vec<u8> {
    let content = vec![7; PART + 50_000];
    let about = About {
        call: team.call.clone(),
        id: SubmissionId::make(&mut OsRng),
        attachment: AttachmentId::make(&mut OsRng),
        media_type: "audio/ogg".to_owned(),
        size: content.len() as u64,
        name: None,
    };
    let to = team.key_set.set().recipient.parse().expect("the call's own");
    let mut sealer = Sealer::new(&about, &to).expect("small");
    let mut bytes = sealer.push(&content).expect("as announced");
    bytes.extend(sealer.finish().expect("whole").0);
    bytes
}

fn unlike(template: &[u8]) -> Vec<u8> {
    let mut bytes = template.to_vec();
    let end = bytes.len();
    OsRng.fill_bytes(&mut bytes[end - 64..]);
    bytes
}

fn read<T: serde::de::DeserializeOwned>(answer: &Answer, good: &[u16]) -> T {
    let said = String::from_utf8_lossy(&answer.body);
    assert!(good.contains(&answer.status), "{} {said}", answer.status);
    serde_json::from_slice(&answer.body).expect(&said)
}

async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("a query")
}

fn value<T: sea_orm::TryGetable>(row: &QueryResult, index: usize) -> T {
    row.try_get_by_index(index).expect("a value")
}
