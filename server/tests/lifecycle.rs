//! The life of a call, and at each step the whole matrix: which accounts each person can read, and which she could
//! with the keys that she once had and a copy of everything that the server holds.

use app::wire::{CallDocument, Session, Wraps, recovery::OpenedRecovery};
use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use vault::{
    bundle::MasterKey,
    id::SubmissionId,
    identity::{CallIdentity, MemberIdentity},
    key_set::SignedKeySet,
    open::{Claim, open},
    paper::PaperCode,
    recovery::{RecoverySecret, Share, ShareError},
    role::Role,
    seal::{SealMode, seal},
    wrap::{Secret, open_wrap},
};

use super::{
    account::{By, by_passphrase, log_in_with, new_passphrase, put_paper, send},
    house::{
        House, Person, Team, draft, get,
        later::{Later, copy, desk, put, reseal_all, verify_all},
        post,
    },
    recovery::{enrol, enrolment, keep, make, make_of, opened, secrets},
    submissions::submission,
};

/// Somebody who has, or had, something to do with the call.
struct Somebody {
    name: &'static str,
    person: Person,
    /// Every call identity that she ever opened.
    kept: Vec<CallIdentity>,
}

/// A row of the matrix: who, what the doors give her, and what her keys open of all that is stored. An account is a letter.
type Row = (&'static str, String, String);

struct Life {
    house: House,
    team: Team,
    later: Later,
    people: Vec<Somebody>,
    /// Each with the epoch that it was sealed in.
    accounts: Vec<(SubmissionId, u32)>,
}

/// The same person in another place.
fn twin(person: &Person) -> Person {
    let (hybrid, signing) = person.keys.seeds();
    Person {
        account: person.account.clone(),
        role: person.role,
        keys: MemberIdentity::from_seeds(hybrid, signing),
        master: MasterKey::from_bytes(*person.master.as_bytes()),
    }
}

impl Life {
    async fn begin() -> Self {
        let (house, team) = House::with_call().await;
        let later = Later::of(&team);
        let mut life = Self { house, team, later, people: Vec::new(), accounts: Vec::new() };
        let founders = life.team.people().map(twin);
        for (name, person) in ["ada", "mo", "rex"].into_iter().zip(founders) {
            life.add(name, person);
        }
        life
    }

    fn add(&mut self, name: &'static str, person: Person) {
        self.people.push(Somebody { name, person, kept: Vec::new() });
    }

    fn get(&self, name: &str) -> Person {
        twin(&self.people.iter().find(|one| one.name == name).expect("she is there").person)
    }

    /// She has nothing left, neither on paper nor in her head nor in memory.
    fn loses_everything(&mut self, name: &str) {
        let one = self.people.iter_mut().find(|one| one.name == name).expect("she is there");
        *one = Somebody {
            person: Person::new(one.person.account.as_ref(), one.person.role),
            name: one.name,
            kept: Vec::new(),
        };
    }

    /// A survivor writes to the call as it is now.
    async fn account(&mut self) {
        let id = SubmissionId::make(&mut OsRng);
        let file = seal(&draft("An invented account."), &self.later.keys, id, None, SealMode::Wasm).expect("it fits");
        let epoch = self.later.keys.set().epoch;
        let ask = submission(&self.house, &file).await.header("murmuration-epoch", epoch.to_string());
        let reply = ask.of(&self.house).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        self.accounts.push((id, epoch));
    }

    async fn token(&self, name: &str) -> String {
        self.get(name).log_in(&self.house).await.token
    }

    async fn welcomes(&mut self, name: &'static str, role: Role) {
        let person = Person::new(name, role);
        let token = self.team.keyholder.log_in(&self.house).await.token;
        person.join(&self.house, &token).await;
        let next = self.later.welcome(&self.team, &person);
        let reply = put(&self.house, &token, &next).await;
        assert_eq!(reply.status, 204, "{}", reply.text());
        self.add(name, person);
    }

    /// A new call key for those who stay. Nothing is re-sealed yet.
    async fn rotates(&mut self, stay: &[&str]) {
        let token = self.team.keyholder.log_in(&self.house).await.token;
        let stay: Vec<_> = stay.iter().map(|name| self.get(name)).collect();
        let next = self.later.rotate(&self.team, &stay.iter().collect::<Vec<_>>());
        let reply = put(&self.house, &token, &next).await;
        assert_eq!(reply.status, 204, "{}", reply.text());
    }

    /// Her signature behind the call's texts takes the place of one that is about to go.
    async fn publishes_again(&self) {
        let her = &self.team.keyholder;
        let texts = self.team.sign(&CallDocument { version: 2, ..self.team.document() }, her);
        let token = her.log_in(&self.house).await.token;
        let reply = post(desk("document")).bearer(&token).json(&texts).of(&self.house).await;
        assert_eq!(reply.status, 204, "{}", reply.text());
    }

    /// One re-seals everything, and another looks at it.
    async fn reseals(&self, one: &str, other: &str) {
        let (first, second) = (self.get(one), self.get(other));
        reseal_all(&self.house, &self.token(one).await, &self.later.resealer(&first), 500).await;
        let (judged, _) = verify_all(&self.house, &self.token(other).await, &self.later.resealer(&second), 500).await;
        assert_eq!((judged.right as usize, judged.restored), (self.accounts.len() - self.sealed_now(), 0));
    }

    /// How many accounts were sealed to the identity in force.
    fn sealed_now(&self) -> usize {
        self.accounts.iter().filter(|(_, epoch)| *epoch >= self.later.identities[0].epoch).count()
    }

    /// What she gets through the doors with what she has: the call's identities that are wrapped to her.
    async fn identities(&self, person: &Person) -> Vec<(String, CallIdentity)> {
        let challenge = person.challenge(&self.house).await;
        let answer = person.answer(&challenge, self.house.state.config.origin.as_str());
        let reply = post("/api/login").json(&answer).of(&self.house).await;
        if !reply.status.is_success() {
            return Vec::new();
        }
        let token = reply.json::<Session>().token;
        let reply = get(desk("wraps")).bearer(&token).of(&self.house).await;
        if !reply.status.is_success() {
            return Vec::new();
        }
        let wraps: Wraps = reply.json();
        let files = wraps.wraps.iter().map(|wrap| BASE64_NOPAD.decode(wrap.file_b64.as_bytes()).expect("base64"));
        let opened = files.map(|file| open_wrap(&file, person.keys.recipient_identity(), &self.team.call));
        let identities = opened.filter_map(|secret| match secret.expect("it is wrapped to her") {
            Secret::Call(identity) => Some(identity),
            Secret::Root(_) => None,
        });
        identities.map(|identity| (token.clone(), identity)).collect()
    }

    /// The letters of the accounts that these identities open, among `files`.
    fn opens<'a>(&self, files: &[Vec<u8>], identities: impl Iterator<Item = &'a CallIdentity> + Clone) -> String {
        let opens = |(at, file): (usize, &Vec<u8>)| {
            let (id, epoch) = self.accounts[at];
            let claim = || Claim { call: self.team.call.clone(), id, epoch };
            let is_open = identities.clone().any(|identity| open(file, identity, &claim()).is_ok());
            is_open.then(|| char::from(b'a' + u8::try_from(at).expect("few")))
        };
        files.iter().enumerate().filter_map(opens).collect()
    }

    async fn files(&self, token: &str) -> Vec<Vec<u8>> {
        let mut files = Vec::new();
        for (id, _) in &self.accounts {
            let reply = get(desk(&format!("testimonies/{id}"))).bearer(token).of(&self.house).await;
            assert_eq!(reply.status, 200);
            files.push(reply.body);
        }
        files
    }

    /// Everything that is stored of the accounts, the headers of before included, as whoever steals the database has it.
    async fn stored(&self) -> Vec<Vec<Vec<u8>>> {
        let mut stored = Vec::new();
        for (id, _) in &self.accounts {
            let row = format!("SELECT row FROM testimony WHERE hex(submission_id) = upper('{id}')");
            let column = async |sql: String| {
                let text = self.house.text(&sql).await;
                text.lines()
                    .map(|line| data_encoding::HEXUPPER.decode(line.as_bytes()).expect("hex"))
                    .collect::<Vec<_>>()
            };
            let payload = column(format!("SELECT hex(payload) FROM payload WHERE row = ({row})")).await.concat();
            let mut headers = column(format!("SELECT hex(header) FROM testimony WHERE row = ({row})")).await;
            headers.extend(
                column(format!("SELECT hex(header) FROM quarantine WHERE part = 'testimony' AND testimony = ({row})"))
                    .await,
            );
            stored.push(headers.into_iter().map(|header| [header, payload.clone()].concat()).collect());
        }
        stored
    }

    /// The matrix as it is now.
    async fn matrix(&mut self) -> Vec<Row> {
        self.house.assert_sound().await;
        let stored = self.stored().await;
        let mut rows = Vec::new();
        for at in 0..self.people.len() {
            let given = self.identities(&self.people[at].person).await;
            let doors = match given.first() {
                None => String::new(),
                Some((token, _)) => {
                    let files = self.files(token).await;
                    self.opens(&files, given.iter().map(|(_, identity)| identity))
                }
            };
            self.people[at].kept.extend(given.into_iter().map(|(_, identity)| identity));
            let kept = &self.people[at].kept;
            let most = stored.iter().map(Vec::len).max().unwrap_or(0);
            let mut letters: Vec<char> = (0..most)
                .flat_map(|version| {
                    let files: Vec<_> =
                        stored.iter().map(|versions| versions.get(version).cloned().unwrap_or_default()).collect();
                    self.opens(&files, kept.iter()).chars().collect::<Vec<_>>()
                })
                .collect();
            letters.sort_unstable();
            letters.dedup();
            rows.push((self.people[at].name, doors, letters.into_iter().collect()));
        }
        rows
    }
}

