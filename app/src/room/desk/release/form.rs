//! Writing a plan: themes, attributes in groups, pairs and gates, and from n alone what it could show.

use std::sync::Arc;

use leptos::{html::Select, prelude::*, task::spawn_local};
use themes::{
    codebook::{Codebook, Guid},
    plan::{Attribute, Forecast, Gates, Pair, PlanError, Shown, limit},
};

use super::{
    STEP, Step, Trouble, Work,
    frozen::names,
    groups::{Proposed, proposed},
    plan::{Counted, PlanForm, Scope},
    shown,
};
use crate::{
    api, browser,
    room::desk::codebook::codebook_of,
    text::{Key, key::releases as key, say, say_with},
};

const FAULT: &str = "release-fault";

/// Everything that the parts of the form share.
#[derive(Clone, Copy)]
struct Form {
    form: RwSignal<PlanForm>,
    codebook: StoredValue<Arc<Codebook>>,
    names: StoredValue<Vec<(Guid, String)>>,
    fault: RwSignal<Option<PlanError>>,
    /// What the plan before had, to be chosen again.
    last: StoredValue<PlanForm>,
}

impl Work {
    /// Begins a plan with the themes in force.
    pub fn write(self) {
        let Some((unlocked, call)) = self.open() else { return };
        self.forget_notices();
        let turn = self.begin();
        self.step.set(Step::Asking);
        spawn_local(async move {
            let book = codebook_of(&unlocked, &call, None).await;
            drop((unlocked, call));
            if !self.is_on(turn) {
                return;
            }
            match book {
                Ok(book) => self.show(Step::Writing(Arc::new(book.codebook))),
                Err(why) => self.halt(Trouble::Book(why)),
            }
        });
    }

    /// Where a plan begins: as the release before was, or with every theme.
    fn beginning(self, codebook: &Codebook) -> PlanForm {
        let ledger = self.ledger.get_untracked();
        let last = ledger.as_ref().and_then(|ledger| ledger.past()?.last().map(|last| last.plan().clone()));
        last.map_or_else(|| PlanForm::first(codebook), |last| PlanForm::after(&last, codebook))
    }
}

#[component]
pub fn Writing(work: Work, codebook: Arc<Codebook>) -> impl IntoView {
    let beginning = work.beginning(&codebook);
    let next = work.ledger.with_untracked(|ledger| ledger.as_ref().map_or(1, |ledger| ledger.next_number()));
    let form = Form {
        form: RwSignal::new(beginning.clone()),
        names: StoredValue::new(names(&codebook)),
        codebook: StoredValue::new(codebook),
        fault: RwSignal::new(None),
        last: StoredValue::new(beginning),
    };
    let today = work.desk.today();
    let plan = move || {
        let call = work.call.try_with_value(|call| call.call.clone())?;
        Some(form.codebook.with_value(|codebook| form.form.with(|form| form.plan(&call, next, codebook))))
    };
    let freeze = move |_| match untrack(plan) {
        Some(Ok(plan)) => work.freeze(plan, form.codebook.with_value(|codebook| (**codebook).clone())),
        Some(Err(fault)) => {
            form.fault.set(Some(fault));
            browser::focus(FAULT);
        }
        None => {}
    };
    view! {
        <h2 id=STEP tabindex="-1">{say_with(key::WRITE_TITLE, &[("number", next.into())])}</h2>
        <p>{say(key::WRITE_LEDE)}</p>
        {(next > 1).then(|| view! { <p class="hint">{say(key::WRITE_AS_LAST)}</p> })}
        <Themes form/>
        <section class="stack" aria-labelledby="release-attributes">
            <h3 id="release-attributes">{say(key::ATTRIBUTES)}</h3>
            <p class="hint">{say(key::ATTRIBUTES_HINT)}</p>
            {Attribute::ALL.iter().map(|attribute| view! { <OneAttribute form attribute=*attribute today/> }).collect_view()}
        </section>
        <Pairs form/>
        <GatesFields form/>
        <Foreseen work plan=Signal::derive(move || plan().and_then(Result::ok).map(Arc::new))/>
        {move || form.fault.get().map(|fault| view! {
            <div class="notice error" id=FAULT tabindex="-1" role="alert">
                <strong>{say(key::FAULT)}</strong>
                <p>{say(fault_in_words(&fault))}</p>
            </div>
        })}
        <p>{say(key::FREEZE_HINT)}</p>
        <div class="actions">
            <button class="button" type="button" on:click=freeze>{say(key::FREEZE)}</button>
            <button class="button-quiet" type="button" on:click=move |_| work.rest()>{say(key::BACK_TO_LIST)}</button>
        </div>
    }
}

