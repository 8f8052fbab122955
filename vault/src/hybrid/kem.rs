//! X-Wing as an HPKE KEM: ML-KEM-768 and X25519.
//!
//! Source: draft-connolly-cfrg-xwing-kem, §5; KEM id and derivation of c2sp.org/age.

use hpke::{Deserializable, HpkeError, Serializable, kem::SharedSecret};
use ml_kem::{
    Ciphertext, EncodedSizeUser, KemCore, MlKem768,
    kem::{Decapsulate as _, Encapsulate as _},
};
use rand_core::{CryptoRng, RngCore};
use sha3::{
    Sha3_256, Shake256,
    digest::{
        ExtendableOutput as _, FixedOutput as _, Output, OutputSizeUser, Update as _, XofReader as _,
        generic_array::typenum::{Sum, U32},
    },
};
use x25519_dalek::{PublicKey as Point, StaticSecret, X25519_BASEPOINT_BYTES};
use zeroize::{Zeroize as _, Zeroizing};

type DecapsulationKey = <MlKem768 as KemCore>::DecapsulationKey;
type EncapsulationKey = <MlKem768 as KemCore>::EncapsulationKey;

type PublicSize = <EncapsulationKey as EncodedSizeUser>::EncodedSize;
type CiphertextSize = <MlKem768 as KemCore>::CiphertextSize;

const ML_KEM_PUBLIC: usize = 1_184;
const ML_KEM_CIPHERTEXT: usize = 1_088;
const POINT: usize = 32;
/// The six characters that draw an X-wing.
const LABEL: &[u8] = b"\\.//^\\";

#[derive(Clone)]
pub(super) struct PrivateKey {
    seed: Zeroizing<[u8; 32]>,
    ml_kem: DecapsulationKey,
    x25519: StaticSecret,
    /// The public half of `x25519`, which every decapsulation hashes.
    point: Point,
}

impl PrivateKey {
    pub(super) fn from_seed(seed: &[u8; 32]) -> Self {
        let mut expanded = Zeroizing::new([0; 96]);
        Shake256::default().chain(seed).finalize_xof().read(expanded.as_mut());
        let part = |start: usize| -> [u8; 32] { expanded[start..start + 32].try_into().expect("32 of 96 bytes") };
        let (mut d, mut z, mut scalar) = (part(0), part(32), part(64));
        let (ml_kem, _) = MlKem768::generate_deterministic(&d.into(), &z.into());
        let x25519 = StaticSecret::from(scalar);
        let point = public_point(&x25519);
        d.zeroize();
        z.zeroize();
        scalar.zeroize();
        Self { seed: Zeroizing::new(*seed), ml_kem, x25519, point }
    }

    pub(super) fn seed(&self) -> &[u8; 32] {
        &self.seed
    }
}

impl PartialEq for PrivateKey {
    fn eq(&self, other: &Self) -> bool {
        self.seed == other.seed
    }
}
impl Eq for PrivateKey {}

impl Deserializable for PrivateKey {
    fn from_bytes(encoded: &[u8]) -> Result<Self, HpkeError> {
        let seed = encoded.try_into().map_err(|_| HpkeError::IncorrectInputLength(32, encoded.len()))?;
        Ok(Self::from_seed(seed))
    }
}

