//! Command line flags.
#![allow(clippy::unwrap_used, reason = "a test may")]

use streamc_runtime::{
    Error, StreamingContext,
    args::{Args, USAGE},
};

fn list(args: &[&str]) -> Vec<String> {
    args.iter().map(|arg| (*arg).to_owned()).collect()
}

#[test]
fn a_builder_takes_its_flags_and_leaves_the_rest() {
    let mut args =
        list(&["--top", "3", "--batch", "250ms", "--partitions=5", "words.txt", "--quiet", "--threads", "2"]);
    let builder = StreamingContext::builder().args(&mut args).unwrap();
    assert_eq!(args, ["--top", "3", "words.txt"]);
    let shown = format!("{builder:?}");
    for part in ["batch: Some(Ok(250ms))", "partitions: Some(5)", "threads: Some(2)", "quiet: true"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
}

#[test]
fn flags_that_cannot_be_read_are_refused() {
    let refused = |args: &[&str]| -> String {
        let builder = StreamingContext::builder().args(&mut list(args));
        builder.and_then(|builder| builder.build()).unwrap_err().to_string()
    };
    assert_eq!(refused(&["--partitions"]), "`--partitions` needs a value behind it");
    assert_eq!(refused(&["--threads", "two"]), "`--threads two`: `two` is not a whole number that fits here");
    assert_eq!(
        refused(&["--batch", "1"]),
        "`1` is not a duration; write a number and us, ms, s, m (or min) or h, for example \"500ms\" or \"1s\""
    );
    for named in ["1us", "1ms", "1s", "1m", "1min", "1h"] {
        let builder = StreamingContext::builder().args(&mut list(&["--batch", named]));
        assert!(builder.and_then(|builder| builder.build()).is_ok(), "{named}");
    }
    assert!(refused(&["--partitions", "0"]).contains("cannot be 0"));
}

#[test]
fn an_unknown_flag_is_refused_with_the_nearest_known_one_and_the_usage() {
    let mut args = Args::new(list(&["--partitons=2"]));
    assert_eq!(args.value("--partitions").unwrap(), None);
    assert_eq!(args.value("--batch").unwrap(), None);
    let Err(Error::Config(text)) = args.finish(USAGE) else { panic!("refused") };
    assert!(
        text.starts_with("unknown argument `--partitons=2`, did you mean `--partitions`?\n\nusage:\n"),
        "{text}"
    );
    assert!(text.contains("--batch DURATION"));
    let far = Args::new(list(&["words.txt"])).finish("").unwrap_err().to_string();
    assert!(far.starts_with("unknown argument `words.txt`\n"), "{far}");
}
