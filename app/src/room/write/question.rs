//! The call's own questions, one short page each.

use leptos::prelude::*;

use super::{HEADING, step::Step, writing::Writing};
use crate::part::question::Question;

#[component]
pub fn QuestionStep(writing: Writing, index: usize) -> impl IntoView {
    let answer = writing.answers.of(index)?;
    let arrived = writing.arrived.get_untracked();
    let question = arrived.document.questions.get(index)?.clone();
    let (language, first) = (arrived.language.clone(), arrived.document.first().to_owned());
    let title = question.label.say(&language, &first).to_owned();
    Some(view! {
        <Step writing title hint="" skip=move || answer.set(Vec::new())>
            <Question question language first today=arrived.today labelled_by=HEADING answer/>
        </Step>
    })
}
