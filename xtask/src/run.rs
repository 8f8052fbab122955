//! `cargo xtask run`: from a working tree to a running demonstration.

use std::{
    env, fs, io,
    net::{SocketAddr, TcpListener},
    os::unix::process::CommandExt,
    path::Path,
    process::Command,
};

use crate::{build, trouble::Trouble, workspace::Workspace};

/// Builds, then becomes the server, so that Ctrl-C and exit codes are the server's own; a child seeds it meanwhile.
/// Returns only when something is wrong.
pub fn run(workspace: &Workspace, cargo_home: Option<&Path>, listen: SocketAddr, data: &Path) -> Trouble {
    match prepare(workspace, cargo_home, listen, data) {
        Err(trouble) => trouble,
        Ok(mut server) => {
            let error = server.exec();
            Trouble::new(format!("The server can't be started: {error}"), "Build it again: cargo build -p server")
        }
    }
}

/// What can be refused at once is refused before the long work.
fn prepare(
    workspace: &Workspace,
    cargo_home: Option<&Path>,
    listen: SocketAddr,
    data: &Path,
) -> Result<Command, Trouble> {
    check_free(listen)?;
    check_writable(data)?;
    println!("Building. The first time takes minutes, later only what changed …");
    build::rooms(workspace, build::Profile::Rooms, cargo_home)?;
    build::server(workspace)?;
    check_free(listen)?;
    let origin = format!("http://{listen}");
    start_seeding(&origin, data)?;
    let mut server = Command::new(workspace.server());
    server
        .arg("serve")
        .current_dir(&workspace.root)
        .env("MURMURATION_DATA", data)
        .env("MURMURATION_ORIGIN", &origin)
        .env("MURMURATION_LISTEN", listen.to_string())
        .env("MURMURATION_STATIC", workspace.dist())
        .env("MURMURATION_DEMONSTRATION", "1")
        // Hundreds of accounts are sent, by whoever waits to see them.
        .env("MURMURATION_WORK_DIFFICULTY", "2")
        .env("MURMURATION_SETUP_TOKEN_FILE", data.join(crate::seed::SETUP_TOKEN));
    Ok(server)
}

fn check_free(listen: SocketAddr) -> Result<(), Trouble> {
    let mend = "Stop what uses it, or choose another: cargo xtask run --listen 127.0.0.1:3001";
    match TcpListener::bind(listen) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            Err(Trouble::new(format!("Port {} is in use", listen.port()), mend))
        }
        Err(error) => Err(Trouble::new(format!("Nothing can listen on {listen}: {error}"), mend)),
    }
}

fn check_writable(data: &Path) -> Result<(), Trouble> {
    let probe = data.join(".writable");
    fs::create_dir_all(data).and_then(|()| fs::write(&probe, "")).and_then(|()| fs::remove_file(&probe)).map_err(
        |error| {
            Trouble::new(
                format!("The data folder {} can't be written: {error}", data.display()),
                "Make it writable, or choose another: cargo xtask run --data FOLDER",
            )
        },
    )
}

fn start_seeding(origin: &str, data: &Path) -> Result<(), Trouble> {
    let spawned = env::current_exe().and_then(|xtask| {
        let mut seed = Command::new(xtask);
        seed.args(["seed", "--url", origin, "--data"]).arg(data).spawn()
    });
    spawned.map(drop).map_err(|error| {
        Trouble::new(
            format!("The seeding of the demonstration can't be started: {error}"),
            "Run it by hand beside the server: cargo xtask seed",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_refused_with_the_mend() {
        let holder = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let taken = holder.local_addr().expect("an address");
        let trouble = check_free(taken).expect_err("refused").to_string();
        assert!(trouble.contains(&format!("Port {} is in use", taken.port())), "{trouble}");
        assert!(trouble.contains("--listen"), "{trouble}");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_refused_with_the_mend() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("a file");
        let trouble = check_writable(&file.join("data")).expect_err("refused").to_string();
        assert!(trouble.contains("--data"), "{trouble}");
        check_writable(&folder.path().join("new/data")).expect("made");
    }
}
