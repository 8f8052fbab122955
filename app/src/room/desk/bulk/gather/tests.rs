use themes::{
    codebook::starter,
    coding::{Coding, Edit, Mark, Part, Place},
    masking::{MaskLog, apply},
    plan::{Gates, PlanDraft},
    record::{Check, Masked, Work},
};
use vault::id::Account as Name;
use zeroize::Zeroizing;

use super::*;

const CAME: &str = "Nobody came.";
const WAITED: &str = "Nobody came. I waited until it was light.";
const OTHER: &str = "An invented account. I was told to ring somebody else.";

fn gathered() -> Gathered {
    let codebook = starter();
    let draft = PlanDraft {
        call: "right-care".parse().expect("a name"),
        release: 1,
        codebook: CodebookVersion::from(&codebook),
        gates: Gates::default(),
        groupings: Vec::new(),
        themes: codebook.walk().map(|(_, theme)| theme.guid).take(3).collect(),
        two_way: Vec::new(),
        pairs: Vec::new(),
        noise: None,
    };
    let plan = draft.check(&codebook).expect("a plan");
    let frame = Frame {
        codebook: codebook.to_bytes(),
        other_codebooks: Vec::new(),
        plan: plan.to_bytes(),
        past: Vec::new(),
        day: 2_461_000,
        synthetic: true,
    };
    Gathered::for_release(&frame).expect("everything that a release is made from")
}

fn name(name: &str) -> Name {
    name.parse().expect("a name")
}

fn id(number: u8) -> SubmissionId {
    SubmissionId::from_bytes([number; 16])
}

/// A record of an account that two people checked, in which nothing had to be covered.
fn record(number: u8, text: &str) -> Record {
    let masked = Masked { text: Zeroizing::new(text.to_owned()), log: MaskLog::new() };
    let mut record = Record {
        call: "right-care".parse().expect("a name"),
        testimony: id(number),
        payload: Digest::ZERO,
        codebook: (&starter()).into(),
        author: name("wren"),
        epoch: 1,
        previous: None,
        set_aside: None,
        first: Some(Work { by: name("robin"), finished: true, coding: Coding::default() }),
        check: Some(Check::Agrees(name("wren"))),
        seen: None,
        since: None,
        adjudication: None,
        masked: BTreeMap::from([(Part::Account, masked)]),
    };
    record.seen = Some(record.seen_by(name("wren")));
    record
}

/// An account as it was opened, and what is made of it.
fn take(gathered: &mut Gathered, number: u8, text: &str, record: Record) {
    let allowed = Some(Allowed { count: true, quote: true });
    let week = "2025-W40".parse().expect("a week");
    let account = Account { week, allowed, payload: Digest::ZERO, has_record: true };
    gathered.accounts.insert(id(number), account);
    let parts = Parts::new([(Part::Account, Zeroizing::new(text.to_owned()))]);
    gathered.take(record, &Texts::from([(id(number), parts)]));
}

#[test]
fn a_record_that_does_not_fit_its_account_is_counted_as_unread_and_is_no_source_of_quotes() {
    let mut gathered = gathered();
    let text = "I rang Orsa Tavish. Nobody came.";
    let mut covered = record(1, text);
    let mut log = MaskLog::new();
    log.mask(text, 7..18, None, "[name 1]").expect("her name");
    let masked = apply(text, &log).expect("it fits");
    covered.masked.insert(Part::Account, Masked { text: masked, log });
    covered.seen = Some(covered.seen_by(name("wren")));
    take(&mut gathered, 1, text, covered);
    // Her log covers the name, and what would be published has it.
    let mut forged = record(2, text);
    let mut log = MaskLog::new();
    log.mask(text, 7..18, None, "[name 1]").expect("her name");
    forged.masked.insert(Part::Account, Masked { text: Zeroizing::new(text.to_owned()), log });
    forged.seen = Some(forged.seen_by(name("wren")));
    take(&mut gathered, 2, text, forged);
    take(&mut gathered, 3, CAME, record(3, "Words that she never wrote."));
    let mut odd = record(4, CAME);
    let theme = "00000000-0000-4000-8000-000000000000".parse().expect("a GUID");
    let coding = odd.first.as_mut().map(|first| &mut first.coding).expect("a first coding");
    coding.apply(Edit::Mark(Mark { on: Place::Whole, theme })).expect("few marks");
    odd.seen = Some(odd.seen_by(name("wren")));
    take(&mut gathered, 4, CAME, odd);
    let who = gathered.who();
    assert_eq!((who.counted, who.quotable, who.left), (1, 1, vec![(Reason::Unread, 3)]));
    let Report::Passages(Some(passages)) = gathered.passages(None, 0) else { panic!("one account may be quoted") };
    let texts: Vec<&str> = passages.parts.iter().map(|part| part.as_str()).collect();
    assert_eq!((passages.of, texts), (1, vec!["I rang [name 1]. Nobody came."]));
}

#[test]
fn whichever_account_a_quote_was_chosen_from_another_browser_comes_to_the_same() {
    let mut gathered = gathered();
    for number in 1..=20 {
        let text = match number {
            1 => WAITED,
            2 => CAME,
            _ => OTHER,
        };
        take(&mut gathered, number, text, record(number, text));
    }
    let chosen =
        |number, text: &str| Chosen { testimony: id(number), theme: None, text: Zeroizing::new(text.to_owned()) };
    // The shorter one stands in both accounts, the longer one in the first alone.
    let quotes = [chosen(1, WAITED), chosen(2, CAME)];
    let Report::Made { release, refused } = gathered.make(Some("Many were left alone."), &quotes, |_| {}) else {
        panic!("twenty accounts are enough for a summary")
    };
    assert!(refused.is_empty());
    assert_eq!(Release::parse(&release).expect("a release").quotes().len(), 2);
    assert!(matches!(gathered.again(&release, |_| {}), Report::Same));
}
