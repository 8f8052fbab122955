//! What starts the programs, on a page and in a Worker: one text for all of them, with the program's name filled in.

use std::collections::BTreeSet;

use app::page::ROOMS;

use super::Files;

const ROOM: &str = include_str!("../../../app/starter/room.js");
/// The writing room has a second program to fall back on.
const WRITE: &str = include_str!("../../../app/starter/write.js");
/// Comes after either.
const AROUND: &str = include_str!("../../../app/starter/around.js");
const WORKER: &str = include_str!("../../../app/starter/worker.js");

/// Programs that a page runs in a Worker: its own once more, or one that it fetches.
const IN_WORKERS: [&str; 5] = ["seal", "return", "desk", "research", "pack"];

/// `<program>-boot.js` and `<program>-worker.js`.
pub fn files() -> Files {
    let programs: BTreeSet<&str> = ROOMS.iter().map(|room| room.program).collect();
    let boots = programs.into_iter().map(|program| {
        let start = if program == "write" { WRITE } else { ROOM };
        (format!("{program}-boot.js"), filled(start, program) + AROUND)
    });
    let workers = IN_WORKERS.map(|program| (format!("{program}-worker.js"), filled(WORKER, program)));
    boots.chain(workers).collect()
}

fn filled(text: &str, program: &str) -> String {
    text.replace("PROGRAM", program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_s_page_is_started_by_its_own_program() {
        let files = files();
        for room in ROOMS {
            let name = format!("{}-boot.js", room.program);
            let (_, text) = files.iter().find(|(file, _)| *file == name).expect("one for each room");
            assert!(text.contains(&format!("from \"./{}.js\"", room.program)), "{name}");
            assert!(text.contains("getElementById(\"stopped\")") && !text.contains("PROGRAM"), "{name}");
        }
        let fallback = |text: &str| text.contains("write-plain.js");
        assert_eq!(files.iter().filter(|(_, text)| fallback(text)).count(), 1);
    }
}
