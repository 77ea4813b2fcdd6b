//! The arguments of `#[pipeline(..)]`.

use crate::diag::{Diagnostics, nearest};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{
    LitStr, Path, Token,
    ext::IdentExt,
    parse::{ParseStream, Parser},
};

const OPTIONS: [&str; 3] = ["batch", "crate", "without"];

/// What others call the batch interval.
const INTERVALS: [&str; 8] =
    ["batch_duration", "batch_interval", "duration", "every", "interval", "micro_batch", "period", "trigger"];

/// Said by the compiler to itself: a `cfg` that does not hold has excluded something.
pub(crate) const EXCLUDES: &str = "__excludes";

/// Up to the next option.
fn skip(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// What stood in the attribute.
#[derive(Default)]
pub struct Options {
    /// `batch = "1s"`, in microseconds.
    pub batch_us: Option<u64>,
    /// `crate = path`: where the runtime is.
    pub krate: Option<Path>,
    /// `without = "rule, rule"`: rules of the optimizer that are not applied.
    pub without: Vec<(String, Span)>,
    /// Something in the pipeline is not there, since its `cfg` does not hold.
    pub excludes: bool,
}

impl Options {
    /// Parses the arguments.
    pub fn parse(tokens: TokenStream, diags: &mut Diagnostics) -> Self {
        let mut options = Options::default();
        let parser = |input: ParseStream<'_>| {
            while !input.is_empty() {
                options.one(input, diags)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = parser.parse2(tokens) {
            diags.parse_error(error);
        }
        options
    }

    fn one(&mut self, input: ParseStream<'_>, diags: &mut Diagnostics) -> syn::Result<()> {
        if input.peek(Token![crate]) {
            input.parse::<Token![crate]>()?;
            input.parse::<Token![=]>()?;
            self.krate = Some(input.call(Path::parse_mod_style)?);
            return Ok(());
        }
        if !input.peek(Ident::peek_any) {
            let value: TokenTree = input.parse()?;
            let text = syn::parse2::<LitStr>(value.clone().into()).map(|text| text.value());
            let interval =
                text.ok().filter(|text| duration_us(text).is_ok()).unwrap_or_else(|| "1s".to_owned());
            diags
                .error(
                    "option_name",
                    value.span(),
                    format!("expected an option such as `batch = \"1s\"`, found `{value}`"),
                )
                .help(format!("write `batch = \"{interval}\"` for the batch interval"));
            return skip(input);
        }
        let name: Ident = input.call(Ident::parse_any)?;
        let word = name.to_string();
        if word == EXCLUDES {
            self.excludes = true;
            return Ok(());
        }
        if !OPTIONS.contains(&word.as_str()) {
            let error =
                diags.error("unknown_option", name.span(), format!("`#[pipeline]` has no option `{word}`"));
            match nearest(&word, OPTIONS.into_iter()) {
                _ if INTERVALS.contains(&word.as_str()) => {
                    error.help("write `batch = \"1s\"` for the batch interval")
                }
                Some(near) => error.help(format!("write `{near} = ..`")),
                None => {
                    error.help("the options are `batch = \"1s\"`, `without = \"rule\"` and `crate = path`")
                }
            }
            return skip(input);
        }
        let text = |span, diags: &mut Diagnostics| {
            let example = if word == "batch" { "1s" } else { "share_prefix" };
            diags
                .error("option_value", span, format!("the option `{word}` takes a string"))
                .help(format!("write `{word} = \"{example}\"`"));
        };
        if !input.peek(Token![=]) {
            text(name.span(), diags);
            return skip(input);
        }
        input.parse::<Token![=]>()?;
        if !input.peek(LitStr) {
            let found = input.parse::<TokenTree>().map_or(name.span(), |token| token.span());
            text(found, diags);
            return skip(input);
        }
        let value: LitStr = input.parse()?;
        match word.as_str() {
            "batch" => match duration_us(&value.value()) {
                Ok(us) => self.batch_us = Some(us),
                Err(fault) => {
                    diags
                        .error(
                            "batch_interval",
                            value.span(),
                            format!("the batch interval `{}` {fault}", value.value()),
                        )
                        .help(duration_help(
                            &value.value(),
                            "write a number and a unit: \"500us\", \"100ms\", \"1s\" or \"2min\"",
                        ));
                }
            },
            // `without`
            _ => {
                let rules = value.value();
                let rules = rules.split(',').map(str::trim).filter(|rule| !rule.is_empty());
                self.without.extend(rules.map(|rule| (rule.to_owned(), value.span())));
            }
        }
        Ok(())
    }
}

/// A duration as users write it, in microseconds. The error is the end of a sentence about it.
pub(crate) fn duration_us(text: &str) -> Result<u64, &'static str> {
    const NOT: &str = "is not a duration";
    let text = text.trim();
    let unit_at = text.find(|c: char| !c.is_ascii_digit() && c != '.').ok_or(if text.is_empty() {
        NOT
    } else {
        "has no unit"
    })?;
    let (number, unit) = text.split_at(unit_at);
    let unit: u64 = match unit.trim() {
        "us" | "µs" => 1,
        "ms" => 1000,
        "s" => 1_000_000,
        "m" | "min" => 60_000_000,
        "h" => 3_600_000_000,
        _ => return Err(NOT),
    };
    // not by floats, which do not have 8.2 s
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return Err(NOT);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 15 {
        return Err("is not a whole number of microseconds");
    }
    let scale = fraction.bytes().fold(1u128, |scale, _| scale * 10);
    // more than that is too long in any case
    let digits = |part: &str| u128::from(part.parse::<u64>().unwrap_or(u64::MAX));
    let part = if fraction.is_empty() { 0 } else { digits(fraction) };
    let scaled = (digits(whole) * scale + part).saturating_mul(u128::from(unit));
    match (scaled / scale, scaled % scale) {
        (0, 0) => Err("is zero"),
        (0, _) => Err("is shorter than a microsecond"),
        (us, _) if us > LONGEST => Err("is longer than thirty years"),
        (_, 1..) => Err("is not a whole number of microseconds"),
        (us, 0) => Ok(us as u64),
    }
}

/// What to write for a text that is not a duration: the same in our units where it can be told,
/// else `otherwise`.
pub(crate) fn duration_help(text: &str, otherwise: &str) -> String {
    let text = text.trim().to_lowercase();
    let unit_at = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit_at);
    let (unit, times) = match unit.trim() {
        "" => ("s", 1),
        "microsecond" | "microseconds" | "micros" | "usec" | "usecs" => ("us", 1),
        "millisecond" | "milliseconds" | "milli" | "millis" | "msec" | "msecs" => ("ms", 1),
        "second" | "seconds" | "sec" | "secs" => ("s", 1),
        "minute" | "minutes" | "mins" => ("min", 1),
        "hour" | "hours" | "hr" | "hrs" => ("h", 1),
        "day" | "days" | "d" => ("h", 24),
        "week" | "weeks" | "w" => ("h", 24 * 7),
        _ => return otherwise.to_owned(),
    };
    let written = match times {
        1 => format!("{number}{unit}"),
        times => match number.parse::<u64>() {
            Ok(number) => format!("{}{unit}", number.saturating_mul(times)),
            Err(_) => return otherwise.to_owned(),
        },
    };
    match duration_us(&written) {
        Ok(_) => format!("write \"{written}\""),
        Err(_) => otherwise.to_owned(),
    }
}

