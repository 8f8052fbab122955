//! The real binary on a loopback port, and the smallest client that can talk to it.

use std::{
    env, fs,
    io::{self, Read as _, Write as _},
    iter,
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU16, Ordering},
    },
    thread,
    time::Duration,
};

use app::wire::{Share, ShareRequest};
use data_encoding::BASE64_NOPAD;
use serde::{Serialize, de::DeserializeOwned};

use super::people::Team;

/// Where the ports of a process begin that runs beside another with such machines.
pub const FIRST_PORT: &str = "MURMURATION_TEST_FIRST_PORT";

/// An address that no other machine of these tests has. Below the ports that the system lends to clients and to whoever asks for any port: those could be
/// taken again before the server starts, or while it is restarted.
fn free() -> SocketAddr {
    static NEXT: LazyLock<AtomicU16> = LazyLock::new(|| {
        let first = env::var(FIRST_PORT).map_or(20_000, |port| port.parse().expect("a port"));
        AtomicU16::new(first)
    });
    let addresses = iter::repeat_with(|| SocketAddr::from(([127, 0, 0, 1], NEXT.fetch_add(1, Ordering::Relaxed))));
    addresses.take(2_000).find(|address| TcpListener::bind(address).is_ok()).expect("one of 2,000 ports is free")
}

/// A folder with a static site, and a port that is free.
pub struct Machine {
    pub folder: tempfile::TempDir,
    pub address: SocketAddr,
    settings: Vec<(&'static str, String)>,
}

impl Machine {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in [
            "assets/write.js",
            "rooms/write.en.html",
            "rooms/return.en.html",
            "rooms/desk.en.html",
            "rooms/setup.en.html",
        ] {
            let path = folder.path().join("dist").join(name);
            fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
            fs::write(path, "built").expect("a file");
        }
        let free = free();
        let in_folder = |name: &str| folder.path().join(name).display().to_string();
        let settings = vec![
            ("MURMURATION_DATA", in_folder("data")),
            ("MURMURATION_STATIC", in_folder("dist")),
            ("MURMURATION_SETUP_TOKEN_FILE", in_folder("token")),
            ("MURMURATION_LISTEN", free.to_string()),
            ("MURMURATION_ORIGIN", format!("http://{free}")),
        ];
        Self { settings, folder, address: free }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    pub fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.unset(name);
        self.settings.push((name, value.into()));
    }

    pub fn unset(&mut self, name: &'static str) {
        self.settings.retain(|(known, _)| *known != name);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Its data folder.
    pub fn data(&self) -> PathBuf {
        let data = self.settings.iter().find(|(name, _)| *name == "MURMURATION_DATA");
        PathBuf::from(&data.expect("it is set").1)
    }

    /// Writes the file that goes with it after `--config`.
    pub fn write_file(&self, text: &str) {
        fs::write(self.path(FILE), text).expect("a file");
    }

    /// The command with what follows it, in this machine's environment.
    pub fn command(&self, verb: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_murmuration"));
        command.arg(verb).env_clear().envs(self.settings.iter().map(|(name, value)| (name, value)));
        if self.path(FILE).exists() {
            command.arg("--config").arg(self.path(FILE));
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs it to its end, which must come by itself.
    pub fn refused(&self) -> Output {
        self.command("serve").output().expect("the binary runs")
    }

    /// Starts it, and leaves it to the caller to end it.
    pub fn spawn(&self) -> Process {
        let log =
            |name| Stdio::from(fs::File::options().create(true).append(true).open(self.path(name)).expect("a log"));
        Process(self.command("serve").stdout(log("out")).stderr(log("err")).spawn().expect("the binary runs"))
    }

    /// Starts it and waits until it answers.
    pub fn start(&self) -> Process {
        let mut process = self.spawn();
        while self.get("/healthz").is_err() {
            assert!(process.0.try_wait().expect("a child").is_none(), "it ended: {}", self.last_words());
            thread::sleep(Duration::from_millis(5));
        }
        process
    }

    /// What it wrote to standard error.
    pub fn log(&self) -> String {
        fs::read_to_string(self.path("err")).unwrap_or_default()
    }

    fn last_words(&self) -> String {
        self.log().lines().rev().take(3).collect::<Vec<_>>().join("\n")
    }

    pub fn get(&self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, &[], b"")
    }

    pub fn post_json<T: DeserializeOwned>(&self, path: &str, bearer: &str, body: &impl Serialize) -> io::Result<T> {
        let body = serde_json::to_vec(body)?;
        let authorization = format!("Bearer {bearer}");
        let headers = [("content-type", "application/json"), ("authorization", authorization.as_str())];
        let answer = self.send("POST", path, &headers, &body)?;
        Ok(serde_json::from_slice(&answer.body)?)
    }

    /// One request on a connection of its own.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> io::Result<Answer> {
        let bytes = self.exchange(method, path, headers, body)?;
        Answer::read(&bytes).ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))
    }

    /// The same; every byte of the answer.
    pub fn exchange(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(self.address)?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.address);
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!("content-length: {}\r\n\r\n", body.len());
        stream.write_all(&[head.as_bytes(), body].concat())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Founds a call as a client does.
    pub fn move_in(&self, team: &Team) {
        let token = fs::read_to_string(self.path("token")).expect("the token file");
        let shares = team.people().map(|person| {
            let request = ShareRequest { account: person.account.to_string() };
            let share: Share = self.post_json("/api/setup/share", &token, &request).expect("a share");
            BASE64_NOPAD.decode(share.share_b64.as_bytes()).expect("base64").try_into().expect("32 bytes")
        });
        let done: app::wire::SetupDone = self.post_json("/api/setup", &token, &team.request(shares)).expect("founded");
        assert_eq!(done.call, team.call.to_string());
    }
}

/// In its folder: settings of this machine, if there are any.
const FILE: &str = "murmuration.toml";

/// What came back.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let body = bytes[end + 4..].to_vec();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        // A body that was cut off is no answer.
        let whole = length.and_then(|length| length.parse().ok()).is_none_or(|length: usize| length == body.len());
        whole.then_some(Self { status, body })
    }
}

/// Killed when it is dropped.
pub struct Process(Child);

impl Process {
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.0.kill().expect("it is ours");
        self.0.wait().expect("it is ours");
    }

    /// `kill -TERM`, and what it ended with.
    pub fn terminate(self) -> Option<i32> {
        let sent = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().expect("kill runs");
        assert!(sent.success());
        self.ended()
    }

    /// What it ended with, once it did.
    pub fn ended(mut self) -> Option<i32> {
        self.0.wait().expect("it is ours").code()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether a file is for its owner alone.
pub fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).expect("it is there").permissions().mode() & 0o077 == 0
}
