//! Attachments: part by part onto the disk, and from there to the desk.

use std::sync::Arc;

use app::wire::{Attachments, Received, UploadBegun, UploadState, WorkRequest, WorkToken};
use axum::{body::Bytes, http::Method};
use rand_core::OsRng;
use server::{
    retention::purge,
    withdrawn::{LookupId, Withdrawal},
};
use tokio::{sync::mpsc::Sender, task::JoinHandle};
use vault::{
    attachment::{About, Expected, Opener, Sealer},
    id::{AttachmentId, Digest, SubmissionId},
    identity::CallIdentity,
    seal::{SealMode, SealedFile, seal},
    work::{self, Class},
};

use super::{
    house::{Ask, CALL, House, Reply, Slow, Team, draft, get, post, survivor::Survivor},
    submissions::submission,
};

const PART: usize = 1_048_576;

/// A sealed file and what is known of it.
struct File {
    submission: SubmissionId,
    attachment: AttachmentId,
    bytes: Vec<u8>,
    content: Vec<u8>,
}

impl File {
    fn sealed(team: &Team, submission: SubmissionId, size: usize) -> Self {
        let attachment = AttachmentId::make(&mut OsRng);
        let content: Vec<u8> = (0..size).map(|n| (n % 251) as u8).collect();
        let about = About {
            call: team.call.clone(),
            id: submission,
            attachment,
            media_type: "audio/ogg".to_owned(),
            size: size as u64,
            name: None,
        };
        let to = team.key_set.set().recipient.parse().expect("the call's own");
        let mut sealer = Sealer::new(&about, &to).expect("small");
        let mut bytes = sealer.push(&content).expect("as announced");
        bytes.extend(sealer.finish().expect("whole").0);
        Self { submission, attachment, bytes, content }
    }

    fn path(&self) -> String {
        format!("/api/calls/{CALL}/attachments/{}", self.attachment)
    }

    /// The request that begins its upload, with the work done.
    async fn beginning(&self, house: &House) -> Ask {
        let length = self.bytes.len() as u64;
        let request = WorkRequest { class: "light".to_owned() };
        let WorkToken { token, difficulty } = post("/api/work").json(&request).of(house).await.json();
        let call = CALL.parse().expect("a name");
        let digest = work::upload_digest(&call, self.submission, self.attachment, length);
        let counter = work::solve(&token, &digest, difficulty, 0, u64::MAX).expect("it is found");
        post(format!("/api/calls/{CALL}/attachments"))
            .header("murmuration-id", self.submission.to_string())
            .header("murmuration-attachment", self.attachment.to_string())
            .header("upload-length", length.to_string())
            .header("murmuration-work", format!("{token}:{counter}"))
    }

    /// A length that this work does not pay for: light work fits another by chance, once in eight.
    fn unpaid_length(&self, work: &str) -> String {
        let (token, counter) = work.rsplit_once(':').expect("a token and a counter");
        let counter = counter.parse().expect("a number");
        let call = CALL.parse().expect("a name");
        let pays = |length| {
            let digest = work::upload_digest(&call, self.submission, self.attachment, length);
            work::verify(token, &digest, Class::Light.difficulty(), counter)
        };
        (1..).find(|length| !pays(*length)).expect("chance ends").to_string()
    }

    async fn begin(&self, house: &House) -> String {
        let begun = self.beginning(house).await.of(house).await;
        assert_eq!(begun.status, 201, "{}", begun.text());
        begun.json::<UploadBegun>().token
    }

    fn part(&self, token: &str, number: usize) -> Ask {
        let part = self.bytes.chunks(PART).nth(number).expect("it has that many").to_vec();
        Ask::new(Method::PUT, self.path())
            .bearer(token)
            .header("content-type", "application/octet-stream")
            .header("upload-offset", (number * PART).to_string())
            .body(part)
    }

    async fn state(&self, house: &House, token: &str) -> UploadState {
        get(self.path()).bearer(token).of(house).await.json()
    }

    /// All of it, as any client does.
    async fn upload(&self, house: &House) -> String {
        let token = self.begin(house).await;
        let mut state = UploadState { offset: 0, sha256: None };
        for number in 0..self.bytes.len().div_ceil(PART) {
            state = self.part(&token, number).of(house).await.json();
        }
        let sha256 = Digest::of(&self.bytes).to_string();
        assert_eq!(state, UploadState { offset: self.bytes.len() as u64, sha256: Some(sha256) });
        token
    }
}

