//! What the invented survivors wrote.

use std::sync::LazyLock;

use vault::draft::{Consent, Draft};

use super::{
    chance,
    composed::{Found, compose},
};

/// First line of every account, so that nobody mistakes one for a person's own.
const SAYS_SO: &str = "This is a synthetic account written for demonstration.\n\n";

/// The texts that were written one by one, with a line of three dashes between them. Nobody has read them yet.
const TEXTS: &str = include_str!("accounts.txt");
/// How many more are put together from sentences.
const COMPOSED: usize = 340;

/// Every account.
pub static ACCOUNTS: LazyLock<Vec<Account>> = LazyLock::new(|| {
    let written = TEXTS.split("\n---\n").map(|text| (format!("{SAYS_SO}{}", text.trim()), None));
    let composed = (0..COMPOSED).map(|number| {
        let (text, found) = compose(SAYS_SO, number);
        (text, Some(found))
    });
    let all = written.chain(composed).enumerate();
    all.map(|(number, (text, found))| Account { number, text, found }).collect()
});

/// One invented account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its place among all; other facts follow from it, so that every installation shows the same.
    pub number: usize,
    /// Her words.
    pub text: String,
    /// What is in it; `None` for one that waits to be read.
    pub found: Option<Found>,
}

impl Account {
    /// As the survivor would leave it: her words and what she allows.
    pub fn draft(&self) -> Draft {
        Draft::new(self.text.as_str(), self.consent())
    }

    /// Whether she kept a receipt: two in three do.
    pub fn has_receipt(&self) -> bool {
        self.drawn("receipt") < 171
    }

    /// Most allow counting, fewer quotes; questions need a receipt to come through.
    fn consent(&self) -> Consent {
        Consent {
            count: self.drawn("count") < 230,
            quote: self.drawn("quote") < 154,
            contact: self.has_receipt() && self.drawn("contact") < 128,
        }
    }

    /// Looks random, is always the same: 0 to 255.
    pub fn drawn(&self, about: &str) -> u8 {
        chance::hash(&[about, &self.number.to_string()]).to_bytes()[0]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn four_hundred_different_accounts_say_that_they_are_invented_and_sixty_wait_to_be_read() {
        assert_eq!(ACCOUNTS.len(), 400);
        assert_eq!(ACCOUNTS.iter().filter(|account| account.found.is_none()).count(), 60);
        for account in ACCOUNTS.iter() {
            assert!(account.draft().account().starts_with(SAYS_SO));
            assert!(account.text.len() > SAYS_SO.len(), "account {}", account.number);
        }
        let texts: HashSet<_> = ACCOUNTS.iter().map(|account| account.text.as_str()).collect();
        assert_eq!(texts.len(), 400);
    }

    #[test]
    fn they_differ_in_length_receipt_and_consent() {
        let words = |account: &Account| account.text.split_whitespace().count();
        assert!(ACCOUNTS.iter().any(|account| words(account) < 20));
        assert!(ACCOUNTS.iter().any(|account| words(account) > 200));

        let share_of = |is: fn(&Account) -> bool| ACCOUNTS.iter().filter(|account| is(account)).count();
        assert!((200..330).contains(&share_of(Account::has_receipt)));
        assert!((330..390).contains(&share_of(|account| account.consent().count)));
        assert!((180..300).contains(&share_of(|account| account.consent().quote)));
        assert!((60..220).contains(&share_of(|account| account.consent().contact)));
    }
}
