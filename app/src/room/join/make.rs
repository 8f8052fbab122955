//! A new member's keys: made here, and only what is not secret is sent.

use data_encoding::BASE64_NOPAD;
use rand_core::OsRng;
use time::Date;
use vault::{
    bundle::KdfParams,
    id::Account,
    identity::MemberIdentity,
    key_set::{Member, SignedKeySet},
    role::Role,
};
use zeroize::Zeroizing;

use super::Link;
use crate::{
    api::{self, ApiError, Bearer},
    room::{
        setup::{
            make::{MakeError, Step, new_account},
            trouble,
        },
        unlock::{job, memory},
    },
    text::{key::join, say},
};

/// Why there is no account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinError {
    /// The link is used, or over.
    Used,
    /// Somebody has this name.
    Taken,
    /// The call's key set is not signed by the root that the link names.
    OtherList,
    /// As when a first call is made.
    Make(MakeError),
}

impl From<ApiError> for JoinError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Refused { status: 404, .. } => Self::Used,
            ApiError::Refused { status: 409, .. } => Self::Taken,
            error => Self::Make(error.into()),
        }
    }
}

impl JoinError {
    /// A title and a sentence or two.
    pub fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Used => (say(join::USED), say(join::USED_TEXT)),
            Self::Taken => (say(join::TAKEN), say(join::TAKEN_TEXT)),
            Self::OtherList => (say(join::OTHER_LIST), say(join::OTHER_LIST_TEXT)),
            Self::Make(why) => trouble(&why),
        }
    }
}

/// Makes keys and account; her line of the key set that will name her. What was drawn here is wiped when this returns.
pub async fn make(
    link: &Link,
    account: &Account,
    role: Role,
    passphrase: &str,
    today: Date,
    step: impl Fn(Step),
) -> Result<Member, JoinError> {
    step(Step::Keys);
    // The keyholder's link names the root, so that this browser need not ask to compare it later.
    let note = api::key_set(&link.call, None).await.map_err(|error| JoinError::Make(error.into()))?;
    let keys = SignedKeySet::verify(&note, Some(&link.root), today).map_err(|_| JoinError::OtherList)?;
    keys.check_call(&link.call).map_err(|_| JoinError::OtherList)?;
    let member = MemberIdentity::generate(&mut OsRng);
    step(Step::Derive);
    let params = KdfParams::make(&mut OsRng);
    let master = job::master(passphrase, &params).await.map_err(|failed| JoinError::Make(failed.into()))?;
    step(Step::Share);
    let token = Bearer::new(link.token.clone());
    let share = api::members::join_share(&token, account.as_ref()).await?;
    let share = BASE64_NOPAD.decode(share.share_b64.as_bytes()).ok().and_then(|share| share.try_into().ok());
    let share: Zeroizing<[u8; 32]> = share.map(Zeroizing::new).ok_or(JoinError::Make(MakeError::Strange))?;
    step(Step::Lock);
    let new = new_account(account, &member, &params, &master, &share);
    step(Step::Send);
    api::members::join(&token, &new).await?;
    memory::remember(&keys);
    Ok(member.public(account.clone(), role))
}
