//! Proof of work: tokens that were signed here, redeemed once, and never more than a few verifications at a time.
//!
//! Nobody is turned away by count. Under surge the work grows, and requests queue.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use tokio::{sync::Semaphore, task::spawn_blocking};
use vault::{
    id::Digest,
    work::{Class, Memory},
};

use crate::{chance::Chance, error::Reason, spent::Spent};

/// How long a token is good, in seconds; also the window in which surge is counted.
const MINUTES_TEN: u64 = 600;
/// How long a body may take that was announced with a good token, in seconds. Used tokens are remembered as long.
const IN_TRANSIT: u64 = 3_600;
/// Light tokens that ten minutes give out at their own difficulty. Each doubling beyond makes them a step harder.
const LIGHT_POOL: u32 = 60;
/// Testimonies that ten minutes bring before the work grows. Each doubling beyond makes it a step harder.
const CALM: u32 = 1_200;
/// The most that surge adds: eight times the work.
const SURGE: u32 = 3;
/// No header is longer: token, colon and a 64-bit counter.
const HEADER_LIMIT: usize = 256;

type Nonce = [u8; 16];

/// Gives out tokens and redeems them.
pub struct WorkDesk {
    key: [u8; 32],
    fixed: Option<u32>,
    verifications: Arc<Semaphore>,
    /// Memory of verifications that are over, for the next.
    memories: Arc<Mutex<Vec<Memory>>>,
    /// Redeemed tokens. Each cost its sender a proof.
    spent: Spent,
    books: Mutex<Books>,
}

#[derive(Default)]
struct Books {
    light: Window,
    redeemed: Window,
}

/// A count over the running and the past ten minutes.
#[derive(Default)]
struct Window {
    begin: u64,
    before: u32,
    now: u32,
}

impl Window {
    fn count(&mut self, seconds: u64) -> u32 {
        let begin = seconds - seconds % MINUTES_TEN;
        if begin != self.begin {
            self.before = if begin == self.begin + MINUTES_TEN { self.now } else { 0 };
            (self.begin, self.now) = (begin, 0);
        }
        self.before.max(self.now)
    }

    fn add(&mut self, seconds: u64) {
        self.count(seconds);
        self.now = self.now.saturating_add(1);
    }
}

/// How many doublings `count` is beyond `calm`.
fn steps(count: u32, calm: u32) -> u32 {
    (count / calm).checked_ilog2().map_or(0, |doublings| doublings + 1)
}

/// A token and counter that could be good. The costly part of the check is yet to come.
pub struct Claim {
    token: String,
    nonce: Nonce,
    difficulty: u32,
    expires: u64,
    counter: u64,
}

/// A redeemed token. Give it back with [`WorkDesk::forgive`] if what it paid for failed on our side.
#[derive(Clone, Copy)]
pub struct Paid(Nonce);

impl WorkDesk {
    /// A desk that signs with this key: tokens of another are not known here.
    pub fn new(key: [u8; 32], spent: Spent, fixed: Option<u32>, verifications: usize) -> Self {
        Self {
            key,
            fixed,
            verifications: Arc::new(Semaphore::new(verifications)),
            memories: Arc::default(),
            spent,
            books: Mutex::default(),
        }
    }

    /// A token, and how hard it is to solve.
    pub fn issue(&self, class: Class, seconds: u64, chance: &Chance) -> (String, u32) {
        let difficulty = self.fixed.unwrap_or_else(|| self.difficulty(class, seconds));
        let expires = seconds + MINUTES_TEN;
        let nonce = BASE64URL_NOPAD.encode(&chance.bytes::<16>());
        let body = format!("{class}.{difficulty}.{expires}.{nonce}");
        let signature = BASE64URL_NOPAD.encode(&self.mac(&body).finalize().into_bytes());
        (format!("{body}.{signature}"), difficulty)
    }

    fn difficulty(&self, class: Class, seconds: u64) -> u32 {
        let mut books = self.books();
        let surge = steps(books.redeemed.count(seconds), CALM).min(SURGE);
        let full = Class::Full.difficulty() + surge;
        match class {
            Class::Full => full,
            Class::Light => {
                let given = books.light.count(seconds);
                books.light.add(seconds);
                (class.difficulty() + steps(given, LIGHT_POOL)).min(full)
            }
        }
    }

