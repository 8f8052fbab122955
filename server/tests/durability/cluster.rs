//! Three machines' worth of Patroni, etcd and HAProxy on loopback addresses, by the samples in `server/hosting/cluster`: the primary's is lost under load, and the
//! cluster goes on by itself.

use std::{
    fs, iter,
    os::unix::fs::{PermissionsExt as _, chown},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use serde::Deserialize;

use super::{
    below, block_on, look, on,
    postgres::{as_owner, children, kill, owner, programs},
    times,
};
use crate::machine::Machine;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/hosting/cluster");
const NAMES: [&str; 3] = ["a", "b", "c"];

#[test]
#[ignore = "needs Patroni, etcd, HAProxy and PostgreSQL"]
fn a_cluster_by_the_samples_goes_on_without_the_machine_of_its_primary() {
    let losses = times("MURMURATION_MACHINES_LOST", 3);
    let mut cluster = Cluster::new();
    let machine = Machine::new()
        .with("MURMURATION_DATABASE", cluster.url("murmuration"))
        .with("PGPASSFILE", cluster.path("passwords").display().to_string());
    let (load, process) = on(machine);
    let mut away = Vec::new();
    for loss in 1..=losses {
        load.during(|| {
            thread::sleep(Duration::from_millis(200 + below(500)));
            let primary = cluster.primary();
            away.push(load.away(|| cluster.machines[primary].end()));
            cluster.machines[primary].start();
            cluster.wait();
        });
        load.is_taken_again();
        assert_eq!(block_on(look(&load, &cluster.url("murmuration:tells"))), Vec::<String>::new(), "after loss {loss}");
    }
    process.kill();
    away.sort_unstable();
    println!(
        "{losses} primaries lost with their machines: {} accounts acknowledged, none lost, none doubled; {:?}; until an account was taken again: median {} ms, longest {} ms",
        load.acknowledged(),
        load.refused(),
        away[away.len() / 2].as_millis(),
        away[away.len() - 1].as_millis()
    );
}

/// One of three.
struct OneOfThree {
    folder: PathBuf,
    running: Vec<Child>,
}

struct Cluster {
    machines: Vec<OneOfThree>,
    proxy: Child,
    folder: tempfile::TempDir,
}

/// What `patronictl` says of one.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Member {
    member: String,
    role: String,
    state: String,
}

impl Cluster {
    fn new() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("its owner may");
        let machines = (1..).zip(NAMES).map(|(number, name)| {
            let own = folder.path().join(name);
            fs::create_dir(&own).expect("a folder");
            for file in ["etcd.conf", "patroni.yml"] {
                let path = own.join(file);
                let text = sample(file)
                    .replace("@NAME@", name)
                    .replace("@ADDRESS@", &format!("127.77.0.{number}"))
                    .replace("@REPLICATION@", "follows")
                    .replace("@SUPERUSER@", "rules")
                    .replace("/var/lib/etcd/murmuration", &own.join("etcd").display().to_string())
                    .replace("/var/lib/postgresql/15/murmuration", &own.join("data").display().to_string())
                    .replace("/var/run/postgresql", &own.display().to_string())
                    .replace("/usr/lib/postgresql/15/bin", &programs().display().to_string());
                fs::write(&path, text).expect("room");
            }
            fs::set_permissions(&own, fs::Permissions::from_mode(0o700)).expect("its owner may");
            if let Some((user, group)) = owner() {
                let all = fs::read_dir(&own).expect("a folder").map(|entry| entry.expect("a file").path());
                all.chain([own.clone()]).for_each(|path| chown(path, Some(user), Some(group)).expect("root may"));
            }
            OneOfThree { folder: own, running: Vec::new() }
        });
        let mut machines: Vec<_> = machines.collect();
        machines.iter_mut().for_each(OneOfThree::start);
        let socket = folder.path().join("socket");
        fs::create_dir(&socket).expect("a folder");
        let proxied = sample("haproxy.cfg")
            .replace("/run/murmuration-database", &socket.display().to_string())
            // Users that a packaged HAProxy and the server have.
            .replace(" user murmuration mode 600", "")
            .replace("    user haproxy\n    group haproxy\n", "");
        fs::write(folder.path().join("haproxy.cfg"), proxied).expect("room");
        let mut proxy = Command::new("haproxy");
        proxy.arg("-db").arg("-f").arg(folder.path().join("haproxy.cfg"));
        let proxy = proxy.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("HAProxy is installed");
        let cluster = Self { machines, proxy, folder };
        cluster.wait();
        cluster.sql("CREATE ROLE murmuration LOGIN PASSWORD 'tells'");
        cluster.sql("CREATE DATABASE murmuration OWNER murmuration TEMPLATE template0 ENCODING UTF8 LOCALE 'C'");
        let passwords = cluster.path("passwords");
        fs::write(&passwords, "*:*:murmuration:murmuration:tells\n").expect("room");
        fs::set_permissions(&passwords, fs::Permissions::from_mode(0o600)).expect("its owner may");
        cluster
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn url(&self, who: &str) -> String {
        format!("postgres://{who}@localhost/murmuration?host={}", self.path("socket").display())
    }