/// A sealed file.
pub fn bytes(team: &Team, size: usize) -> Vec<u8> {
    File::sealed(team, SubmissionId::make(&mut OsRng), size).bytes
}

fn account(team: &Team) -> SealedFile {
    let id = SubmissionId::make(&mut OsRng);
    seal(&draft("With a photo."), &team.key_set, id, None, SealMode::Wasm).expect("it fits")
}

fn naming(ask: Ask, files: &[&File]) -> Ask {
    let ids: Vec<String> = files.iter().map(|file| file.attachment.to_string()).collect();
    ask.header("murmuration-attachments", ids.join(","))
}

/// An account with one file, sent; what names the file, and its content.
pub async fn sent(house: &House, team: &Team) -> ((SubmissionId, AttachmentId), Vec<u8>) {
    let account = account(team);
    let file = File::sealed(team, account.id, 1_000);
    file.upload(house).await;
    let reply = naming(submission(house, &account).await, &[&file]).of(house).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    ((file.submission, file.attachment), file.content)
}

/// The content of a sealed file, with one identity.
pub fn opened(
    team: &Team,
    identity: &CallIdentity,
    (id, attachment): (SubmissionId, AttachmentId),
    file: &[u8],
) -> Vec<u8> {
    let identities = [CallIdentity::from_seeds(identity.epoch, identity.seeds().0, identity.seeds().1)];
    let expected = Expected { call: team.call.clone(), id, attachment };
    let mut opener = Opener::new(&identities, expected);
    let mut content = opener.push(file).expect("it opens").to_vec();
    content.extend_from_slice(&opener.finish().expect("whole").0);
    content
}

/// How many files there are, whoever they belong to.
async fn on_shelf(house: &House) -> usize {
    house.state.shelf.rows().await.expect("a list").len()
}

/// What the desk gets of a file.
async fn fetched(house: &House, team: &Team, file: &File) -> Vec<u8> {
    let token = team.moderator.log_in(house).await.token;
    let base = format!("/api/desk/calls/{CALL}/testimonies/{}/attachments", file.submission);
    let list: Attachments = get(&base).bearer(&token).of(house).await.json();
    let item = list.attachments.iter().find(|item| item.id == file.attachment.to_string()).expect("it is listed");
    let mut bytes = Vec::new();
    let mut number = 0;
    while bytes.len() as u64 != item.length {
        let part = get(format!("{base}/{}?part={number}", file.attachment)).bearer(&token).of(house).await;
        assert_eq!(part.status, 200);
        bytes.extend(part.body);
        number += 1;
    }
    bytes
}

#[tokio::test]
async fn a_file_that_came_in_parts_is_bound_to_its_account_and_opens_at_the_desk() {
    let (house, team) = House::with_call().await;
    let account = account(&team);
    let file = File::sealed(&team, account.id, 2_500_000);
    let other = File::sealed(&team, account.id, 10);
    file.upload(&house).await;
    other.upload(&house).await;
    let reply = naming(submission(&house, &account).await, &[&file, &other]).of(&house).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(
        house.count("SELECT count(*) FROM attachment WHERE testimony IS NOT NULL AND expires_hour IS NULL").await,
        2
    );
    let bytes = fetched(&house, &team, &file).await;
    assert!(bytes == file.bytes);
    let expected = Expected { call: team.call.clone(), id: account.id, attachment: file.attachment };
    let identities = [team.identity];
    let mut opener = Opener::new(&identities, expected);
    let mut content = opener.push(&bytes).expect("sealed to this call").to_vec();
    content.extend_from_slice(&opener.finish().expect("whole").0);
    assert!(content == file.content);
}

#[tokio::test]
async fn half_a_file_is_gone_on_with_after_a_restart() {
    let (house, team) = House::with_call().await;
    let account = account(&team);
    let file = File::sealed(&team, account.id, 2_500_000);
    let token = file.begin(&house).await;
    assert_eq!(file.part(&token, 0).of(&house).await.json::<UploadState>().offset, PART as u64);
    let house = house.restart(|_| {}).await.expect("it starts");
    assert_eq!(file.state(&house, &token).await, UploadState { offset: PART as u64, sha256: None });
    file.part(&token, 1).of(&house).await.json::<UploadState>();
    let done: UploadState = file.part(&token, 2).of(&house).await.json();
    assert_eq!(done.sha256, Some(Digest::of(&file.bytes).to_string()));
    let reply = naming(submission(&house, &account).await, &[&file]).of(&house).await;
    assert_eq!(reply.status, 201);
    assert!(fetched(&house, &team, &file).await == file.bytes);
}

