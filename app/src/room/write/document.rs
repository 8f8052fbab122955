//! The call's document, read by the browser. Whether it is well made was asked at the desk and at the server's door; whether a keyholder
//! signed it is asked next. Here it only has to have its form.

use wasm_bindgen::JsValue;

use crate::{
    facts::{Facts, Missing, object, text},
    wire::call::{CallDocument, CallTexts, HelpLine, Hours, Question, QuestionKind, QuestionOption, Words},
};

pub fn read(document: &str) -> Option<CallDocument> {
    Facts::parse(document).and_then(|facts| whole(&facts).ok())
}

fn whole(facts: &Facts) -> Result<CallDocument, Missing> {
    Ok(CallDocument {
        call: facts.text("call")?,
        version: facts.number("version")?,
        languages: facts.list("languages", text)?,
        closes: maybe(facts, "closes")?,
        // What was done stands on pages, not here.
        done_on: None,
        texts: facts.entries("texts", texts)?,
        help: facts.entries("help", help)?,
        questions: facts.list("questions", question)?,
    })
}

fn texts(value: &JsValue) -> Result<CallTexts, Missing> {
    let facts = object(value)?;
    Ok(CallTexts {
        title: facts.text("title")?,
        purpose: facts.text("purpose")?,
        organisation: facts.text("organisation")?,
        contact: facts.text("contact")?,
        controller: facts.text("controller")?,
        published: maybe(&facts, "published")?.unwrap_or_default(),
        done: String::new(),
    })
}

fn help(value: &JsValue) -> Result<Vec<HelpLine>, Missing> {
    // A list that has no name of its own.
    js_sys::Array::from(value).iter().map(|line| help_line(&line)).collect()
}

fn help_line(value: &JsValue) -> Result<HelpLine, Missing> {
    let facts = object(value)?;
    Ok(HelpLine {
        name: facts.text("name")?,
        how: facts.text("how")?,
        shown: facts.text("shown")?,
        note: maybe(&facts, "note")?.unwrap_or_default(),
        hours: facts.list("hours", hours)?,
    })
}

fn hours(value: &JsValue) -> Result<Hours, Missing> {
    let facts = object(value)?;
    Ok(Hours { days: facts.text("days")?, from: facts.text("from")?, to: facts.text("to")? })
}

fn question(value: &JsValue) -> Result<Question, Missing> {
    let facts = object(value)?;
    let kind = facts.text("kind")?;
    Ok(Question {
        id: facts.text("id")?,
        kind: QuestionKind::ALL.into_iter().find(|known| known.name() == kind).ok_or(Missing)?,
        label: Words(facts.entries("label", text)?),
        hint: Words(facts.entries("hint", text)?),
        options: facts.list("options", option)?,
        from: maybe(&facts, "from")?,
    })
}

fn option(value: &JsValue) -> Result<QuestionOption, Missing> {
    let facts = object(value)?;
    Ok(QuestionOption { id: facts.text("id")?, label: Words(facts.entries("label", text)?) })
}

fn maybe(facts: &Facts, name: &str) -> Result<Option<String>, Missing> {
    facts.has(name).then(|| facts.text(name)).transpose()
}
