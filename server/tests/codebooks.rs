//! The themes of a call: signed by a keyholder, one version after the other, and read by its members alone.

use app::wire::{CodebookView, SignedCodebook};
use themes::codebook::{Codebook, CodebookDraft, starter};
use vault::role::Role;

use super::house::{CALL, House, Person, Reply, Team, get, post};

fn path() -> String {
    format!("/api/desk/calls/{CALL}/codebook")
}

async fn read(house: &House, token: &str, query: &str) -> Reply {
    get(format!("{}{query}", path())).bearer(token).of(house).await
}

pub async fn put(house: &House, token: &str, signed: &SignedCodebook) -> Reply {
    post(path()).bearer(token).json(signed).of(house).await
}

fn named(version: u32, name: &str) -> Codebook {
    let draft = CodebookDraft { version, name: name.to_owned(), ..starter().next() };
    draft.check().expect("a sound codebook")
}

fn text(codebook: &Codebook) -> String {
    String::from_utf8(codebook.to_bytes()).expect("JSON")
}

fn sign(team: &Team, version: u32, text: String, by: &Person) -> SignedCodebook {
    SignedCodebook::sign(text, &team.call, version, &by.account, |message| by.keys.sign(message))
}

pub fn good(team: &Team, version: u32, name: &str) -> SignedCodebook {
    sign(team, version, text(&named(version, name)), &team.keyholder)
}

#[tokio::test]
async fn the_built_in_themes_are_in_force_until_a_keyholder_publishes_and_every_version_stays_readable() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let view = async |query: &str| read(&house, &token, query).await.json::<CodebookView>();
    assert_eq!(view("").await, CodebookView { in_force: 1, published: None });
    let (second, third) = (good(&team, 2, "Second"), good(&team, 3, "Third"));
    assert_eq!(put(&house, &token, &second).await.status, 204);
    assert_eq!(put(&house, &token, &third).await.status, 204);
    for (query, version, signed) in [("", 3, &third), ("?version=2", 2, &second), ("?version=3", 3, &third)] {
        let found = view(query).await;
        assert_eq!(found.in_force, 3);
        let published = found.published.expect("it was published");
        assert_eq!((published.version, published.epoch, &published.signed), (version, 1, signed));
        assert_eq!(published.signed.verify(&team.call, version, &team.key_set), Ok(()));
    }
    assert_eq!(view("?version=1").await, CodebookView { in_force: 3, published: None });
    for query in ["?version=0", "?version=4", "?version=4294967295"] {
        assert_eq!(read(&house, &token, query).await.refusal(), (404, "not-found".to_owned()), "{query}");
    }
}

#[tokio::test]
async fn what_is_not_signed_or_not_a_codebook_is_refused_and_changes_nothing() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let sound = good(&team, 2, "Second");
    let by = |signer: &str| SignedCodebook { signer: signer.to_owned(), ..sound.clone() };
    let of = |text: String| sign(&team, 2, text, &team.keyholder);
    let spaced = format!("{} ", sound.codebook);
    let cases = [
        (SignedCodebook { signature_b64: String::new(), ..sound.clone() }, 422, "codebook-unsigned"),
        (SignedCodebook { signature_b64: "A".repeat(86), ..sound.clone() }, 422, "codebook-unsigned"),
        (by("mo"), 422, "codebook-unsigned"),
        (by("No Body"), 422, "codebook-unsigned"),
        (sign(&team, 2, sound.codebook.clone(), &team.moderator), 422, "codebook-unsigned"),
        // Signed for another version than it says itself.
        (sign(&team, 3, sound.codebook.clone(), &team.keyholder), 422, "codebook-unsigned"),
        (of(spaced), 422, "codebook-invalid"),
        (of("{}".to_owned()), 422, "codebook-invalid"),
        (of("age-encryption.org/v1\n".to_owned()), 422, "codebook-invalid"),
        (of(sound.codebook.replace("\"codable\":true", "\"codable\":false")), 422, "codebook-invalid"),
        (good(&team, 1, "Again"), 409, "codebook-stale"),
        (good(&team, 3, "Too far"), 409, "codebook-stale"),
    ];
    let before = house.bytes_on_disk();
    for (number, (signed, status, code)) in cases.iter().enumerate() {
        assert_eq!(put(&house, &token, signed).await.refusal(), (*status, (*code).to_owned()), "case {number}");
    }
    let oversize = of("x".repeat(2_300_000));
    assert_eq!(put(&house, &token, &oversize).await.refusal(), (413, "too-long".to_owned()));
    assert!(house.bytes_on_disk() == before);
}

