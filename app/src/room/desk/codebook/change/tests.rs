use themes::codebook::{CodebookDraft, Guid, Theme, starter};

use super::*;

fn guid(number: u8) -> Guid {
    Guid::from_random([number; 16])
}

/// `a (b (c) d) e`
fn tree() -> Vec<Theme> {
    let [mut a, mut b, c, d, e] = [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, "e")].map(|(at, name)| {
        let mut theme = Theme::new(guid(at), name);
        theme.definition = format!("what {name} is");
        theme
    });
    b.themes = vec![c];
    a.themes = vec![b, d];
    vec![a, e]
}

fn shape(level: &[Theme]) -> String {
    let one = |theme: &Theme| match theme.themes.as_slice() {
        [] => theme.name.clone(),
        below => format!("{} ({})", theme.name, shape(below)),
    };
    level.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn after(change: impl FnOnce(&mut Vec<Theme>)) -> String {
    let mut themes = tree();
    change(&mut themes);
    shape(&themes)
}

#[test]
fn a_theme_moves_with_all_that_is_below_it() {
    for (number, to, wanted) in [
        (2, Step::Down, "a (d b (c)) e"),
        (2, Step::Out, "a (d) b (c) e"),
        (3, Step::Out, "a (b c d) e"),
        (4, Step::In, "a (b (c d)) e"),
        (5, Step::In, "a (b (c) d e)"),
        (5, Step::Up, "e a (b (c) d)"),
    ] {
        assert_eq!(after(|themes| step(themes, guid(number), to)), wanted, "{number} {to:?}");
    }
}

#[test]
fn where_a_theme_cannot_go_nothing_changes() {
    let same = shape(&tree());
    for (number, to) in [(1, Step::Up), (1, Step::In), (1, Step::Out), (5, Step::Down), (3, Step::Up), (9, Step::Down)]
    {
        assert_eq!(after(|themes| step(themes, guid(number), to)), same, "{number} {to:?}");
    }
}

#[test]
fn what_is_split_off_says_the_same_beside_it_under_a_name_and_guid_of_its_own() {
    let mut themes = tree();
    split(&mut themes, guid(2), guid(7));
    assert_eq!(shape(&themes), "a (b (c) b 2 d) e");
    let part = find(&themes, guid(7)).expect("it is there");
    assert_eq!((part.definition.as_str(), part.themes.len()), ("what b is", 0));
}

#[test]
fn a_new_theme_has_a_name_that_none_beside_it_has() {
    let twice = after(|themes| {
        add(themes, Some(guid(1)), Theme::new(guid(7), "B"));
        add(themes, Some(guid(1)), Theme::new(guid(8), "B"));
        add(themes, None, Theme::new(guid(9), "b"));
    });
    assert_eq!(twice, "a (b (c) d B 2 B 3) e b");
}

#[test]
fn what_is_retired_can_be_put_back_where_it_was() {
    let before = tree();
    let mut themes = tree();
    retire(&mut themes, guid(2)).expect("it is there");
    assert_eq!(shape(&themes), "a (d) e");
    put_back(&mut themes, &before, guid(2));
    assert_eq!(shape(&themes), "a (d b (c)) e");
    // Nothing comes twice, and without its parent it stands on the first level.
    put_back(&mut themes, &before, guid(2));
    step(&mut themes, guid(3), Step::Out);
    retire(&mut themes, guid(2));
    put_back(&mut themes, &before, guid(2));
    assert_eq!(shape(&themes), "a (d c b) e");
    retire(&mut themes, guid(1));
    put_back(&mut themes, &before, guid(3));
    assert_eq!(shape(&themes), "e c");
}

#[test]
fn themes_of_a_file_come_below_those_that_they_belong_to_and_none_twice() {
    let mut given = tree();
    given[0].themes[0].themes.push(Theme::new(guid(7), "new below b"));
    given.push(Theme::new(guid(8), "new"));
    given[0].name = "renamed elsewhere".to_owned();
    let mut themes = tree();
    assert_eq!(merge(&mut themes, given), 2);
    assert_eq!(shape(&themes), "a (b (c new below b) d) e new");
}

#[test]
fn what_was_typed_is_tidied_before_it_is_published() {
    let mut draft = CodebookDraft { name: " Our  themes\n".to_owned(), ..starter().next() };
    draft.themes[0].name = "  Who \t decides ".to_owned();
    draft.themes[0].definition = " One.\r\nTwo.\n\n".to_owned();
    draft.dates.reverse();
    tidy(&mut draft);
    assert_eq!(draft.name, "Our themes");
    assert_eq!((draft.themes[0].name.as_str(), draft.themes[0].definition.as_str()), ("Who decides", "One.\nTwo."));
    assert!(draft.check().is_ok());
}
