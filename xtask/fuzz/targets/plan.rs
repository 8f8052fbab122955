//! Plans of releases.

#![no_main]

use murmuration_fuzz::json_target;
use themes::plan::Plan;

json_target!(|data: &[u8]| {
    if let Ok(plan) = Plan::parse(data) {
        assert_eq!(plan.to_bytes(), data);
    }
});
