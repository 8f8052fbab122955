//! What a document must be like: checked while it is edited, and again at the door.

use core::fmt::Display;

use vault::{call_document, id::CallId};

use super::{CallDocument, CallTexts, HelpLine, Hours, Question, QuestionKind, Words, date, half_year};

const LANGUAGES: usize = 12;
const QUESTIONS: usize = 20;
const OPTIONS: usize = 40;
const HELP: usize = 12;
const HOURS: usize = 14;
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SCHEMES: [&str; 4] = ["tel:", "sms:", "mailto:", "https://"];

/// How long each text may be, in characters.
pub mod longest {
    pub const LINE: usize = 200;
    pub const PURPOSE: usize = 5_000;
    pub const DONE: usize = 5_000;
    pub const LINES: usize = 500;
    pub const NAME: usize = 120;
}

/// What is wrong with one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing is there. Write it.
    Missing,
    /// Too long, or too many of them. Take some out.
    TooLong,
    /// Not of its form: a date, a name, an address, an hour, a control character.
    Form,
    /// The same name twice.
    Twice,
}

/// Where something is wrong, and what. `at` is the path of the thing, such as `questions.2.label.en`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub at: String,
    pub flaw: Flaw,
}

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn unless(&mut self, fine: bool, at: impl Display, flaw: Flaw) {
        if !fine {
            self.0.push(Fault { at: at.to_string(), flaw });
        }
    }

    fn text(&mut self, text: &str, at: impl Display, longest: usize, needed: bool) {
        if text.trim().is_empty() {
            return self.unless(!needed, at, Flaw::Missing);
        }
        self.unless(text.chars().count() <= longest, &at, Flaw::TooLong);
        let controls = text.chars().any(|character| character.is_control() && character != '\n');
        self.unless(!controls, &at, Flaw::Form);
    }

    fn words(&mut self, words: &Words, at: impl Display, longest: usize, languages: &[String], needed: bool) {
        for (number, language) in languages.iter().enumerate() {
            self.text(words.written(language), format!("{at}.{language}"), longest, needed && number == 0);
        }
        self.unless(words.0.keys().all(|language| languages.contains(language)), at, Flaw::Form);
    }

    fn name<'a>(&mut self, name: &str, at: impl Display, mut before: impl Iterator<Item = &'a String>) {
        self.unless(name.parse::<CallId>().is_ok(), &at, Flaw::Form);
        self.unless(!before.any(|other| other == name), at, Flaw::Twice);
    }
}

impl CallDocument {
    /// Everything that is wrong with it, in the order of the document. Nothing, if it can be published.
    pub fn check(&self) -> Vec<Fault> {
        let mut faults = Faults::default();
        faults.name(&self.call, "call", [].iter());
        faults.unless((1..=i32::MAX.cast_unsigned()).contains(&self.version), "version", Flaw::Form);
        check_languages(&self.languages, &mut faults);
        self.check_texts(&mut faults);
        faults.unless(self.closes.as_deref().is_none_or(|closes| date(closes).is_some()), "closes", Flaw::Form);
        faults.unless(self.done_on.as_deref().is_none_or(|day| date(day).is_some()), "done_on", Flaw::Form);
        // What was done is nothing that can be judged without its day.
        let says_done = self.texts.values().any(|texts| !texts.done.trim().is_empty());
        faults.unless(self.done_on.is_some() || !says_done, "done_on", Flaw::Missing);
        for (language, lines) in &self.help {
            let at = format!("help.{language}");
            faults.unless(self.languages.contains(language), &at, Flaw::Form);
            faults.unless(lines.len() <= HELP, &at, Flaw::TooLong);
            for (number, line) in lines.iter().enumerate() {
                check_help(line, &format!("{at}.{number}"), &mut faults);
            }
        }
        faults.unless(self.questions.len() <= QUESTIONS, "questions", Flaw::TooLong);
        for (number, question) in self.questions.iter().enumerate() {
            let before = self.questions[..number].iter().map(|other| &other.id);
            faults.name(&question.id, format!("questions.{number}.id"), before);
            check_question(question, &format!("questions.{number}"), &self.languages, &mut faults);
        }
        if faults.0.is_empty() {
            faults.unless(self.write().len() <= call_document::LIMIT, "call", Flaw::TooLong);
        }
        faults.0
    }

