//! The texts of one account that can be coded and masked: the account, answers in her own words, and what she wrote later.

use themes::coding::Part;
use vault::{draft::Answer, entry::Content, open::Opened};
use zeroize::Zeroizing;

use crate::{
    thread::Item,
    wire::call::{CallDocument, QuestionKind},
};

/// Each text once, in the order of a record. Plaintext: wiped when dropped.
pub struct Parts(Vec<(Part, Zeroizing<String>)>);

impl Parts {
    /// Of an opened account and its thread. An answer is a text unless the call's document says that it was chosen from a list.
    pub fn of(opened: &Opened, asked: Option<&CallDocument>, items: &[Item]) -> Self {
        let mut parts = vec![(Part::Account, Zeroizing::new(opened.draft.account().to_owned()))];
        for (id, answer) in opened.draft.answers() {
            if let (Answer::One(text), true, Ok(question)) = (answer, is_text(asked, id), id.parse()) {
                parts.push((Part::Answer(question), text.clone()));
            }
        }
        let entries = items.iter().filter_map(|item| item.outcome.as_ref().ok()).filter(|entry| entry.from.is_none());
        parts.extend(entries.filter_map(|entry| match &entry.content {
            Content::Addition(text) | Content::Message(text) => Some((Part::Entry(entry.counter), text.clone())),
            Content::Consent(_) => None,
        }));
        Self::new(parts)
    }

    /// Of texts that are at hand; empty ones are left out.
    pub fn new(parts: impl IntoIterator<Item = (Part, Zeroizing<String>)>) -> Self {
        let mut parts: Vec<_> = parts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        parts.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self(parts)
    }

    /// Every text.
    pub fn iter(&self) -> impl Iterator<Item = (&Part, &str)> {
        self.0.iter().map(|(part, text)| (part, text.as_str()))
    }

    /// The text of a part.
    pub fn text(&self, part: &Part) -> Option<&str> {
        self.iter().find(|(other, _)| *other == part).map(|(_, text)| text)
    }

    /// Its characters: Unicode scalar values.
    pub fn length(&self, part: &Part) -> Option<usize> {
        self.text(part).map(|text| text.chars().count())
    }
}

/// Without the document, whatever might be words is taken for words: nothing that could identify someone may be passed over.
fn is_text(asked: Option<&CallDocument>, id: &str) -> bool {
    let question = asked.and_then(|asked| asked.questions.iter().find(|question| question.id == id));
    question.is_none_or(|question| question.kind == QuestionKind::Text)
}