#[tokio::test]
async fn of_two_next_codebooks_at_once_one_is_next() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let (one, two) = (good(&team, 2, "One"), good(&team, 2, "Two"));
    let (one, two) = tokio::join!(put(&house, &token, &one), put(&house, &token, &two));
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    assert_eq!(house.count("SELECT count(*) FROM call_codebook").await, 1);
}

#[tokio::test]
async fn members_of_the_call_read_its_themes_and_only_keyholders_publish() {
    let (house, team) = House::with_call().await;
    let signed = good(&team, 2, "Not theirs to say");
    let nowhere = post("/api/nowhere").of(&house).await;
    for person in [&team.moderator, &team.researcher] {
        let token = person.log_in(&house).await.token;
        assert_eq!(read(&house, &token, "").await.status, 200);
        assert_eq!(put(&house, &token, &signed).await, nowhere);
        let elsewhere = get("/api/desk/calls/left-care/codebook").bearer(&token).of(&house).await;
        assert_eq!(elsewhere.refusal(), (404, "not-found".to_owned()));
    }
    assert_eq!(get(path()).of(&house).await.refusal(), (404, "not-found".to_owned()));
    assert_eq!(read(&house, "stolen", "").await.refusal(), (404, "not-found".to_owned()));
    assert_eq!(post(path()).json(&signed).of(&house).await, nowhere);
}

#[tokio::test]
async fn a_codebook_names_the_key_set_in_which_its_signer_may_sign() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    assert_eq!(put(&house, &token, &good(&team, 2, "From the first")).await.status, 204);
    let both = team.next(|set| set.members[1].role = Role::Keyholder);
    let keys = post(format!("/api/desk/calls/{CALL}/keyset")).bearer(&token).text(both.note()).of(&house).await;
    assert_eq!(keys.status, 204);
    // Under her own name the second keyholder publishes; under another nobody does.
    let other = sign(&team, 3, text(&named(3, "From the other")), &team.moderator);
    assert_eq!(put(&house, &token, &other).await.refusal(), (422, "codebook-unsigned".to_owned()));
    let hers = team.moderator.log_in(&house).await.token;
    assert_eq!(put(&house, &hers, &other).await.status, 204);
    let epoch = async |version: u32| {
        let view: CodebookView = read(&house, &token, &format!("?version={version}")).await.json();
        view.published.expect("it was published").epoch
    };
    assert_eq!((epoch(2).await, epoch(3).await), (1, 2));
}

#[tokio::test]
async fn the_longest_codebook_that_there_can_be_is_taken() {
    let (house, team) = House::with_call().await;
    let token = team.keyholder.log_in(&house).await.token;
    let mut draft = CodebookDraft { version: 2, ..starter().next() };
    // Quotation marks take most room: each is escaped in the codebook, and once more on its way.
    let long = "\"".repeat(4_000);
    let mut theme = draft.themes.remove(0);
    theme.themes.clear();
    theme.definition.clone_from(&long);
    theme.use_when.clone_from(&long);
    theme.dont_use_when = long;
    let many = (0..43_u8).map(|number| {
        let mut one = theme.clone();
        one.guid = themes::codebook::Guid::from_random([number; 16]);
        one.name = format!("Theme {number}");
        one
    });
    draft.themes = many.collect();
    let longest = draft.check().expect("a sound codebook");
    let signed = sign(&team, 2, text(&longest), &team.keyholder);
    assert!(signed.codebook.len() > 1_030_000);
    assert_eq!(put(&house, &token, &signed).await.status, 204);
    let view: CodebookView = read(&house, &token, "").await.json();
    assert_eq!(view.published.expect("it was published").signed, signed);
}
