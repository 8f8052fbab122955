use themes::{
    codebook::starter,
    coding::{Region, Service},
    plan::Value,
};

use super::*;

fn call() -> CallId {
    "right-care".parse().expect("a name")
}

fn guid(at: usize) -> Guid {
    starter().walk().nth(at).expect("the starter has many themes").1.guid
}

fn group(name: &str, value: Value) -> Group {
    Group { name: name.to_owned(), values: vec![value] }
}

fn of_service(scope: Scope) -> Counted {
    let groups =
        vec![group("Police", Value::Service(Service::Police)), group("Ambulance", Value::Service(Service::Ambulance))];
    Counted { groups, scope }
}

#[test]
fn the_first_plan_has_every_theme_of_the_starter_and_nothing_else() {
    let plan = PlanForm::first(&starter()).plan(&call(), 1, &starter()).expect("a plan");
    assert_eq!(plan.themes().len(), starter().walk().count().min(limit::THEMES));
    assert!(plan.groupings().is_empty() && plan.two_way().is_empty() && plan.pairs().is_empty());
    assert_eq!((plan.release(), plan.gates(), plan.noise()), (1, Gates::default(), None));
}

#[test]
fn in_whatever_order_it_was_chosen_a_plan_is_in_the_order_of_the_codebook() {
    let mut form = PlanForm { themes: Vec::new(), ..PlanForm::first(&starter()) };
    for at in [9, 1, 0, 7] {
        form.set_theme(guid(at), true);
    }
    assert!(form.add_pair(guid(9), guid(1)));
    assert!(form.add_pair(guid(7), guid(1)));
    assert!(!form.add_pair(guid(1), guid(9)) && !form.add_pair(guid(1), guid(1)));
    let plan = form.plan(&call(), 1, &starter()).expect("a plan");
    assert_eq!(plan.themes(), [0, 1, 7, 9].map(guid));
    assert_eq!(plan.pairs(), [Pair(guid(1), guid(7)), Pair(guid(1), guid(9))]);
}

#[test]
fn a_theme_that_is_taken_out_takes_its_pairs_along() {
    let mut form = PlanForm::first(&starter());
    form.add_pair(guid(1), guid(7));
    form.set_theme(guid(7), false);
    let plan = form.plan(&call(), 1, &starter()).expect("a plan");
    assert!(plan.pairs().is_empty() && !plan.themes().contains(&guid(7)));
}

#[test]
fn a_table_by_groups_has_the_top_or_all_or_what_the_last_one_had() {
    let mut form = PlanForm::first(&starter());
    let themes_of = |form: &PlanForm| {
        let plan = form.plan(&call(), 1, &starter()).expect("a plan");
        plan.two_way().iter().map(|table| table.themes.clone()).collect::<Vec<_>>()
    };
    form.attributes.insert(Attribute::Service, of_service(Scope::None));
    assert!(themes_of(&form).is_empty());
    form.attributes.insert(Attribute::Service, of_service(Scope::Top));
    assert_eq!(themes_of(&form), [starter().themes().iter().map(|theme| theme.guid).collect::<Vec<_>>()]);
    form.attributes.insert(Attribute::Service, of_service(Scope::All));
    assert_eq!(themes_of(&form)[0].len(), form.themes.len());
    // What is not in the plan any more falls out of the table.
    form.set_theme(guid(2), false);
    form.attributes.insert(Attribute::Service, of_service(Scope::Last(vec![vec![guid(1), guid(2)], vec![guid(2)]])));
    assert_eq!(themes_of(&form), [[guid(1)]]);
}

#[test]
fn the_next_plan_begins_as_the_last_one_was() {
    let mut form = PlanForm::first(&starter());
    form.set_theme(guid(3), false);
    form.attributes.insert(Attribute::Service, of_service(Scope::Top));
    form.add_pair(guid(1), guid(7));
    form.gates.accounts = 60;
    let first = form.plan(&call(), 1, &starter()).expect("a plan");
    let second = PlanForm::after(&first, &starter()).plan(&call(), 2, &starter()).expect("a plan");
    assert_eq!(second.draft(), PlanDraft { release: 2, ..first.draft() });
}

#[test]
fn what_no_plan_may_have_is_refused() {
    let plan = |change: &dyn Fn(&mut PlanForm)| {
        let mut form = PlanForm::first(&starter());
        change(&mut form);
        form.plan(&call(), 1, &starter())
    };
    assert_eq!(plan(&|form| form.themes.clear()), Err(PlanError::Themes));
    assert_eq!(plan(&|form| form.gates.new = 9), Err(PlanError::Gates));
    assert_eq!(plan(&|form| assert!(form.add_pair(guid(0), guid(1)))), Err(PlanError::PairInFamily));
    let one = |form: &mut PlanForm| {
        let groups = vec![group("London", Value::Region(Region::London))];
        form.attributes.insert(Attribute::Region, Counted { groups, scope: Scope::None });
    };
    assert_eq!(plan(&one), Err(PlanError::Groups(Attribute::Region)));
}
