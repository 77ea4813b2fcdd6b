//! Draws pipelines at random, those first that cover what is not covered yet.

use super::{
    Choice, GENERATED, Generated, Info, Kind, OPERATORS_MAX, Pipeline, Rng, Ty, operators::can_be_output,
    pipeline::DrawnNode,
};
use std::collections::BTreeSet;
use streamc_compiler::op::{Keys, OpDef, Order, Takes};

/// What a set of pipelines has covered.
#[derive(Clone, Debug, Default)]
pub struct Covered {
    /// Neighbours.
    pub pairs: Vec<(Kind, Kind)>,
    /// Operators.
    pub operators: Vec<&'static str>,
    /// Operators with the text of their arguments.
    pub calls: Vec<(&'static str, String)>,
}

impl Covered {
    /// The neighbours that no pipeline has.
    #[must_use]
    pub fn missing_pairs(&self) -> Vec<(Kind, Kind)> {
        Kind::pairs().into_iter().filter(|pair| !self.pairs.contains(pair)).collect()
    }

    /// Takes note of a pipeline.
    pub fn add(&mut self, pipeline: &Pipeline) {
        for node in &pipeline.nodes {
            if !self.operators.contains(&node.op) {
                self.operators.push(node.op);
            }
            let call = (node.op, node.choice.args.clone());
            if !self.calls.contains(&call) {
                self.calls.push(call);
            }
            for pair in pipeline.pairs_of(node) {
                if !self.pairs.contains(&pair) {
                    self.pairs.push(pair);
                }
            }
        }
    }
}

/// What a pipeline is to have besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// A stream that reaches no output.
    Unused,
    /// A stream with that many consumers.
    Consumers(usize),
    /// The same behind a shuffle.
    ConsumersAfterShuffle(usize),
    /// A union of a stream with what became of it.
    UnionOfSame,
    /// A union of two inputs, and one of that with something else, in order.
    UnionOfDifferent,
    /// So many unions that what follows is not copied for each.
    Doubled,
    /// Keyed operators with a narrow one between them that does this to keys.
    KeyedAgain(Keys),
    /// An operator of the second kind behind one of the first.
    Neighbours(Kind, Kind),
}

impl Wish {
    pub(super) const ALL: [Wish; 10] = [
        Wish::Consumers(2),
        Wish::Unused,
        Wish::KeyedAgain(Keys::Forgets),
        Wish::ConsumersAfterShuffle(2),
        Wish::UnionOfDifferent,
        Wish::Consumers(3),
        Wish::Unused,
        Wish::KeyedAgain(Keys::Keeps),
        Wish::UnionOfSame,
        Wish::ConsumersAfterShuffle(3),
    ];
}

/// One step that could be taken.
struct Step {
    op: &'static str,
    inputs: Vec<usize>,
    choice: Choice,
    info: Info,
    score: usize,
}

pub(super) struct Draw<'a> {
    rng: &'a mut Rng,
    covered: &'a Covered,
    wish: Wish,
    pipeline: Pipeline,
}

/// One pipeline.
pub(super) fn draw(number: usize, wish: Wish, rng: &mut Rng, covered: &Covered) -> Pipeline {
    let inputs = inputs(number, wish);
    let driver_state = rng.one_in(2);
    let pipeline = Pipeline { name: format!("p{number:02}"), inputs, nodes: Vec::new(), driver_state };
    let mut draw = Draw { rng, covered, wish, pipeline };
    while draw.step() {}
    let Draw { mut pipeline, rng, .. } = draw;
    for node in &mut pipeline.nodes {
        node.inline = rng.one_in(2);
        // only what runs in the driver sees its state
        pipeline.driver_state &= !node.choice.args.contains("out.put_partition");
    }
    pipeline
}

/// Which inputs pipeline number `number` has: every type comes by, and pairs of equal types for
/// unions.
fn inputs(number: usize, wish: Wish) -> Vec<Ty> {
    let pair = |key| Ty::pair(key, Ty::Int);
    let keys = [Ty::Str, Ty::Int, pair(Ty::Str), Ty::Owned];
    let keyed = pair(keys[number % keys.len()].clone());
    let types =
        [Ty::Str, pair(Ty::Str), Ty::Int, Ty::Owned, pair(Ty::Int), pair(pair(Ty::Str)), pair(Ty::Owned)];
    let ty = &types[(number / Wish::ALL.len() + number) % types.len()];
    match (wish, number % 3) {
        (Wish::Doubled, _) => vec![Ty::Str],
        (Wish::KeyedAgain(_) | Wish::ConsumersAfterShuffle(_), _) => vec![keyed],
        (Wish::UnionOfDifferent, _) => vec![ty.clone(), ty.clone()],
        (_, 0) => vec![ty.clone(), types[(number + 3) % types.len()].clone()],
        _ => vec![ty.clone()],
    }
}

