//! The flags of a context, flattened into a command line that clap reads.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use clap::{CommandFactory, Parser, error::ErrorKind};
use streamc::{args::USAGE, context::Builder, prelude::*, testkit::Screen};

#[derive(Parser, Debug)]
struct Cli {
    #[arg(required_unless_present = "explain")]
    file: Option<String>,
    #[arg(long, default_value_t = 10)]
    top: usize,
    #[command(flatten)]
    context: ContextArgs,
}

fn parse(args: &[&str]) -> Result<Cli, clap::Error> {
    Cli::try_parse_from([&["job"], args].concat())
}

/// The settings of a builder, without the time at which it was made.
fn settings(builder: &Builder) -> String {
    let shown = format!("{builder:?}");
    let (before, rest) = shown.split_once("clock: ").unwrap();
    format!("{before}{}", rest.split_once("fs: ").unwrap().1)
}

/// Every flag has an effect, and the same one as without clap.
#[test]
fn flags_are_those_of_every_program() {
    Cli::command().debug_assert();
    let mut n = 0;
    for line in USAGE.lines() {
        let (call, help) = line.trim().split_once("  ").unwrap();
        let (name, value) = call.split_once(' ').map_or((call, None), |(name, value)| (name, Some(value)));
        let value = value.map(|value| match value {
            "DURATION" => "7s",
            "WHAT" => "leave",
            _ => "3",
        });
        let given: Vec<&str> = [name].into_iter().chain(value).collect();
        let mut plain = given.iter().map(|&word| word.to_owned()).collect();
        let expected = settings(&StreamingContext::builder().args(&mut plain).unwrap());
        assert_ne!(expected, settings(&StreamingContext::builder()), "{name}");
        let cli = parse(&[&["in.txt"], &given[..]].concat()).unwrap();
        assert_eq!(settings(&cli.context.apply(StreamingContext::builder()).unwrap()), expected, "{name}");
        let usage = Cli::command().render_help().to_string();
        assert!(usage.contains(name) && usage.contains(help.trim()), "{usage}");
        n += 1;
    }
    assert_eq!(n, 12);
}

#[test]
fn a_flag_replaces_what_the_program_has_set() {
    let ours = || StreamingContext::builder().batch("1s").partitions(5);
    let cli = parse(&["in.txt", "--batch=2s", "--top", "3"]).unwrap();
    assert_eq!((cli.file.as_deref(), cli.top), (Some("in.txt"), 3));
    let shown = settings(&cli.context.apply(ours()).unwrap());
    assert!(shown.contains("batch: Some(Ok(2s))") && shown.contains("partitions: Some(5)"), "{shown}");
}

/// What cannot be read is refused by the parser, with the words of a program without clap.
#[test]
fn values_are_refused_with_the_same_messages() {
    for args in [
        &["--threads", "two"][..],
        &["--batch", "1 parsec"],
        &["--batch="],
        &["--partitions", "0"],
        &["--max-batch-bytes", "0"],
        &["--at-end", "never"],
        &["--quiet", "--stats"],
    ] {
        let mut plain = args.iter().map(|&word| word.to_owned()).collect();
        let build = StreamingContext::builder().args(&mut plain).and_then(|builder| builder.build());
        let expected = build.err().unwrap().to_string();
        match parse(&[&["in.txt"], args].concat()) {
            Ok(cli) => panic!("{args:?} has been parsed: {cli:?}"),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::ValueValidation, "{args:?}");
                let text = error.to_string();
                assert!(text.starts_with(&format!("error: {expected}\n")), "{text}");
            }
        }
    }
    for (args, kind) in [
        (&["in.txt", "--threads"][..], ErrorKind::InvalidValue),
        (&["in.txt", "--threads", "1", "--threads", "1"], ErrorKind::ArgumentConflict),
        (&["in.txt", "--thread", "1"], ErrorKind::UnknownArgument),
        (&[], ErrorKind::MissingRequiredArgument),
    ] {
        assert_eq!(parse(args).unwrap_err().kind(), kind, "{args:?}");
    }
}

#[pipeline(batch = "1s")]
fn long_words(words: DStream<&str>, min_len: usize) {
    words.filter(|word| word.len() >= min_len).print();
}

#[test]
fn a_program_runs_with_its_flags() {
    let cli = parse(&["--partitions", "2", "in.txt", "--quiet", "--spark-print"]).unwrap();
    assert!(!cli.context.explains());
    let words = queue_stream(["to", "question"].map(|word| vec![word.to_owned()]));
    let screen = Screen::default();
    let builder = cli.context.apply(StreamingContext::builder().console(screen.clone())).unwrap();
    builder.build().unwrap().run(long_words(words, 3)).unwrap();
    let shown = screen.take();
    assert!(shown.contains("\nquestion\n") && !shown.contains("\nto\n"), "{shown}");
    assert!(parse(&["--explain"]).unwrap().context.explains());
}