#[component]
fn Themes(form: Form) -> impl IntoView {
    let rows = form.codebook.with_value(|codebook| {
        let rows = codebook.walk().map(|(level, theme)| (level, theme.guid, theme.name.clone()));
        rows.collect::<Vec<_>>()
    });
    let rows = rows.into_iter().map(|(level, guid, name)| {
        let class = if level == 0 { "release-theme" } else { "release-theme release-below" };
        view! {
            <li class=class>
                <label>
                    <input
                        type="checkbox"
                        autocomplete="off"
                        prop:checked=move || form.form.with(|form| form.has(guid))
                        on:change=move |event| {
                            let is_in = event_target_checked(&event);
                            form.form.update(|form| form.set_theme(guid, is_in));
                        }
                    />
                    <span translate="no" dir="auto">{name}</span>
                </label>
            </li>
        }
    });
    let count = move || {
        let count = form.form.with(|form| form.themes.len());
        say_with(key::THEMES_COUNT, &[("count", count.into()), ("most", limit::THEMES.into())])
    };
    view! {
        <fieldset class="stack">
            <legend>{say(key::THEMES)}</legend>
            <p class="hint" role="status">{count}</p>
            <ul class="release-themes">{rows.collect_view()}</ul>
        </fieldset>
    }
}

#[component]
fn OneAttribute(form: Form, attribute: Attribute, today: time::Date) -> impl IntoView {
    let mut ways = form.codebook.with_value(|codebook| proposed(attribute, codebook, today));
    let last = form.last.with_value(|last| last.attributes.get(&attribute).cloned());
    if let Some(last) = last.as_ref().filter(|last| ways.iter().all(|way| way.groups != last.groups)) {
        ways.insert(0, Proposed::of(last.groups.clone()));
    }
    let ways = StoredValue::new(ways);
    let now = move || form.form.with(|form| form.attributes.get(&attribute).cloned());
    let chosen = move || {
        let groups = now().map(|now| now.groups);
        ways.with_value(|ways| ways.iter().position(|way| Some(&way.groups) == groups.as_ref()))
    };
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let groups = at.and_then(|at| ways.with_value(|ways| ways.get(at).map(|way| way.groups.clone())));
        form.form.update(|form| match groups {
            Some(groups) => {
                form.attributes.entry(attribute).or_insert(Counted { groups: Vec::new(), scope: Scope::Top }).groups =
                    groups;
            }
            None => {
                form.attributes.remove(&attribute);
            }
        });
    };
    let options = ways.with_value(|ways| {
        let option = |(at, way): (usize, &Proposed)| {
            let label = way.label.clone();
            view! { <option value=at.to_string() prop:selected=move || chosen() == Some(at)>{label}</option> }
        };
        ways.iter().enumerate().map(option).collect_view()
    });
    let id = format!("release-{attribute}");
    view! {
        <div class="field">
            <label for=id.clone()>{say(shown::attribute(attribute))}</label>
            <select id=id autocomplete="off" on:change=choose>
                <option value="" prop:selected=move || chosen().is_none()>{say(key::NOT_COUNTED)}</option>
                {options}
            </select>
        </div>
        {move || chosen().is_some().then(|| view! { <ScopeField form attribute has_last=last.as_ref().is_some_and(|last| matches!(last.scope, Scope::Last(_)))/> })}
    }
}

