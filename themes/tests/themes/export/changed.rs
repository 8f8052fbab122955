//! The sample releases, but for a few words of their JSON.

use themes::release::SignedRelease;
use vault::id::Digest;

/// Each first text, which is there once, is the second instead. The digest of the plan is made anew.
pub fn changed(signed: &SignedRelease, edits: &[(&str, &str)]) -> SignedRelease {
    let mut json = String::from_utf8(signed.to_bytes()).expect("JSON is UTF-8");
    for (from, to) in edits {
        assert_eq!(json.matches(from).count(), 1, "{from}");
        json = json.replace(from, to);
    }
    let (before, rest) = json.split_once("\"plan\":").expect("a release has a plan");
    let (plan, rest) = rest.split_once(",\"plan_digest\":\"").expect("and its digest");
    let (_, rest) = rest.split_at(64);
    let digest = Digest::of(plan.as_bytes());
    let json = format!("{before}\"plan\":{plan},\"plan_digest\":\"{digest}{rest}");
    SignedRelease::parse(json.as_bytes()).expect("a release")
}

/// The sample without the table of its groups, so that no table says how large they are.
pub fn without_groups(signed: &SignedRelease) -> SignedRelease {
    changed(
        signed,
        &[
            (r#"{"table":{"groups":"region"},"cells":[[10],[15],["<10"]]},"#, ""),
            (r#""dropped":["#, r#""dropped":[{"table":{"groups":"region"},"reason":"noise"},"#),
        ],
    )
}
