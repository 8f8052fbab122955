//! What an answer may do in a browser.

/// A Content-Security-Policy. Without nonces and hashes, so that it is the same for every visitor and can be signed beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Public pages and data: one static script for the keyboard exit, and nothing that could send.
    Page,
    /// The writing room, set-up, and every static file (a Worker takes its policy from its own script's answer).
    Room,
    /// The desk, which also shows attachments that it opened itself.
    Desk,
}

impl Policy {
    /// Every policy.
    pub const ALL: [Self; 3] = [Self::Page, Self::Room, Self::Desk];

    /// In the manifest of what is served.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Room => "room",
            Self::Desk => "desk",
        }
    }

    /// The Content-Security-Policy.
    pub const fn content_security_policy(self) -> &'static str {
        match self {
            Self::Page => {
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                 form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            }
            Self::Room => {
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; \
                 style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; \
                 frame-ancestors 'none'"
            }
            Self::Desk => {
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; \
                 style-src 'self'; img-src 'self' blob:; media-src blob:; font-src 'self'; form-action 'self'; \
                 base-uri 'none'; frame-ancestors 'none'"
            }
        }
    }
}
