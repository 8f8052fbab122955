//! Files exchanged with the `age` of Debian 12 (1.1.1), which knows X25519 and no hybrid key: the offline door's tool.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
};

use rand::{Rng as _, RngCore as _, SeedableRng as _, rngs::StdRng};
use vault::{
    envelope::{Envelope, Kind, Refusal},
    id::SubmissionId,
    identity::CallIdentity,
    open::{Claim, OpenError, open},
};

/// Runs Debian's age over `input`.
fn age(arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut child = Command::new("age")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("`age` can't be run ({error}); on Debian: apt-get install age"));
    let mut stdin = child.stdin.take().expect("it is piped");
    let output = thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().expect("it ends")
    });
    if output.status.success() { Ok(output.stdout) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn call() -> CallIdentity {
    CallIdentity::generate(1, &mut StdRng::seed_from_u64(1))
}

/// A file with the classic key in it, as `age -i` wants it. Gone when dropped.
struct IdentityFile(PathBuf);

impl IdentityFile {
    fn new(name: &str) -> Self {
        use age::secrecy::ExposeSecret as _;
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        fs::write(&path, call().classic().to_string().expose_secret()).expect("the build folder can be written");
        Self(path)
    }

    fn arguments(&self) -> [&str; 3] {
        ["-d", "-i", self.0.to_str().expect("the build folder has a plain name")]
    }
}

impl Drop for IdentityFile {
    fn drop(&mut self) {
        // It is in the build folder; a file that stays is no harm.
        let _ = fs::remove_file(&self.0);
    }
}

/// A hundred plaintexts: nothing, one byte, both sides of each border between chunks, and random lengths.
fn plaintexts() -> impl Iterator<Item = Vec<u8>> {
    let mut chance = StdRng::seed_from_u64(2);
    let borders = [0, 1, 65_535, 65_536, 65_537, 131_072, 262_144];
    (0..100).map(move |number| {
        let length = borders.get(number).copied().unwrap_or_else(|| chance.gen_range(0..20_000));
        let mut plaintext = vec![0; length];
        chance.fill_bytes(&mut plaintext);
        plaintext
    })
}

fn open_with_age_crate(file: &[u8]) -> Vec<u8> {
    let identity = call().classic();
    let mut plaintext = Vec::new();
    age::Decryptor::new(file)
        .and_then(|decryptor| decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)))
        .expect("the header opens")
        .read_to_end(&mut plaintext)
        .expect("the payload opens");
    plaintext
}

#[test]
fn a_hundred_files_of_debians_age_open_with_the_classic_key_of_a_call() {
    let (_, recipient) = call().recipients();
    for plaintext in plaintexts() {
        let file = age(&["-r", &recipient], &plaintext).expect("age seals");
        assert!(open_with_age_crate(&file) == plaintext, "{} bytes", plaintext.len());
    }
}

#[test]
fn debians_age_opens_a_hundred_files_sealed_to_the_classic_key_of_a_call() {
    let identity = IdentityFile::new("hundred");
    for plaintext in plaintexts() {
        let file = age::encrypt(&call().classic().to_public(), &plaintext).expect("the age crate seals");
        let opened = age(&identity.arguments(), &file).expect("age opens");
        assert!(opened == plaintext, "{} bytes", plaintext.len());
    }
}

fn padded(text: &str) -> Vec<u8> {
    let mut plaintext = text.as_bytes().to_vec();
    plaintext.resize(65_536, 0);
    plaintext
}

fn claim() -> Claim {
    Claim { call: "right-care".parse().expect("it is a name"), id: SubmissionId::from_bytes([1; 16]), epoch: 1 }
}

#[test]
fn a_padded_text_passes_the_offline_door_and_opens_unbound() {
    let (_, recipient) = call().recipients();
    let text = "Sealed on a friend's laptop, and brought on a stick.\n";
    let file = age(&["-r", &recipient], &padded(text)).expect("age seals");
    assert_eq!(Envelope::parse(Kind::Testimony, &file).err(), Some(Refusal::RecipientType));
    let envelope = Envelope::parse(Kind::OfflineTestimony, &file).expect("the offline door takes it");
    assert_eq!(envelope.size(), 65_536);
    let opened = open(&file, &call(), &claim()).expect("it opens");
    assert_eq!(opened.draft.account(), text);
    assert!(opened.binding.is_none());
    let other = CallIdentity::generate(1, &mut StdRng::seed_from_u64(3));
    assert_eq!(open(&file, &other, &claim()).err(), Some(OpenError::NotForThisKey));
}

#[test]
fn what_the_offline_door_does_not_take_is_named() {
    let (_, recipient) = call().recipients();
    let parse = |arguments: &[&str], plaintext: &[u8]| {
        let file = age(arguments, plaintext).expect("age seals");
        Envelope::parse(Kind::OfflineTestimony, &file).err()
    };
    let (_, other) = CallIdentity::generate(1, &mut StdRng::seed_from_u64(3)).recipients();
    assert_eq!(parse(&["-r", &recipient], b"not padded"), Some(Refusal::SizeClass));
    assert_eq!(parse(&["-a", "-r", &recipient], &padded("armored")), Some(Refusal::Armored));
    assert_eq!(parse(&["-r", &recipient, "-r", &other], &padded("two")), Some(Refusal::RecipientCount));
}