#[component]
fn ScopeField(form: Form, attribute: Attribute, has_last: bool) -> impl IntoView {
    let scope = form.form.with_untracked(|form| form.attributes.get(&attribute).map(|now| now.scope.clone()));
    let scope = scope.unwrap_or_default();
    let last = form.last.with_value(|last| last.attributes.get(&attribute).map(|last| last.scope.clone()));
    let choose = move |event| {
        let scope = match event_target_value(&event).as_str() {
            "top" => Scope::Top,
            "all" => Scope::All,
            "last" => last.clone().unwrap_or_default(),
            _ => Scope::None,
        };
        form.form.update(|form| {
            if let Some(now) = form.attributes.get_mut(&attribute) {
                now.scope = scope;
            }
        });
    };
    let id = format!("release-{attribute}-scope");
    let label = say_with(key::SCOPE, &[("attribute", say(shown::attribute(attribute)).into())]);
    view! {
        <div class="field release-scope">
            <label for=id.clone()>{label}</label>
            <select id=id autocomplete="off" on:change=choose>
                <option value="none" selected=scope == Scope::None>{say(key::SCOPE_NONE)}</option>
                {has_last.then(|| view! {
                    <option value="last" selected=matches!(scope, Scope::Last(_))>{say(key::SCOPE_LAST)}</option>
                })}
                <option value="top" selected=scope == Scope::Top>{say(key::SCOPE_TOP)}</option>
                <option value="all" selected=scope == Scope::All>{say(key::SCOPE_ALL)}</option>
            </select>
        </div>
    }
}

#[component]
fn Pairs(form: Form) -> impl IntoView {
    let (one, two) = (NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let said = RwSignal::new(None::<Key>);
    let name = move |guid: Guid| {
        form.names.with_value(|names| names.iter().find(|(one, _)| *one == guid).map(|(_, name)| name.clone()))
    };
    let named = move |Pair(one, two): Pair| {
        let names = [("one", name(one).unwrap_or_default().into()), ("two", name(two).unwrap_or_default().into())];
        say_with(key::PAIR, &names)
    };
    let options = move || {
        let chosen = form.names.with_value(|names| {
            names.iter().filter(|(guid, _)| form.form.with(|form| form.has(*guid))).cloned().collect::<Vec<_>>()
        });
        chosen
            .into_iter()
            .map(|(guid, name)| view! { <option value=guid.to_string() translate="no" dir="auto">{name}</option> })
            .collect_view()
    };
    let add = move |_| {
        let chosen =
            |field: NodeRef<Select>| field.get_untracked().and_then(|field| field.value().parse::<Guid>().ok());
        let Some((one, two)) = chosen(one).zip(chosen(two)) else { return };
        let is_new = form.form.try_update(|form| form.add_pair(one, two)).unwrap_or(true);
        said.set((!is_new).then_some(key::PAIR_NOT_NEW));
    };
    let listed = move || {
        let pairs = form.form.with(|form| form.pairs.clone());
        pairs.into_iter().map(|pair| {
            let label = say_with(key::PAIR_REMOVE, &[("pair", named(pair).into())]);
            let remove = move |_| form.form.update(|form| form.pairs.retain(|one| *one != pair));
            view! {
                <li>
                    <span translate="no" dir="auto">{named(pair)}</span>
                    " "
                    <button class="button-quiet button-small" type="button" aria-label=label on:click=remove>{say(key::REMOVE)}</button>
                </li>
            }
        }).collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="release-pairs">
            <h3 id="release-pairs">{say(key::PAIRS)}</h3>
            <p class="hint">{say(key::PAIRS_HINT)}</p>
            <ul class="release-pairs">{listed}</ul>
            <div class="field">
                <label for="release-pair-one">{say(key::PAIR_ONE)}</label>
                <select id="release-pair-one" node_ref=one autocomplete="off">{options}</select>
            </div>
            <div class="field">
                <label for="release-pair-two">{say(key::PAIR_TWO)}</label>
                <select id="release-pair-two" node_ref=two autocomplete="off">{options}</select>
            </div>
            <p role="status">{move || said.get().map(say)}</p>
            <div class="actions">
                <button class="button-quiet button-small" type="button" on:click=add>{say(key::PAIR_ADD)}</button>
            </div>
        </section>
    }
}

#[component]
fn GatesFields(form: Form) -> impl IntoView {
    let field = move |id: &'static str, label: Key, floor: u32, get: fn(&mut Gates) -> &mut u32| {
        let value = form.form.with_untracked(|form| *get(&mut form.gates.clone()));
        view! {
            <div class="field field-short">
                <label for=id>{say(label)}</label>
                <p class="hint" id=format!("{id}-hint")>{say_with(key::GATE_FLOOR, &[("floor", floor.into())])}</p>
                <input
                    id=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby=format!("{id}-hint")
                    value=value.to_string()
                    on:input=move |event| {
                        // What is no number is below every floor, and said when the plan is frozen.
                        let typed = event_target_value(&event).trim().parse().unwrap_or_default();
                        form.form.update(|form| *get(&mut form.gates) = typed);
                    }
                />
            </div>
        }
    };
    view! {
        <details>
            <summary>{say(key::GATES)}</summary>
            <div class="stack">
                <p class="hint">{say(key::GATES_HINT)}</p>
                {field("release-gate-accounts", key::GATE_ACCOUNTS, Gates::FLOOR.accounts, |gates| &mut gates.accounts)}
                {field("release-gate-new", key::GATE_NEW, Gates::FLOOR.new, |gates| &mut gates.new)}
                {field("release-gate-weeks", key::GATE_WEEKS, Gates::FLOOR.weeks, |gates| &mut gates.weeks)}
            </div>
        </details>
    }
}

