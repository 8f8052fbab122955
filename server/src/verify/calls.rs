//! What members signed: lists of keys, texts and themes of a call, the plan of its recovery, the log, the ledger; and what is sealed to members.

use app::wire::CallDocument;
use indicatif::ProgressBar;
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use themes::codebook::Codebook;
use vault::{
    call_codebook::BUILT_IN,
    envelope::{Envelope, Kind},
    id::{CallId, Digest},
    key_set::SignedKeySet,
    ledger::Entry,
    log::{SignedEntry, Verification},
    recovery::Plan,
    replacement::{Part, is_signed, replacement_message},
};

use super::Findings;
use crate::{
    routes::{calls::signed, codebook::published},
    store::{
        Store, calls,
        entity::{
            account, call, call_codebook, call_document, key_set, log_entry, proposal, proposal_payload, recovery,
            recovery_wrap, wrap,
        },
        ledger, reseal,
        testimonies::digest,
    },
};

pub(super) async fn look(store: &Store, findings: &mut Findings, bar: &ProgressBar) -> Result<(), DbErr> {
    for call in calls::list(store).await? {
        // What changed between two reads is looked at again.
        let mut seen = one(store, &call).await?;
        if !seen.wrong.is_empty()
            && let Some(call) = call::Entity::find_by_id(call.call.as_str()).one(store.reader()).await?
        {
            seen = one(store, &call).await?;
        }
        findings.log += seen.log;
        findings.releases += seen.releases;
        findings.wrong.extend(seen.wrong.into_iter().map(|wrong| format!("call {}: {wrong}", call.call)));
        bar.inc(1);
    }
    sealed_to_members(store, findings).await
}

async fn one(store: &Store, found: &call::Model) -> Result<Findings, DbErr> {
    let mut seen = Findings::default();
    let Ok(call) = found.call.parse::<CallId>() else {
        seen.wrong.push("its name is not of the form of names".to_owned());
        return Ok(seen);
    };
    // In this order: a list of keys names a head that the log has by then.
    let keys = key_sets(store, found, &call, &mut seen).await?;
    documents(store, found, &call, &keys, &mut seen).await?;
    codebooks(store, &call, &keys, &mut seen).await?;
    if let Some(in_force) = keys.last() {
        members(store, in_force, &mut seen).await?;
        plan(store, in_force, &mut seen).await?;
        replaced(store, &call, &keys, &mut seen).await?;
    }
    log(store, &call, &keys, &mut seen).await?;
    releases(store, &call, &keys, &mut seen).await?;
    Ok(seen)
}

/// Every list of keys that is whole.
async fn key_sets(
    store: &Store,
    found: &call::Model,
    call: &CallId,
    seen: &mut Findings,
) -> Result<Vec<SignedKeySet>, DbErr> {
    let of_call = key_set::Entity::find().filter(key_set::Column::Call.eq(call.as_ref()));
    let mut keys: Vec<SignedKeySet> = Vec::new();
    for row in of_call.order_by_asc(key_set::Column::Epoch).all(store.reader()).await? {
        let signed = SignedKeySet::verify_past(&row.note, None).ok().filter(|signed| {
            let follows = keys.last().map_or(signed.set().epoch == 1, |before| signed.check_follows(before).is_ok());
            let is_of_root = signed.fingerprint().to_string() == found.root_fingerprint;
            follows && is_of_root && signed.check_call(call).is_ok() && signed.digest() == digest(&row.digest)
        });
        match signed {
            Some(signed) => keys.push(signed),
            None => seen.wrong.push(format!("list of keys {}: it is damaged, or does not follow", row.epoch)),
        }
    }
    if keys.last().is_none_or(|last| last.set().epoch != found.epoch()) {
        seen.wrong.push(format!("list of keys {}: it should be in force, and is not here", found.epoch));
    }
    Ok(keys)
}

