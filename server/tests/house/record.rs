//! Records as a desk makes them.

use std::collections::BTreeMap;

use axum::{body::Bytes, http::Method};
use data_encoding::BASE64URL_NOPAD;
use themes::{
    codebook::starter,
    record::{Record, Work},
};
use vault::{
    id::Digest,
    record::{SealedRecord, seal_record},
    seal::SealedFile,
};

use super::{Ask, CALL, Person, Team};

/// The first record of a testimony, with nothing in it yet.
pub fn record(team: &Team, by: &Person, file: &SealedFile) -> Record {
    Record {
        call: team.call.clone(),
        testimony: file.id,
        payload: file.envelope().payload_sha256(),
        codebook: (&starter()).into(),
        author: by.account.clone(),
        epoch: 1,
        previous: None,
        set_aside: None,
        first: None,
        check: None,
        seen: None,
        since: None,
        adjudication: None,
        masked: BTreeMap::new(),
    }
}

/// One that is coded by its author.
pub fn coded(team: &Team, by: &Person, file: &SealedFile, previous: Option<Digest>) -> Record {
    let work = Work { by: by.account.clone(), finished: true, coding: Default::default() };
    Record { first: Some(work), previous, ..record(team, by, file) }
}

pub fn seal(team: &Team, by: &Person, record: &Record, urgent: bool) -> SealedRecord {
    let bytes = record.to_bytes().expect("it keeps the rules");
    seal_record(&bytes, &team.key_set, urgent, &by.keys).expect("it fits")
}

/// Where the record of a testimony is.
pub fn address(file: &SealedFile) -> String {
    format!("/api/desk/calls/{CALL}/testimonies/{}/record", file.id)
}

/// The save of a record.
pub fn saves(token: &str, record: &SealedRecord) -> Ask {
    let previous = record.previous().map_or_else(|| "none".to_owned(), |previous| previous.to_string());
    Ask::new(Method::PUT, format!("/api/desk/calls/{CALL}/testimonies/{}/record", record.testimony()))
        .bearer(token)
        .header("content-type", "application/octet-stream")
        .header("murmuration-epoch", record.epoch().to_string())
        .header("murmuration-previous", previous)
        .header("murmuration-state", record.state())
        .header("murmuration-urgent", if record.is_urgent() { "yes" } else { "no" })
        .header("murmuration-signature", BASE64URL_NOPAD.encode(record.signature()))
        .body(Bytes::from(record.bytes()))
}
