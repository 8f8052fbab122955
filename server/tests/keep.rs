//! Backup, restore and verify, by the real command on the data folder of a server with accounts.

mod damage;
mod drill;
mod moved;
mod refused;
mod timer;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use rand_core::OsRng;
use vault::{id::SubmissionId, log::Event, paper::PaperCode};

use super::{
    account::{by_passphrase, put_paper},
    attachments, codebooks,
    house::{
        House, Team,
        later::{Later, desk},
        post,
        record::{coded, saves, seal},
        survivor::Survivor,
    },
    recovery,
};

/// A call with a little of everything, and who wrote: one with a message, and one who will think better of it.
struct Kept {
    house: House,
    team: Team,
    wrote: Survivor,
    regrets: Survivor,
    /// With a file.
    filed: SubmissionId,
    /// For keys, streams and what becomes of them.
    aside: tempfile::TempDir,
}

impl Kept {
    async fn new() -> Self {
        let (house, team) = House::with_call().await;
        let wrote = Survivor::of(&house, &team).await;
        wrote.writes(&house, &team, "Did you read it?", 1).await;
        let token = team.moderator.log_in(&house).await.token;
        let record = seal(&team, &team.moderator, &coded(&team, &team.moderator, &wrote.file, None), false);
        assert_eq!(saves(&token, &record).of(&house).await.status, 201);
        let mut later = Later::of(&team);
        for number in 0..3 {
            let entry = later.writes(&team.moderator, Event::Checked(number));
            assert_eq!(post(desk("log")).bearer(&token).text(entry.text()).of(&house).await.status, 204);
        }
        let keyholder = team.keyholder.log_in(&house).await;
        let codebook = codebooks::good(&team, 2, "Second");
        assert_eq!(codebooks::put(&house, &keyholder.token, &codebook).await.status, 204);
        let (code, key) = (PaperCode::make(&mut OsRng), team.keyholder.master.login_key());
        let by = by_passphrase(&key);
        assert_eq!(put_paper(&house, &team.keyholder, &code, &keyholder, &by).await.status, 204);
        let sheets = recovery::make(&team, 1, &team.root).request;
        assert_eq!(recovery::keep(&house, &team.keyholder, &sheets).await.status, 204);
        let ((filed, _), _) = attachments::sent(&house, &team).await;
        attachments::sent(&house, &team).await;
        let regrets = Survivor::of(&house, &team).await;
        Self { house, team, wrote, regrets, filed, aside: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.aside.path().join(name)
    }

    fn backed_up(&self) -> Vec<u8> {
        let output = command(&self.house.data(), &["backup"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        output.stdout
    }

    /// Restores a stream with what this house has beside its database.
    fn restore(&self, into: &str, stream: &[u8], more: &[&str]) -> Output {
        let data = self.house.data();
        let beside = |name: &str| data.join(name).display().to_string();
        let (folder, share, withdrawn) = (self.path(into).display().to_string(), beside("share"), beside("withdrawn"));
        let fixed = ["restore", &folder, "--share", &share, "--withdrawn", &withdrawn];
        fs::write(self.path("stream"), stream).expect("a file");
        let stream = fs::File::open(self.path("stream")).expect("it is there");
        let mut command = bare(&data);
        command.args(fixed).args(more).stdin(stream).output().expect("the binary runs")
    }
}

/// The command with the settings of a data folder.
fn bare(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_murmuration"));
    command.env("MURMURATION_DATA", data).stdin(Stdio::null());
    command
}

fn command(data: &Path, arguments: &[&str]) -> Output {
    bare(data).args(arguments).output().expect("the binary runs")
}

fn said(output: &Output) -> String {
    let answer = if output.stdout.starts_with(b"murmuration-backup") { &[] } else { output.stdout.as_slice() };
    String::from_utf8([answer, &output.stderr].concat()).expect("text")
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}