/// Every version of the call's texts. Which list of keys was in force when it came is not kept.
async fn documents(
    store: &Store,
    found: &call::Model,
    call: &CallId,
    keys: &[SignedKeySet],
    seen: &mut Findings,
) -> Result<(), DbErr> {
    let of_call = call_document::Entity::find().filter(call_document::Column::Call.eq(call.as_ref()));
    let rows = of_call.order_by_asc(call_document::Column::Version).all(store.reader()).await?;
    let newest = rows.last().map_or(0, |row| row.version);
    for row in rows {
        let version = row.version;
        let (read, signed) = (CallDocument::read(&row.document), signed(row));
        let is_whole = read.is_some_and(|document| {
            document.call == call.as_ref()
                && document.version == version.cast_unsigned()
                && keys.iter().any(|keys| signed.verify(&document, keys).is_ok())
        });
        if !is_whole {
            seen.wrong.push(format!("document {version}: it is damaged, or no keyholder signed it"));
        }
    }
    if newest != found.version {
        seen.wrong.push(format!("document {}: it should be in force, and is not here", found.version));
    }
    Ok(())
}

/// Every version of the call's themes, which follow each other.
async fn codebooks(store: &Store, call: &CallId, keys: &[SignedKeySet], seen: &mut Findings) -> Result<(), DbErr> {
    let of_call = call_codebook::Entity::find().filter(call_codebook::Column::Call.eq(call.as_ref()));
    let rows = of_call.order_by_asc(call_codebook::Column::Version).all(store.reader()).await?;
    for (row, version) in rows.into_iter().zip(BUILT_IN + 1..) {
        let (kept, epoch) = (row.version, row.epoch.cast_unsigned());
        let Some(keys) = keys.iter().find(|keys| keys.set().epoch == epoch) else {
            seen.wrong.push(format!("codebook {kept}: the list of keys {epoch}, by which it was signed, is not here"));
            continue;
        };
        let read = Codebook::parse(row.codebook.as_bytes()).map(|codebook| codebook.version());
        let follows = kept.cast_unsigned() == version && read == Ok(version);
        if !follows || published(row).signed.verify(call, version, keys).is_err() {
            seen.wrong.push(format!("codebook {kept}: it is damaged, does not follow, or no keyholder signed it"));
        }
    }
    Ok(())
}

/// Whether members have the keys that the list in force says they have.
async fn members(store: &Store, in_force: &SignedKeySet, seen: &mut Findings) -> Result<(), DbErr> {
    for member in &in_force.set().members {
        let account = account::Entity::find_by_id(member.account.as_ref()).one(store.reader()).await?;
        if account.is_some_and(|row| !member.has_recipient(&row.recipient) || row.signing != member.signing) {
            seen.wrong.push(format!("member {}: her keys are not those of the list in force", member.account));
        }
    }
    Ok(())
}

/// Headers that members replaced, until a second one has looked: both are as they were signed.
async fn replaced(store: &Store, call: &CallId, keys: &[SignedKeySet], seen: &mut Findings) -> Result<(), DbErr> {
    let identity = reseal::identity(store, call).await?.unwrap_or_default();
    for (row, now) in reseal::all(store, call).await? {
        let new = digest(&row.replacement_sha256);
        let message = replacement_message(call, identity, Digest::of(&row.header), new);
        let signature: Option<[u8; 64]> = row.signature.try_into().ok();
        let is_signed = signature.zip(row.account.parse().ok()).is_some_and(|(signature, account)| {
            keys.iter().any(|keys| is_signed(keys, &account, &message, &signature))
        });
        // A record that was saved since has a header of its own.
        let stands = row.part == Part::Record.as_str() || now.is_none_or(|now| Digest::of(&now) == new);
        if !is_signed || !stands {
            seen.wrong
                .push(format!("{} {:016x}: its header, or the one before, is not what was signed", row.part, row.row));
        }
    }
    Ok(())
}

async fn plan(store: &Store, in_force: &SignedKeySet, seen: &mut Findings) -> Result<(), DbErr> {
    let set = in_force.set();
    let Some(row) = recovery::Entity::find_by_id(set.call.as_ref()).one(store.reader()).await? else { return Ok(()) };
    let signature: Option<[u8; 64]> = row.signature.as_slice().try_into().ok();
    let is_signed = |(plan, signature): (Plan, [u8; 64])| plan.is_sound() && plan.is_signed_by(&set.root, &signature);
    if !crate::recovery::read(&row).zip(signature).is_some_and(is_signed) {
        seen.wrong.push("the plan of the recovery is damaged: make new sheets".to_owned());
    }
    Ok(())
}

