//! The secret keys that people and calls have.

use age::x25519;
use ed25519_dalek::{Signer as _, SigningKey};
use hkdf::Hkdf;
use rand_core::{CryptoRng, RngCore};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    hybrid::HybridIdentity,
    id::Account,
    key_set::{Member, RootPublicKey, recipient_digest},
    role::Role,
};

/// HKDF-SHA256 (RFC 5869) without salt: 32 bytes for `info`.
pub(crate) fn expand(key: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut bytes = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, key).expand(info, bytes.as_mut()).expect("32 bytes are within HKDF's limit");
    bytes
}

fn draw(rng: &mut (impl RngCore + CryptoRng)) -> Zeroizing<[u8; 32]> {
    let mut bytes = Zeroizing::new([0; 32]);
    rng.fill_bytes(bytes.as_mut());
    bytes
}

/// The key that signs a call's key sets (Ed25519, RFC 8032). Wiped when dropped.
pub struct RootKey(SigningKey);

impl RootKey {
    /// Draws a new root.
    pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        Self::from_seed(&draw(rng))
    }

    /// The root of a 32-byte seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The 32-byte seed.
    pub fn seed(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public half.
    pub fn public(&self) -> RootPublicKey {
        RootPublicKey::from_bytes(self.0.verifying_key().to_bytes())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// A member's own keys: one to open, one to sign. Wiped when dropped.
pub struct MemberIdentity {
    hybrid: HybridIdentity,
    signing: SigningKey,
}

impl MemberIdentity {
    /// Draws new keys.
    pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let hybrid = HybridIdentity::generate(rng);
        Self::from_seeds(hybrid.seed(), &draw(rng))
    }

    /// The keys of an X-Wing seed and an Ed25519 seed.
    pub fn from_seeds(hybrid: &[u8; 32], signing: &[u8; 32]) -> Self {
        Self { hybrid: HybridIdentity::from_seed(hybrid), signing: SigningKey::from_bytes(signing) }
    }

    /// X-Wing seed and Ed25519 seed.
    pub fn seeds(&self) -> (&[u8; 32], &[u8; 32]) {
        (self.hybrid.seed(), self.signing.as_bytes())
    }

    /// The line of a key set for these keys.
    pub fn public(&self, account: Account, role: Role) -> Member {
        Member { account, role, recipient_digest: recipient_digest(&self.recipient()), signing: self.verifying_key() }
    }

    /// Her hybrid recipient (`age1pq1…`).
    pub fn recipient(&self) -> String {
        self.hybrid.to_recipient().to_string()
    }

    /// Her Ed25519 public key.
    pub fn verifying_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// Whether a key set's line is about these keys.
    pub fn is(&self, member: &Member) -> bool {
        self.public(member.account.clone(), member.role) == *member
    }

    /// Opens what is sealed to this member.
    pub fn recipient_identity(&self) -> &HybridIdentity {
        &self.hybrid
    }

    /// Signs (Ed25519).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }
}

/// What opens a call's testimonies of one epoch: the hybrid key, and the classic key of the offline door.
pub struct CallIdentity {
    /// The epoch from which it is in force.
    pub epoch: u32,
    hybrid: HybridIdentity,
    classic: Zeroizing<[u8; 32]>,
}

impl CallIdentity {
    /// Draws new keys.
    pub fn generate(epoch: u32, rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let hybrid = HybridIdentity::generate(rng);
        Self::from_seeds(epoch, hybrid.seed(), &draw(rng))
    }

    /// The keys of an X-Wing seed and an X25519 scalar.
    pub fn from_seeds(epoch: u32, hybrid: &[u8; 32], classic: &[u8; 32]) -> Self {
        Self { epoch, hybrid: HybridIdentity::from_seed(hybrid), classic: Zeroizing::new(*classic) }
    }

    /// X-Wing seed and X25519 scalar.
    pub fn seeds(&self) -> (&[u8; 32], &[u8; 32]) {
        (self.hybrid.seed(), &self.classic)
    }

    /// The hybrid key.
    pub fn hybrid(&self) -> &HybridIdentity {
        &self.hybrid
    }

    /// The classic key.
    pub fn classic(&self) -> x25519::Identity {
        use age_core::primitives::bech32_encode;
        let text =
            Zeroizing::new(bech32_encode(bech32::Hrp::parse_unchecked("age-secret-key-"), self.classic.as_slice()));
        Zeroizing::new(text.to_uppercase())
            .parse()
            .expect("32 bytes in Bech32 under age's prefix are an X25519 identity")
    }

    /// Both keys as a file of identities, which stock age tools read: `vault/FORMAT.md` §22.2.
    pub fn to_secret_text(&self) -> Zeroizing<String> {
        use age::secrecy::ExposeSecret as _;
        let (hybrid, classic) = (self.hybrid.to_secret_text(), self.classic().to_string());
        let head = format!("# epoch {}\n", self.epoch);
        // Room for all of it at once: text that grows leaves a copy behind.
        let mut text = Zeroizing::new(String::with_capacity(head.len() + hybrid.len() + 128));
        for part in [head.as_str(), hybrid.as_str(), "\n", classic.expose_secret(), "\n"] {
            text.push_str(part);
        }
        text
    }

    /// The two lines of a key set for these keys: `age1pq1…`, `age1…`.
    pub fn recipients(&self) -> (String, String) {
        (self.hybrid.to_recipient().to_string(), self.classic().to_public().to_string())
    }
}
