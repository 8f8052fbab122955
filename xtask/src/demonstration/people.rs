//! One person of each role. Handles and passphrases are public: a server takes these accounts only when it is told that
//! it runs a demonstration.

use vault::role::Role;

/// A member of the demonstration call.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// The account she logs in with.
    pub handle: &'static str,
    /// What she may do.
    pub role: Role,
    /// Six words.
    pub passphrase: &'static str,
}

/// Everybody, in the order of the key set.
pub const PEOPLE: [Person; 3] = [
    Person {
        handle: "demo-keyholder",
        role: Role::Keyholder,
        passphrase: "copper lantern meadow violin harbour thistle",
    },
    Person {
        handle: "demo-moderator",
        role: Role::Moderator,
        passphrase: "walnut ribbon compass orchard pebble saffron",
    },
    Person {
        handle: "demo-researcher",
        role: Role::Researcher,
        passphrase: "juniper window sparrow basket marble cinnamon",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_of_each_role_with_a_passphrase_of_six_words() {
        assert_eq!(PEOPLE.map(|person| person.role), Role::ALL);
        for person in PEOPLE {
            assert_eq!(person.passphrase.split(' ').count(), 6, "{}", person.handle);
        }
    }
}
