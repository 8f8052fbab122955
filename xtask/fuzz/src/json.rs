//! Changes to JSON that leave it JSON. Of bytes changed at random, hardly any get past a parser.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::{Value, json};

/// The longest string after a change.
const LONGEST: usize = 256;

/// Random numbers that follow from one (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % bound as u64).expect("it is below a usize")
    }
}

/// Changes the first `size` bytes in place, to at most `max_size`. Returns how many there are then.
pub fn change(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut chance = Chance(seed.into());
    if chance.below(2) == 0
        && let Ok(mut value) = serde_json::from_slice::<Value>(&data[..size])
    {
        let place = request(&value).filter(|_| chance.below(8) > 0).unwrap_or_default();
        for _ in 0..=chance.below(3) {
            if let Some(part) = value.pointer_mut(&place) {
                change_one(part, &mut chance);
            }
        }
        let written = value.to_string();
        if written.len() <= max_size {
            data[..written.len()].copy_from_slice(written.as_bytes());
            return written.len();
        }
    }
    fuzzer_mutate(data, size, max_size)
}

/// Where the request of a case is. What it is read against stays as it is, most often: signatures would not fit any more.
fn request(value: &Value) -> Option<String> {
    let (kind, case) = value.as_object()?.iter().next()?;
    case.get("request").map(|_| format!("/{kind}/request"))
}

fn change_one(root: &mut Value, chance: &mut Chance) {
    let places = count(root);
    let other = nth(root, &mut chance.below(places)).cloned().unwrap_or_default();
    let Some(place) = nth(root, &mut chance.below(places)) else { return };
    *place = match (chance.below(6), place.take()) {
        (0, _) => other,
        (1, _) => extreme(chance),
        (_, Value::Array(mut items)) if !items.is_empty() => {
            let at = chance.below(items.len());
            match chance.below(3) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => items.swap(0, at),
            }
            Value::Array(items)
        }
        (_, Value::Object(mut members)) if !members.is_empty() => {
            let key = members.keys().nth(chance.below(members.len())).cloned().unwrap_or_default();
            match chance.below(3) {
                0 => drop(members.shift_remove(&key)),
                1 => drop(members.insert(key, other)),
                _ => drop(members.insert(changed(&key), other)),
            }
            Value::Object(members)
        }
        (_, Value::String(text)) => Value::String(changed(&text)),
        (_, Value::Number(number)) => match number.as_i64() {
            Some(whole) => json!(whole.wrapping_add([-1, 1, 1_000, -1_000][chance.below(4)])),
            None => extreme(chance),
        },
        (_, Value::Bool(is)) => Value::Bool(!is),
        (_, _) => extreme(chance),
    };
}

fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(count).sum::<usize>(),
        _ => 1,
    }
}

/// The value that `left` counts down to, in the order in which it is written.
fn nth<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(members) => members.values_mut().find_map(|member| nth(member, left)),
        _ => None,
    }
}

fn extreme(chance: &mut Chance) -> Value {
    let all = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1),
        json!(255),
        json!(65_536),
        json!(i32::MAX),
        json!(u32::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(0.5),
        json!(1e308),
        json!(""),
        json!("\u{0}"),
        json!("\u{202e}\u{feff}é"),
        json!("2026-11-23"),
        json!([]),
        json!({}),
    ];
    all[chance.below(all.len())].clone()
}

/// By libFuzzer, which knows what the program compared with.
fn changed(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let (size, room) = (bytes.len(), bytes.len().max(LONGEST));
    bytes.resize(room, 0);
    let size = fuzzer_mutate(&mut bytes, size, room);
    String::from_utf8_lossy(&bytes[..size]).into_owned()
}
