//! A message as the program can show it: a plain text, or one text for each plural category of one number.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// Texts hold their values as `{name}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Plain(String),
    Plural { number: String, forms: BTreeMap<String, String> },
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Message {
    /// The message of a pattern, or what is wrong with it.
    pub fn new(pattern: &Pattern<&str>) -> Result<Self, String> {
        if let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] =
            pattern.elements.as_slice()
        {
            let InlineExpression::VariableReference { id } = selector else {
                return Err("a choice is made by one number, as { $count -> … }".to_owned());
            };
            let mut forms = BTreeMap::new();
            for variant in variants {
                let VariantKey::Identifier { name } = &variant.key else {
                    return Err("a form has the name of a plural category, not a number".to_owned());
                };
                if !CATEGORIES.contains(name) {
                    return Err(format!("[{name}] is no plural category"));
                }
                if variant.default != (*name == "other") {
                    return Err("the default form is *[other]".to_owned());
                }
                forms.insert((*name).to_owned(), text(&variant.value)?);
            }
            return Ok(Self::Plural { number: id.name.to_owned(), forms });
        }
        text(pattern).map(Self::Plain)
    }

    /// The names of its values.
    pub fn values(&self) -> BTreeSet<&str> {
        match self {
            Self::Plain(text) => names(text).collect(),
            Self::Plural { number, forms } => {
                forms.values().flat_map(|text| names(text)).chain([number.as_str()]).collect()
            }
        }
    }

    /// The same with each text changed.
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        match self {
            Self::Plain(text) => Self::Plain(change(text)),
            Self::Plural { number, forms } => Self::Plural {
                number: number.clone(),
                forms: forms.iter().map(|(category, text)| (category.clone(), change(text))).collect(),
            },
        }
    }

    /// Every text of it.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Plain(text) => vec![text],
            Self::Plural { forms, .. } => forms.values().map(String::as_str).collect(),
        }
    }
}

/// What stands between `{` and `}`.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

fn text(pattern: &Pattern<&str>) -> Result<String, String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                text.push('{');
                text.push_str(id.name);
                text.push('}');
            }
            PatternElement::Placeable { .. } => {
                return Err("only { $name } may stand in a text, and a choice must be the whole message".to_owned());
            }
        }
    }
    // Lines are for whoever reads the file.
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
