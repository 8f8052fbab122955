//! The call's own questions, one short page each, and what was answered.

use leptos::prelude::*;
use vault::draft::Draft;

use super::{HEADING, arrive::Arrived, step::Step, writing::Writing};
use crate::{
    part::question::{Given, Question, answer_in_words},
    wire::call::QuestionKind,
};

/// One place for each of the call's questions, in their order.
#[derive(Clone, Copy)]
pub struct Answers(StoredValue<Vec<Given>>);

impl Answers {
    pub fn none(arrived: &Arrived) -> Self {
        Self(StoredValue::new(arrived.document.questions.iter().map(|_| Given::default()).collect()))
    }

    /// The place of the question at `index`.
    fn of(&self, index: usize) -> Option<Given> {
        self.0.try_with_value(|all| all.get(index).copied()).flatten()
    }

    /// Empties every place.
    pub fn forget(&self) {
        for place in self.0.try_get_value().unwrap_or_default() {
            let _ = place.try_set(Vec::new());
        }
    }

    /// The answer to the question at `index`, in words; nothing if it was skipped.
    pub fn in_words(&self, arrived: &Arrived, index: usize) -> Vec<String> {
        let Arrived { document, language, .. } = arrived;
        let given = self.of(index).map(|given| given.get_untracked()).unwrap_or_default();
        let question = document.questions.get(index);
        let words =
            question.map(|question| given.iter().map(|one| answer_in_words(question, one, language, document.first())));
        words.into_iter().flatten().collect()
    }

    /// The draft with every answer, and the version of the questions.
    pub fn put_into(&self, draft: Draft, arrived: &Arrived) -> Draft {
        let questions = arrived.document.questions.iter().enumerate();
        let draft = draft.for_questions(arrived.document.version);
        questions.fold(draft, |draft, (index, question)| {
            let given = self.of(index).map(|given| given.get_untracked()).unwrap_or_default();
            match (question.kind, given.as_slice()) {
                (_, []) => draft,
                (QuestionKind::Several, several) => {
                    draft.with_answers(&question.id, several.iter().map(|one| one.as_str()))
                }
                (_, [one, ..]) => draft.with_answer(&question.id, one.as_str()),
            }
        })
    }
}

#[component]
pub fn QuestionStep(writing: Writing, index: usize) -> impl IntoView {
    let arrived = writing.arrived.get_untracked();
    let question = arrived.document.questions.get(index)?.clone();
    let answer = writing.answers.of(index)?;
    let (language, first) = (arrived.language.clone(), arrived.document.first().to_owned());
    let title = question.label.say(&language, &first).to_owned();
    let today = arrived.today;
    Some(view! {
        <Step writing title skip=move || answer.set(Vec::new())>
            <Question question language first today labelled_by=HEADING answer/>
        </Step>
    })
}