#[tokio::test]
async fn a_part_whose_answer_got_lost_is_not_doubled() {
    let (house, team) = House::with_call().await;
    let file = File::sealed(&team, SubmissionId::make(&mut OsRng), 1_500_000);
    let token = file.begin(&house).await;
    assert_eq!(file.part(&token, 0).of(&house).await.status, 200);
    let again = file.part(&token, 0).of(&house).await;
    assert_eq!(again.refusal(), (409, "upload-offset".to_owned()));
    assert_eq!(file.state(&house, &token).await.offset, PART as u64);
    assert_eq!(file.part(&token, 1).of(&house).await.status, 200);
    // The last answer got lost: the state says the digest.
    assert!(file.state(&house, &token).await.sha256.is_some());
    assert_eq!(file.part(&token, 1).of(&house).await.refusal().1, "upload-offset");
}

/// A part on its way: it was let in, and only its beginning is here.
async fn under_way(house: &Arc<House>, ask: Ask, bytes: &[u8]) -> (Sender<Bytes>, Bytes, JoinHandle<Reply>) {
    let (pieces, body) = Slow::pair();
    let (house, ask) = (Arc::clone(house), ask.body(body));
    let sending = tokio::spawn(async move { ask.of(&house).await });
    let mut rest = Bytes::copy_from_slice(bytes);
    // The third is only taken once the first was read: it has been let in by then.
    for _ in 0..3 {
        pieces.send(rest.split_to(10)).await.expect("it is read");
    }
    (pieces, rest, sending)
}

#[tokio::test]
async fn a_part_that_comes_late_does_not_touch_a_file_that_is_whole() {
    let (house, team) = House::with_call().await;
    let house = Arc::new(house);
    let account = account(&team);
    let file = File::sealed(&team, account.id, 1_500_000);
    let token = file.begin(&house).await;
    file.part(&token, 0).of(&house).await.json::<UploadState>();
    let other: Vec<u8> = file.bytes[PART..].iter().map(|byte| !byte).collect();
    let (pieces, rest, late) = under_way(&house, file.part(&token, 1), &other).await;
    let done: UploadState = file.part(&token, 1).of(&house).await.json();
    assert_eq!(done.sha256, Some(Digest::of(&file.bytes).to_string()));
    pieces.send(rest).await.expect("it is read");
    drop(pieces);
    assert_eq!(late.await.expect("an answer").refusal(), (409, "upload-offset".to_owned()));
    let reply = naming(submission(&house, &account).await, &[&file]).of(&house).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert!(fetched(&house, &team, &file).await == file.bytes);
}

#[tokio::test]
async fn a_part_that_is_refused_late_does_not_end_a_file_that_an_account_has() {
    let (house, team) = House::with_call().await;
    let house = Arc::new(house);
    let account = account(&team);
    let file = File::sealed(&team, account.id, 10);
    let token = file.begin(&house).await;
    let text = vec![b'x'; file.bytes.len()];
    let (pieces, rest, late) = under_way(&house, file.part(&token, 0), &text).await;
    file.part(&token, 0).of(&house).await.json::<UploadState>();
    let reply = naming(submission(&house, &account).await, &[&file]).of(&house).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    pieces.send(rest).await.expect("it is read");
    drop(pieces);
    assert!(late.await.expect("an answer").status.is_client_error());
    assert!(fetched(&house, &team, &file).await == file.bytes);
}

#[tokio::test]
async fn parts_of_another_place_or_length_are_refused() {
    let (house, team) = House::with_call().await;
    let file = File::sealed(&team, SubmissionId::make(&mut OsRng), 2_500_000);
    let token = file.begin(&house).await;
    let refusal = async |ask: Ask| ask.of(&house).await.refusal();
    assert_eq!(refusal(file.part(&token, 1)).await, (409, "upload-offset".to_owned()));
    assert_eq!(refusal(file.part(&token, 0).without("upload-offset")).await, (422, "attachment-header".to_owned()));
    let short = file.part(&token, 0).body(file.bytes[..PART - 1].to_vec());
    assert_eq!(refusal(short).await, (422, "upload-part".to_owned()));
    let long = file.part(&token, 0).body(file.bytes[..=PART].to_vec());
    assert_eq!(refusal(long).await, (413, "too-long".to_owned()));
    let json = file.part(&token, 0).header("content-type", "application/json");
    assert_eq!(refusal(json).await, (400, "malformed".to_owned()));
    assert_eq!(file.state(&house, &token).await.offset, 0);
}

