//! `openapi.json` and the server: neither has an address, a method or a reason that the other lacks.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use serde_json::{Map, Value};
use server::error::Reason;
use vault::envelope::Refusal;

use super::house::{Ask, House};

const ROUTER: &str = include_str!("../src/router.rs");

fn description() -> Value {
    serde_json::from_str(include_str!("../openapi.json")).expect("the description is JSON")
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

/// The path with something in the place of each parameter.
fn filled(path: &str) -> String {
    let parts: Vec<_> = path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect();
    parts.join("/")
}

/// Every code with the status of its answer.
fn reasons() -> BTreeMap<&'static str, u16> {
    let refusals = Refusal::ALL.iter().copied().map(Reason::File);
    let all = Reason::ALL.iter().copied().chain(refusals);
    all.map(|reason| (reason.code(), reason.status().as_u16())).collect()
}

/// The codes in a schema of answers.
fn codes(schema: &Value) -> impl Iterator<Item = &str> {
    let codes = schema["properties"]["code"]["enum"].as_array().into_iter().flatten();
    codes.map(|code| code.as_str().expect("a code is text"))
}

#[tokio::test]
async fn an_address_takes_exactly_the_methods_that_are_described() {
    let house = House::new().await;
    for (path, operations) in object(&description()["paths"]) {
        let mut described: BTreeSet<String> = object(operations).keys().map(|method| method.to_uppercase()).collect();
        if described.contains("GET") {
            described.insert("HEAD".to_owned());
        }
        // Nothing takes this method, so that each address says what it takes.
        let reply = Ask::new(Method::PATCH, filled(path)).of(&house).await;
        assert_eq!(reply.status, 405, "{path}");
        let taken: BTreeSet<String> = reply.header("allow").split(',').map(|method| method.trim().to_owned()).collect();
        assert_eq!(taken, described, "{path}");
    }
}

#[test]
fn every_route_is_described() {
    let description = description();
    let described = object(&description["paths"]);
    let routes = ROUTER.split(".route(").skip(1).map(|rest| {
        let literal = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
        literal.expect("a route is written out")
    });
    let missing: Vec<&str> = routes.filter(|route| !described.contains_key(*route)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn every_reason_is_described_below_its_own_status() {
    let (description, reasons) = (description(), reasons());
    let list: BTreeSet<&str> = codes(&description["components"]["schemas"]["Problem"]).collect();
    assert_eq!(list, reasons.keys().copied().collect::<BTreeSet<_>>());
    // Any address may say this one.
    let mut given = BTreeSet::from([Reason::Method.code()]);
    let operations = object(&description["paths"]).values().flat_map(|operations| object(operations).values());
    for (status, answer) in operations.flat_map(|operation| object(&operation["responses"])) {
        let Some(shared) = answer["$ref"].as_str() else { continue };
        let pointer = shared.strip_prefix('#').expect("answers are in the same file");
        let answer = description.pointer(pointer).expect("what is named is there");
        let parts = answer["content"]["application/json"]["schema"]["allOf"].as_array().into_iter().flatten();
        for code in parts.flat_map(codes) {
            assert_eq!(reasons.get(code).map(u16::to_string).as_ref(), Some(status), "{code}");
            given.insert(code);
        }
    }
    assert_eq!(given, list);
}
