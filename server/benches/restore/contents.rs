//! Everything that a server keeps of accounts, as digests: what a restored one must have again.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

use sea_orm::{
    ColumnTrait as _, DatabaseConnection, EntityTrait, Iterable as _, ModelTrait, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Value,
};
use server::store::{
    Store,
    entity::{
        account, attachment, call_document, entry, entry_payload, key_set, payload, record, record_payload, testimony,
        wrap,
    },
};
use vault::id::{Digest, SubmissionId};

const AT_ONCE: u64 = 200;

#[derive(Default)]
pub struct Contents {
    /// Of each row of what belongs to an account.
    rows: HashMap<(&'static str, i64), Digest>,
    /// Of whole tables.
    tables: HashMap<&'static str, HashSet<Digest>>,
    /// Row and digest as it came of each account.
    pub accounts: HashMap<SubmissionId, i64>,
    /// Of those whose bytes have another digest than the one that was acknowledged.
    pub damaged: usize,
}

impl Contents {
    pub async fn of(store: &Store, data: &Path) -> Self {
        let (mut all, db) = (Self::default(), store.reader());
        let mut acknowledged = HashMap::new();
        let mut headers = HashMap::new();
        all.rows::<testimony::Entity>(db, "testimony", testimony::Column::Row, |model| {
            let id = SubmissionId::from_bytes(model.submission_id.as_slice().try_into().expect("16 bytes"));
            acknowledged.insert(model.row, model.received_sha256.clone());
            headers.insert(model.row, model.header.clone());
            Some((id, model.row))
        })
        .await;
        let mut damaged = 0;
        all.rows::<payload::Entity>(db, "payload", payload::Column::Row, |model| {
            let whole = headers.remove(&model.row).map(|header| Digest::of(&[header, model.payload.clone()].concat()));
            let as_it_came = acknowledged.remove(&model.row);
            damaged += usize::from(whole.map(|digest| digest.to_bytes().to_vec()) != as_it_came);
            None
        })
        .await;
        // Without a payload.
        all.damaged = damaged + acknowledged.len();
        all.rows::<entry::Entity>(db, "entry", entry::Column::Row, |_| None).await;
        all.rows::<entry_payload::Entity>(db, "entry_payload", entry_payload::Column::Row, |_| None).await;
        all.rows::<record::Entity>(db, "record", record::Column::Row, |_| None).await;
        all.rows::<record_payload::Entity>(db, "record_payload", record_payload::Column::Row, |_| None).await;
        let mut files = Vec::new();
        all.rows::<attachment::Entity>(db, "attachment", attachment::Column::Row, |model| {
            files.push(model.row);
            None
        })
        .await;
        for row in files {
            let bytes = fs::read(data.join(format!("attachments/{row:016x}"))).unwrap_or_default();
            all.rows.insert(("file", row), Digest::of(&bytes));
        }
        all.table::<account::Entity>(db, "account").await;
        all.table::<key_set::Entity>(db, "key_set").await;
        all.table::<call_document::Entity>(db, "call_document").await;
        all.table::<wrap::Entity>(db, "wrap").await;
        all
    }

    async fn rows<E: EntityTrait>(
        &mut self,
        db: &DatabaseConnection,
        name: &'static str,
        row: E::Column,
        mut seen: impl FnMut(&E::Model) -> Option<(SubmissionId, i64)>,
    ) where
        E::Model: Sync,
    {
        let mut after = -1;
        loop {
            let page = E::find().filter(row.gt(after)).order_by_asc(row).limit(AT_ONCE);
            let page: Vec<E::Model> = page.all(db).await.expect("it can be read");
            if page.is_empty() {
                return;
            }
            for model in page {
                let Value::BigInt(Some(number)) = model.get(row) else { unreachable!("rows have numbers") };
                after = number;
                self.accounts.extend(seen(&model));
                self.rows.insert((name, number), digest::<E>(&model));
            }
        }
    }

    async fn table<E: EntityTrait>(&mut self, db: &DatabaseConnection, name: &'static str) {
        let all = E::find().all(db).await.expect("it can be read");
        self.tables.insert(name, all.iter().map(digest::<E>).collect());
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many of these are not the same in `other`.
    pub fn unlike(&self, other: &Self) -> usize {
        let rows = self.rows.iter().filter(|(key, digest)| other.rows.get(key) != Some(digest)).count();
        rows + self.tables.iter().filter(|(name, table)| other.tables.get(*name) != Some(table)).count()
    }
}

fn digest<E: EntityTrait>(model: &E::Model) -> Digest {
    let mut bytes = Vec::new();
    for column in E::Column::iter() {
        match model.get(column) {
            Value::Bytes(Some(value)) => bytes.extend_from_slice(&value),
            value => bytes.extend_from_slice(format!("{value:?}").as_bytes()),
        }
    }
    Digest::of(&bytes)
}
