//! Sealed accounts in bulk, past the doors, each with bytes of its own: whoever has no key can't tell them from others.
//!
//! One in twenty has a record, one in a hundred a message, one in a hundred a file.

use std::{fs, path::Path};

use rand_core::{OsRng, RngCore as _};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use server::store::{
    Store,
    entity::{attachment, entry, entry_payload, payload, record, record_payload, testimony},
    entries::payload_digest,
};
use vault::{
    attachment::{About, Sealer},
    envelope::{Kind, Passage},
    id::{AttachmentId, Digest, SubmissionId},
    seal::{SealMode, seal},
};

use crate::people::{Team, draft};

/// One transaction.
const AT_ONCE: usize = 500;
const WEEK: &str = "2026-W40";
const LATER: &str = "2028-W39";

/// What all of them are made of.
struct Template {
    call: String,
    header: Vec<u8>,
    payload: Vec<u8>,
    file: Vec<u8>,
}

impl Template {
    fn of(team: &Team) -> Self {
        let account =
            seal(&draft("An invented account."), &team.key_set, SubmissionId::make(&mut OsRng), None, SealMode::Wasm);
        let account = account.expect("it fits");
        let envelope = account.envelope();
        let about = About {
            call: team.call.clone(),
            id: SubmissionId::make(&mut OsRng),
            attachment: AttachmentId::make(&mut OsRng),
            media_type: "audio/ogg".to_owned(),
            size: 20_000,
            name: None,
        };
        let to = team.key_set.set().recipient.parse().expect("the call's own");
        let mut sealer = Sealer::new(&about, &to).expect("small");
        let mut file = sealer.push(&[7; 20_000]).expect("as announced");
        file.extend(sealer.finish().expect("whole").0);
        Self {
            call: team.call.to_string(),
            header: envelope.header().to_vec(),
            payload: envelope.payload().to_vec(),
            file,
        }
    }

    fn payload(&self) -> Vec<u8> {
        unlike(&self.payload)
    }

    fn sha256(&self, payload: &[u8]) -> Vec<u8> {
        digest(&[&self.header, payload].concat())
    }

    fn testimony(&self, row: i64) -> (testimony::Model, payload::Model) {
        let payload = self.payload();
        let model = testimony::Model {
            row,
            submission_id: SubmissionId::make(&mut OsRng).to_bytes().to_vec(),
            call: self.call.clone(),
            state: "new".to_owned(),
            week: WEEK.to_owned(),
            purge_week: LATER.to_owned(),
            size_class: 65_536,
            epoch_sealed: 1,
            epoch_now: 1,
            received_sha256: self.sha256(&payload),
            payload_sha256: digest(&payload),
            receipt_lookup: None,
            return_key: None,
            pin: None,
            header: self.header.clone(),
            done: false,
            holder: None,
            urgent: false,
        };
        (model, payload::Model { row, payload })
    }

    fn record(&self, row: i64) -> (record::Model, record_payload::Model) {
        let payload = self.payload();
        let (received_sha256, payload_sha256) = (self.sha256(&payload), digest(&payload));
        let model = record::Model { row, epoch: 1, received_sha256, payload_sha256, header: self.header.clone() };
        (model, record_payload::Model { row, payload })
    }

    fn message(&self, testimony: i64) -> (entry::Model, entry_payload::Model) {
        let (row, for_survivor) = (row(), [&self.header, self.payload().as_slice()].concat());
        let kept = entry_payload::Model { row, for_call: self.payload(), for_survivor };
        let model = entry::Model {
            row,
            testimony,
            number: 1,
            kind: "message".to_owned(),
            side: "survivor".to_owned(),
            week: WEEK.to_owned(),
            epoch: 1,
            body_sha256: digest(&kept.for_survivor),
            header: self.header.clone(),
            payload_sha256: Some(payload_digest(&kept).to_bytes().to_vec()),
        };
        (model, kept)
    }

    fn file(&self, testimony: &testimony::Model) -> (attachment::Model, Vec<u8>) {
        let bytes = unlike(&self.file);
        let mut passage = Passage::new(Kind::Attachment);
        passage.push(&bytes).expect("it is sealed");
        let passed = passage.finish().expect("it is whole");
        let length = i64::try_from(bytes.len()).expect("short");
        let model = attachment::Model {
            row: row(),
            attachment_id: AttachmentId::make(&mut OsRng).to_bytes().to_vec(),
            submission_id: testimony.submission_id.clone(),
            call: self.call.clone(),
            testimony: Some(testimony.row),
            token_sha256: vec![0; 32],
            length,
            arrived: length,
            expires_hour: None,
            header: Some(passed.header.bytes().to_vec()),
            received_sha256: Some(passed.sha256.to_bytes().to_vec()),
            payload_sha256: Some(passed.payload_sha256.to_bytes().to_vec()),
            epoch: 1,
        };
        (model, bytes)
    }
}

/// Fills the database of a server that does not run, and its folder of attachments.
pub async fn fill(store: &Store, attachments: &Path, team: &Team, accounts: usize) {
    let template = Template::of(team);
    for begin in (0..accounts).step_by(AT_ONCE) {
        let transaction = store.begin().await.expect("nobody else writes");
        for number in begin..(begin + AT_ONCE).min(accounts) {
            let row = row();
            let (model, payload) = template.testimony(row);
            let file = (number % 100 == 3).then(|| template.file(&model));
            insert::<testimony::Entity>(&transaction, model).await;
            insert::<payload::Entity>(&transaction, payload).await;
            if number % 20 == 7 {
                let (model, payload) = template.record(row);
                insert::<record::Entity>(&transaction, model).await;
                insert::<record_payload::Entity>(&transaction, payload).await;
            }
            if number % 100 == 11 {
                let (model, payload) = template.message(row);
                insert::<entry::Entity>(&transaction, model).await;
                insert::<entry_payload::Entity>(&transaction, payload).await;
            }
            if let Some((model, bytes)) = file {
                fs::write(attachments.join(format!("{:016x}", model.row)), bytes).expect("the folder takes a file");
                insert::<attachment::Entity>(&transaction, model).await;
            }
        }
        transaction.commit().await.expect("it is written");
    }
}

async fn insert<E: EntityTrait>(db: &impl ConnectionTrait, model: E::Model)
where
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E>,
{
    let row = model.into_active_model().reset_all();
    E::insert(row).exec_without_returning(db).await.expect("it is valid");
}

fn row() -> i64 {
    (OsRng.next_u64() >> 1).cast_signed()
}

fn digest(bytes: &[u8]) -> Vec<u8> {
    Digest::of(bytes).to_bytes().to_vec()
}

fn unlike(template: &[u8]) -> Vec<u8> {
    let mut bytes = template.to_vec();
    let end = bytes.len();
    OsRng.fill_bytes(&mut bytes[end - 64..]);
    bytes
}
