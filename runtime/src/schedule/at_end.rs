//! What becomes of what is open when all input has ended.

/// What a context does when all its sources have reached an end of their own. It never does so when
/// it is stopped: then it may go on another time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AtEnd {
    /// Gives out the windows with records that have been in none: batches without input are run at
    /// the times at which such windows end, and only at those.
    #[default]
    CloseWindows,
    /// As `CloseWindows`, and lets the keys of `map_with_state` time out too, each at its time.
    FireTimeouts,
    /// Nothing: what is open is only counted.
    Leave,
}

impl AtEnd {
    /// As it is written behind `--at-end`.
    pub(crate) fn parse(text: &str) -> Result<AtEnd, String> {
        match text {
            "windows" => Ok(AtEnd::CloseWindows),
            "timeouts" => Ok(AtEnd::FireTimeouts),
            "leave" => Ok(AtEnd::Leave),
            _ => Err(format!("`--at-end` takes `windows`, `timeouts` or `leave`, not `{text}`")),
        }
    }
}