#[tokio::test]
async fn what_is_not_sealed_is_refused_at_its_first_part_and_not_kept() {
    let (house, team) = House::with_call().await;
    let id = SubmissionId::make(&mut OsRng);
    let refused = async |mut file: File, change: &dyn Fn(&mut Vec<u8>)| {
        change(&mut file.bytes);
        let token = file.begin(&house).await;
        for number in 0..file.bytes.len().div_ceil(PART) {
            let reply = file.part(&token, number).of(&house).await;
            if reply.status != 200 {
                assert_eq!(get(file.path()).bearer(&token).of(&house).await.status, 404);
                return (number, reply.refusal().1);
            }
        }
        panic!("it was taken");
    };
    let sealed = || File::sealed(&team, id, 2_500_000);
    let text = |bytes: &mut Vec<u8>| *bytes = b"They said that nobody was coming. ".repeat(80_000);
    assert_eq!(refused(sealed(), &text).await, (0, "not-age".to_owned()));
    let open = |bytes: &mut Vec<u8>| bytes[1_700..].fill(b'x');
    assert_eq!(refused(sealed(), &open).await, (0, "not-ciphertext".to_owned()));
    let later = |bytes: &mut Vec<u8>| bytes[PART..].fill(b'x');
    assert_eq!(refused(sealed(), &later).await, (1, "not-ciphertext".to_owned()));
    // A length that no padded file has is seen when it is whole.
    let odd = |bytes: &mut Vec<u8>| bytes.truncate(2_000_000);
    assert_eq!(refused(sealed(), &odd).await, (1, "size-class".to_owned()));
    assert_eq!(house.count("SELECT count(*) FROM attachment").await, 0);
    assert_eq!(on_shelf(&house).await, 0);
}

#[tokio::test]
async fn an_account_names_only_files_of_its_own_that_are_whole() {
    let (house, team) = House::with_call().await;
    let account = account(&team);
    let (file, stranger) =
        (File::sealed(&team, account.id, 1_500_000), File::sealed(&team, SubmissionId::make(&mut OsRng), 9));
    let token = file.begin(&house).await;
    stranger.upload(&house).await;
    let refusal = async |files: &[&File]| naming(submission(&house, &account).await, files).of(&house).await.refusal();
    assert_eq!(refusal(&[&file]).await, (422, "attachment-missing".to_owned()));
    assert_eq!(refusal(&[&stranger]).await, (422, "attachment-missing".to_owned()));
    file.part(&token, 0).of(&house).await.json::<UploadState>();
    file.part(&token, 1).of(&house).await.json::<UploadState>();
    assert_eq!(refusal(&[&file, &stranger]).await, (422, "attachment-missing".to_owned()));
    assert_eq!(refusal(&[&file, &file]).await, (422, "attachment-header".to_owned()));
    let odd = submission(&house, &account).await.header("murmuration-attachments", "x").of(&house).await;
    assert_eq!(odd.refusal(), (422, "attachment-header".to_owned()));
    assert_eq!(house.testimonies().await, 0);
    let reply = naming(submission(&house, &account).await, &[&file]).of(&house).await;
    assert_eq!(reply.status, 201);
    // The same account again, its answer lost.
    let again = naming(submission(&house, &account).await, &[&file]).of(&house).await;
    assert_eq!(again.status, 200);
    again.json::<Received>();
}

#[tokio::test]
async fn only_whoever_began_an_upload_can_go_on_with_it_see_it_or_end_it() {
    let (house, team) = House::with_call().await;
    let id = SubmissionId::make(&mut OsRng);
    let (file, other) = (File::sealed(&team, id, 1_500_000), File::sealed(&team, id, 1_500_000));
    let (token, others) = (file.begin(&house).await, other.begin(&house).await);
    let cancel = |token: &str| Ask::new(Method::DELETE, file.path()).bearer(token);
    for wrong in [others.as_str(), "", "x"] {
        for ask in [file.part(wrong, 0), get(file.path()).bearer(wrong), cancel(wrong)] {
            assert_eq!(ask.of(&house).await.refusal(), (404, "not-found".to_owned()));
        }
    }
    assert_eq!(get(file.path()).of(&house).await.status, 404);
    file.part(&token, 0).of(&house).await.json::<UploadState>();
    assert_eq!(cancel(&token).of(&house).await.status, 204);
    assert_eq!(cancel(&token).of(&house).await.status, 404);
    assert_eq!(on_shelf(&house).await, 0);
}

