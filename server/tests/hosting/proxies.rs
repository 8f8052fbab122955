//! The real server behind the real proxies, as the samples set them up: what comes through, what is refused, and what is left in their logs.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use super::{
    samples,
    tap::Tap,
    visit::{HOST, MADE_UP, Reply, VISITOR, curl},
};
use crate::{
    machine::{Machine, Process},
    people::{Team, sealed},
};

const DOOR: &str = "/api/calls/right-care/testimonies";

/// A proxy in a folder of its own. Killed when it is dropped.
struct Proxy {
    child: Child,
    folder: tempfile::TempDir,
    secure: u16,
    plain: u16,
}

impl Proxy {
    /// Starts a program on a sample, in which each pair is put in the other's place.
    fn start(sample: &str, ports: Ports, changes: &[(&str, String)], command: impl FnOnce(&Path) -> Command) -> Self {
        let Ports { folder, secure, plain } = ports;
        let mut text = fs::read_to_string(samples().join(sample)).expect("a sample");
        for (from, to) in changes {
            assert!(text.contains(from), "{from} is not in {sample}");
            text = text.replace(from, to);
        }
        fs::write(folder.path().join(sample), text).expect("a file");
        let log = |name| Stdio::from(fs::File::create(folder.path().join(name)).expect("a log"));
        let child = command(folder.path()).stdin(Stdio::null()).stdout(log("out")).stderr(log("err")).spawn();
        let mut proxy = Self { child: child.expect("it is installed"), folder, secure, plain };
        while TcpStream::connect(("127.0.0.1", secure)).is_err() {
            assert!(proxy.child.try_wait().expect("a child").is_none(), "it ended: {}", proxy.written());
            thread::sleep(Duration::from_millis(10));
        }
        proxy
    }

    /// Everything that it wrote anywhere.
    fn written(&self) -> String {
        everything_below(self.folder.path())
    }

    fn url(&self, path: &str) -> String {
        format!("https://{HOST}:{}{path}", self.secure)
    }

    fn visit(&self, path: &str, arguments: &[&str]) -> Reply {
        let resolve = format!("{HOST}:{}:127.0.0.1", self.secure);
        let certificate = self.folder.path().join("certificate.pem").display().to_string();
        let ours = ["--resolve", &resolve, "--cacert", &certificate, "--http2"];
        curl(&self.url(path), ours.iter().chain(arguments))
    }

