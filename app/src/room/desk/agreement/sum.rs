//! What several Workers counted, put together.

use themes::agreement::{OtherTally, Tally};

use crate::{
    room::desk::{
        bulk::message::{Counted, Left},
        codebook::Book,
    },
    wire::QueueItem,
};

/// What was counted, by which themes, and what was not.
pub struct Outcome {
    pub book: Book,
    pub tally: Tally,
    pub left: Left,
    /// Accounts whose record could not be read.
    pub unread: Vec<QueueItem>,
    /// Whether there are more accounts than are opened at once.
    pub is_cut: bool,
}

/// What came so far. `None` once it is whole.
pub struct Sum(Option<Whole>, usize);

/// Everything that the Workers counted.
pub struct Whole {
    book: Book,
    tally: Tally,
    left: Left,
    is_cut: bool,
}

impl Sum {
    /// Of what so many Workers count by the same codebook.
    pub fn new(book: Book, is_cut: bool, workers: usize) -> Self {
        let tally = Tally::new(&book.codebook);
        Self(Some(Whole { book, tally, left: Left::default(), is_cut }), workers)
    }

    /// Adds what one Worker counted. It is whole when each has said what it has.
    pub fn add(&mut self, counted: &Counted) -> Result<Option<Whole>, OtherTally> {
        let Some(whole) = &mut self.0 else { return Ok(None) };
        whole.tally.join(counted.testimonies.into(), &counted.counts)?;
        let (sum, more) = (&mut whole.left, counted.left);
        sum.none += more.none;
        sum.aside += more.aside;
        sum.unfinished += more.unfinished;
        sum.agreed += more.agreed;
        sum.other += more.other;
        self.1 = self.1.saturating_sub(1);
        Ok(if self.1 == 0 { self.0.take() } else { None })
    }
}

impl Whole {
    pub fn with(self, unread: Vec<QueueItem>) -> Outcome {
        let Self { book, tally, left, is_cut } = self;
        Outcome { book, tally, left, unread, is_cut }
    }
}