impl Serializable for PrivateKey {
    type OutputSize = U32;
    fn write_exact(&self, buffer: &mut [u8]) {
        buffer.copy_from_slice(self.seed());
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct PublicKey {
    ml_kem: EncapsulationKey,
    x25519: Point,
}
impl Eq for PublicKey {}

impl Deserializable for PublicKey {
    fn from_bytes(encoded: &[u8]) -> Result<Self, HpkeError> {
        let length = ML_KEM_PUBLIC + POINT;
        if encoded.len() != length {
            return Err(HpkeError::IncorrectInputLength(length, encoded.len()));
        }
        let (ml_kem_bytes, point) = encoded.split_at(ML_KEM_PUBLIC);
        let ml_kem = EncapsulationKey::from_bytes(ml_kem_bytes.try_into().expect("it was split there"));
        let point: [u8; POINT] = point.try_into().expect("it was split there");
        // FIPS 203 §7.2: an encapsulation key whose coefficients are not reduced is refused.
        let canonical = ml_kem.as_bytes().as_slice() == ml_kem_bytes;
        if !canonical || crate::envelope::is_small_order(&point) {
            return Err(HpkeError::ValidationError);
        }
        Ok(Self { ml_kem, x25519: Point::from(point) })
    }
}

impl Serializable for PublicKey {
    type OutputSize = Sum<PublicSize, U32>;
    fn write_exact(&self, buffer: &mut [u8]) {
        buffer[..ML_KEM_PUBLIC].copy_from_slice(&self.ml_kem.as_bytes());
        buffer[ML_KEM_PUBLIC..].copy_from_slice(self.x25519.as_bytes());
    }
}

#[derive(Clone)]
pub(super) struct EncappedKey {
    ml_kem: Ciphertext<MlKem768>,
    x25519: Point,
}

impl Deserializable for EncappedKey {
    fn from_bytes(encoded: &[u8]) -> Result<Self, HpkeError> {
        let length = ML_KEM_CIPHERTEXT + POINT;
        if encoded.len() != length {
            return Err(HpkeError::IncorrectInputLength(length, encoded.len()));
        }
        let (ml_kem, point) = encoded.split_at(ML_KEM_CIPHERTEXT);
        let point: [u8; POINT] = point.try_into().expect("it was split there");
        Ok(Self { ml_kem: ml_kem.try_into().expect("it was split there"), x25519: Point::from(point) })
    }
}

impl Serializable for EncappedKey {
    type OutputSize = Sum<CiphertextSize, U32>;
    fn write_exact(&self, buffer: &mut [u8]) {
        buffer[..ML_KEM_CIPHERTEXT].copy_from_slice(&self.ml_kem);
        buffer[ML_KEM_CIPHERTEXT..].copy_from_slice(self.x25519.as_bytes());
    }
}

pub(super) struct XWing;

impl hpke::Kem for XWing {
    type PublicKey = PublicKey;
    type PrivateKey = PrivateKey;
    type EncappedKey = EncappedKey;
    type NSecret = <Sha3_256 as OutputSizeUser>::OutputSize;
    const KEM_ID: u16 = 0x647a;

    fn sk_to_pk(key: &PrivateKey) -> PublicKey {
        PublicKey { ml_kem: key.ml_kem.encapsulation_key().clone(), x25519: key.point }
    }

    /// SHAKE256 of the keying material, cut to the seed's 32 bytes (the draft's DeriveKeyPair).
    fn derive_keypair(ikm: &[u8]) -> (PrivateKey, PublicKey) {
        let mut seed = Zeroizing::new([0; 32]);
        Shake256::default().chain(ikm).finalize_xof().read(seed.as_mut());
        let key = PrivateKey::from_seed(&seed);
        let public = Self::sk_to_pk(&key);
        (key, public)
    }

    fn encap<R: CryptoRng + RngCore>(
        to: &PublicKey,
        sender: Option<(&PrivateKey, &PublicKey)>,
        rng: &mut R,
    ) -> Result<(SharedSecret<Self>, EncappedKey), HpkeError> {
        if sender.is_some() {
            return Err(HpkeError::EncapError);
        }
        let (ml_kem, ml_kem_secret) = to.ml_kem.encapsulate(rng).map_err(|()| HpkeError::EncapError)?;
        let ephemeral = StaticSecret::random_from_rng(rng);
        let x25519 = public_point(&ephemeral);
        let x25519_secret = ephemeral.diffie_hellman(&to.x25519);
        let secret = combine(&ml_kem_secret, x25519_secret.as_bytes(), &x25519, &to.x25519);
        Ok((SharedSecret(secret), EncappedKey { ml_kem, x25519 }))
    }

    fn decap(
        key: &PrivateKey,
        sender: Option<&PublicKey>,
        share: &EncappedKey,
    ) -> Result<SharedSecret<Self>, HpkeError> {
        let x25519_secret = key.x25519.diffie_hellman(&share.x25519);
        if sender.is_some() || !x25519_secret.was_contributory() {
            return Err(HpkeError::DecapError);
        }
        let ml_kem_secret = key.ml_kem.decapsulate(&share.ml_kem).map_err(|()| HpkeError::DecapError)?;
        Ok(SharedSecret(combine(&ml_kem_secret, x25519_secret.as_bytes(), &share.x25519, &key.point)))
    }
}

/// X25519 of the secret and the base point (RFC 7748 §6.1). `Point::from(&secret)` gives the same by way of a table of 30 KB,
/// which a survivor's phone would have to load.
fn public_point(secret: &StaticSecret) -> Point {
    Point::from(secret.diffie_hellman(&Point::from(X25519_BASEPOINT_BYTES)).to_bytes())
}

fn combine(ml_kem: &[u8], x25519: &[u8; 32], share: &Point, public: &Point) -> Output<Sha3_256> {
    Sha3_256::default()
        .chain(ml_kem)
        .chain(x25519)
        .chain(share.as_bytes())
        .chain(public.as_bytes())
        .chain(LABEL)
        .finalize_fixed()
}
