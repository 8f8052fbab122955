//! A part of a bucket for each house, where the tests run beside an object store.

use std::{env, fs, os::unix::fs::PermissionsExt as _, path::Path};

use server::config::Bucket;

/// Says where the object store is: endpoint, bucket and region, as in `http://127.0.0.1:3900 tests garage`. `cargo xtask bench bucket` sets it.
const PLACE: &str = "MURMURATION_TEST_BUCKET";
/// Says what opens it: the file that a server has in its data folder.
const KEY: &str = "MURMURATION_TEST_BUCKET_KEY";

/// That of a database, if the tests have an object store. Its key is put into the data folder.
pub fn of(database: &str, data: &Path) -> Option<Bucket> {
    let place = env::var(PLACE).ok()?;
    let mut words = place.split(' ').map(str::to_owned);
    let mut word = || words.next().expect("three words");
    let bucket = Bucket { endpoint: word(), name: word(), region: word(), prefix: database.to_owned() };
    put_key(data);
    Some(bucket)
}

/// Puts the key into a data folder.
pub fn put_key(data: &Path) {
    let file = data.join("bucket");
    fs::create_dir_all(data).expect("a folder");
    fs::copy(env::var(KEY).expect("it is said where the key is"), &file).expect("a file");
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).expect("it is ours");
}
