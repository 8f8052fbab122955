//! What members unlock their keys with. No digest of it is kept, because only its owner may change it: its form can be looked at.

use std::ops::RangeInclusive;

use sea_orm::{DbErr, EntityTrait as _};
use vault::id::Account;

use super::Findings;
use crate::{
    setup::check::{BUNDLE_BYTES, LARGEST_EPOCH, MEMORY_KIB, PASSES},
    store::{
        Store,
        entity::{account, paper},
    },
};

/// Of a salt, and of a public key.
const SALT: usize = 16;
const KEY: usize = 32;

pub(super) async fn look(store: &Store, findings: &mut Findings) -> Result<(), DbErr> {
    let accounts = account::Entity::find().all(store.reader()).await?;
    findings.wrong.extend(accounts.iter().filter(|row| !is_whole(row)).map(|row| {
        format!(
            "member {}: what unlocks her keys is damaged: let her use her paper code, or restore a backup",
            row.account
        )
    }));
    let papers = paper::Entity::find().all(store.reader()).await?;
    let is_damaged = |row: &&paper::Model| row.login_key.len() != KEY || !BUNDLE_BYTES.contains(&row.bundle.len());
    findings.wrong.extend(
        papers
            .iter()
            .filter(is_damaged)
            .map(|row| format!("member {0}: the paper code of {0} is damaged: let her make another", row.account)),
    );
    Ok(())
}

fn is_whole(row: &account::Model) -> bool {
    let within =
        |number: i32, range: RangeInclusive<u32>| u32::try_from(number).is_ok_and(|number| range.contains(&number));
    row.account.parse::<Account>().is_ok()
        && within(row.version, 1..=LARGEST_EPOCH)
        && within(row.kdf_memory_kib, MEMORY_KIB)
        && within(row.kdf_passes, PASSES)
        && row.kdf_salt.len() == SALT
        && [row.login_key.len(), row.signing.len()] == [KEY; 2]
        && BUNDLE_BYTES.contains(&row.bundle.len())
}