/// Thirty years, in microseconds.
const LONGEST: u128 = 1_000_000_000_000_000;

#[cfg(test)]
mod tests {
    use super::{duration_help, duration_us};

    #[test]
    fn durations_in_other_words_are_understood() {
        let help = |text| duration_help(text, "?");
        assert_eq!(help("10 sec"), "write \"10s\"");
        assert_eq!(help("1 Minute"), "write \"1min\"");
        assert_eq!(help("2d"), "write \"48h\"");
        assert_eq!(help("250 millis"), "write \"250ms\"");
        assert_eq!(help("10"), "write \"10s\"");
        assert_eq!(["ten seconds", "1 month", "", "-1 sec"].map(help), ["?", "?", "?", "?"]);
    }

    #[test]
    fn durations_are_a_number_and_a_unit() {
        assert_eq!(duration_us("1s"), Ok(1_000_000));
        assert_eq!(duration_us("1.5 s"), Ok(1_500_000));
        assert_eq!(duration_us("100ms"), Ok(100_000));
        assert_eq!(duration_us("2min"), Ok(120_000_000));
        assert_eq!(duration_us("7us"), Ok(7));
        assert_eq!(duration_us("0s"), Err("is zero"));
        assert_eq!(["8.2s", "16.1ms", "0.000001s"].map(duration_us), [Ok(8_200_000), Ok(16_100), Ok(1)]);
        assert_eq!(duration_us("0.1us"), Err("is shorter than a microsecond"));
        assert_eq!(duration_us("99999999999999999999999h"), Err("is longer than thirty years"));
        // what the start refuses is refused here too
        for not in ["", "s", "1", "1 parsec", "-1s", "1.5us", "..s", "30sec", ".5s", "1.s"] {
            assert!(duration_us(not).is_err(), "{not}");
        }
    }
}
