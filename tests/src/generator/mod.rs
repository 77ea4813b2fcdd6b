//! Random pipelines over every operator, for `cargo xtask gen-pipelines` and for the test that runs
//! them.
//!
//! A seed gives the same pipelines everywhere and for ever: the test draws them again and compares
//! what it draws with what is checked in. They cover every operator of the registry and every pair
//! of neighbouring kinds.

mod closures;
mod data;
mod demands;
mod draw;
mod examples;
mod kinds;
mod operators;
mod pipeline;
mod rng;
mod states;
mod ty;
mod variants;
mod write;

pub use closures::LIMIT;
pub use data::{N_BATCHES, batches};
pub use demands::{shortfall, unmet};
pub use draw::Covered;
pub use kinds::Kind;
pub use operators::{Choice, GENERATED, Generated, Info};
pub use pipeline::{DrawnNode, OPERATORS_MAX, Pipeline};
pub use rng::Rng;
pub use ty::Ty;
pub use variants::{N_VARIANTS, Variant, variants};

use draw::Wish;

/// How many pipelines a seed gives at least.
pub const N_PIPELINES: usize = 48;

/// The seed of the pipelines that are checked in.
pub const SEED: u64 = 1;

/// How many more are drawn for what is missing.
const EXTRA_MAX: usize = 1000;

/// The pipelines of a seed.
///
/// # Panics
/// When they do not cover everything: an operator has no generator, or no closure makes its input.
#[must_use]
pub fn pipelines(seed: u64) -> Vec<Pipeline> {
    let mut rng = Rng::new(seed.wrapping_mul(1000));
    let mut covered = Covered::default();
    let mut all = Vec::new();
    for number in 0..N_PIPELINES {
        let last = number + 1 == N_PIPELINES;
        let wish = if last { Wish::Doubled } else { Wish::ALL[number % Wish::ALL.len()] };
        let pipeline = draw::draw(number, wish, &mut rng, &covered);
        covered.add(&pipeline);
        all.push(pipeline);
    }
    // some things are rare: of what is drawn from here on only that is kept which brings something
    // that is missing
    let mut missing = shortfall(&all);
    for extra in 0..EXTRA_MAX {
        if missing == 0 {
            break;
        }
        // in turn, for one that cannot be had by itself may come along with another
        let pairs = covered.missing_pairs();
        let wish = match pairs.get(extra % pairs.len().max(1)) {
            Some((before, after)) => Wish::Neighbours(*before, *after),
            None => Wish::ALL[extra % Wish::ALL.len()],
        };
        all.push(draw::draw(all.len(), wish, &mut rng, &covered));
        let now = shortfall(&all);
        if now < missing {
            missing = now;
            all.last().into_iter().for_each(|pipeline| covered.add(pipeline));
        } else {
            all.pop();
        }
    }
    let unmet = unmet(&all);
    assert!(unmet.is_empty(), "{EXTRA_MAX} more draws did not give all that is wanted: {unmet:#?}");
    all
}

/// A file of Rust source: its name and its text.
pub type File = (&'static str, String);

/// The files of a seed.
#[must_use]
pub fn files(seed: u64) -> Vec<File> {
    let all = pipelines(seed);
    let plain: Vec<_> = all.iter().map(|pipeline| (pipeline, String::new(), pipeline.name.clone())).collect();
    let variants = variants(&all);
    let without: Vec<_> = variants
        .iter()
        .map(|variant| (variant.pipeline, format!("(without = \"{}\")", variant.rule), variant.name.clone()))
        .collect();
    let about = format!("{} pipelines of seed {seed}.", all.len());
    vec![
        ("generated.rs", write::file(&about, &plain)),
        ("without.rs", write::file("Some of them with one rule of the optimizer switched off.", &without)),
        ("examples.rs", examples::file()),
    ]
}