/// What it could show of so many accounts, whatever they say.
#[component]
fn Foreseen(work: Work, plan: Signal<Option<Arc<themes::plan::Plan>>>) -> impl IntoView {
    let accounts = RwSignal::new(None::<u32>);
    if let Some((unlocked, call)) = work.open() {
        spawn_local(async move {
            let queue = api::queue(&unlocked.session, &call.call, &api::Filter::default(), None, 1).await;
            let checked = queue.ok().and_then(|queue| queue.counts.into_iter().find(|state| state.state == "checked"));
            // What was typed meanwhile holds.
            let _ = accounts.try_update(|accounts| {
                accounts.get_or_insert(checked.map_or(0, |state| u32::try_from(state.count).unwrap_or(u32::MAX)));
            });
        });
    }
    let lines = move || {
        let (plan, accounts) = (plan.get()?, accounts.get()?);
        let lines: Vec<Key> = match plan.forecast(accounts) {
            Forecast::Nothing => vec![key::FORECAST_NOTHING],
            Forecast::Narrative => vec![key::FORECAST_NARRATIVE],
            Forecast::Tables { totals, two_way, pairs } => {
                let of = |shown, most, some, few| match shown {
                    Shown::Most => most,
                    Shown::Some => some,
                    Shown::Few => few,
                };
                let totals = of(totals, key::FORECAST_TOTALS_MOST, key::FORECAST_TOTALS_SOME, key::FORECAST_TOTALS_FEW);
                let two_way = two_way.map(|shown| {
                    of(shown, key::FORECAST_TWO_WAY_MOST, key::FORECAST_TWO_WAY_SOME, key::FORECAST_TWO_WAY_FEW)
                });
                let pairs = pairs.map(|shown| {
                    of(shown, key::FORECAST_PAIRS_MOST, key::FORECAST_PAIRS_SOME, key::FORECAST_PAIRS_FEW)
                });
                [Some(totals), two_way, pairs].into_iter().flatten().collect()
            }
        };
        Some(lines.into_iter().map(|line| view! { <li>{say(line)}</li> }).collect_view())
    };
    view! {
        <section class="card stack" aria-labelledby="release-forecast">
            <h3 id="release-forecast">{say(key::FORECAST)}</h3>
            <p class="hint" id="release-forecast-hint">{say(key::FORECAST_HINT)}</p>
            <div class="field field-short">
                <label for="release-forecast-accounts">{say(key::FORECAST_ACCOUNTS)}</label>
                <input
                    id="release-forecast-accounts"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby="release-forecast-hint"
                    prop:value=move || accounts.get().map(|accounts| accounts.to_string()).unwrap_or_default()
                    on:input=move |event| accounts.set(event_target_value(&event).trim().parse().ok())
                />
            </div>
            <div role="status"><ul>{lines}</ul></div>
        </section>
    }
}

/// What to mend.
pub const fn fault_in_words(fault: &PlanError) -> Key {
    match fault {
        PlanError::Gates => key::FAULT_GATES,
        PlanError::Themes => key::FAULT_THEMES,
        PlanError::TwoWay => key::FAULT_TWO_WAY,
        PlanError::Pairs | PlanError::PairInFamily => key::FAULT_PAIRS,
        PlanError::Attributes
        | PlanError::Groups(_)
        | PlanError::GroupName(..)
        | PlanError::SameName(_)
        | PlanError::Values(_) => key::FAULT_GROUPS,
        PlanError::OtherCodebook | PlanError::NotInCodebook => key::FAULT_CODEBOOK,
        PlanError::Release | PlanError::Noise => key::FAULT_STRANGE,
    }
}
