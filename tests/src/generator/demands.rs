//! What a set of pipelines must have beyond every operator and every pair of neighbouring kinds.

use super::{Covered, DrawnNode, Kind, N_VARIANTS, OPERATORS_MAX, Pipeline, Ty, variants};
use streamc_compiler::{
    op::{Keys, OPERATORS},
    opt::RULES,
};

/// What, how many pipelines at least, and whether one has it.
type Demand = (&'static str, usize, fn(&Pipeline) -> bool);

static DEMANDS: &[Demand] = &[
    ("two consumers", 10, |p| consumers(p, 2, |_| true)),
    ("three consumers", 5, |p| consumers(p, 3, |_| true)),
    ("two consumers after a shuffle", 5, |p| consumers(p, 2, |kind| matches!(kind, Kind::Wide(..)))),
    ("three consumers after a shuffle", 2, |p| consumers(p, 3, |kind| matches!(kind, Kind::Wide(..)))),
    ("union of the same source", 5, |p| unions(p, true)),
    ("union of different sources", 3, |p| unions(p, false)),
    ("union whose first side is a union, in order", 3, |p| {
        p.outputs().iter().any(|output| p.keeps_order(*output) && after_two_unions(p, *output))
    }),
    ("more ways to a stream than are fused", 1, |p| streams(p).any(|stream| p.ways(stream) > 8)),
    ("keyed twice, with other keys between", 3, |p| keyed_again(p, Keys::Forgets)),
    ("keyed twice, with the same keys between", 3, |p| keyed_again(p, Keys::Keeps)),
    ("brought together with itself", 3, |p| together(p, |node, _| node.inputs[0] == node.inputs[1])),
    ("brought together, one side placed by key", 3, |p| together(p, |_, placed| placed[0] != placed[1])),
    ("brought together, both sides placed by key", 2, |p| together(p, |_, placed| placed == [true; 2])),
    ("brought together, neither side placed by key", 5, |p| together(p, |_, placed| placed == [false; 2])),
    ("several inputs", 10, |p| p.inputs.len() > 1),
    ("an unused stream", 5, |p| !p.leaves().is_empty()),
    ("borrowed records", 4, |p| p.inputs.contains(&Ty::Str)),
    ("owned records", 4, |p| p.inputs.contains(&Ty::Owned)),
    ("scalars", 4, |p| p.inputs.contains(&Ty::Int)),
    ("borrowed keys", 5, |p| keyed_by(p, |key| *key == Ty::Str)),
    ("owned keys", 3, |p| keyed_by(p, |key| *key == Ty::Owned)),
    ("scalar keys", 3, |p| keyed_by(p, |key| *key == Ty::Int)),
    ("keys of two", 2, |p| keyed_by(p, |key| matches!(key, Ty::Pair(..)))),
    ("driver state", 5, |p| p.rust("", "p").contains("mut out: Out")),
    ("configuration", 5, |p| p.rust("", "p").contains("limit: u64")),
    ("a path as the closure", 1, |p| p.rust("", "p").contains("(size)")),
    ("an expression as the closure", 1, |p| p.rust("", "p").contains("plus(2)")),
];

fn streams(pipeline: &Pipeline) -> std::ops::Range<usize> {
    0..pipeline.inputs.len() + pipeline.nodes.len()
}

fn consumers(pipeline: &Pipeline, n: usize, of: fn(Kind) -> bool) -> bool {
    streams(pipeline).any(|stream| of(pipeline.kind(stream)) && pipeline.consumers(stream).len() >= n)
}

/// Two streams brought together by key, of which it is known whether they are placed by key.
fn together(pipeline: &Pipeline, is: fn(&DrawnNode, [bool; 2]) -> bool) -> bool {
    let two = pipeline.nodes.iter().filter(|node| matches!(Kind::named(node.op), Kind::Wide(.., true)));
    let mut known = two.map(|node| (node, [0, 1].map(|i| placed(pipeline, node.inputs[i]))));
    known.any(|(node, placed)| is(node, placed))
}

fn placed(pipeline: &Pipeline, stream: usize) -> bool {
    pipeline.node(stream).is_some_and(|node| match streamc_compiler::op::find(node.op).map(|op| op.keys) {
        Some(Keys::Places) => true,
        Some(Keys::Keeps) => placed(pipeline, node.inputs[0]),
        Some(Keys::Forgets) | None => false,
    })
}

fn unions(pipeline: &Pipeline, same: bool) -> bool {
    pipeline.nodes.iter().filter(|node| Kind::named(node.op) == Kind::Concat).any(|node| {
        let sources = |i: usize| pipeline.sources(node.inputs[i]);
        (sources(0) == sources(1)) == same
    })
}

fn after_two_unions(pipeline: &Pipeline, stream: usize) -> bool {
    let Some(node) = pipeline.node(stream) else { return false };
    let (first, second) = (node.inputs[0], node.inputs.get(1));
    let is_union = |node: &&DrawnNode| Kind::named(node.op) == Kind::Concat;
    let here = second.filter(|_| is_union(&node)).is_some_and(|second| {
        let union = pipeline.node(first).filter(is_union);
        union.is_some_and(|union| union.inputs[1] != *second)
    });
    here || node.inputs.iter().any(|input| after_two_unions(pipeline, *input))
}

fn keyed_again(pipeline: &Pipeline, keys: Keys) -> bool {
    let mut keyed = pipeline.nodes.iter().filter(|node| Kind::named(node.op).is_keyed());
    keyed.any(|node| pipeline.keyed_then(node.inputs[0], keys))
}

fn keyed_by(pipeline: &Pipeline, is: fn(&Ty) -> bool) -> bool {
    let mut keyed = pipeline.nodes.iter().filter(|node| Kind::named(node.op).is_keyed());
    keyed.any(|node| pipeline.info(node.inputs[0]).ty.halves().is_some_and(|(key, _)| is(key)))
}

/// How much is missing, as far as that can be told without compiling the pipelines.
#[must_use]
pub fn shortfall(pipelines: &[Pipeline]) -> usize {
    let mut covered = Covered::default();
    pipelines.iter().for_each(|pipeline| covered.add(pipeline));
    let operators = OPERATORS.iter().filter(|op| !covered.operators.contains(&op.name)).count();
    let demands = DEMANDS
        .iter()
        .map(|(_, least, is)| least.saturating_sub(pipelines.iter().filter(|pipeline| is(pipeline)).count()));
    covered.missing_pairs().len() + operators + demands.sum::<usize>()
}

/// What is missing, in words.
#[must_use]
pub fn unmet(pipelines: &[Pipeline]) -> Vec<String> {
    let mut covered = Covered::default();
    pipelines.iter().for_each(|pipeline| covered.add(pipeline));
    let mut unmet: Vec<String> =
        covered.missing_pairs().iter().map(|pair| format!("neighbours {pair:?}")).collect();
    let operators = OPERATORS.iter().filter(|op| !covered.operators.contains(&op.name));
    unmet.extend(operators.map(|op| format!("operator {}", op.name)));
    if pipelines.iter().any(|pipeline| pipeline.nodes.len() > OPERATORS_MAX) {
        unmet.push(format!("at most {OPERATORS_MAX} operators"));
    }
    for (what, least, is) in DEMANDS {
        let n = pipelines.iter().filter(|pipeline| is(pipeline)).count();
        if n < *least {
            unmet.push(format!("{what}: {n} pipelines instead of {least}"));
        }
    }
    // last and only then: it compiles all of them
    if unmet.is_empty() {
        let variants = variants(pipelines);
        for rule in RULES.iter().map(|rule| rule.name()) {
            let n = variants.iter().filter(|variant| variant.rule == rule).count();
            if n < N_VARIANTS {
                unmet.push(format!("{rule} changes {n} pipelines instead of {N_VARIANTS}"));
            }
        }
    }
    unmet
}
