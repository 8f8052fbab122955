//! How much of what is labelled is proposed, and how much of what is proposed is labelled.

use std::{collections::BTreeMap, fmt, ops::Range};

use themes::masking::{Kind, Numbering, suggest};

use crate::documents::Document;

/// A proposal of any tool.
pub struct Proposal {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// Of how many, how many.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    pub hits: usize,
    pub all: usize,
}

impl Share {
    fn count(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.all += 1;
    }

    pub fn value(self) -> f64 {
        if self.all == 0 { f64::NAN } else { self.hits as f64 / self.all as f64 }
    }

    /// Wilson's interval for 95 % (E. B. Wilson, "Probable inference", JASA 22, 1927).
    pub fn interval(self) -> (f64, f64) {
        const Z: f64 = 1.959_964;
        let (share, all) = (self.value(), self.all as f64);
        let middle = share + Z * Z / (2.0 * all);
        let half = Z * (share * (1.0 - share) / all + Z * Z / (4.0 * all * all)).sqrt();
        let whole = 1.0 + Z * Z / all;
        ((middle - half) / whole, (middle + half) / whole)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.all == 0 {
            return write!(formatter, "–");
        }
        let (low, high) = self.interval();
        write!(formatter, "{:.4} ({low:.4}–{high:.4}), {} of {}", self.value(), self.hits, self.all)
    }
}

/// Recall and precision.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Labels every byte of which is in some proposal, of whatever kind.
    pub recall: Share,
    /// Proposals that have a byte in common with some label of the group.
    pub precision: Share,
}

/// Figures of one tool.
#[derive(Default)]
pub struct Report {
    pub structured: Figures,
    pub names_and_places: Figures,
    /// Structured labels in sentences that recognisers were not tuned with.
    pub held_out: Share,
    pub kinds: BTreeMap<Kind, Figures>,
    /// What was missed, and what was proposed without a label, with some words around.
    pub missed: Vec<String>,
    pub wrong: Vec<String>,
}

/// Figures over all documents; a tool is judged only by the kinds that it knows.
pub fn report(documents: &[Document], known: &[Kind], propose: impl Fn(usize, &str) -> Vec<Proposal>) -> Report {
    let mut report = Report::default();
    for (number, document) in documents.iter().enumerate() {
        let proposals = propose(number, &document.text);
        let mut covered = vec![false; document.text.len()];
        for proposal in &proposals {
            covered[proposal.range.clone()].fill(true);
        }
        for label in document.labels.iter().filter(|label| known.contains(&label.kind)) {
            let found = covered[label.start..label.end].iter().all(|byte| *byte);
            report.kinds.entry(label.kind).or_default().recall.count(found);
            report.group(label.kind).recall.count(found);
            if label.kind.is_structured() && label.held_out {
                report.held_out.count(found);
            }
            if !found {
                report.missed.push(excerpt(&document.text, &(label.start..label.end), label.kind));
            }
        }
        for proposal in &proposals {
            let structured = proposal.kind.is_structured();
            let right = document.labels.iter().any(|label| {
                label.kind.is_structured() == structured
                    && label.start < proposal.range.end
                    && proposal.range.start < label.end
            });
            report.kinds.entry(proposal.kind).or_default().precision.count(right);
            report.group(proposal.kind).precision.count(right);
            if !right {
                report.wrong.push(excerpt(&document.text, &proposal.range, proposal.kind));
            }
        }
    }
    report
}

/// What this crate proposes.
pub fn ours(_: usize, text: &str) -> Vec<Proposal> {
    let found = suggest(text, &mut Numbering::new()).suggestions;
    found.into_iter().map(|one| Proposal { range: bytes(text, one.range), kind: one.kind }).collect()
}

/// The bytes of these characters.
pub fn bytes(text: &str, characters: Range<u32>) -> Range<usize> {
    let byte = |character: u32| text.char_indices().nth(character as usize).map_or(text.len(), |(at, _)| at);
    byte(characters.start)..byte(characters.end)
}

impl Report {
    fn group(&mut self, kind: Kind) -> &mut Figures {
        if kind.is_structured() { &mut self.structured } else { &mut self.names_and_places }
    }
}

fn excerpt(text: &str, range: &Range<usize>, kind: Kind) -> String {
    let start = text.floor_char_boundary(range.start.saturating_sub(40));
    let end = text.ceil_char_boundary(range.end + 25);
    format!("{kind:?}: {}⟦{}⟧{}", &text[start..range.start], &text[range.clone()], &text[range.end..end])
}
