//! What a suggestion can be of, why it is made, and how sure it is.

use serde::{Deserialize, Serialize};

/// What the words look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person's name.
    Name,
    /// A street, a town, or an institution by its name.
    Place,
    /// An NHS or CHI number.
    NhsNumber,
    /// A National Insurance number.
    NationalInsurance,
    /// A postcode.
    Postcode,
    /// A telephone number.
    Phone,
    /// An email address.
    Email,
    /// A web address.
    WebAddress,
    /// A vehicle's registration.
    Vehicle,
    /// A driving licence's number.
    DrivingLicence,
    /// A passport's number.
    Passport,
    /// A day, a month or a weekday with a day.
    Date,
    /// An age or a year of birth.
    Age,
    /// A case, incident, crime, patient or other reference, a collar number, or a long number that nobody explains.
    Reference,
    /// A sort code, an account number or an IBAN.
    BankAccount,
    /// A payment card's number.
    Card,
    /// Somebody's name on a platform.
    Handle,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::Name,
        Self::Place,
        Self::NhsNumber,
        Self::NationalInsurance,
        Self::Postcode,
        Self::Phone,
        Self::Email,
        Self::WebAddress,
        Self::Vehicle,
        Self::DrivingLicence,
        Self::Passport,
        Self::Date,
        Self::Age,
        Self::Reference,
        Self::BankAccount,
        Self::Card,
        Self::Handle,
    ];

    /// The word in a replacement: `[name 1]`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Place => "place",
            Self::NhsNumber => "NHS number",
            Self::NationalInsurance => "National Insurance number",
            Self::Postcode => "postcode",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::WebAddress => "web address",
            Self::Vehicle => "vehicle",
            Self::DrivingLicence => "driving licence",
            Self::Passport => "passport",
            Self::Date => "date",
            Self::Age => "age",
            Self::Reference => "reference",
            Self::BankAccount => "bank account",
            Self::Card => "card",
            Self::Handle => "account name",
        }
    }

    /// Whether it has a written form that can be told by itself. Names and places have none.
    pub const fn is_structured(self) -> bool {
        !matches!(self, Self::Name | Self::Place)
    }
}

/// Why a suggestion is made. The desk has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It has the form, and its check digits are right.
    CheckDigits,
    /// It has the form.
    Form,
    /// Words beside it say what it is.
    WordsBeside,
    /// Words beside it say what it is, but its check digits are wrong: mistyped, perhaps.
    WrongCheckDigits,
    /// It is spelled in words, or drawn apart.
    Spelled,
    /// A long number that nothing explains.
    LongNumber,
    /// A title or a post stands before it: "Dr", "PC", "nurse".
    Title,
    /// A person's place in somebody's life stands before it: "my sister".
    Relation,
    /// "called", "named", "my name is".
    Called,
    /// A capital letter in the middle of a sentence.
    Capital,
    /// A sentence begins with it, and it does what people do.
    Acts,
    /// It stands alone at the end, as a signature does.
    Signature,
    /// A word that was found to be a name stands here too.
    SameName,
    /// It ends as streets or institutions do, or has a house number.
    PlaceWord,
    /// It has a capital letter, and "in", "near", "the" or another such word stands before it.
    Preposition,
    /// It says a day or a month, which is finer than the half-year that a call asks for.
    Calendar,
    /// It says an age, which is finer than a band of fifteen years.
    AgeInYears,
    /// It says when somebody was born.
    Birth,
}

/// How sure the form is. It orders suggestions and says nothing of how much a mask matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Often something else.
    Weak,
    /// Mostly right.
    Medium,
    /// Hardly ever wrong.
    Strong,
}
