//! Closed lists of words: nothing free can hide in them.

/// An enum of words, with every value in order, and text both ways. `$error` is what another word is.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident, $error:expr => $error_type:ty { $($(#[$value_doc:meta])* $value:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $type {
            $($(#[$value_doc])* $value),+
        }

        impl $type {
            /// Every value, in the order of `FORMAT.md`.
            pub const ALL: &[Self] = &[$(Self::$value),+];

            /// The word in records.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $word),+
                }
            }
        }

        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl core::str::FromStr for $type {
            type Err = $error_type;

            fn from_str(text: &str) -> Result<Self, $error_type> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or($error)
            }
        }

        crate::words::text_serde!($type);
    };
}

/// Serialises as [`Display`](core::fmt::Display) writes it.
macro_rules! text_serde {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use {text_serde, words};
