//! Texts in Markdown that mean what they say.
//!
//! Source: CommonMark 0.31.2, §2.4.

/// Characters that could mean something anywhere in a line.
const MARKS: [char; 12] = ['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~', '&'];
/// Characters that could make a line something else when it begins with them.
const FIRST: [char; 3] = ['-', '+', '='];

/// A text of one or several paragraphs in which nothing is markup.
pub fn escaped(text: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The same as a block quotation.
pub fn quotation(text: &str) -> String {
    text.lines().map(|text| format!("> {}", line(text)).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn line(text: &str) -> String {
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let is_first = at == 0 && FIRST.contains(&character);
        let is_number = digits > 0 && at == digits && matches!(character, '.' | ')');
        if is_first || is_number || MARKS.contains(&character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
