//! `streamc completions`: scripts for shells, out of the one table of commands.

use crate::spec::{Argument, Command, Flag, Given};
use std::fmt::Write;

pub(super) fn completions(given: &Given<'_>) -> Result<String, String> {
    let all = given.commands;
    Ok(match given.operand {
        "zsh" => zsh(all),
        "fish" => fish(all),
        _ => bash(all),
    })
}

fn names(all: &'static [Command]) -> String {
    all.iter().map(|command| command.name).collect::<Vec<_>>().join(" ")
}

/// What may stand behind a command: its flags, and the words of its argument.
fn words(all: &[Command], command: &Command) -> String {
    let mut words: Vec<&str> = command.flags.iter().map(|flag| flag.name).collect();
    match command.argument {
        Argument::Words(known) => words.extend(known),
        Argument::Command => words.extend(all.iter().map(|command| command.name)),
        Argument::None | Argument::File | Argument::Name => {}
    }
    words.join(" ")
}

fn bash(all: &'static [Command]) -> String {
    let mut out = String::from(
        "_streamc() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n\
         \x20 if [ \"$COMP_CWORD\" -eq 1 ]; then\n",
    );
    let _ = writeln!(out, "    COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return", names(all));
    out.push_str("  fi\n  case \"${COMP_WORDS[1]} $before\" in\n");
    for (command, flag) in flags_with_values(all) {
        let reply = match flag.values {
            [] if flag.repeats => "true".to_owned(),
            [] => "compgen -d".to_owned(),
            values => format!("compgen -W \"{}\"", values.join(" ")),
        };
        let _ = writeln!(
            out,
            "    \"{} {}\") COMPREPLY=($({reply} -- \"$word\")); return;;",
            command.name, flag.name
        );
    }
    out.push_str("  esac\n  case \"${COMP_WORDS[1]}\" in\n");
    for command in all {
        let files = if command.argument == Argument::File { " -f" } else { "" };
        let _ = writeln!(
            out,
            "    {}) COMPREPLY=($(compgen{files} -W \"{}\" -- \"$word\"));;",
            command.name,
            words(all, command)
        );
    }
    out.push_str("  esac\n}\ncomplete -F _streamc streamc\n");
    out
}

fn zsh(all: &'static [Command]) -> String {
    let mut out = String::from(
        "#compdef streamc\n_streamc() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n",
    );
    for command in all {
        let _ = writeln!(out, "      '{}:{}'", command.name, command.summary.replace('\'', "'\\''"));
    }
    out.push_str("    )\n    _describe command commands\n    return\n  fi\n  case \"${words[2]} ${words[CURRENT-1]}\" in\n");
    for (command, flag) in flags_with_values(all) {
        let reply = match flag.values {
            [] if flag.repeats => "_message value".to_owned(),
            [] => "_files -/".to_owned(),
            values => format!("compadd {}", values.join(" ")),
        };
        let _ = writeln!(out, "    \"{} {}\") {reply}; return;;", command.name, flag.name);
    }
    out.push_str("  esac\n  case ${words[2]} in\n");
    for command in all {
        let files = if command.argument == Argument::File { "; _files" } else { "" };
        let _ = writeln!(out, "    {}) compadd -- {}{files};;", command.name, words(all, command));
    }
    out.push_str("  esac\n}\ncompdef _streamc streamc\n");
    out
}

fn fish(all: &'static [Command]) -> String {
    let mut out = String::from("complete -c streamc -f\n");
    for command in all {
        let summary = command.summary.replace('\'', "\\'");
        let _ =
            writeln!(out, "complete -c streamc -n __fish_use_subcommand -a {} -d '{summary}'", command.name);
        let only = format!("complete -c streamc -n '__fish_seen_subcommand_from {}'", command.name);
        for flag in command.flags {
            let value = match (flag.value, flag.values) {
                (None, _) => String::new(),
                (Some(_), []) if flag.repeats => " -x".to_owned(),
                (Some(_), []) => " -r".to_owned(),
                (Some(_), values) => format!(" -x -a '{}'", values.join(" ")),
            };
            let _ = writeln!(out, "{only} -l {}{value}", flag.name.trim_start_matches('-'));
        }
        match command.argument {
            Argument::File => {
                let _ = writeln!(out, "{only} -F");
            }
            Argument::Words(words) => {
                let _ = writeln!(out, "{only} -a '{}'", words.join(" "));
            }
            Argument::Command => {
                let _ = writeln!(out, "{only} -a '{}'", names(all));
            }
            Argument::None | Argument::Name => {}
        }
    }
    out
}

fn flags_with_values(all: &'static [Command]) -> impl Iterator<Item = (&'static Command, &'static Flag)> {
    let of = |command: &'static Command| command.flags.iter().map(move |flag| (command, flag));
    all.iter().flat_map(of).filter(|(_, flag)| flag.value.is_some())
}