#[tokio::test]
async fn once_an_account_has_it_nobody_can_change_or_end_it() {
    let (house, team) = House::with_call().await;
    let account = account(&team);
    let file = File::sealed(&team, account.id, 10);
    let token = file.upload(&house).await;
    assert_eq!(naming(submission(&house, &account).await, &[&file]).of(&house).await.status, 201);
    for ask in [file.part(&token, 0), Ask::new(Method::DELETE, file.path()).bearer(&token)] {
        assert_eq!(ask.of(&house).await.status, 404);
    }
    assert!(fetched(&house, &team, &file).await == file.bytes);
}

#[tokio::test]
async fn strangers_and_researchers_find_no_attachment() {
    let (house, team) = House::with_call().await;
    let account = account(&team);
    let file = File::sealed(&team, account.id, 10);
    file.upload(&house).await;
    let base = format!("/api/desk/calls/{CALL}/testimonies/{}/attachments", account.id);
    let member = team.moderator.log_in(&house).await.token;
    // Not before its account is there.
    assert_eq!(get(&base).bearer(&member).of(&house).await.json::<Attachments>().attachments, []);
    assert_eq!(get(format!("{base}/{}?part=0", file.attachment)).bearer(&member).of(&house).await.status, 404);
    naming(submission(&house, &account).await, &[&file]).of(&house).await.json::<Received>();
    let researcher = team.researcher.log_in(&house).await.token;
    for path in [base.clone(), format!("{base}/{}?part=0", file.attachment)] {
        assert_eq!(get(&path).of(&house).await.status, 404);
        assert_eq!(get(&path).bearer(&researcher).of(&house).await.status, 404);
        assert_eq!(get(&path).bearer(&member).of(&house).await.status, 200);
    }
    assert_eq!(get(format!("{base}/{}?part=1", file.attachment)).bearer(&member).of(&house).await.status, 404);
    assert_eq!(get(format!("{base}/{}", file.attachment)).bearer(&member).of(&house).await.refusal().1, "malformed");
}

#[tokio::test]
async fn an_upload_needs_work_a_number_and_a_decent_length() {
    let (house, team) = House::with_call().await;
    let file = File::sealed(&team, SubmissionId::make(&mut OsRng), 10);
    let refusal = async |ask: Ask| ask.of(&house).await.refusal();
    let ask = file.beginning(&house).await;
    let paid = ask.header_value("murmuration-work");
    assert_eq!(refusal(ask.without("murmuration-work")).await, (428, "work-missing".to_owned()));
    let other = file.beginning(&house).await;
    let unpaid = file.unpaid_length(&other.header_value("murmuration-work"));
    assert_eq!(refusal(other.header("upload-length", unpaid)).await, (428, "work-wrong".to_owned()));
    for (name, value, code) in [
        ("upload-length", "0", "empty"),
        ("upload-length", "104887313", "too-long"),
        ("upload-length", "-1", "attachment-header"),
        ("murmuration-attachment", "x", "attachment-header"),
        ("murmuration-id", "x", "id-header"),
    ] {
        assert_eq!(refusal(file.beginning(&house).await.header(name, value)).await.1, code, "{name} {value}");
    }
    assert_eq!(file.beginning(&house).await.header("murmuration-work", &paid).of(&house).await.status, 201);
    // The same work again, then the same number with work of its own.
    assert_eq!(refusal(file.beginning(&house).await.header("murmuration-work", &paid)).await.1, "work-used");
    assert_eq!(refusal(file.beginning(&house).await).await, (409, "attachment-taken".to_owned()));
    house.change("UPDATE call SET state = 'closed'").await;
    assert_eq!(refusal(file.beginning(&house).await).await, (422, "call-closed".to_owned()));
}

