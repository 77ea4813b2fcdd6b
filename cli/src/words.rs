//! Reads the words of a command line by the table of commands: flags, their values, and the one
//! operand.
//!
//! A flag that is unknown, repeated, or without its value is an error that says what to write. `--`
//! ends the flags.

use crate::spec::{Argument, Command, Flag, Given};
use streamc_compiler::diag::nearest;

impl Command {
    /// Sorts the words behind the command's name.
    pub(crate) fn read<'a>(
        &self,
        words: &[&'a str],
        commands: &'static [Command],
    ) -> Result<Given<'a>, String> {
        let mut given = Given { commands, operand: "", flags: Vec::new() };
        let mut operands = Vec::new();
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            match word {
                "--" => operands.extend(words.by_ref()),
                "-" => operands.push(word),
                _ if word.starts_with('-') => {
                    let (flag, value) = self.flag(word, &mut words)?;
                    if given.flag(flag.name) && !flag.repeats {
                        return Err(format!("error: `{}` is given twice\n", flag.name));
                    }
                    given.flags.push((flag.name, value));
                }
                _ => operands.push(word),
            }
        }
        given.operand = self.operand(&operands, commands)?;
        Ok(given)
    }

    fn flag<'a>(
        &self,
        word: &'a str,
        rest: &mut impl Iterator<Item = &'a str>,
    ) -> Result<(&'static Flag, &'a str), String> {
        let (name, inline) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (word, None),
        };
        let Some(flag) = self.flags.iter().find(|flag| flag.name == name) else {
            return Err(self.unknown(name));
        };
        if flag.value.is_none() {
            return match inline {
                None => Ok((flag, "")),
                Some(_) => Err(format!("error: `{name}` takes no value\nhelp: write `{name}` alone\n")),
            };
        }
        let value =
            inline.or_else(|| rest.next()).filter(|value| !value.is_empty() && !value.starts_with("--"));
        match value {
            None => Err(format!("error: `{name}` needs a value\n{}", flag.help())),
            Some(value) if flag.values.is_empty() || flag.values.contains(&value) => Ok((flag, value)),
            Some(value) => Err(format!("error: `{name}` cannot be `{value}`\n{}", flag.help())),
        }
    }

    fn unknown(&self, name: &str) -> String {
        let known: Vec<&str> = self.flags.iter().map(|flag| flag.name).collect();
        let help = match (nearest(name, known.iter().copied()), known.as_slice()) {
            (Some(near), _) => format!("write `{near}`"),
            (None, []) => "it has no flags".to_owned(),
            (None, known) => format!("its flags are `{}`", known.join("`, `")),
        };
        format!("error: `streamc {}` has no flag `{name}`\nhelp: {help}\n", self.name)
    }

    fn operand<'a>(&self, operands: &[&'a str], commands: &[Command]) -> Result<&'a str, String> {
        let call = format!("streamc {}", self.name);
        let (noun, example) = match self.argument {
            Argument::None => {
                return match operands {
                    [] => Ok(""),
                    [word, ..] => Err(format!("error: `{call}` takes no argument, but `{word}` is given\n")),
                };
            }
            Argument::Command if operands.is_empty() => return Ok(""),
            Argument::Command => ("the name of a command", "explain".to_owned()),
            Argument::File => ("a file", "src/main.rs".to_owned()),
            Argument::Name => ("a name", "my-pipeline".to_owned()),
            Argument::Words(known) => ("the name of a shell", known.join("|")),
        };
        let known: Vec<&str> = match self.argument {
            Argument::Command => commands.iter().map(|command| command.name).collect(),
            Argument::Words(known) => known.to_vec(),
            _ => Vec::new(),
        };
        let fault = match operands {
            [] | [""] => format!("needs {noun}"),
            [word] if known.is_empty() || known.contains(word) => return Ok(word),
            [word] => format!("does not know `{word}`"),
            [_, second, ..] => format!("takes {noun} and nothing else, but `{second}` is given too"),
        };
        Err(format!("error: `{call}` {fault}\nhelp: write `{call} {example}`\n"))
    }
}

impl Flag {
    fn help(&self) -> String {
        match (self.values, self.value) {
            ([], noun) => format!("help: write `{} {}`\n", self.name, noun.unwrap_or_default()),
            (values, _) => format!("help: write one of `{}`\n", values.join("`, `")),
        }
    }
}