    /// As the superuser, once the proxy has found the primary.
    fn sql(&self, statement: &str) {
        let tried = iter::repeat_with(|| {
            let mut psql = Command::new("psql");
            psql.env("PGPASSWORD", "rules").args(["--username=postgres", "--dbname=postgres", "--quiet", "--command"]);
            psql.arg(statement).arg("--host").arg(self.path("socket")).stderr(Stdio::null());
            thread::sleep(Duration::from_millis(500));
            psql.status().expect("psql is installed").success()
        });
        assert!(tried.take(60).any(|done| done), "the proxy leads nowhere: {statement}");
    }

    /// Until there is a primary with a standby that each commit waits for, and a third.
    fn wait(&self) {
        let is_whole = || {
            let members = self.members();
            let with = |role: &str| members.iter().filter(|member| member.role == role).count();
            let is_up = |member: &Member| ["running", "streaming"].contains(&member.state.as_str());
            (with("Leader"), with("Sync Standby"), members.len()) == (1, 1, 3) && members.iter().all(is_up)
        };
        let tried = iter::repeat_with(|| {
            thread::sleep(Duration::from_millis(500));
            is_whole()
        });
        assert!(tried.take(240).any(|done| done), "the cluster is not whole after two minutes");
    }

    fn primary(&self) -> usize {
        let members = self.members();
        let leader = members.iter().find(|member| member.role == "Leader").expect("a primary");
        NAMES.iter().position(|name| *name == leader.member).expect("one of three")
    }

    /// By whichever answers; none while no list can be had.
    fn members(&self) -> Vec<Member> {
        let ask = |name: &&str| {
            let mut list = Command::new("patronictl");
            list.arg("-c").arg(self.path(name).join("patroni.yml")).args(["list", "-f", "json"]);
            serde_json::from_slice(&list.output().expect("Patroni is installed").stdout).ok()
        };
        NAMES.iter().find_map(ask).unwrap_or_default()
    }
}

impl OneOfThree {
    fn start(&mut self) {
        let settings = fs::read_to_string(self.folder.join("etcd.conf")).expect("it was written");
        let settings = settings.lines().filter(|line| !line.starts_with('#'));
        let settings =
            settings.filter_map(|line| line.split_once('=')).map(|(name, value)| (name, value.trim_matches('"')));
        let mut etcd = as_owner("etcd");
        etcd.envs(settings);
        let mut patroni = as_owner("patroni");
        patroni.arg(self.folder.join("patroni.yml")).env("HOME", &self.folder);
        for command in [&mut etcd, &mut patroni] {
            let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
            self.running.push(quiet.spawn().expect("Patroni and etcd are installed"));
        }
    }

    /// `kill -9` of everything on it.
    fn end(&mut self) {
        let postmaster = fs::read_to_string(self.folder.join("data/postmaster.pid")).unwrap_or_default();
        let postmaster = postmaster.lines().next().and_then(|line| line.parse::<u32>().ok());
        let own = self.running.iter().map(|child| child.id().to_string());
        let all: Vec<String> = own
            .chain(postmaster.into_iter().flat_map(|number| iter::once(number.to_string()).chain(children(number))))
            .collect();
        kill("-KILL", &all);
        self.running.drain(..).for_each(|mut child| drop(child.wait()));
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.machines.iter_mut().for_each(OneOfThree::end);
        kill("-TERM", &[self.proxy.id().to_string()]);
        let _ = self.proxy.wait();
    }
}

fn sample(name: &str) -> String {
    let text = fs::read_to_string(format!("{SAMPLES}/{name}")).expect("a sample");
    // Whatever is on this machine comes from its first loopback address.
    text.replace("10.77.0.0/24", "127.0.0.0/8").replace("10.77.0.", "127.77.0.")
}
