//! Which files of `locales/` a room fetches.

/// Name of a room's program, and the files whose messages its parts say.
pub const BUNDLES: [(&str, &[&str]); 5] = [
    ("write", &["part", "plain", "receipt", "sending", "waiting", "files", "write"]),
    (
        "desk",
        &[
            "part",
            "unlock",
            "desk",
            "codebook",
            "setup",
            "editor",
            "thread",
            "bulk",
            "agreement",
            "export",
            "retention",
            "mine",
            "recovery",
            "members",
            "join",
            "review",
            "releases",
            "heard",
            "chart",
            "date",
        ],
    ),
    ("return", &["part", "receipt", "waiting", "returning"]),
    ("research", &["part", "unlock", "heard", "chart", "date", "research"]),
    ("preview", &["part", "call", "date", "help", "files", "preview", "sending", "waiting", "write"]),
];
