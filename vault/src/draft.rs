//! Plaintext. It exists in the memory of whoever writes or reads it, and nowhere else.

use zeroize::Zeroizing;

/// What the survivor allows. Each is off until she chooses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// Themes of the account may be counted.
    pub count: bool,
    /// Masked quotes may be published.
    pub quote: bool,
    /// Moderators may ask questions through the receipt.
    pub contact: bool,
}

/// An account in clear. Wiped when dropped.
///
/// It can't be serialised, printed or cloned, so that it can't leave by accident:
///
/// ```compile_fail
/// # use vault::draft::{Consent, Draft};
/// let copy = Draft::new("an account", Consent::default()).clone();
/// ```
/// ```compile_fail
/// # use vault::draft::{Consent, Draft};
/// println!("{:?}", Draft::new("an account", Consent::default()));
/// ```
/// ```compile_fail
/// # use vault::draft::{Consent, Draft};
/// println!("{}", Draft::new("an account", Consent::default()));
/// ```
/// ```compile_fail
/// # use vault::draft::{Consent, Draft};
/// serde_json::to_string(&Draft::new("an account", Consent::default()));
/// ```
/// The same lines without the leak compile:
/// ```
/// # use vault::draft::{Consent, Draft};
/// assert_eq!(Draft::new("an account", Consent::default()).account(), "an account");
/// ```
pub struct Draft {
    account: Zeroizing<String>,
    answers: Vec<(String, Zeroizing<String>)>,
    consent: Consent,
}

impl Draft {
    /// An account in the survivor's words.
    pub fn new(account: impl Into<String>, consent: Consent) -> Self {
        Self { account: Zeroizing::new(account.into()), answers: Vec::new(), consent }
    }

    /// Adds the answer to one of the call's questions.
    #[must_use]
    pub fn with_answer(mut self, question: impl Into<String>, answer: impl Into<String>) -> Self {
        self.answers.push((question.into(), Zeroizing::new(answer.into())));
        self
    }

    /// The account.
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Answers by question id.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.answers.iter().map(|(question, answer)| (question.as_str(), answer.as_str()))
    }

    /// What the survivor allows.
    pub fn consent(&self) -> Consent {
        self.consent
    }
}
