//! SHA-256 and HMAC for the signatures that an object store wants (AWS Signature Version 4), from what this server has anyway.

use hmac::{Hmac, Mac as _};
use object_store::{
    Error, Result,
    client::{CryptoProvider, DigestAlgorithm, DigestContext, HmacContext, Signer, SigningAlgorithm},
};
use sha2::{Digest as _, Sha256};

/// What does it.
#[derive(Debug)]
pub struct Sha;

impl CryptoProvider for Sha {
    fn digest(&self, _: DigestAlgorithm) -> Result<Box<dyn DigestContext>> {
        Ok(Box::new(Hashing { hash: Sha256::new(), out: [0; 32] }))
    }

    fn hmac(&self, _: DigestAlgorithm, secret: &[u8]) -> Result<Box<dyn HmacContext>> {
        let mac = Hmac::new_from_slice(secret).map_err(|_| refused("a secret of this length"))?;
        Ok(Box::new(Signing { mac, out: [0; 32] }))
    }

    fn sign(&self, _: SigningAlgorithm, _: &[u8]) -> Result<Box<dyn Signer>> {
        Err(refused("a signature with a private key"))
    }
}

fn refused(what: &str) -> Error {
    Error::Generic { store: "S3", source: format!("{what} is nothing that S3 asks for").into() }
}

struct Hashing {
    hash: Sha256,
    out: [u8; 32],
}

impl DigestContext for Hashing {
    fn update(&mut self, data: &[u8]) {
        self.hash.update(data);
    }

    fn finish(&mut self) -> Result<&[u8]> {
        self.out = self.hash.finalize_reset().into();
        Ok(&self.out)
    }
}

struct Signing {
    mac: Hmac<Sha256>,
    out: [u8; 32],
}

impl HmacContext for Signing {
    fn update(&mut self, data: &[u8]) {
        self.mac.update(data);
    }

    fn finish(&mut self) -> Result<&[u8]> {
        self.out = self.mac.clone().finalize().into_bytes().into();
        Ok(&self.out)
    }
}
