//! What was answered to the call's questions.

use leptos::prelude::*;
use vault::draft::Draft;
use zeroize::Zeroizing;

use crate::{
    part::question::{Given, answer_in_words},
    wire::call::{CallDocument, Question, QuestionKind},
};

/// One signal for each question, in their order; empty while a question is skipped.
#[derive(Clone, Copy)]
pub struct Answers(StoredValue<Vec<Given>>);

impl Answers {
    pub fn to(questions: usize) -> Self {
        Self(StoredValue::new((0..questions).map(|_| Given::default()).collect()))
    }

    pub fn of(&self, index: usize) -> Option<Given> {
        self.0.with_value(|all| all.get(index).copied())
    }

    pub fn forget(&self) {
        let _ = self.0.try_update_value(|all| all.iter().for_each(|given| drop(given.try_set(Vec::new()))));
    }

    /// The answer in words.
    pub fn shown(&self, index: usize, document: &CallDocument, language: &str) -> Vec<String> {
        let Some(question) = document.questions.get(index) else { return Vec::new() };
        let given = self.given(index);
        given.iter().map(|one| answer_in_words(question, one, language, document.first())).collect()
    }

    /// The draft with every answer, in the order of the questions.
    pub fn put_into(&self, draft: Draft, questions: &[Question]) -> Draft {
        questions.iter().enumerate().fold(draft, |draft, (index, question)| {
            let given = self.given(index);
            match (question.kind, given.first()) {
                (_, None) => draft,
                (QuestionKind::Several, _) => {
                    draft.with_answers(&question.id, given.iter().map(|one| one.as_str().to_owned()))
                }
                (_, Some(one)) => draft.with_answer(&question.id, one.as_str()),
            }
        })
    }

    fn given(&self, index: usize) -> Vec<Zeroizing<String>> {
        self.of(index).and_then(|given| given.try_get_untracked()).unwrap_or_default()
    }
}