    fn send(&self, file: &Path, headers: &[(&str, &str)], arguments: &[&str]) -> Reply {
        let body = format!("@{}", file.display());
        let headers: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let headers = headers.iter().flat_map(|header| ["--header", header.as_str()]);
        let arguments: Vec<_> =
            ["--data-binary", &body].into_iter().chain(headers).chain(arguments.iter().copied()).collect();
        self.visit(DOOR, &arguments)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

fn everything_below(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("it can be read").path());
    let texts = entries.map(|path| {
        if path.is_dir() {
            everything_below(&path)
        } else {
            String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned()
        }
    });
    texts.collect()
}

/// Where a proxy listens, and a certificate that it made itself.
struct Ports {
    folder: tempfile::TempDir,
    secure: u16,
    plain: u16,
}

impl Ports {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut openssl = Command::new("openssl");
        openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]);
        openssl.args(["-subj", &format!("/CN={HOST}"), "-addext", &format!("subjectAltName=DNS:{HOST}")]);
        openssl
            .args(["-keyout", "key.pem", "-out", "certificate.pem"])
            .current_dir(folder.path())
            .stderr(Stdio::null());
        assert!(openssl.status().expect("openssl is installed").success());
        let [secure, plain] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").expect("a free port"));
        let port = |listener: &TcpListener| listener.local_addr().expect("an address").port();
        Self { secure: port(&secure), plain: port(&plain), folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

fn nginx(ports: Ports, server: &Tap) -> Proxy {
    let changes = [
        ("/run/nginx.pid", ports.path("pid")),
        ("/var/log/nginx/error.log", ports.path("error.log")),
        (
            "http {",
            format!("http {{\n    client_body_temp_path {0}/body;\n    proxy_temp_path {0}/proxy;", ports.path(".")),
        ),
        ("        listen [::]:80;\n", String::new()),
        ("        listen [::]:443 ssl http2;\n", String::new()),
        ("listen 80;", format!("listen 127.0.0.1:{};", ports.plain)),
        ("listen 443 ", format!("listen 127.0.0.1:{} ", ports.secure)),
        ("return 301 https://calls.example.org", format!("return 301 https://calls.example.org:{}", ports.secure)),
        ("/etc/letsencrypt/live/calls.example.org/fullchain.pem", ports.path("certificate.pem")),
        ("/etc/letsencrypt/live/calls.example.org/privkey.pem", ports.path("key.pem")),
        ("server 127.0.0.1:3000;", format!("server {};", server.address)),
    ];
    Proxy::start("nginx.conf", ports, &changes, |folder| {
        let mut command = Command::new("nginx");
        command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf")).args(["-g", "daemon off;"]);
        // What is written before the settings are read.
        command.arg("-e").arg(folder.join("early.log"));
        command
    })
}

fn caddy(ports: Ports, server: &Tap) -> Proxy {
    let tls = format!("\ttls {} {}\n", ports.path("certificate.pem"), ports.path("key.pem"));
    let changes = [
        ("\tadmin off\n", format!("\tadmin off\n\thttp_port {}\n\thttps_port {}\n", ports.plain, ports.secure)),
        ("calls.example.org {\n", format!("calls.example.org {{\n\tbind 127.0.0.1\n{tls}")),
        ("reverse_proxy 127.0.0.1:3000", format!("reverse_proxy {}", server.address)),
    ];
    Proxy::start("Caddyfile", ports, &changes, |folder| {
        let mut command = Command::new("caddy");
        command.arg("run").arg("--config").arg(folder.join("Caddyfile")).args(["--adapter", "caddyfile"]);
        // It keeps certificates and settings below these.
        command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
        command
    })
}

/// A server that carries its site, with a call, where any counter solves the work; and who sends to it.
struct House {
    machine: Machine,
    running: Process,
    team: Team,
}

impl House {
    fn behind(secure: u16) -> Self {
        let mut machine =
            Machine::new().with("MURMURATION_DEMONSTRATION", "1").with("MURMURATION_WORK_DIFFICULTY", "0");
        machine.set("MURMURATION_ORIGIN", format!("https://{HOST}:{secure}"));
        machine.unset("MURMURATION_STATIC");
        let running = machine.start();
        let team = Team::new("right-care", true);
        machine.move_in(&team);
        Self { machine, running, team }
    }

    fn work(&self) -> String {
        let request = app::wire::WorkRequest { class: "full".to_owned() };
        let given: app::wire::WorkToken = self.machine.post_json("/api/work", "", &request).expect("a token");
        format!("{}:0", given.token)
    }

    /// A file to send.
    fn file(&self, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let path = self.machine.path(name);
        fs::write(&path, bytes).expect("a file");
        path
    }
}

fn headers<'a>(id: &'a str, work: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("content-type", "application/octet-stream"),
        ("murmuration-id", id),
        ("murmuration-epoch", "1"),
        ("murmuration-work", work),
    ]
}

