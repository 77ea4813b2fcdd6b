//! What a command is, and what it is given.

/// One command.
pub(crate) struct Command {
    pub(crate) name: &'static str,
    /// Its arguments, as they stand in the usage text.
    pub(crate) usage: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) argument: Argument,
    pub(crate) flags: &'static [Flag],
    pub(crate) run: fn(&Given<'_>) -> Result<String, String>,
}

/// The operand of a command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Argument {
    None,
    File,
    Name,
    Words(&'static [&'static str]),
    /// The name of a command, or nothing.
    Command,
}

/// A flag of a command.
pub(crate) struct Flag {
    pub(crate) name: &'static str,
    /// What its value is called; `None` for a flag without one.
    pub(crate) value: Option<&'static str>,
    /// The values it knows; none when it takes a folder, or any text.
    pub(crate) values: &'static [&'static str],
    /// It may be given several times, and takes any text.
    pub(crate) repeats: bool,
}

impl Flag {
    pub(crate) const fn alone(name: &'static str) -> Flag {
        Flag { name, value: None, values: &[], repeats: false }
    }

    pub(crate) const fn repeated(name: &'static str, value: &'static str) -> Flag {
        Flag { name, value: Some(value), values: &[], repeats: true }
    }
}

impl Command {
    /// How it is called, and what it does.
    pub(crate) fn help(&self) -> String {
        let call = format!("streamc {} {}", self.name, self.usage);
        format!("  {}\n      {}\n", call.trim(), self.summary)
    }
}

/// What a command was given.
pub(crate) struct Given<'a> {
    /// All commands.
    pub(crate) commands: &'static [Command],
    /// The file, name or word; empty for a command that can do without.
    pub(crate) operand: &'a str,
    /// Flags with their values; an empty value for those that take none.
    pub(crate) flags: Vec<(&'static str, &'a str)>,
}

impl<'a> Given<'a> {
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    pub(crate) fn value(&self, name: &str) -> Option<&'a str> {
        self.values(name).next()
    }

    /// All of a flag that may be given several times.
    pub(crate) fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.flags.iter().filter(move |(known, _)| *known == name).map(|(_, value)| *value)
    }
}
