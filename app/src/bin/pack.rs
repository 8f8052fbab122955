//! The program that makes of a release what researchers take away. It runs in a Worker and shows nothing.

use app::{pack, worker};

fn main() {
    worker::serve(pack::run);
}