async fn log(store: &Store, call: &CallId, keys: &[SignedKeySet], seen: &mut Findings) -> Result<(), DbErr> {
    let of_call = log_entry::Entity::find().filter(log_entry::Column::Call.eq(call.as_ref()));
    let mut verification = Verification::new(keys);
    for row in of_call.order_by_asc(log_entry::Column::Number).all(store.reader()).await? {
        seen.log += 1;
        let is_same = Digest::of(row.text.as_bytes()) == digest(&row.digest);
        let verified = SignedEntry::read(&row.text).and_then(|entry| verification.then(&entry));
        let wrong = verified.err().map(|error| error.to_string());
        if let Some(wrong) = wrong.or_else(|| (!is_same).then(|| "its digest is another".to_owned())) {
            // What follows hangs on it.
            seen.wrong.push(format!("log entry {}: {wrong}", row.number));
            return Ok(());
        }
    }
    if let Err(error) = verification.end() {
        seen.wrong.push(format!("log: {error}"));
    }
    Ok(())
}

async fn releases(store: &Store, call: &CallId, keys: &[SignedKeySet], seen: &mut Findings) -> Result<(), DbErr> {
    let kept = match ledger::entries(store, call).await {
        Err(DbErr::Custom(wrong)) => {
            seen.wrong.push(format!("ledger: {wrong}"));
            return Ok(());
        }
        kept => kept?,
    };
    let mut before: Vec<Entry> = Vec::new();
    for kept in kept {
        seen.releases += 1;
        let number = kept.entry.claim.number;
        let signed = kept.entry.verify(|epoch| keys.iter().find(|keys| keys.set().epoch == epoch));
        if let Err(error) = signed.and_then(|()| kept.entry.check_follows(&before)) {
            seen.wrong.push(format!("release {number}: {error}"));
        }
        let file = ledger::file_of(store, call, &kept).await?;
        if file.is_none_or(|file| Digest::of(&file) != kept.entry.file) {
            seen.wrong.push(format!("release {number}: its file is missing, or not what was signed"));
        }
        // Its digest is nowhere: only its form can be looked at.
        let proposed = ledger::proposal_of(store, call, &kept).await?;
        if proposed.is_some_and(|file| Envelope::parse(Kind::Proposal, &file).is_err()) {
            seen.wrong.push(format!("release {number}: what it was made from is no sealed file any more"));
        }
        before.push(kept.entry);
    }
    Ok(())
}

async fn sealed_to_members(store: &Store, findings: &mut Findings) -> Result<(), DbErr> {
    let is_damaged = |file: &[u8]| Envelope::parse(Kind::Wrap, file).is_err();
    let members = wrap::Entity::find().all(store.reader()).await?;
    findings.wrong.extend(members.iter().filter(|wrap| is_damaged(&wrap.file)).map(|wrap| {
        format!(
            "call {}: what is sealed to {} is damaged: let another keyholder seal it again",
            wrap.call, wrap.account
        )
    }));
    let sheets = recovery_wrap::Entity::find().all(store.reader()).await?;
    findings.wrong.extend(
        sheets
            .iter()
            .filter(|wrap| is_damaged(&wrap.file))
            .map(|wrap| format!("call {}: what the recovery sheets open is damaged: make new sheets", wrap.call)),
    );
    for open in proposal::Entity::find().all(store.reader()).await? {
        let kept = proposal_payload::Entity::find_by_id(open.call.clone()).one(store.reader()).await?;
        let whole = kept.map(|kept| Digest::of(&[open.header.as_slice(), &kept.payload].concat()));
        // It may have been ended between the two reads.
        if whole.is_some_and(|whole| whole != digest(&open.sha256)) {
            findings.wrong.push(format!("call {}: the open proposal is not what came: propose it again", open.call));
        }
    }
    Ok(())
}
