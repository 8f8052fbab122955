//! What is due, week by week.

use leptos::prelude::*;

use crate::{
    text::{key::retention as key, say, say_with},
    wire::retention::{AHEAD, Due, Retention},
};

/// The numbers of some weeks together.
pub fn sum(due: &[Due], number: fn(&Due) -> u32) -> u32 {
    due.iter().map(number).sum()
}

/// What is overdue, and what is due later.
pub fn split(plan: &Retention) -> (&[Due], &[Due]) {
    // ISO weeks sort as text.
    plan.due.split_at(plan.due.partition_point(|due| due.week <= plan.week))
}

#[component]
pub fn Plan(plan: Retention) -> impl IntoView {
    let (over, coming) = split(&plan);
    let (unread, unanswered) = (sum(over, |due| due.unread), sum(over, |due| due.unanswered));
    let waiting = (unread + unanswered > 0).then(|| {
        view! {
            <div class="notice warn" role="status">
                <strong>{say(key::OVERDUE)}</strong>
                <ul>
                    {(unread > 0).then(|| view! { <li>{say_with(key::OVERDUE_UNREAD, &[("count", unread.into())])}</li> })}
                    {(unanswered > 0).then(|| view! {
                        <li>{say_with(key::OVERDUE_UNANSWERED, &[("count", unanswered.into())])}</li>
                    })}
                </ul>
                <p>{say(key::OVERDUE_TEXT)}</p>
            </div>
        }
    });
    let goes = sum(over, |due| due.goes);
    let rows = coming.iter().map(|due| {
        view! {
            <tr>
                <th scope="row">{due.week.clone()}</th>
                <td>{due.goes}</td>
                <td>{due.unread}</td>
                <td>{due.unanswered}</td>
            </tr>
        }
    });
    let table = if coming.is_empty() {
        view! { <p>{say_with(key::COMING_NONE, &[("weeks", AHEAD.into())])}</p> }.into_any()
    } else {
        view! {
            <div class="retention-scroll" tabindex="0" role="region" aria-labelledby="retention-coming">
                <table class="retention-weeks">
                    <thead>
                        <tr>
                            <th scope="col">{say(key::WEEK)}</th>
                            <th scope="col">{say(key::GOES)}</th>
                            <th scope="col">{say(key::UNREAD)}</th>
                            <th scope="col">{say(key::UNANSWERED)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let length = say_with(key::LENGTH, &[("weeks", plan.weeks.into())]);
    view! {
        <p><strong>{length}</strong> " " {say_with(key::THIS_WEEK, &[("week", plan.week.as_str().into())])}</p>
        {waiting}
        {(goes > 0).then(|| view! { <p>{say_with(key::GOING, &[("count", goes.into())])}</p> })}
        <h2 id="retention-coming">{say_with(key::COMING, &[("weeks", AHEAD.into())])}</h2>
        {table}
        <p class="hint">{say(key::STAYS)}</p>
    }
}
