//! What the invented survivors wrote.

use std::sync::LazyLock;

use vault::draft::{Consent, Draft};

use super::chance;

/// First line of every account, so that nobody mistakes one for a person's own.
const SAYS_SO: &str = "This is a synthetic account written for demonstration.";

/// The texts, one after another, with a line of three dashes between them.
const TEXTS: &str = include_str!("accounts.txt");

/// Every account.
pub static ACCOUNTS: LazyLock<Vec<Account>> = LazyLock::new(|| {
    let texts = TEXTS.split("\n---\n").enumerate();
    texts.map(|(number, text)| Account { number, text: text.trim() }).collect()
});

/// One invented account.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    /// Its place in the file; other facts follow from it, so that every installation shows the same.
    pub number: usize,
    text: &'static str,
}

impl Account {
    /// As the survivor would leave it: her words and what she allows.
    pub fn draft(&self) -> Draft {
        Draft::new(format!("{SAYS_SO}\n\n{}", self.text), self.consent())
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

    /// Looks random, is always the same.
    fn drawn(&self, about: &str) -> u8 {
        chance::hash(&[about, &self.number.to_string()]).to_bytes()[0]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn sixty_different_accounts_say_that_they_are_invented() {
        assert_eq!(ACCOUNTS.len(), 60);
        for account in ACCOUNTS.iter() {
            assert!(account.draft().account().starts_with(SAYS_SO));
            assert!(!account.text.is_empty(), "account {}", account.number);
        }
        let texts: HashSet<_> = ACCOUNTS.iter().map(|account| account.text).collect();
        assert_eq!(texts.len(), 60);
    }

    #[test]
    fn they_differ_in_length_receipt_and_consent() {
        let words = |account: &Account| account.text.split_whitespace().count();
        assert!(ACCOUNTS.iter().any(|account| words(account) < 20));
        assert!(ACCOUNTS.iter().any(|account| words(account) > 200));

        let share_of = |is: fn(&Account) -> bool| ACCOUNTS.iter().filter(|account| is(account)).count();
        assert!((20..60).contains(&share_of(Account::has_receipt)));
        assert!((40..60).contains(&share_of(|account| account.consent().count)));
        assert!((20..50).contains(&share_of(|account| account.consent().quote)));
        assert!((5..40).contains(&share_of(|account| account.consent().contact)));
    }
}
