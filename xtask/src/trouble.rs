//! What goes wrong on somebody's machine, said in one line that ends with the mend.

use std::fmt;

/// One line: what is wrong, then what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    what: String,
    mend: String,
}

impl Trouble {
    /// Both parts are sentences without their full stop; only the first line of each is kept.
    pub fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { what: first_line(&what.into()), mend: first_line(&mend.into()) }
    }
}

fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.trim_end_matches('.').to_owned()
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}.", self.what, self.mend)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_is_one_line_that_ends_with_the_mend() {
        let trouble = Trouble::new("It broke.\nDetails", "Mend it");
        assert_eq!(trouble.to_string(), "It broke. Mend it.");
    }
}
