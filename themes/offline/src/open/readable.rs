//! An opened account as a person or a program reads it. Only what somebody asked for by name becomes text here.

use core::fmt::Write as _;
use std::collections::BTreeMap;

use serde::Serialize;
use vault::{
    draft::{Answer, ContentNote},
    id::{AttachmentId, CallId, Digest, SubmissionId},
    open::{Claim, Opened},
    seal::SealMode,
};
use zeroize::Zeroizing;

/// How opened accounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Json,
}

impl Format {
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
        }
    }
}

/// The account with what belongs to it. Names are those of `vault/FORMAT.md` §3.3.
#[derive(Serialize)]
pub struct Readable<'a> {
    call: Option<&'a CallId>,
    id: Option<SubmissionId>,
    epoch: Option<u32>,
    payload_sha256: Digest,
    /// `None` for a file of a stock tool, which carries no consent either.
    mode: Option<SealMode>,
    other_key_set: bool,
    consent: Option<Consent>,
    receipt: bool,
    notes: &'a [ContentNote],
    language: Option<&'a str>,
    questions: u32,
    answers: BTreeMap<&'a str, Given<'a>>,
    attachments: Vec<Attached<'a>>,
    account: &'a str,
}

#[derive(Serialize)]
struct Consent {
    count: bool,
    quote: bool,
    contact: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Given<'a> {
    One(&'a str),
    Several(Vec<&'a str>),
}

#[derive(Serialize)]
struct Attached<'a> {
    id: AttachmentId,
    payload_sha256: Digest,
    #[serde(rename = "type")]
    media_type: &'a str,
    size: u64,
    name: Option<&'a str>,
}

impl<'a> Readable<'a> {
    pub fn of(opened: &'a Opened, claim: Option<&'a Claim>, other_key_set: bool) -> Self {
        let (draft, binding) = (&opened.draft, opened.binding.as_ref());
        let consent = draft.consent();
        let answer = |answer: &'a Answer| match answer {
            Answer::One(text) => Given::One(text),
            Answer::Several(_) => Given::Several(answer.parts().collect()),
        };
        let attached = draft.attachments().iter().map(|file| Attached {
            id: file.id,
            payload_sha256: file.payload,
            media_type: &file.media_type,
            size: file.size,
            name: file.name.as_ref().map(|name| name.as_str()),
        });
        Self {
            call: claim.map(|claim| &claim.call),
            id: claim.map(|claim| claim.id),
            epoch: claim.map(|claim| claim.epoch),
            payload_sha256: opened.payload,
            mode: binding.map(|binding| binding.mode),
            other_key_set,
            consent: binding.map(|_| Consent { count: consent.count, quote: consent.quote, contact: consent.contact }),
            receipt: binding.is_some_and(|binding| binding.receipt.is_some()),
            notes: draft.notes(),
            language: draft.language(),
            questions: draft.questions(),
            answers: draft.answers().map(|(question, given)| (question, answer(given))).collect(),
            attachments: attached.collect(),
            account: draft.account(),
        }
    }

    /// A file of its own. The account stands last, to its last character as it was written.
    pub fn to_bytes(&self, format: Format) -> Zeroizing<Vec<u8>> {
        match format {
            Format::Text => Zeroizing::new(std::mem::take(&mut *self.text()).into_bytes()),
            Format::Json => Zeroizing::new(serde_json::to_vec_pretty(self).expect("texts and numbers become JSON")),
        }
    }

    /// One of several on standard output: a line of JSON, or a text with an empty line behind it. A terminal gets nothing that it would
    /// obey: the words are a stranger's.
    pub fn to_line(&self, format: Format, terminal: bool) -> Zeroizing<Vec<u8>> {
        match format {
            Format::Json => {
                let mut line = Zeroizing::new(serde_json::to_vec(self).expect("texts and numbers become JSON"));
                line.push(b'\n');
                line
            }
            Format::Text => {
                let text = self.text();
                let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                let obeyed = |c: char| terminal && (c.is_control() && c != '\n' && c != '\t' || turns(c));
                let shown: String = text.chars().map(|c| if obeyed(c) { '\u{fffd}' } else { c }).collect();
                Zeroizing::new(format!("{}\n\n", shown.trim_end_matches('\n')).into_bytes())
            }
        }
    }

    fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(self.account.len() + 4_096));
        // Every value may be a stranger's: what goes on in a new line is set in, so that it can't pass for a line of ours.
        let mut line = |name: &str, value: &dyn core::fmt::Display| {
            let said = Zeroizing::new(format!("{name}: {value}"));
            writeln!(text, "{}", Zeroizing::new(said.replace('\n', "\n    ")).as_str())
                .expect("a String takes every write");
        };
        if let Some(id) = self.id {
            line("Account", &id);
        }
        if let (Some(call), Some(epoch)) = (self.call, self.epoch) {
            line("Call", &format_args!("{call}, list of keys {epoch}"));
        }
        if self.other_key_set {
            line("Take care", &"the writer saw another list of keys than the export has. Tell a keyholder");
        }
        match &self.consent {
            Some(consent) => {
                line("Themes may be counted", &yes(consent.count));
                line("Masked quotes may be published", &yes(consent.quote));
                line("Moderators may ask", &yes(consent.contact));
                line("These choices", &"as they were when it was sealed; changes since then are at the desk");
            }
            None => line(
                "Sealed",
                &"by a tool of the writer's own. Nothing in it says for which call, and it carries no consent",
            ),
        }
        if !self.notes.is_empty() {
            line("Be ready for", &self.notes.iter().map(|note| said(*note)).collect::<Vec<_>>().join(", "));
        }
        if let Some(language) = self.language {
            line("Language", &language);
        }
        for (question, answer) in &self.answers {
            let answer = match answer {
                Given::One(text) => (*text).to_owned(),
                Given::Several(parts) => parts.join(", "),
            };
            line(&format!("Answer to {question} (questions {})", self.questions), &answer);
        }
        for file in &self.attachments {
            let name = file.name.unwrap_or("without a name");
            line("Attached, and not here", &format_args!("{name}, {}, {} bytes", file.media_type, file.size));
        }
        text.push('\n');
        text.push_str(self.account);
        text
    }
}

const fn yes(allowed: bool) -> &'static str {
    if allowed { "yes" } else { "no" }
}

const fn said(note: ContentNote) -> &'static str {
    match note {
        ContentNote::SelfHarm => "self-harm or suicide",
        ContentNote::Violence => "violence or abuse",
        ContentNote::Restraint => "restraint or force",
        ContentNote::Loss => "somebody died",
        ContentNote::Racism => "racism or other hatred",
        ContentNote::Children => "a child in danger",
    }
}
