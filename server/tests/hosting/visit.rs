//! A visitor with curl, which speaks TLS and HTTP/2.

use std::{collections::BTreeMap, ffi::OsStr, process::Command};

/// The host of the samples.
pub const HOST: &str = "calls.example.org";
/// An address on this machine that nobody else comes from.
pub const VISITOR: &str = "127.0.0.2";
/// An address that she makes up.
pub const MADE_UP: &str = "203.0.113.7";

/// What came back.
#[derive(Debug, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    /// Without those that belong to a connection, or change by the second.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

const OF_A_CONNECTION: [&str; 5] = ["connection", "keep-alive", "transfer-encoding", "content-length", "date"];

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The code of a refusal of the server, which a proxy would not know.
    pub fn code(&self) -> String {
        serde_json::from_slice::<app::wire::Problem>(&self.body).map(|problem| problem.code).unwrap_or_default()
    }
}

/// Asks with curl. The answer is read as it is, also if it is compressed.
pub fn curl<I: AsRef<OsStr>>(url: &str, arguments: impl IntoIterator<Item = I>) -> Reply {
    let mut command = Command::new("curl");
    command.args(["--silent", "--show-error", "--include", "--noproxy", "*", "--max-time", "50"]);
    command.args(["--interface", VISITOR, "--header", &format!("x-forwarded-for: {MADE_UP}")]);
    command.args(["--header", &format!("forwarded: for={MADE_UP}"), "--header", &format!("x-real-ip: {MADE_UP}")]);
    let output = command.args(arguments).arg(url).output().expect("curl runs");
    let said = String::from_utf8_lossy(&output.stderr);
    read(&output.stdout).unwrap_or_else(|| panic!("no answer from {url}: {said}"))
}

fn read(mut bytes: &[u8]) -> Option<Reply> {
    loop {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let (head, body) = (head.lines().skip(1), &bytes[end + 4..]);
        // "Go on", which is said before the answer.
        if status == 100 {
            bytes = body;
            continue;
        }
        let headers = head.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value));
        let headers = headers.filter(|(name, _)| !OF_A_CONNECTION.contains(&name.as_str()));
        let headers = headers.map(|(name, value)| (name, value.to_owned())).collect();
        return Some(Reply { status, headers, body: body.to_vec() });
    }
}
