//! When to try again what was not taken. The room in plain JavaScript keeps the same rule.

/// The first pause, in milliseconds. Each next one is twice as long.
const FIRST: u32 = 1_000;
/// The longest that nobody asked for.
const CEILING: u32 = 60_000;
/// The longest that a server may ask for: a mistake in a header sends nobody away for a day.
const LONGEST: u32 = 300_000;

/// Milliseconds until the next try, after so many others. At least what the server asked for, in seconds, and by `chance` up to half
/// as long again: those who were refused together don't come back together.
pub fn pause(tries: u32, asked: Option<u32>, chance: u32) -> i32 {
    let own = FIRST.saturating_mul(2_u32.saturating_pow(tries)).min(CEILING);
    let asked = asked.unwrap_or_default().saturating_mul(1_000).min(LONGEST);
    let least = own.max(asked);
    let drawn = u64::from(least / 2) * u64::from(chance) / u64::from(u32::MAX);
    i32::try_from(u64::from(least) + drawn).expect("at most half as long again as the longest")
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn each_pause_is_twice_as_long_up_to_a_minute() {
        let pauses: Vec<i32> = (0..8).map(|tries| pause(tries, None, 0)).collect();
        assert_eq!(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
        assert_eq!(pause(u32::MAX, None, 0), 60_000);
    }

    #[test]
    fn nobody_comes_before_the_server_asked_for_and_nobody_is_sent_away_for_long() {
        for (tries, asked, least) in [(0, 10, 10_000), (3, 10, 10_000), (4, 10, 16_000), (0, 120, 120_000)] {
            assert_eq!(pause(tries, Some(asked), 0), least);
        }
        assert_eq!(pause(0, Some(86_400), 0), 300_000);
        assert_eq!(pause(0, Some(u32::MAX), u32::MAX), 450_000);
        assert_eq!(pause(0, Some(0), 0), 1_000);
    }

    #[test]
    fn chance_spreads_those_who_were_refused_together_over_half_the_pause() {
        let pauses: Vec<i32> = (0..=4).map(|fourth| pause(0, Some(10), u32::MAX / 4 * fourth)).collect();
        assert_eq!(pauses, [10_000, 11_249, 12_499, 13_749, 14_999]);
        assert_eq!(pause(0, Some(10), u32::MAX), 15_000);
    }
}
