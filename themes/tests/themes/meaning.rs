//! A theme means the same in two codebooks if a coder would use it alike: its words, what is below it, and what it is below.

use themes::codebook::{Codebook, CodebookDraft, Colour, Guid, Theme, starter};

/// "Turned away" with two themes below it, and "Gaps" with one.
fn codebook(change: fn(&mut Vec<Theme>)) -> Codebook {
    let theme = |name: &str, below: &[Theme]| Theme { themes: below.to_vec(), ..Theme::new(Guid::derive(name), name) };
    let mut themes = vec![
        theme("Turned away", &[theme("Too risky", &[]), theme("No answer", &[])]),
        theme("Gaps", &[theme("Workforce", &[])]),
    ];
    change(&mut themes);
    let draft = CodebookDraft { themes, ..starter().next() };
    draft.check().expect("a sound codebook")
}

/// Which of the five themes mean the same after this change.
fn same_after(change: fn(&mut Vec<Theme>)) -> Vec<&'static str> {
    let (before, after) = (codebook(|_| ()), codebook(change));
    let is_same = |name: &&str| {
        let both_ways = [(&before, &after), (&after, &before)]
            .map(|(one, other)| one.means_the_same_as(other, &[Guid::derive(name)]));
        assert_eq!(both_ways[0], both_ways[1], "{name}");
        both_ways[0]
    };
    ["Turned away", "Too risky", "No answer", "Gaps", "Workforce"].into_iter().filter(is_same).collect()
}

const ALL: [&str; 5] = ["Turned away", "Too risky", "No answer", "Gaps", "Workforce"];
const ALL_BUT_TOO_RISKY: [&str; 3] = ["No answer", "Gaps", "Workforce"];

#[test]
fn colours_order_and_what_is_elsewhere_do_not_matter() {
    assert_eq!(same_after(|_| ()), ALL);
    assert_eq!(same_after(|themes| themes[0].colour = Some(Colour([1, 2, 3]))), ALL);
    assert_eq!(same_after(|themes| themes.reverse()), ALL);
    assert_eq!(same_after(|themes| themes[0].themes.reverse()), ALL);
    assert_eq!(same_after(|themes| themes.insert(0, Theme::new(Guid::derive("new"), "New"))), ALL);
}

#[test]
fn a_theme_told_apart_by_other_words_is_another_and_so_is_what_it_is_part_of() {
    let changes: [fn(&mut Theme); 5] = [
        |theme| theme.name.push('!'),
        |theme| theme.definition.push('!'),
        |theme| theme.use_when.push('!'),
        |theme| theme.dont_use_when.push('!'),
        |theme| theme.codable = false,
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let (before, mut draft) = (codebook(|_| ()), codebook(|_| ()).next());
        change(&mut draft.themes[0].themes[0]);
        let after = draft.check().expect("a sound codebook");
        let same: Vec<_> =
            ALL.into_iter().filter(|name| before.means_the_same_as(&after, &[Guid::derive(name)])).collect();
        assert_eq!(same, ALL_BUT_TOO_RISKY, "change {number}");
    }
}

#[test]
fn a_theme_that_is_divided_otherwise_is_another() {
    let added: fn(&mut Vec<Theme>) = |themes| themes[0].themes.push(Theme::new(Guid::derive("new"), "New"));
    assert_eq!(same_after(added), ["Too risky", "No answer", "Gaps", "Workforce"]);
    assert_eq!(same_after(|themes| drop(themes[0].themes.remove(0))), ALL_BUT_TOO_RISKY);
    let replaced: fn(&mut Vec<Theme>) = |themes| themes[0].themes[0].guid = Guid::derive("new");
    assert_eq!(same_after(replaced), ALL_BUT_TOO_RISKY);
}

#[test]
fn a_theme_below_another_one_is_another() {
    let moved: fn(&mut Vec<Theme>) = |themes| {
        let moved = themes[0].themes.remove(0);
        themes.push(moved);
    };
    assert_eq!(same_after(moved), ALL_BUT_TOO_RISKY);
    let under_another: fn(&mut Vec<Theme>) = |themes| themes[1].guid = Guid::derive("new");
    assert_eq!(same_after(under_another), ["Turned away", "Too risky", "No answer"]);
}

#[test]
fn all_of_the_themes_asked_for_have_to_mean_the_same() {
    let (before, after) = (codebook(|_| ()), codebook(|themes| themes[1].name.push('!')));
    let asked = |names: &[&str]| {
        let guids: Vec<_> = names.iter().map(|name| Guid::derive(name)).collect();
        before.means_the_same_as(&after, &guids)
    };
    assert!(asked(&[]) && asked(&["Turned away", "Too risky"]));
    assert!(!asked(&["Turned away", "Gaps"]) && !asked(&["Gaps", "Turned away"]));
    assert!(!before.means_the_same_as(&before, &[Guid::derive("in neither")]));
}
