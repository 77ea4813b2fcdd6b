//! A pipeline's description, and its interpretation batch by batch.

use super::{MEANINGS, Meaning, Value, operators::States};

/// The number of a stream: the inputs first, then one for each node.
pub type Stream = usize;

/// A pipeline.
#[derive(Debug)]
pub struct Program {
    /// How many inputs it has.
    pub n_inputs: usize,
    /// Operators, each after those that it reads.
    pub nodes: Vec<Node>,
}

/// An operator in its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The name of the operator.
    pub op: &'static str,
    /// What it reads.
    pub inputs: Vec<Stream>,
    /// What its closure means.
    pub meaning: Meaning,
}

/// A program that is being interpreted.
#[derive(Debug)]
pub struct Reference<'p> {
    program: &'p Program,
    /// by node
    states: Vec<States>,
}

impl<'p> Reference<'p> {
    /// Before the first batch.
    #[must_use]
    pub fn new(program: &'p Program) -> Self {
        Reference { program, states: vec![States::default(); program.nodes.len()] }
    }

    /// The records of every stream in the next batch. What an output was given stands in its own
    /// place.
    ///
    /// # Panics
    /// On an operator without meaning, which the coverage test reports too.
    pub fn batch(&mut self, inputs: &[Vec<Value>]) -> Vec<Vec<Value>> {
        assert_eq!(inputs.len(), self.program.n_inputs, "one list for each input");
        let mut streams: Vec<Vec<Value>> = inputs.to_vec();
        // at which multiples each stream has a batch
        let mut slides = vec![1; inputs.len()];
        for (node, states) in self.program.nodes.iter().zip(&mut self.states) {
            let operator = MEANINGS
                .iter()
                .find(|operator| operator.name == node.op)
                .unwrap_or_else(|| panic!("the reference has no meaning for `{}`", node.op));
            let given: Vec<&[Value]> = node.inputs.iter().map(|stream| &streams[*stream][..]).collect();
            states.tick += 1;
            let read = slides[node.inputs[0]];
            let slide = node.meaning.slide().unwrap_or(read);
            let is_due = |slide: u64| states.tick.is_multiple_of(slide);
            let (given_now, due) = (is_due(read), is_due(slide));
            let records =
                if given_now { (operator.apply)(&node.meaning, &given, states) } else { Vec::new() };
            streams.push(if due { records } else { Vec::new() });
            slides.push(slide);
        }
        streams
    }
}