#[tokio::test]
async fn an_account_has_at_most_ten_and_all_of_them_together_only_their_room() {
    let (house, team) = House::with_call().await;
    let id = SubmissionId::make(&mut OsRng);
    for _ in 0..10 {
        File::sealed(&team, id, 1).begin(&house).await;
    }
    let eleventh = File::sealed(&team, id, 1).beginning(&house).await.of(&house).await;
    assert_eq!(eleventh.refusal(), (422, "attachment-count".to_owned()));
    let house = house.restart(|config| config.attachment_bytes = 4_000_000).await.expect("it starts");
    let large = File::sealed(&team, SubmissionId::make(&mut OsRng), 2_000_000).beginning(&house).await.of(&house).await;
    assert_eq!(large.refusal(), (507, "attachments-full".to_owned()));
    File::sealed(&team, SubmissionId::make(&mut OsRng), 500_000).begin(&house).await;
}

#[tokio::test]
async fn what_no_account_names_is_deleted_after_a_day_and_what_one_names_stays() {
    let (house, team) = House::with_call().await;
    let account = account(&team);
    let (bound, loose) = (File::sealed(&team, account.id, 10), File::sealed(&team, account.id, 10));
    bound.upload(&house).await;
    let token = loose.upload(&house).await;
    naming(submission(&house, &account).await, &[&bound]).of(&house).await.json::<Received>();
    house.state.shelf.write(0xff, 0, b"left by a kill".to_vec()).await.expect("it is taken");
    house.pass(23 * 3_600);
    server::routes::attachments::sweep(&house.state).await.expect("it sweeps");
    assert_eq!(on_shelf(&house).await, 2);
    assert_eq!(get(loose.path()).bearer(&token).of(&house).await.status, 200);
    house.pass(2 * 3_600);
    assert_eq!(get(loose.path()).bearer(&token).of(&house).await.status, 404);
    server::routes::attachments::sweep(&house.state).await.expect("it sweeps");
    assert_eq!(on_shelf(&house).await, 1);
    assert!(fetched(&house, &team, &bound).await == bound.bytes);
}

/// An account that somebody can withdraw, with one file.
async fn receipted_with_a_file(house: &House, team: &Team) -> (Survivor, File) {
    let survivor = Survivor::new(team);
    let file = File::sealed(team, survivor.file.id, 10);
    file.upload(house).await;
    naming(survivor.submission(house).await, &[&file]).of(house).await.json::<Received>();
    (survivor, file)
}

#[tokio::test]
async fn with_a_withdrawn_account_its_files_go_from_table_and_folder_and_others_stay() {
    let (house, team) = House::with_call().await;
    let (gone, _) = receipted_with_a_file(&house, &team).await;
    let (_, stays) = receipted_with_a_file(&house, &team).await;
    assert_eq!(gone.withdraws(&house).of(&house).await.status, 200);
    assert_eq!((house.count("SELECT count(*) FROM attachment").await, on_shelf(&house).await), (1, 1));
    assert!(fetched(&house, &team, &stays).await == stays.bytes);
}

#[tokio::test]
async fn a_withdrawal_that_an_older_database_forgot_takes_the_files_again() {
    let (house, team) = House::with_call().await;
    let (gone, _) = receipted_with_a_file(&house, &team).await;
    // All that the process did before it ended: the register, outside the database.
    let keys = gone.keys.public();
    let lookup = LookupId::from_bytes(*gone.keys.lookup());
    let withdrawal = Withdrawal::of(&house.state.share, &gone.file.id, &gone.file.digest(), &lookup, &keys.return_key);
    house.state.withdrawn.add(&withdrawal).await.expect("it is on the disk");
    assert_eq!(on_shelf(&house).await, 1);
    let house = house.restart(|_| {}).await.expect("it starts");
    assert_eq!((house.count("SELECT count(*) FROM attachment").await, on_shelf(&house).await), (0, 0));
}

#[tokio::test]
async fn with_an_account_whose_time_is_over_its_files_go_as_well() {
    let (house, team) = House::with_call().await;
    receipted_with_a_file(&house, &team).await;
    house.change("UPDATE testimony SET state = 'done', purge_week = '2000-W01'").await;
    let purged = purge(&house.state.store, &house.state.shelf, house.state.clock.week()).await.expect("it is done");
    assert_eq!((purged.deleted, on_shelf(&house).await), (1, 0));
    assert_eq!(house.count("SELECT count(*) FROM attachment").await, 0);
}
