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
    for part in ["batch: Some(Ok(250ms))", "partitions: Some(5)", "threads: Some(2)", "report: Nothing"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
}

/// Every flag of the context with a value that is missing, empty, negative, no number, zero, huge
/// or repeated.
#[test]
fn flags_that_cannot_be_read_are_refused() {
    let refused = |args: &[&str]| -> String {
        let builder = StreamingContext::builder().args(&mut list(args));
        builder.and_then(|builder| builder.build()).expect_err(&format!("{args:?}")).to_string()
    };
    let counts = [("--partitions", 4096), ("--threads", 1024), ("--concurrent-batches", 1024)];
    for flag in ["--batch"].into_iter().chain(counts.map(|(flag, _)| flag)) {
        assert_eq!(refused(&[flag]), format!("`{flag}` needs a value"));
        assert_eq!(refused(&[flag, "--quiet"]), format!("`{flag}` needs a value"));
        for empty in [&[flag, ""][..], &[&format!("{flag}=")]] {
            assert_eq!(refused(empty), format!("`{flag}` needs a value, but it is empty"));
        }
        assert_eq!(refused(&[flag, "1s", &format!("{flag}=2s")]), format!("`{flag}` is given twice"));
    }
    for (flag, most) in counts {
        for (value, why) in [
            ("two", "invalid digit found in string"),
            ("-1", "invalid digit found in string"),
            ("1.5", "invalid digit found in string"),
            ("99999999999999999999999", "number too large to fit in target type"),
        ] {
            assert_eq!(refused(&[flag, value]), format!("`{flag} {value}`: `{value}` cannot be read: {why}"));
        }
        let what = flag.trim_start_matches('-').replace('-', " ");
        assert_eq!(refused(&[flag, "0"]), format!("the number of {what} cannot be 0"));
        for n in [most + 1, 100_000] {
            let message = format!("the number of {what} cannot be {n}: at most {most}");
            assert_eq!(refused(&[flag, &n.to_string()]), message);
        }
    }
    let how = "write a number and us, ms, s, m (or min) or h, for example \"500ms\" or \"1s\"";
    for text in ["1", "s", "-1s", "1 parsec", ".5s", "1.s", "1..5s", "1e3s"] {
        assert_eq!(refused(&["--batch", text]), format!("`{text}` is not a duration; {how}"));
    }
    assert_eq!(refused(&["--batch", "1.5us"]), "`1.5us` is not a whole number of microseconds");
    for long in ["99999999999h", "99999999999999999999999s", "300000h"] {
        assert_eq!(refused(&["--batch", long]), format!("`{long}` is longer than thirty years"));
    }
    assert!(refused(&["--batch", "0s"]).contains("cannot be zero"));
    for fine in ["1us", "1ms", "1s", "1m", "1min", "1h", "1.5s", "0.25ms", "1 s"] {
        let builder = StreamingContext::builder().args(&mut list(&["--batch", fine]));
        assert!(builder.and_then(|builder| builder.build()).is_ok(), "{fine}");
    }
    let most = ["--partitions", "4096", "--concurrent-batches=1024", "--threads", "1"];
    assert!(StreamingContext::builder().args(&mut list(&most)).and_then(|builder| builder.build()).is_ok());
}

/// Flags and operands of a program's own.
#[test]
fn a_program_takes_its_own_and_gives_the_rest_to_its_context() {
    let of = |args: &[&str]| Args::new(list(args));
    let mut args = of(&["--batch", "1s", "--top=3", "--quiet", "in.txt", "--threads", "1"]);
    assert_eq!(args.number::<usize>("--top").unwrap(), Some(3));
    assert_eq!(args.operand("FILE").unwrap(), "in.txt", "neither `1s` nor `1`, which are values");
    args.context().unwrap();
    let message = |error: Error| error.to_string().lines().next().unwrap().to_owned();
    for (given, expected) in [
        (&["--top", "x"][..], "`--top x`: `x` cannot be read: invalid digit found in string"),
        (&["--top"], "`--top` needs a value"),
        (&["--top", ""], "`--top` needs a value, but it is empty"),
        (&["--top", "--quiet"], "`--top` needs a value"),
        (&["--top", "1", "--top", "2"], "`--top` is given twice"),
        (&["--top", "1"], "`FILE` is missing"),
        (&["--quiet", "--threads=1"], "`FILE` is missing"),
        (&["--topp=1", "--quiet"], "unknown argument `--topp=1`, did you mean `--top`?"),
        (&["--top", "1", ""], "`FILE` is empty"),
        (&["a", "b"], "unknown argument `b`"),
        (&["a", "--topp=4"], "unknown argument `--topp=4`, did you mean `--top`?"),
        (&["a", "--bacth", "1s"], "unknown argument `--bacth`, did you mean `--batch`?"),
        (
            &["a", "--quiet=yes"],
            "unexpected argument `--quiet=yes`: it is given twice, or has a value that it does not take",
        ),
    ] {
        let mut args = of(given);
        let all = || {
            args.number::<usize>("--top")?;
            args.operand("FILE")?;
            args.context()
        };
        assert_eq!(message({ all }().expect_err(&format!("{given:?}"))), expected, "{given:?}");
    }
    // nothing is read when the plan is shown
    assert_eq!(of(&["--explain"]).operand("FILE").unwrap(), "FILE");
    assert_eq!(of(&["-"]).operand("FILE").unwrap(), "-");
    assert_eq!(of(&["--name=--x"]).value("--name").unwrap().as_deref(), Some("--x"));
}

/// Whatever a program calls its usage, the flags of the context are behind it.
#[test]
fn the_usage_is_complete() {
    let asked = |usage: &str| Args::new(list(&["--help"])).finish(usage).unwrap_err().to_string();
    for usage in ["  job FILE and:\n", "job FILE\njob --socket HOST:PORT", USAGE, ""] {
        let text = asked(usage);
        assert!(text.ends_with(USAGE) && text.matches("--batch DURATION").count() == 1, "{text}");
    }
    let text = asked("job FILE\njob --socket HOST:PORT");
    assert!(
        text.starts_with("usage:\n  job FILE\n  job --socket HOST:PORT\n\nflags of every program:\n"),
        "{text}"
    );
}

#[test]
fn an_unknown_flag_is_refused_with_the_nearest_known_one_and_no_page() {
    let mut args = Args::new(list(&["--partitons=2"]));
    assert_eq!(args.value("--partitions").unwrap(), None);
    assert_eq!(args.value("--batch").unwrap(), None);
    let Err(Error::Config(text)) = args.finish(USAGE) else { panic!("refused") };
    let help = "help: `--help` shows how the program is called";
    assert_eq!(text, format!("unknown argument `--partitons=2`, did you mean `--partitions`?\n{help}"));
    let far = Args::new(list(&["words.txt"])).finish("").unwrap_err().to_string();
    assert_eq!(far, format!("unknown argument `words.txt`\n{help}"));
    let missing = Args::new(Vec::new()).operand("FILE").unwrap_err().to_string();
    assert_eq!(missing, format!("`FILE` is missing\n{help}"));
    // two flags that exclude each other
    for args in [["--quiet", "--stats"], ["--stats", "--quiet"]] {
        let error = StreamingContext::builder().args(&mut list(&args)).unwrap_err().to_string();
        assert_eq!(
            error,
            "`--quiet` prints nothing at the stop and `--stats` all counts: they exclude each other"
        );
    }
}
