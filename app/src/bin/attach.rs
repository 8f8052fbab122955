//! The program that prepares and sends files. It runs in a Worker and shows nothing.

fn main() {
    app::attach::serve();
}
