//! The program that seals an account. It runs in a Worker and shows nothing.

use app::{sealer, worker};

fn main() {
    worker::serve(sealer::run);
}
