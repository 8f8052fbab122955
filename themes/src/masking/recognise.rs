//! The recognisers, one file for each kind.

mod age;
mod bank;
mod card;
mod date;
mod driving_licence;
mod email;
mod handle;
mod long_number;
pub mod name;
mod national_insurance;
mod nhs_number;
mod passport;
mod phone;
mod place;
mod postcode;
mod reference;
mod vehicle;
mod web_address;

use super::{digits, found::Found, page::Page};

/// Everything that any of them finds; finds may overlap.
pub fn all(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for index in 0..page.words.len() {
        found.extend(age::at(page, index));
        found.extend(date::at(page, index));
        found.extend(email::at(page, index));
        found.extend(handle::at(page, index));
        found.extend(name::at(page, index));
        found.extend(place::at(page, index));
        found.extend(reference::at(page, index));
        found.extend(web_address::at(page, index));
        // What has a form begins with a letter, and with five at most.
        if page.begins(index) && page.words.get(index).is_some_and(|word| word.lower.len() <= 5) {
            found.extend(bank::iban_at(page, index));
            found.extend(driving_licence::at(page, index));
            found.extend(national_insurance::at(page, index));
            found.extend(passport::at(page, index));
            found.extend(postcode::at(page, index));
            found.extend(vehicle::at(page, index));
        }
    }
    for run in digits::runs(page) {
        for window in digits::windows(&run, 6) {
            found.extend(bank::of(page, &window));
            found.extend(card::of(page, &window));
            found.extend(nhs_number::of(page, &window));
            found.extend(passport::of(page, &window));
            found.extend(phone::of(page, &window));
            found.extend(long_number::of(page, &window));
        }
    }
    found
}
