//! Addresses and names on the network.

use super::hold;

#[test]
fn an_email_address_has_a_sign_and_a_dot() {
    hold(&[
        "mail {wren.ash@example.co.uk|email|form|strong|email 1}.",
        "{wren@example.org|email|form|strong|email 1}",
        "{wren-ash_1+x%y@my-example.org|email|form|strong}, {WREN@example.org|email|form|strong|email 2}",
        "wren--ash: {wren--ash@example.org}, wren---{ash@example.org}",
        "({wren@example.org})",
        "{wren@example.de}, wren@example.d, wren@example",
        "{a1b2c3d4e5f6a7b8c9@example.org}",
        "{wren@a1b2c3d4e5f6a7b8c9.org}",
        "{wren@example.museum}",
    ]);
}

#[test]
fn an_email_address_is_spelled() {
    hold(&[
        "mail {wren dot ash at example dot org|email|spelled|strong|email 1} please",
        "{wren at example dot org}",
        "{wren (at) example (dot) org}, {wren [at] example [dot] org}, {wren<at>example<dot>org}",
        "{wren @ example.org|email|spelled|strong|email 1}, {wren@example.org|email|form|strong|email 1}",
        "{wren underscore ash at example dot org}, {wren hyphen ash at example dot org}, {wren dash ash at example dot org}",
        "{wren at example .org}",
        "dot {ash at example dot org}",
        "wren at example dot museum, wren at example. org, wren at example dot",
        "{wren at example dot org} dot",
        "wren at example",
        "at example dot org",
        "meet me at",
        "{wren        at example dot org}",
        "wren         at example dot org",
        "{wren at        example dot org}",
        "wren at         example dot org",
        "wren, at example dot org",
        "wren atexample dot org",
        "{wren at example dot org} please do say so",
        "wren at example dot; org",
        "{wren at example dot org} dot ",
        " dot {ash at example dot org}",
        "wren, dot {ash at example dot org}",
        "{wren@example dot org|email|form|strong|email 1}",
    ]);
}

#[test]
fn a_web_address_is_no_email_address() {
    hold(&[
        "a picture at {example.org/wren|web-address|form|strong|web address 1}",
        "a picture at {www.example.org|web-address}",
        "{picture at example.org|email}",
        "{wren@example.org|email}/wren",
        "{wren [at] example.org|email}/wren",
    ]);
}

#[test]
fn a_web_address_begins_with_a_scheme_or_ends_as_domains_do() {
    hold(&[
        "see {https://example.org/a/b?c=d|web-address|form|strong|web address 1}.",
        "see {http://larkmere/a}, {HTTPS://EXAMPLE.ORG}",
        "see {www.larkmere.example/a|web-address|form|strong|web address 1}!",
        "see {example.co.uk/wren|web-address|form|strong|web address 1}, there",
        "see {my-blog.example.org}; see {Example|name}.Org then",
        "see {wren92.example.org|web-address|form|strong|web address 1}, see {4wren.org}",
        "see (<{example.org}>) \"{example.org}\" {example.org}’s",
        "home.Com, home.larkmere, http:/x, https:x, www-x",
        "{example.org|web-address|form|strong|web address 1}: {EXAMPLE.org|web-address|form|strong|web address 1}",
        "com, org, see {example.org.They}",
        "see .example.org, -example.org, /example.org, _example.org",
    ]);
}

#[test]
fn a_web_address_has_at_most_2_000_bytes() {
    let long = format!("https://example.org/{}", "a".repeat(1_980));
    hold(&[&format!("see {{{long}}}"), &format!("see {{{long}}}a")]);
}

#[test]
fn a_name_on_a_platform_has_a_sign() {
    hold(&[
        "I am {@wren_ash|handle|form|strong|account name 1} there",
        "{@wren.ash|handle|form|strong|account name 1}. Or {u/wren.ash|handle|form|strong|account name 1}, {user/wren-ash|handle|form|strong|account name 2}.",
        "I am {@ab}, I am @a, .{@wren_ash}, ({@wren})",
        "wren@ash, wren.@ash, 4u/wren, u//wren, x/wren, he/she, u / wren",
        "{@WREN_ash|handle|form|strong|account name 1}, {@wren_ash|handle|form|strong|account name 1}",
    ]);
}

#[test]
fn a_name_on_a_platform_follows_its_word() {
    hold(&[
        "my insta is {wren.ash|handle|words-beside|strong|account name 1}",
        "snapchat: {wren92}, discord - {wren_ash}, I am on tiktok as {wren92}, twitter was {wren92}",
        "my insta name is {wren92}, my account on insta is {wren92}",
        "my insta is wren, my insta is w1, my insta, wren92, insta wren92",
        "username: {wren|handle|words-beside|strong|account name 1} and so on",
        "username was {wrenash}. Handle: {wrenash}, gamertag: {wrenash}, user name: {wrenash}, insta id: {wrenash}",
        "username was taken then, username: wre, tag: wrenash, id is wren92",
        "my name: wren92, name is wren92",
        "is wren92, : wren92",
        "twitter a a a x is {wren92}, twitter a a a a x is wren92",
    ]);
}