/// All that a sample promises. `own`: headers that the proxy can't be kept from setting.
fn serves_as_promised(start: impl FnOnce(Ports, &Tap) -> Proxy, own: &[&str]) {
    let ports = Ports::new();
    let house = House::behind(ports.secure);
    let tap = Tap::before(house.machine.address);
    let proxy = start(ports, &tap);
    thread::scope(|scope| {
        scope.spawn(|| a_slow_sender_is_let_go_by_the_server(&proxy, &house));
        scope.spawn(|| answers_are_those_of_the_server(&proxy, &house, own));
        scope.spawn(|| accounts_arrive_and_refusals_can_be_read(&proxy, &house));
    });
    let heard = tap.heard();
    assert!(heard.contains(&format!("host: {HOST}")), "{}", heard.chars().take(1_000).collect::<String>());
    // Failures, too, say nothing of who asked.
    assert_eq!(house.running.terminate(), Some(0));
    assert_eq!(proxy.visit("/", &[]).status, 502);
    let written = proxy.written();
    for address in [VISITOR, MADE_UP] {
        assert!(!heard.contains(address), "the server was told {address}");
        assert!(!written.contains(address), "{address} was written down");
    }
    assert!(!heard.contains("x-forwarded"), "the server was told more than it asks for");
}

fn answers_are_those_of_the_server(proxy: &Proxy, house: &House, own: &[&str]) {
    for path in ["/", "/c/right-care", "/desk", "/assets/write.js", "/nowhere", "/api/calls", "/api/nowhere"] {
        for arguments in [&[][..], &["--header", "accept-encoding: br"]] {
            let mut through = proxy.visit(path, arguments);
            through.headers.retain(|name, _| !own.contains(&name.as_str()));
            assert_eq!(through, curl(&format!("http://{}{path}", house.machine.address), arguments), "{path}");
        }
    }
    assert_ne!(proxy.visit("/", &[]).header("strict-transport-security"), "");
    let resolve = format!("{HOST}:{}:127.0.0.1", proxy.plain);
    let plain = curl(&format!("http://{HOST}:{}/c/right-care", proxy.plain), ["--resolve", &resolve]);
    assert!((300..400).contains(&plain.status), "{}", plain.status);
    assert!(plain.header("location").starts_with(&format!("https://{HOST}")), "{plain:?}");
}

fn accounts_arrive_and_refusals_can_be_read(proxy: &Proxy, house: &House) {
    let file = sealed(&house.team);
    let sent = house.file("account.age", &file.bytes());
    let (id, work) = (file.id.to_string(), house.work());
    // Of the smallest class, which nearly every account is.
    assert!(file.bytes().len() > 65_536);
    assert_eq!(proxy.send(&sent, &headers(&id, &work), &[]).status, 201);
    let text = house.file("text", &b"They came to my door at night. ".repeat(30_000));
    let work = house.work();
    let refused = proxy.send(&text, &headers(&id, &work), &[]);
    assert_eq!((refused.status, refused.code().as_str()), (422, "not-age"));
    // Two megabytes fit through the proxy, and through no door for accounts.
    let large = house.file("large", &[file.bytes(), vec![7; 2_000_000]].concat());
    for how in [&[][..], &["--header", "transfer-encoding: chunked", "--http1.1"]] {
        let refused = proxy.send(&large, &headers(&id, &work), how);
        assert!([413, 422].contains(&refused.status) && !refused.code().is_empty(), "{} {how:?}", refused.status);
    }
    // The proxy itself draws a line at what no door takes.
    let huge = house.file("huge", &vec![7; 25_000_000]);
    assert_eq!(proxy.send(&huge, &headers(&id, &work), &[]).status, 413);
}

/// Longer than anything else here: the server is patient for half a minute.
fn a_slow_sender_is_let_go_by_the_server(proxy: &Proxy, house: &House) {
    let file = sealed(&house.team);
    let sent = house.file("slow.age", &file.bytes());
    let (id, work) = (file.id.to_string(), house.work());
    let reply = proxy.send(&sent, &headers(&id, &work), &["--limit-rate", "500"]);
    assert_eq!((reply.status, reply.code().as_str()), (408, "too-slow"));
}

#[test]
fn caddy_serves_as_its_sample_promises() {
    serves_as_promised(caddy, &[]);
}

/// nginx names itself; only a module that is not always there could keep it from that.
#[test]
fn nginx_serves_as_its_sample_promises() {
    serves_as_promised(nginx, &["server"]);
}
