//! Plaintext. It exists in the memory of whoever writes or reads it, and nowhere else.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::id::{AttachmentId, Digest};

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

/// What the survivor may tell her reader to be ready for. A fixed list: nothing free can hide in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContentNote {
    /// Self-harm or suicide.
    SelfHarm,
    /// Violence or abuse.
    Violence,
    /// Restraint or force, also by those who should help.
    Restraint,
    /// Somebody died.
    Loss,
    /// Racism or other hatred.
    Racism,
    /// A child is harmed or in danger.
    Children,
}

impl ContentNote {
    /// Every note, in the order in which pages list them.
    pub const ALL: [Self; 6] =
        [Self::SelfHarm, Self::Violence, Self::Restraint, Self::Loss, Self::Racism, Self::Children];
}

/// The answer to one of the call's questions. Wiped when dropped.
#[derive(PartialEq, Eq)]
pub enum Answer {
    /// A text, or the id of the one option that was chosen.
    One(Zeroizing<String>),
    /// The ids of every option that was chosen.
    Several(Vec<Zeroizing<String>>),
}

impl Answer {
    /// The text or id, or each of the ids.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let parts = match self {
            Self::One(part) => core::slice::from_ref(part),
            Self::Several(parts) => parts.as_slice(),
        };
        parts.iter().map(|part| part.as_str())
    }
}

/// A file that goes with the account, sealed apart from it: what the account says of it.
#[derive(PartialEq, Eq)]
pub struct Attached {
    /// The client's own number for it.
    pub id: AttachmentId,
    /// SHA-256 of the sealed file's payload.
    pub payload: Digest,
    /// Its media type, as the sender's browser saw it.
    pub media_type: String,
    /// Bytes of content.
    pub size: u64,
    /// Its name, if the sender leaves it.
    pub name: Option<Zeroizing<String>>,
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
    consent: Consent,
    questions: u32,
    answers: Vec<(String, Answer)>,
    notes: Vec<ContentNote>,
    language: Option<String>,
    attachments: Vec<Attached>,
}

impl Draft {
    /// An account in the survivor's words.
    pub fn new(account: impl Into<String>, consent: Consent) -> Self {
        Self {
            account: Zeroizing::new(account.into()),
            consent,
            questions: 1,
            answers: Vec::new(),
            notes: Vec::new(),
            language: None,
            attachments: Vec::new(),
        }
    }

    /// Says which version of the call document the answers are for. 1 if nobody says.
    #[must_use]
    pub fn for_questions(mut self, version: u32) -> Self {
        self.questions = version;
        self
    }

    /// Adds the answer to one of the call's questions: a text, or the id of an option.
    #[must_use]
    pub fn with_answer(mut self, question: impl Into<String>, answer: impl Into<String>) -> Self {
        self.answers.push((question.into(), Answer::One(Zeroizing::new(answer.into()))));
        self
    }

    /// Adds the answer to a question of which several options may be chosen: their ids.
    #[must_use]
    pub fn with_answers<A: Into<String>>(
        mut self,
        question: impl Into<String>,
        answers: impl IntoIterator<Item = A>,
    ) -> Self {
        let answers = answers.into_iter().map(|answer| Zeroizing::new(answer.into())).collect();
        self.answers.push((question.into(), Answer::Several(answers)));
        self
    }

    /// Sets what the reader should be ready for.
    #[must_use]
    pub fn with_notes(mut self, notes: impl IntoIterator<Item = ContentNote>) -> Self {
        self.notes = notes.into_iter().collect();
        self
    }

    /// Says in which language the page was (BCP 47), so that the reader knows which to expect.
    #[must_use]
    pub fn in_language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// Lists a file that is sealed apart.
    #[must_use]
    pub fn with_attachment(mut self, attached: Attached) -> Self {
        self.attachments.push(attached);
        self
    }

    /// The account.
    pub fn account(&self) -> &str {
        &self.account
    }

    /// What the survivor allows.
    pub fn consent(&self) -> Consent {
        self.consent
    }

    /// Version of the call document that the answers are for.
    pub fn questions(&self) -> u32 {
        self.questions
    }

    /// Answers by question id.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.answers.iter().map(|(question, answer)| (question.as_str(), answer))
    }

    /// What the reader should be ready for.
    pub fn notes(&self) -> &[ContentNote] {
        &self.notes
    }

    /// The page's language.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Files that are sealed apart.
    pub fn attachments(&self) -> &[Attached] {
        &self.attachments
    }

    /// Whether nothing at all was written, chosen or added.
    pub fn is_empty(&self) -> bool {
        self.account.trim().is_empty() && self.answers.is_empty() && self.attachments.is_empty()
    }
}