impl Draw<'_> {
    /// Adds an operator; false when the pipeline is done.
    fn step(&mut self) -> bool {
        let mut steps = self.steps();
        // an operator with many closures is not wanted more than one with few
        let noise: Vec<usize> = GENERATED.iter().map(|_| self.rng.below(9)).collect();
        let missing: BTreeSet<(usize, usize)> =
            self.covered.missing_pairs().iter().map(|(a, b)| (a.number(), b.number())).collect();
        let mut here = BTreeSet::new();
        for pair in self.pipeline.nodes.iter().flat_map(|node| self.pipeline.pairs_of(node)) {
            here.insert((pair.0.number(), pair.1.number()));
        }
        for step in &mut steps {
            let of_operator = GENERATED.iter().position(|generated| generated.name == step.op);
            let noise = noise[of_operator.unwrap_or_default()] + self.rng.below(4);
            step.score = self.score(step, &missing, &here) + noise;
        }
        let Some(best) = steps.into_iter().reduce(|a, b| if b.score > a.score { b } else { a }) else {
            return false;
        };
        let done = self.pipeline.leaves().iter().all(|leaf| *leaf >= self.pipeline.inputs.len())
            && self.pipeline.cost() == self.pipeline.nodes.len() + self.spare();
        if done && best.score < 20 && self.pipeline.has_output() && self.rng.one_in(2) {
            return false;
        }
        let Step { op, inputs, choice, info, .. } = best;
        self.pipeline.nodes.push(DrawnNode { op, inputs, choice, info, inline: false });
        true
    }

    /// How many leaves may stay without output.
    fn spare(&self) -> usize {
        usize::from(self.wish == Wish::Unused)
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let n = self.pipeline.inputs.len() + self.pipeline.nodes.len();
        let with: Vec<usize> = (0..n).filter(|stream| !self.pipeline.is_sink(*stream)).collect();
        for generated in GENERATED {
            let op = streamc_compiler::op::find(generated.name)
                .expect("only operators of the language are generated");
            let two = op.args.iter().any(|arg| arg.kind == streamc_compiler::op::ArgKind::Stream);
            for first in &with {
                let seconds = if two { &with[..] } else { &[usize::MAX] };
                for second in seconds {
                    let mut inputs = vec![*first];
                    inputs.extend(two.then_some(*second));
                    self.with_inputs(generated.choices, op, inputs, &mut steps);
                }
            }
        }
        let leaves = self.pipeline.leaves();
        steps.retain(|step| self.leaves_room(step, &leaves));
        steps
    }

    fn with_inputs(
        &self,
        choices: fn(&[&Info]) -> Vec<Choice>,
        op: &OpDef,
        inputs: Vec<usize>,
        steps: &mut Vec<Step>,
    ) {
        let given: Vec<Info> = inputs.iter().map(|stream| self.pipeline.info(*stream)).collect();
        let keeps = op.order == Order::Keeps;
        let ordered = given.iter().all(|info| info.ordered);
        // streams that meet have the same batches
        if given.iter().any(|info| info.slide != given[0].slide) {
            return;
        }
        let groups_ordered = given.iter().all(|info| info.groups_ordered);
        for choice in choices(&given.iter().collect::<Vec<_>>()) {
            let groups_ordered =
                if given[0].ty.has_group() || !choice.ty.has_group() { groups_ordered } else { ordered };
            let info = Info {
                ty: choice.ty.clone(),
                ordered: keeps && ordered,
                distinct: choice.distinct,
                groups_ordered,
                slide: choice.meaning.slide().unwrap_or(given[0].slide),
            };
            steps.push(Step { op: op.name, inputs: inputs.clone(), choice, info, score: 0 });
        }
    }

    /// Whether all streams can still be brought to an output.
    fn leaves_room(&self, step: &Step, leaves: &[usize]) -> bool {
        let (mut cost, mut unsunk) = (self.pipeline.nodes.len() + 1, 0);
        for leaf in leaves.iter().filter(|leaf| !step.inputs.contains(leaf)) {
            cost += cost_of(&self.pipeline.info(*leaf));
            unsunk += usize::from(*leaf >= self.pipeline.inputs.len());
        }
        let is_sink = matches!(Kind::named(step.op), Kind::Sink(..));
        if !is_sink {
            cost += cost_of(&step.info);
            unsunk += 1;
        }
        // a pipeline with an unused stream needs an output too
        let lone = !is_sink && !self.pipeline.has_output() && unsunk <= self.spare();
        cost + usize::from(lone) <= OPERATORS_MAX + self.spare().min(unsunk)
    }

    /// How much a step is wanted.
    fn score(
        &self,
        step: &Step,
        missing: &BTreeSet<(usize, usize)>,
        here: &BTreeSet<(usize, usize)>,
    ) -> usize {
        let kind = Kind::named(step.op);
        let number = kind.number();
        let pipeline = &self.pipeline;
        let new = |stream: &&usize| missing.contains(&(pipeline.kind(**stream).number(), number));
        let new_here = |stream: &&usize| !here.contains(&(pipeline.kind(**stream).number(), number));
        let mut score = 16 * step.inputs.iter().filter(new).filter(new_here).count();
        if !self.covered.operators.contains(&step.op) && pipeline.nodes.iter().all(|node| node.op != step.op)
        {
            score += 15;
        }
        // a step that makes something possible which is still missing
        let possible = |generated: &&Generated| {
            let after = Kind::named(generated.name);
            let two = after.has_two_inputs();
            let on: &[&Info] = if two { &[&step.info, &step.info] } else { &[&step.info] };
            missing.contains(&(number, after.number())) && !(generated.choices)(on).is_empty()
        };
        score += 7 * GENERATED.iter().filter(possible).count().min(3);
        let call = |(op, args): &(&str, String)| *op == step.op && *args == step.choice.args;
        score += 7 * usize::from(!self.covered.calls.iter().any(call));
        // outputs come by themselves
        score += 5 * usize::from(!matches!(kind, Kind::Sink(..)));
        score + self.wished(step)
    }

    fn wished(&self, step: &Step) -> usize {
        let consumers = self.pipeline.consumers(step.inputs[0]).len();
        let is = match self.wish {
            Wish::Unused => consumers > 0 && !matches!(Kind::named(step.op), Kind::Sink(..)),
            Wish::Consumers(n) => (1..n).contains(&consumers),
            Wish::ConsumersAfterShuffle(n) => {
                let shuffled = matches!(self.pipeline.kind(step.inputs[0]), Kind::Wide(..));
                let first = self.pipeline.nodes.is_empty() && matches!(Kind::named(step.op), Kind::Wide(..));
                first || (shuffled && (1..n).contains(&consumers))
            }
            Wish::UnionOfSame | Wish::UnionOfDifferent => {
                let from = |i: usize| self.pipeline.sources(step.inputs[i]);
                let same = self.wish == Wish::UnionOfSame;
                let (two, unions) = (Kind::named(step.op) == Kind::Concat, self.pipeline.unions());
                let again = !same && unions == 1 && two && step.info.ordered;
                (two && step.inputs[0] != step.inputs[1] && (from(0) == from(1)) == same && unions == 0)
                    || (again && self.pipeline.kind(step.inputs[0]) == Kind::Concat)
            }
            Wish::Doubled => {
                let last = self.pipeline.inputs.len() + self.pipeline.nodes.len() - 1;
                let union = Kind::named(step.op) == Kind::Concat;
                match self.pipeline.nodes.len() {
                    0 => Kind::named(step.op) == Kind::Narrow(Takes::Ref),
                    1 => union && step.inputs == [0, last],
                    2 | 3 => union && step.inputs == [last, last],
                    _ => union && step.inputs == [last, 0],
                }
            }
            Wish::Neighbours(before, after) => {
                let kind = Kind::named(step.op);
                let have = |pair: (Kind, Kind)| pair == (before, after);
                let done =
                    self.pipeline.nodes.iter().any(|node| self.pipeline.pairs_of(node).into_iter().any(have));
                let closes = kind == after && step.inputs.iter().any(|i| self.pipeline.kind(*i) == before);
                let has_first = self.pipeline.nodes.iter().any(|node| Kind::named(node.op) == before);
                let can_follow = |generated: &&Generated| {
                    let on: &[&Info] = if after.has_two_inputs() { &[&step.info; 2] } else { &[&step.info] };
                    Kind::named(generated.name) == after && !(generated.choices)(on).is_empty()
                };
                let opens = !has_first && kind == before && GENERATED.iter().any(|g| can_follow(&g));
                !done && (closes || opens)
            }
            Wish::KeyedAgain(keys) => {
                let before = step.inputs[0];
                let on_the_way = self.pipeline.keyed_then(before, keys);
                let keyed = Kind::named(step.op).is_keyed();
                let first = self.pipeline.nodes.iter().all(|node| !Kind::named(node.op).is_keyed());
                let narrow = self.pipeline.kind(before).is_keyed() && does_to_keys(step.op, keys);
                let possible = step.info.ty.halves().is_some_and(|(key, _)| !key.has_group());
                (keyed && (first || on_the_way)) || (narrow && possible)
            }
        };
        match self.wish {
            _ if !is => 0,
            Wish::Doubled | Wish::Neighbours(..) => 100,
            _ => 25,
        }
    }
}

/// Whether that is a narrow operator that does this to keys.
fn does_to_keys(op: &str, keys: Keys) -> bool {
    let is = |op: &OpDef| op.keys == keys && matches!(Kind::of(op), Kind::Narrow(_));
    streamc_compiler::op::find(op).is_some_and(is)
}

impl Pipeline {
    /// Whether a stream comes out of a keyed operator and then of a narrow one that does this to
    /// keys.
    #[must_use]
    pub fn keyed_then(&self, stream: usize, keys: Keys) -> bool {
        let is = |node: &DrawnNode| does_to_keys(node.op, keys) && self.kind(node.inputs[0]).is_keyed();
        self.node(stream).is_some_and(is)
    }

    /// How many operators it has, with those that are needed to bring its open streams to an
    /// output.
    pub(super) fn cost(&self) -> usize {
        self.nodes.len() + self.leaves().iter().map(|leaf| cost_of(&self.info(*leaf))).sum::<usize>()
    }
}

/// How many operators bring a stream to an output: groups are brought into a form that can be
/// written first.
fn cost_of(info: &Info) -> usize {
    if can_be_output(info) { 1 } else { 2 }
}
