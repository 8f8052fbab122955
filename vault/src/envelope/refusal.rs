//! Why bytes were not taken.

use core::fmt;

use crate::header::HeaderError;

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $message:literal;)*) => {
        /// Why bytes are not a sealed thing of the expected kind. The list is closed and documented in `FORMAT.md`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Refusal { $($(#[$doc])* $name,)* }

        impl Refusal {
            /// Every refusal.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The reason code of the interface.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What to do next, in a sentence.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$name => $message,)* }
            }
        }
    };
}

refusals! {
    /// No bytes.
    Empty = "empty", "Nothing was sent. Seal the account first, then send the sealed file.";
    /// More bytes than any file of this kind has.
    TooLong = "too-long", "The file is larger than this door takes. Shorten the account and seal it again.";
    /// Not an age file at all.
    NotAge = "not-age", "This is not a sealed file. Only sealed files are taken; nothing was kept.";
    /// ASCII armor.
    Armored = "armored", "This sealed file is written as text. Seal it again without armor (without -a).";
    /// A byte outside printable ASCII in the header.
    HeaderCharacter = "header-character", "The start of the sealed file is damaged. Seal it again.";
    /// The header goes on past the limit.
    HeaderTooLong = "header-too-long", "The start of the sealed file is too long. Seal it again for this call's key only.";
    /// A stanza that breaks the grammar.
    StanzaGrammar = "stanza-grammar", "The start of the sealed file is damaged. Seal it again.";
    /// Base64 that is not canonical.
    NotCanonical = "not-canonical", "The start of the sealed file is damaged. Seal it again.";
    /// No canonical 32-byte MAC at the end of the header.
    MacLine = "mac-line", "The start of the sealed file is damaged. Seal it again.";
    /// The header is not complete.
    Truncated = "truncated", "Only a part of the file arrived. Send it again.";
    /// None, or more recipients than the kind allows.
    RecipientCount = "recipient-count", "The file must be sealed for exactly one key: the key of this call.";
    /// A recipient type that this door does not take.
    RecipientType = "recipient-type", "The file is sealed in a way that this door does not take. Use the key that the call's page shows.";
    /// A recipient of the right type with a share or body of the wrong length.
    RecipientShape = "recipient-shape", "The start of the sealed file is damaged. Seal it again.";
    /// A share that is a point of small order.
    SmallOrder = "small-order", "The file's key share is not safe. Seal it again with an up-to-date tool.";
    /// Filler stanzas where they could tell files apart.
    Grease = "grease", "The file has a filler part that only the offline door takes.";
    /// The length fits no size class.
    SizeClass = "size-class", "The file has an unexpected length: it was cut short, or was not padded. Seal and send it again.";
    /// The bytes don't look like ciphertext.
    NotCiphertext = "not-ciphertext", "The content does not look sealed. Seal it again; nothing was kept.";
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl core::error::Error for Refusal {}

impl From<HeaderError> for Refusal {
    fn from(error: HeaderError) -> Self {
        match error {
            HeaderError::NotAge => Self::NotAge,
            HeaderError::Armored => Self::Armored,
            HeaderError::Character => Self::HeaderCharacter,
            HeaderError::TooLong => Self::HeaderTooLong,
            HeaderError::Grammar => Self::StanzaGrammar,
            HeaderError::Base64 => Self::NotCanonical,
            HeaderError::Mac => Self::MacLine,
        }
    }
}