fn rows(expected: &[(&'static str, &str, &str)]) -> Vec<Row> {
    expected.iter().map(|(name, doors, kept)| (*name, (*doors).to_owned(), (*kept).to_owned())).collect()
}

#[tokio::test]
async fn at_each_step_of_a_calls_life_each_account_is_readable_by_exactly_the_intended_people() {
    // Founded: who may open does, the researcher doesn't.
    let mut life = Life::begin().await;
    let sheets = make(&life.team, 1, &life.team.root);
    assert_eq!(keep(&life.house, &life.team.keyholder, &sheets.request).await.status, 204);
    life.account().await;
    assert_eq!(life.matrix().await, rows(&[("ada", "a", "a"), ("mo", "a", "a"), ("rex", "", "")]));

    // Somebody joins: she reads what came before her, too.
    life.welcomes("una", Role::Keyholder).await;
    life.account().await;
    let all = [("ada", "ab", "ab"), ("mo", "ab", "ab"), ("rex", "", ""), ("una", "ab", "ab")];
    assert_eq!(life.matrix().await, rows(&all));

    // Somebody leaves: no door opens for her, and once all is re-sealed and looked at, her keys open nothing that is stored.
    life.rotates(&["ada", "rex", "una"]).await;
    life.account().await;
    let left = [("ada", "abc", "abc"), ("mo", "", "ab"), ("rex", "", ""), ("una", "abc", "abc")];
    assert_eq!(life.matrix().await, rows(&left));
    life.reseals("ada", "una").await;
    let moved = [("ada", "abc", "abc"), ("mo", "", ""), ("rex", "", ""), ("una", "abc", "abc")];
    assert_eq!(life.matrix().await, rows(&moved));

    // The key is changed though everybody stays: the one before opens nothing.
    let before = copy(&life.later.identities[0]);
    life.rotates(&["ada", "rex", "una"]).await;
    life.account().await;
    life.reseals("una", "ada").await;
    let rotated = [("ada", "abcd", "abcd"), ("mo", "", ""), ("rex", "", ""), ("una", "abcd", "abcd")];
    assert_eq!(life.matrix().await, rows(&rotated));
    let token = life.token("ada").await;
    assert_eq!(life.opens(&life.files(&token).await, [&before].into_iter()), "");

    // She forgets her passphrase: her paper opens the same keys, and a new passphrase takes its place.
    let una = life.get("una");
    let (code, session) = (PaperCode::make(&mut OsRng), una.log_in(&life.house).await);
    let key = una.master.login_key();
    assert_eq!(put_paper(&life.house, &una, &code, &session, &by_passphrase(&key)).await.status, 204);
    life.loses_everything("una");
    let lost = [("ada", "abcd", "abcd"), ("mo", "", ""), ("rex", "", ""), ("una", "", "")];
    assert_eq!(life.matrix().await, rows(&lost));
    let session: Session = log_in_with(&life.house, &una, &code).await.json();
    let bundle = BASE64_NOPAD.decode(session.account.bundle_b64.as_bytes()).expect("base64");
    let named = (una.keys.recipient(), una.keys.verifying_key());
    let keys = code.open_bundle(&una.account, (&named.0, &named.1), &bundle).expect("her paper opens it");
    let again = Person { account: una.account.clone(), role: una.role, keys, master: MasterKey::from_bytes([3; 32]) };
    let (by, new) = (code.login_key(), (&again.master, 2));
    let request = new_passphrase(&life.house, &again, new, &session, &By { key: &by, name: "paper" }).await;
    assert_eq!(send(&life.house, &session, &request).await.status, 204);
    life.people[3].person = again;
    assert_eq!(life.matrix().await, rows(&rotated));

    // She loses both: nobody can give them back. She is taken out, and let in anew with keys of her own.
    life.loses_everything("una");
    assert_eq!(life.matrix().await, rows(&lost));
    life.rotates(&["ada", "rex"]).await;
    life.people.pop();
    life.account().await;
    life.welcomes("una", Role::Keyholder).await;
    life.reseals("ada", "una").await;
    let anew = [("ada", "abcde", "abcde"), ("mo", "", ""), ("rex", "", ""), ("una", "abcde", "abcde")];
    assert_eq!(life.matrix().await, rows(&anew));

    // Everything is lost but the sheets. A bad one is named, and one alone opens nothing.
    let newest = copy(&life.later.identities[0]);
    let made = make_of(&life.team, &newest, 2, &life.team.root);
    assert_eq!(keep(&life.house, &life.team.keyholder, &made.request).await.status, 204);
    life.loses_everything("ada");
    life.loses_everything("una");
    let nobody = [("ada", "", ""), ("mo", "", ""), ("rex", "", ""), ("una", "", "")];
    assert_eq!(life.matrix().await, rows(&nobody));
    let sheet = |share: &Share| Share::parse(&share.phrase()).expect("the words on the sheet");
    let words = made.shares[1].phrase();
    let misread = words.split(' ').rev().collect::<Vec<_>>().join(" ");
    assert!(Share::parse(&misread).is_err(), "words that were misread");
    let old = [sheet(&made.shares[0]), sheet(&sheets.shares[2])];
    assert_eq!(RecoverySecret::combine(&old, &made.plan).err(), Some(ShareError::Another { place: 2 }));
    assert!(RecoverySecret::combine(&[sheet(&made.shares[0])], &made.plan).is_err(), "one of two");
    assert_eq!(opened(&life.house, &sheets.secret, "newt").await.refusal().0, 403);

    // Two good ones make a new keyholder, who reads everything. She goes on with a second, and a new key.
    let secret = RecoverySecret::combine(&[sheet(&made.shares[2]), sheet(&made.shares[0])], &made.plan);
    let secret = secret.expect("two of three");
    let answer: OpenedRecovery = opened(&life.house, &secret, "newt").await.json();
    let (root, identity) = secrets(&answer, &secret);
    let newt = Person::new("newt", Role::Keyholder);
    let given = BASE64_NOPAD.decode(answer.share_b64.clone().expect("the name is free").as_bytes()).expect("base64");
    let given = given.try_into().expect("32 bytes");
    let request = enrolment(&newt, given, &life.later.keys, (&root, &identity, &secret), |_| {});
    let reply = enrol(&life.house, &request).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    life.later.keys = SignedKeySet::verify_past(&request.key_set, None).expect("signed");
    life.add("newt", twin(&newt));
    life.team.keyholder = newt;
    let saved = [nobody.as_slice(), &[("newt", "abcde", "abcde")]].concat();
    assert_eq!(life.matrix().await, rows(&saved));
    life.welcomes("oli", Role::Keyholder).await;
    life.publishes_again().await;
    life.rotates(&["newt", "oli", "rex"]).await;
    life.account().await;
    life.reseals("newt", "oli").await;
    let after = [nobody.as_slice(), &[("newt", "abcdef", "abcdef"), ("oli", "abcdef", "abcdef")]].concat();
    assert_eq!(life.matrix().await, rows(&after));
    let token = life.token("oli").await;
    assert_eq!(life.opens(&life.files(&token).await, [&newest].into_iter()), "");
}
