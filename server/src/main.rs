//! The command `murmuration`. The only place that reads settings, the clock and the system's randomness.

mod keep;

use std::{
    env,
    fmt::Display,
    fs,
    future::pending,
    path::Path,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use rand_core::{OsRng, RngCore as _};
use server::{
    admin,
    chance::Chance,
    clock::Clock,
    config::{Config, Mistakes, Settings},
    listen, log, retention, router,
    start::{self, Setup, StartError, Started},
};
use tokio::signal::unix::{SignalKind, signal};

const USAGE: &str = "\
murmuration: anonymous testimony, sealed in the sender's browser

  murmuration serve           start the server; the first time, print the link for the set-up
  murmuration backup > FILE   write everything that accounts need as one stream, while the server runs; pipe it through age
  murmuration restore FOLDER --share FILE (--withdrawn FILE | --withdrawn-lost) < FILE
                              make a data folder of a backup, and delete again what was taken back since; --damaged restores
                              also what is not as it came
  murmuration verify          look whether everything that is kept is as it came, also while the server runs
  murmuration --print-config  say which settings are in force, and where each comes from
  murmuration --version       say which version this is

  --config FILE               after serve, backup, verify and --print-config: settings from a file in TOML, as in listen = \"127.0.0.1:3000\"

Settings (environment, and in a file; the environment wins):
  MURMURATION_DATA              data              folder for database and secrets          [data]
  MURMURATION_DATABASE          database          URL of a PostgreSQL database on this machine     [SQLite, in that folder]
  MURMURATION_BUCKET            bucket            where attachments are, in an object store (S3) on this machine     [that folder]
  MURMURATION_ORIGIN            origin            what browsers see                        [http://127.0.0.1:3000]
  MURMURATION_ONION             onion             what browsers see that come by an onion service
  MURMURATION_LISTEN            listen            address and port to listen on            [127.0.0.1:3000]
  MURMURATION_ADMIN             admin             where whoever watches may ask: /healthz, /readyz, /metrics
  MURMURATION_ADMIN_ANYWHERE    admin_anywhere    1 lets other machines ask there             [0]
  MURMURATION_STATIC            static            the built static site                    [dist, or what is built in]
  MURMURATION_ATTACHMENTS_GIB   attachments_gib   what all attached files may take         [20]
  MURMURATION_DEMONSTRATION     demonstration     1 takes calls with invented testimonies  [0]
  MURMURATION_SETUP_TOKEN_FILE  setup_token_file  where to put the one-time set-up token; then it is not printed
  MURMURATION_WORK_DIFFICULTY   work_difficulty   tests and benches only: the same work for everyone (0 to 20)

Exit status: 0 done; 1 something is in the way, and each line says what to do; 2 the command was not understood;
3 backup, restore or verify came to its end, and something that is kept is not as it came
";

/// The command did what it can, and found damage.
const DAMAGE: u8 = 3;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => end_with(serve(None).await),
        ["serve", "--config", file] => end_with(serve(Some(Path::new(file))).await),
        ["backup"] => keep::backup(None).await,
        ["backup", "--config", file] => keep::backup(Some(Path::new(file))).await,
        ["verify"] => keep::verify(None).await,
        ["verify", "--config", file] => keep::verify(Some(Path::new(file))).await,
        ["restore", folder, ref with @ ..] => match keep::beside(with) {
            Some(beside) => keep::restore(Path::new(folder), beside).await,
            None => misunderstood(),
        },
        ["--print-config"] => end_with(print_config(None)),
        ["--print-config", "--config", file] | ["--config", file, "--print-config"] => {
            end_with(print_config(Some(Path::new(file))))
        }
        ["--version"] => {
            println!("murmuration {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        ["--help" | "help"] => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => misunderstood(),
    }
}

fn misunderstood() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}

/// Each line of an error is one thing to mend.
fn end_with(outcome: Result<(), impl Display>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error),
    }
}

fn refuse(error: &impl Display) -> ExitCode {
    error.to_string().lines().for_each(|line| eprintln!("murmuration: {line}"));
    ExitCode::FAILURE
}

fn settings(file: Option<&Path>) -> Settings {
    Settings::gather(file.map(|path| (path.to_owned(), fs::read_to_string(path))), env::vars_os())
}

fn print_config(file: Option<&Path>) -> Result<(), Mistakes> {
    let settings = settings(file);
    Config::read(&settings)?;
    print!("{settings}");
    Ok(())
}

async fn serve(file: Option<&Path>) -> Result<(), StartError> {
    log::start();
    let config = Config::read(&settings(file))?;
    let end = end();
    let Started { state, listener, admin, setup, folder } =
        start::start(config, system_clock(), system_chance()).await?;
    println!("Murmuration is at {}", state.config.origin);
    match setup {
        None => {}
        Some(Setup::Link(link)) => {
            println!("No call yet. Make the first one, once, at this address; keep it to yourself:\n{link}");
        }
        Some(Setup::File(link, token)) => println!(
            "No call yet. Make the first one, once, at this address with what is in {} after it:\n{link}",
            token.display()
        ),
    }
    let retention = retention::start(state.clone());
    // It goes on until everything that was accepted is answered.
    let limits = state.config.limits;
    let watched = admin.map(|admin| tokio::spawn(listen::serve(admin, admin::router(&state), limits, pending())));
    listen::serve(listener, router::router(&state), limits, end).await;
    retention.abort();
    if let Some(watched) = watched {
        watched.abort();
    }
    state.store.clone().close().await;
    drop(folder);
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn system_clock() -> Clock {
    Clock::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

fn system_chance() -> Chance {
    Chance::new(|bytes| OsRng.fill_bytes(bytes))
}

/// A future that is over when the system or the terminal asks for the end. From the call on, not from the first poll: an
/// early request must not end the process the hard way.
fn end() -> impl Future<Output = ()> {
    let (terminate, interrupt) = (asked(SignalKind::terminate()), asked(SignalKind::interrupt()));
    async {
        tokio::select! {
            () = terminate => {}
            () = interrupt => {}
        }
    }
}

fn asked(kind: SignalKind) -> impl Future<Output = ()> {
    let signal = signal(kind);
    async {
        match signal {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Then the system's own way remains.
            Err(_) => pending().await,
        }
    }
}
