//! What the tests of several programs need.

/// The texts at the head of the program, in order.
pub(crate) fn texts(source: &str) -> Vec<String> {
    let head: String = source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
        .collect();
    head.split("```text\n").skip(1).map(|text| text.split("```").next().unwrap().to_owned()).collect()
}