    /// Reads the header `token:counter`.
    ///
    /// # Errors
    /// [`Reason::WorkMissing`], [`Reason::WorkMalformed`], [`Reason::WorkUnknown`], [`Reason::WorkExpired`].
    pub fn claim(&self, header: Option<&str>, seconds: u64) -> Result<Claim, Reason> {
        let header = header.ok_or(Reason::WorkMissing)?;
        let (token, counter) =
            header.split_once(':').filter(|_| header.len() <= HEADER_LIMIT).ok_or(Reason::WorkMalformed)?;
        let counter = decimal(counter).ok_or(Reason::WorkMalformed)?;
        let (body, signature) = token.rsplit_once('.').ok_or(Reason::WorkMalformed)?;
        let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).map_err(|_| Reason::WorkMalformed)?;
        self.mac(body).verify_slice(&signature).map_err(|_| Reason::WorkUnknown)?;
        let claim = read(token, body, counter).ok_or(Reason::WorkMalformed)?;
        if seconds >= claim.expires { Err(Reason::WorkExpired) } else { Ok(claim) }
    }

    /// Verifies the proof for a file, and uses the token up. Waits while others are verified.
    ///
    /// # Errors
    /// [`Reason::WorkUsed`], [`Reason::WorkWrong`], or those of storage.
    pub async fn redeem(&self, claim: Claim, digest: Digest, seconds: u64) -> Result<Paid, Reason> {
        let permit = Arc::clone(&self.verifications).acquire_owned().await;
        let permit = permit.map_err(|_| Reason::Internal)?;
        if self.spent.is_known(&claim.nonce) {
            return Err(Reason::WorkUsed);
        }
        let Claim { token, nonce, difficulty, expires, counter } = claim;
        let memories = Arc::clone(&self.memories);
        let right = spawn_blocking(move || {
            let mut memory = lock(&memories).pop().unwrap_or_default();
            let right = memory.verify(&token, &digest, difficulty, counter);
            lock(&memories).push(memory);
            drop(permit);
            right
        });
        if !right.await.map_err(|_| Reason::Internal)? {
            return Err(Reason::WorkWrong);
        }
        // Two requests with one token may both have come this far, or one to another server.
        if !self.spent.add(&nonce, expires + IN_TRANSIT, seconds).await? {
            return Err(Reason::WorkUsed);
        }
        self.books().redeemed.add(seconds);
        Ok(Paid(nonce))
    }

    /// Makes a redeemed token good again.
    pub async fn forgive(&self, paid: Paid) {
        self.spent.forget(&paid.0).await;
    }

    fn mac(&self, body: &str) -> Hmac<Sha256> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        mac.chain_update(b"murmuration/v1/work-token/").chain_update(body)
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        lock(&self.books)
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    // Books and memories are whole between any two statements.
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The parts of a token that was signed here.
fn read(token: &str, body: &str, counter: u64) -> Option<Claim> {
    let mut parts = body.split('.').skip(1);
    let claim = Claim {
        token: token.to_owned(),
        difficulty: parts.next()?.parse().ok()?,
        expires: parts.next()?.parse().ok()?,
        nonce: BASE64URL_NOPAD.decode(parts.next()?.as_bytes()).ok()?.try_into().ok()?,
        counter,
    };
    Some(claim)
}

fn decimal(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> (WorkDesk, Chance) {
        (of_key(7), Chance::new(|bytes| bytes.fill(7)))
    }

    fn of_key(byte: u8) -> WorkDesk {
        WorkDesk::new([byte; 32], Spent::default(), None, 4)
    }

    #[test]
    fn a_drained_light_pool_makes_light_work_harder_but_never_harder_than_full() {
        let (desk, chance) = desk();
        let light = || desk.issue(Class::Light, 1_000, &chance).1;
        let given: Vec<u32> = (0..4_000).map(|_| light()).collect();
        assert_eq!((given[0], given[59], given[60], given[120], given[240]), (3, 3, 4, 5, 6));
        assert_eq!(given.last(), Some(&8));
        assert_eq!(desk.issue(Class::Full, 1_000, &chance).1, 8);
        assert_eq!(desk.issue(Class::Light, 1_000 + 3 * MINUTES_TEN, &chance).1, 3);
    }

    #[test]
    fn under_surge_the_work_grows_step_by_step_and_not_beyond_reason() {
        assert_eq!([0, 1_199, 1_200, 2_400, 4_800].map(|count| steps(count, CALM)), [0, 0, 1, 2, 3]);
        let (desk, chance) = desk();
        for _ in 0..1_000_000 {
            desk.books().redeemed.add(1_000);
        }
        assert_eq!(desk.issue(Class::Full, 1_000, &chance).1, 8 + SURGE);
    }

    #[test]
    fn a_token_that_another_key_signed_is_not_known() {
        let (desk, chance) = desk();
        let (token, _) = desk.issue(Class::Full, 1_000, &chance);
        let other = of_key(8);
        let header = format!("{token}:0");
        assert!(desk.claim(Some(&header), 1_000).is_ok());
        assert_eq!(other.claim(Some(&header), 1_000).err(), Some(Reason::WorkUnknown));
        let easier = header.replace(".8.", ".0.");
        assert_eq!(desk.claim(Some(&easier), 1_000).err(), Some(Reason::WorkUnknown));
    }
}
