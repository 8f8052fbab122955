//! Bytes as lower-case hex digits.

use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

pub(super) fn write<const BYTES: usize, S: Serializer>(bytes: &[u8; BYTES], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&base16ct::lower::encode_string(bytes))
}

pub(super) fn read<'de, const BYTES: usize, D: Deserializer<'de>>(from: D) -> Result<[u8; BYTES], D::Error> {
    let mut bytes = [0; BYTES];
    let text = String::deserialize(from)?;
    let is_whole = base16ct::lower::decode(&text, &mut bytes).is_ok_and(|decoded| decoded.len() == BYTES);
    if is_whole { Ok(bytes) } else { Err(D::Error::custom("another number of hex digits is needed")) }
}
