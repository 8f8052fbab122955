//! What the person who wrote a testimony is told about where it is on its way.

use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, sea_query::Expr};
use vault::id::SubmissionId;

use super::{
    Store,
    entity::{record, testimony},
    testimonies::{self, NEW},
};
use crate::guard::Opener;

/// State of a testimony that somebody has opened, or works on.
const READING: &str = "reading";

/// What is said to the person who wrote a testimony about where it is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Nobody has read it.
    New,
    /// Somebody reads it, or works on it.
    Reading,
    /// It is done.
    Done,
}

impl Told {
    const ALL: [Self; 3] = [Self::New, Self::Reading, Self::Done];

    /// As it is told.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => NEW,
            Self::Reading => READING,
            Self::Done => "done",
        }
    }

    /// What has this name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.as_str() == name)
    }

    /// What she is told of a testimony: nothing about what was made of it, or whether two people agree.
    pub fn of(state: &str, done: bool) -> Self {
        match state {
            _ if done => Self::Done,
            NEW => Self::New,
            _ => Self::Reading,
        }
    }
}

/// What became of such a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is so now.
    Done,
    /// It can't be new: there is a record of it.
    HasRecord,
    /// There is no such testimony.
    Gone,
}

/// Says where a testimony is on its way. Where its record stands is left as it is.
///
/// # Errors
/// [`DbErr`] if the database can't be written.
pub async fn tell(store: &Store, opener: &Opener, id: &SubmissionId, told: Told) -> Result<Said, DbErr> {
    let transaction = store.begin().await?;
    let Some(row) = testimonies::row(&transaction, opener.call(), id).await? else { return Ok(Said::Gone) };
    let mut change = testimony::Entity::update_many()
        .col_expr(testimony::Column::Done, Expr::value(told == Told::Done))
        .filter(testimony::Column::Row.eq(row));
    if told == Told::New {
        if record::Entity::find_by_id(row).one(&transaction).await?.is_some() {
            return Ok(Said::HasRecord);
        }
        change = change.col_expr(testimony::Column::State, NEW.into());
    }
    change.exec(&transaction).await?;
    if told != Told::New {
        testimony::Entity::update_many()
            .col_expr(testimony::Column::State, READING.into())
            .filter(testimony::Column::Row.eq(row))
            .filter(testimony::Column::State.eq(NEW))
            .exec(&transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(Said::Done)
}