    fn check_texts(&self, faults: &mut Faults) {
        let nothing = CallTexts::default();
        for (number, language) in self.languages.iter().enumerate() {
            let texts = self.texts.get(language).unwrap_or(&nothing);
            let mut text = |text, name, longest, needed| {
                faults.text(text, format!("texts.{language}.{name}"), longest, needed && number == 0);
            };
            text(&texts.title, "title", longest::LINE, true);
            text(&texts.purpose, "purpose", longest::PURPOSE, true);
            text(&texts.organisation, "organisation", longest::LINE, true);
            text(&texts.contact, "contact", longest::LINES, true);
            text(&texts.controller, "controller", longest::LINES, true);
            text(&texts.published, "published", longest::LINES, false);
            text(&texts.done, "done", longest::DONE, false);
        }
        faults.unless(self.texts.keys().all(|language| self.languages.contains(language)), "texts", Flaw::Form);
    }
}

fn check_languages(languages: &[String], faults: &mut Faults) {
    faults.unless(!languages.is_empty(), "languages", Flaw::Missing);
    faults.unless(languages.len() <= LANGUAGES, "languages", Flaw::TooLong);
    for (number, language) in languages.iter().enumerate() {
        let at = format!("languages.{number}");
        faults.unless(is_language(language), &at, Flaw::Form);
        faults.unless(!languages[..number].contains(language), at, Flaw::Twice);
    }
}

fn check_help(line: &HelpLine, at: &str, faults: &mut Faults) {
    faults.text(&line.name, format!("{at}.name"), longest::NAME, true);
    faults.text(&line.how, format!("{at}.how"), longest::LINE, true);
    let plain = !line.how.chars().any(|character| character.is_whitespace() || character == '\\');
    let known = SCHEMES.iter().any(|scheme| line.how.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    faults.unless(line.how.trim().is_empty() || (plain && known), format!("{at}.how"), Flaw::Form);
    faults.text(&line.shown, format!("{at}.shown"), longest::NAME, true);
    faults.text(&line.note, format!("{at}.note"), longest::LINES, false);
    faults.unless(line.hours.len() <= HOURS, format!("{at}.hours"), Flaw::TooLong);
    for (number, hours) in line.hours.iter().enumerate() {
        faults.unless(hours.is_sound(), format!("{at}.hours.{number}"), Flaw::Form);
    }
}

fn check_question(question: &Question, at: &str, languages: &[String], faults: &mut Faults) {
    faults.words(&question.label, format!("{at}.label"), longest::LINE, languages, true);
    faults.words(&question.hint, format!("{at}.hint"), longest::LINES, languages, false);
    let options = &question.options;
    if question.kind.has_options() {
        faults.unless(options.len() >= 2, format!("{at}.options"), Flaw::Missing);
    } else {
        faults.unless(options.is_empty(), format!("{at}.options"), Flaw::Form);
    }
    faults.unless(options.len() <= OPTIONS, format!("{at}.options"), Flaw::TooLong);
    for (number, option) in options.iter().enumerate() {
        let at = format!("{at}.options.{number}");
        faults.name(&option.id, format!("{at}.id"), options[..number].iter().map(|other| &other.id));
        faults.words(&option.label, format!("{at}.label"), longest::NAME, languages, true);
    }
    let from = match (question.kind, question.from.as_deref()) {
        (QuestionKind::Period, Some(from)) => half_year(from).is_some_and(|(year, _)| (1900..=2100).contains(&year)),
        (kind, from) => kind != QuestionKind::Period && from.is_none(),
    };
    faults.unless(from, format!("{at}.from"), Flaw::Form);
}

impl Hours {
    fn is_sound(&self) -> bool {
        let day = |day: &str| DAYS.iter().position(|known| *known == day);
        let days = match self.days.split_once('-') {
            None => day(&self.days).is_some(),
            Some((first, last)) => day(first).zip(day(last)).is_some_and(|(first, last)| first < last),
        };
        days && minutes(&self.from).zip(minutes(&self.to)).is_some_and(|(from, to)| from < to)
    }
}

/// Minutes since midnight of `09:30`; `24:00` is the end of the day.
fn minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |text: &str| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| digits)
    };
    let total = number(hours)? * 60 + number(minutes).filter(|minutes| *minutes < 60)?;
    (total <= 24 * 60).then_some(total)
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let base = parts.next().unwrap_or_default();
    (2..=3).contains(&base.len())
        && base.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        && tag.len() <= 35
}
