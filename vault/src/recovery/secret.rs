//! The secret of a recovery: split on paper, and put together again.

use blahaj::Sharks;
use ed25519_dalek::{Signer as _, SigningKey};
use rand_core::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use super::{
    Enrolment, Plan, opening,
    share::{SEED, Share},
};
use crate::{
    hybrid::HybridIdentity,
    id::{Account, CallId, Digest},
    identity::expand,
};

/// Why shares do not open a recovery. Places are counted from 1, in the order in which the shares were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// Of another recovery, or another call: look for the newer sheet.
    #[error("share {place} belongs to another recovery")]
    Another {
        /// Which.
        place: usize,
    },
    /// Its words fit together, and yet it is not the share that was made.
    #[error("share {place} is not the one that was made")]
    Wrong {
        /// Which.
        place: usize,
    },
    /// The same share twice.
    #[error("share {place} was given before")]
    Twice {
        /// Which.
        place: usize,
    },
    /// Not enough shares.
    #[error("{missing} more shares are needed")]
    TooFew {
        /// How many.
        missing: usize,
    },
    /// Every share is the one that was made, and yet they don't give the secret of this plan: it was made wrongly.
    #[error("the shares do not give the key of this recovery")]
    Damaged,
}

/// What the shares give. Wiped when dropped.
pub struct RecoverySecret(HybridIdentity);

impl RecoverySecret {
    /// Draws a new one.
    pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        Self(HybridIdentity::generate(rng))
    }

    /// What opens the wraps.
    pub fn identity(&self) -> &HybridIdentity {
        &self.0
    }

    fn opener(&self) -> SigningKey {
        SigningKey::from_bytes(&expand(self.0.seed(), b"murmuration/v1/recovery/opener"))
    }

    /// Asks the server for what is wrapped to it, to make `account`.
    pub fn sign_opening(&self, nonce: &[u8; 32], origin: &str, call: &CallId, account: &Account) -> [u8; 64] {
        self.opener().sign(&opening(nonce, origin, call, account)).to_bytes()
    }

    /// Vouches for a new account, together with the root.
    pub fn sign_enrolment(&self, enrolment: &Enrolment<'_>) -> [u8; 64] {
        self.opener().sign(&enrolment.message()).to_bytes()
    }

    /// Splits it: the plan, unsigned, and `count` shares of which `threshold` open it. `None` for numbers that no plan may have.
    pub fn split(
        &self,
        call: &CallId,
        number: u32,
        (threshold, count): (u8, usize),
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Option<(Plan, Vec<Share>)> {
        let recipient = self.0.to_recipient().to_string();
        let set = set(&recipient);
        let dealt = Sharks(threshold).dealer_rng(self.0.seed(), rng);
        let shares: Vec<Share> = dealt
            .take(count)
            .map(|dealt| {
                let bytes = Zeroizing::new(Vec::from(&dealt));
                let point = bytes.as_slice().try_into().expect("a share of 32 bytes is a number and 32 values");
                Share::new(set, threshold, point)
            })
            .collect();
        let plan = Plan {
            call: call.clone(),
            number,
            recipient,
            opener: self.opener().verifying_key().to_bytes(),
            threshold,
            shares: shares.iter().map(Share::commitment).collect(),
        };
        plan.is_sound().then_some((plan, shares))
    }

    /// Puts shares together again, and names the one that is not right.
    ///
    /// # Errors
    /// [`ShareError`].
    pub fn combine(shares: &[Share], plan: &Plan) -> Result<Self, ShareError> {
        let set = set(&plan.recipient);
        for (at, share) in shares.iter().enumerate() {
            let place = at + 1;
            if share.set() != set || share.threshold() != plan.threshold {
                return Err(ShareError::Another { place });
            }
            let committed = usize::from(share.number()).checked_sub(1).and_then(|number| plan.shares.get(number));
            if committed != Some(&share.commitment()) {
                return Err(ShareError::Wrong { place });
            }
            if shares[..at].iter().any(|before| before.number() == share.number()) {
                return Err(ShareError::Twice { place });
            }
        }
        let missing = usize::from(plan.threshold).saturating_sub(shares.len());
        if missing > 0 {
            return Err(ShareError::TooFew { missing });
        }
        let points: Vec<blahaj::Share> = shares
            .iter()
            .map(|share| blahaj::Share::try_from(share.point()))
            .collect::<Result<_, _>>()
            .map_err(|_| ShareError::Damaged)?;
        let seed = Sharks(plan.threshold).recover(&points).map(Zeroizing::new).map_err(|_| ShareError::Damaged)?;
        let seed: &[u8; SEED] = seed.as_slice().try_into().map_err(|_| ShareError::Damaged)?;
        let secret = Self(HybridIdentity::from_seed(seed));
        if secret.0.to_recipient().to_string() == plan.recipient { Ok(secret) } else { Err(ShareError::Damaged) }
    }
}

/// What tells the shares of one recovery from those of another.
fn set(recipient: &str) -> [u8; 3] {
    let digest = Digest::of(&[b"murmuration/v1/recovery/set/", recipient.as_bytes()].concat()).to_bytes();
    [digest[0], digest[1], digest[2]]
}
