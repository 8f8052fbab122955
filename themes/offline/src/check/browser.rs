//! How something is asked for: with the headers that a browser sends for it.

/// As Tor Browser says it, so that a server does not know at once that it is not asked by a browser.
pub const AGENT: &str = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
/// What Tor Browser says in every language but a few.
const LANGUAGE: &str = "en-US,en;q=0.5";
const PAGE: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// How to ask.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    pub how: How,
    /// Tag of the one language that is wanted. `None` for what most say.
    pub language: Option<&'a str>,
}

/// Whether the answer may come packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It may not, which no browser says.
    Plainly,
    /// It may.
    AsBrowser,
}

impl Asking<'_> {
    /// For whoever reads the answer.
    pub const PLAINLY: Self = Self { how: How::Plainly, language: None };

    /// What Firefox says when it goes to a page, or when a page loads a file with such a name.
    pub fn headers(&self, path: &str) -> Vec<(&'static str, &str)> {
        let packing = match self.how {
            How::Plainly => "identity",
            How::AsBrowser => "gzip, deflate, br",
        };
        let (accept, kind, mode) = match path.split('?').next().and_then(|path| path.rsplit_once('.')) {
            Some((_, "js")) => ("*/*", "script", "cors"),
            Some((_, "css")) => ("text/css,*/*;q=0.1", "style", "no-cors"),
            Some((_, "svg" | "png")) => {
                let accept = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";
                (accept, "image", "no-cors")
            }
            Some((_, "woff2")) => {
                ("application/font-woff2;q=1.0,application/font-woff;q=0.9,*/*;q=0.8", "font", "cors")
            }
            Some((_, "wasm" | "json")) => ("*/*", "empty", "cors"),
            _ => (PAGE, "document", "navigate"),
        };
        let is_visit = mode == "navigate";
        let mut headers = vec![
            ("accept", accept),
            ("accept-language", self.language.unwrap_or(LANGUAGE)),
            ("accept-encoding", packing),
            ("sec-fetch-dest", kind),
            ("sec-fetch-mode", mode),
            ("sec-fetch-site", if is_visit { "none" } else { "same-origin" }),
        ];
        if is_visit {
            headers.extend([("sec-fetch-user", "?1"), ("upgrade-insecure-requests", "1")]);
        }
        headers
    }
}
