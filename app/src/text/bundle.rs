//! Which files of `locales/` a room fetches.

/// Name of a room's program, and the files whose messages its parts say.
pub const BUNDLES: [(&str, &[&str]); 4] = [
    ("write", &["part", "plain", "receipt", "sending", "files", "write"]),
    (
        "desk",
        &[
            "part",
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
            "date",
        ],
    ),
    ("return", &["part", "receipt", "returning"]),
    ("preview", &["part", "call", "date", "help", "files", "preview", "sending", "write"]),
];
