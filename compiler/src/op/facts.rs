//! What is known of an operator without looking at its name.

use super::{EmitCx, Takes, Terminal};
use crate::{ast::Call, diag::Diagnostics};
use proc_macro2::{Ident, TokenStream};

/// The definition of an operator: facts, and the functions that check and emit it. Families give
/// the defaults (`..OpDef::NARROW`), so that a file says only how its operator differs.
#[derive(Debug)]
pub struct OpDef {
    /// As the user writes it.
    pub name: &'static str,
    /// Names of the same thing elsewhere, in snake case. Case and underscores do not matter:
    /// `reduceByKey` needs no entry.
    pub also_called: &'static [&'static str],
    /// What it does, in one sentence.
    pub summary: &'static str,
    /// The rows of Spark's inventory that it answers to.
    pub spark: &'static str,
    /// A statement that uses it, on a stream `lines` of `&str` or `pairs` of `(&str, u64)`.
    pub example: &'static str,
    /// Its types as an editor shows them, on a stream of `T`, or of `(K, V)` if it is keyed:
    /// generics, parameters and result of a method, with as many of the arguments that may be left
    /// out as help. An `E` is the error of the second stream. May be left out: then nothing is
    /// known of what comes out.
    pub signature: &'static str,
    /// What stands between the parentheses.
    pub args: &'static [Arg],
    /// What may stand behind it, each at most once: `.name(argument)`.
    pub options: &'static [Arg],
    /// Names of arguments and options of which exactly one is given.
    pub one_of: &'static [&'static str],
    /// Whether it works on pairs.
    pub keyed: bool,
    /// How its partitions depend on those of its input.
    pub dependency: Dependency,
    /// Whether it remembers anything.
    pub state: State,
    /// Whether an operator behind it can read what it remembers: what its records come out of then
    /// has a method `state`.
    pub shows_state: bool,
    /// What it reads of the operator before it.
    pub reads: Reads,
    /// How many records come out for one.
    pub cardinality: Cardinality,
    /// What comes out of a batch in which no record comes in.
    pub of_nothing: OfNothing,
    /// Whether records keep their order.
    pub order: Order,
    /// What it does besides giving records.
    pub effects: Effects,
    /// How it takes the record.
    pub takes: Takes,
    /// What becomes of keys and their placement.
    pub keys: Keys,
    /// What can be done before records move.
    pub algebra: Algebra,
    /// Whether it brings all values of a key together, only for what follows to look at them.
    pub groups: bool,
    /// For a narrow operator: its form that sees whole blocks instead of records, for where it is
    /// the only one that reads a source. Given the partition and the name of what comes out, it
    /// loops over `inner`.
    pub spans_records: Option<Spanning>,
    /// Faults beyond number and kind of the arguments.
    pub check: fn(&Call, &mut Diagnostics),
    /// For a narrow operator: what it keeps while its kernel runs over a partition, whose number is
    /// `__at`.
    pub local: Option<fn(&EmitCx<'_>) -> TokenStream>,
    /// For an operator that gives two streams, as in `let (one, other) = ..`: what makes them of
    /// its records. A chain goes on with the first.
    pub splits: Option<[&'static OpDef; 2]>,
    /// Its physical form.
    pub lower: Lower,
}

/// See [`OpDef::spans_records`].
pub type Spanning = fn(&EmitCx<'_>, part: &Ident, out: &Ident, inner: TokenStream) -> TokenStream;

/// One argument.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    /// What it is called in messages.
    pub name: &'static str,
    /// What may stand there.
    pub kind: ArgKind,
    /// Whether it may be left out.
    pub optional: bool,
    /// The function of the runtime that checks the value at construction, and may refuse it.
    pub checked_by: Option<&'static str>,
    /// For an option: what may stand in its parentheses.
    pub example: &'static str,
}

impl Arg {
    /// A closure or function with one of these numbers of parameters.
    pub const fn function(name: &'static str, arity: &'static [usize]) -> Self {
        Arg { name, kind: ArgKind::Function(arity), optional: false, checked_by: None, example: "" }
    }
    /// Another stream.
    pub const fn stream(name: &'static str) -> Self {
        Arg { name, kind: ArgKind::Stream, optional: false, checked_by: None, example: "" }
    }
    /// A value, evaluated once at construction.
    pub const fn value(name: &'static str) -> Self {
        Arg { name, kind: ArgKind::Value, optional: false, checked_by: None, example: "" }
    }
    /// The same, passed through a function of the runtime at construction, which may refuse it.
    pub const fn checked_by(self, function: &'static str) -> Self {
        Arg { checked_by: Some(function), ..self }
    }
    /// The same, for an option: what may stand there.
    pub const fn as_in(self, example: &'static str) -> Self {
        Arg { example, ..self }
    }
    /// For an option: the word alone, with nothing in its parentheses.
    pub const fn word(name: &'static str) -> Self {
        Arg { name, kind: ArgKind::Nothing, optional: false, checked_by: None, example: "" }
    }
    /// The length of a window.
    pub const WINDOW: Arg = Arg::duration("length", Span::Window);
    /// The distance of windows; left out, it is that of the stream.
    pub const SLIDE: Arg = Arg::duration("slide", Span::Slide).or_nothing();
    /// The same, where the name of a function could stand too.
    pub const fn beside_function(self) -> Self {
        self.checked_by("duration_beside_function")
    }
    /// A duration, evaluated once at construction.
    pub const fn duration(name: &'static str, span: Span) -> Self {
        Arg {
            name,
            kind: ArgKind::Duration(span),
            optional: false,
            checked_by: Some("duration"),
            example: "",
        }
    }
    /// As an option, as it is written.
    pub fn as_option(&self) -> String {
        format!(".{}({})", self.name, self.example)
    }
    /// The same, but it may be left out.
    pub const fn or_nothing(self) -> Self {
        Arg { optional: true, ..self }
    }
}

/// What may stand for an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgKind {
    /// A closure, a path to a function, or an expression that gives one.
    Function(&'static [usize]),
    /// A stream.
    Stream,
    /// Any other expression.
    Value,
    /// A text that is a duration, or an expression that gives one.
    Duration(Span),
    /// Nothing: an option that says it all.
    Nothing,
}

/// What a duration is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// How far a window reaches back.
    Window,
    /// How far it is from one window to the next: in between, the stream has no batch.
    Slide,
    /// Anything else.
    Plain,
}

/// Where the records of a partition come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dependency {
    /// From one partition of the input.
    Narrow,
    /// From one partition of one of several inputs: the partitions stand side by side.
    Concat,
    /// From all partitions: a shuffle.
    Wide(Partitioning),
    /// From all partitions of all inputs, by a closure in the driver.
    Driver,
}

/// Where a shuffle puts records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partitioning {
    /// To the partition of their key group.
    ByKey,
    /// All to one partition.
    One,
    /// To as many partitions as the first argument says, in turn.
    Evenly,
    /// Nowhere: a partition stays where it is, but is taken as a whole.
    Stay,
}

/// What an operator remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    None,
    /// A state that lives across batches.
    AcrossBatches,
}

/// What an operator reads of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// The records that come out.
    Records,
    /// What it remembers after the batch. It costs nothing where nobody reads it.
    State,
}

/// Records out for one record in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cardinality {
    /// Exactly one.
    One,
    /// One or none.
    ZeroOrOne,
    /// Any number.
    Many,
    /// Fewer: records are brought together.
    Fewer,
}

/// What comes out of a batch without a record, while there is one at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfNothing {
    /// No record.
    Nothing,
    /// Records, perhaps.
    Something,
    /// Records, if the argument of that number is given, counted as in [`OpDef::wanted`].
    SomethingWith(usize),
}

/// Whether order is kept within a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As it came.
    Keeps,
    /// By first sight of the key, or gone.
    Loses,
}

/// What happens besides records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effects {
    /// Nothing: the operator may be evaluated less often, or not at all.
    Pure,
    /// It does something that can be seen besides: whatever the rules do, it is evaluated once for
    /// every record of a stream that reaches an output.
    Observes,
    /// Its closure runs in the driver, in batch order, and may use driver state.
    Driver,
    /// It gives results to the outside; nothing follows it.
    Sink,
    /// `Sink` and `Driver`.
    DriverSink,
}

/// What becomes of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// The key of a record stays, and so does its partition.
    Keeps,
    /// Nothing is known afterwards.
    Forgets,
    /// Records are where their key belongs afterwards.
    Places,
}

/// What can be done before a shuffle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algebra {
    /// Nothing.
    None,
    /// Partial results of the partitions can be brought together.
    Combines,
}

/// The physical form.
#[derive(Clone, Copy, Debug)]
pub enum Lower {
    /// Code around what follows: given the record and the name of what comes out, wraps `inner`.
    Narrow(fn(&EmitCx<'_>, record: &TokenStream, out: &Ident, inner: TokenStream) -> TokenStream),
    /// No code of its own.
    Concat,
    /// A terminal before the shuffle and a loop after it.
    Wide(WideLower),
    /// A call in the driver on what was gathered, one name for each input; gives an `Rdd` or why
    /// there is none.
    Driver(fn(&EmitCx<'_>, gathered: &[Ident]) -> TokenStream),
    /// A terminal and what receives it.
    Sink(SinkLower),
}

/// See [`Lower::Wide`].
#[derive(Clone, Copy, Debug)]
pub struct WideLower {
    /// The terminal before the shuffle; `combine` says whether it brings records together there.
    pub collect: fn(&EmitCx<'_>, combine: bool) -> Terminal,
    /// What is made of the pieces and kept for the batch, where records borrow from it.
    pub hold: Option<fn(&EmitCx<'_>, pieces: &Ident) -> TokenStream>,
    /// What a state as a whole makes of the partitions, where it is not kept by key: in place of a
    /// cell for each partition.
    pub enter: Option<fn(&EmitCx<'_>, state: &Ident, parts: TokenStream) -> TokenStream>,
    /// An iterator over the records after the shuffle, from the pieces or from what is held. `cell`
    /// is the state.
    pub records: fn(&EmitCx<'_>, pieces: &Ident, cell: Option<&Ident>) -> TokenStream,
}

/// See [`Lower::Sink`].
#[derive(Clone, Copy, Debug)]
pub struct SinkLower {
    /// The sink, made at construction.
    pub sink: Option<fn(&EmitCx<'_>) -> TokenStream>,
    /// The terminal that keeps what the sink is given.
    pub collect: fn(&EmitCx<'_>) -> Terminal,
    /// Whether the driver gets everything, or each instance writes its own partitions.
    pub gather: bool,
    /// Whether the driver gets everything because of an option.
    pub gathers_for: fn(&EmitCx<'_>) -> bool,
    /// Whether the driver gets everything unless the sink, a value known at run time, wants each
    /// instance to write its own partitions.
    pub sink_gathers: bool,
    /// Gives the partitions to the sink.
    pub write: fn(&EmitCx<'_>, parts: TokenStream) -> TokenStream,
}

/// Nothing to check beyond number and kind of the arguments.
fn nothing(_: &Call, _: &mut Diagnostics) {}

/// The terminal that keeps records as they are.
fn keep(cx: &EmitCx<'_>) -> Terminal {
    cx.keep()
}

impl OpDef {
    /// One record after another, where it stands.
    pub const NARROW: OpDef = OpDef {
        name: "",
        also_called: &[],
        summary: "",
        spark: "",
        example: "",
        signature: "",
        args: &[],
        options: &[],
        one_of: &[],
        keyed: false,
        dependency: Dependency::Narrow,
        state: State::None,
        shows_state: false,
        reads: Reads::Records,
        cardinality: Cardinality::One,
        of_nothing: OfNothing::Nothing,
        order: Order::Keeps,
        effects: Effects::Pure,
        takes: Takes::Value,
        keys: Keys::Forgets,
        algebra: Algebra::None,
        groups: false,
        spans_records: None,
        check: nothing,
        local: None,
        splits: None,
        lower: Lower::Concat,
    };

    /// Pairs brought together by key.
    pub const WIDE_KEYED: OpDef = OpDef {
        keyed: true,
        dependency: Dependency::Wide(Partitioning::ByKey),
        cardinality: Cardinality::Fewer,
        order: Order::Loses,
        keys: Keys::Places,
        ..OpDef::NARROW
    };

    /// Everything brought together in one partition.
    pub const WIDE_ONE: OpDef = OpDef {
        dependency: Dependency::Wide(Partitioning::One),
        cardinality: Cardinality::Fewer,
        order: Order::Loses,
        algebra: Algebra::Combines,
        ..OpDef::NARROW
    };

    /// One partition after another, each as a whole.
    pub const PARTITION: OpDef = OpDef {
        dependency: Dependency::Wide(Partitioning::Stay),
        cardinality: Cardinality::Many,
        of_nothing: OfNothing::Something,
        ..OpDef::NARROW
    };

    /// Whole batches, by a closure in the driver.
    pub const DRIVER: OpDef = OpDef {
        dependency: Dependency::Driver,
        cardinality: Cardinality::Many,
        of_nothing: OfNothing::Something,
        effects: Effects::Driver,
        ..OpDef::NARROW
    };

    /// An end of the plan.
    pub const SINK: OpDef = OpDef { effects: Effects::Sink, ..OpDef::NARROW };

    /// Whether nothing follows it.
    pub fn is_sink(&self) -> bool {
        matches!(self.effects, Effects::Sink | Effects::DriverSink)
    }

    /// Whether its closure runs in the driver.
    pub fn runs_in_driver(&self) -> bool {
        matches!(self.effects, Effects::Driver | Effects::DriverSink)
    }

    /// The arguments that are no streams.
    pub fn own_args(&self) -> impl Iterator<Item = &'static Arg> + use<> {
        self.args.iter().filter(|arg| arg.kind != ArgKind::Stream)
    }

    /// What is wanted as argument number `i`: those of [`OpDef::own_args`] first, then the options.
    pub fn wanted(&self, i: usize) -> Option<&'static Arg> {
        self.own_args().chain(self.options).nth(i)
    }

    /// The number of the option with that name, counted as in [`OpDef::wanted`].
    pub fn option(&self, name: &str) -> Option<usize> {
        let at = self.options.iter().position(|option| option.name == name)?;
        Some(self.own_args().count() + at)
    }

    /// Whether argument `i` of [`OpDef::wanted`] is evaluated once, at construction, where it is an
    /// expression: a function that is no closure, or a value. A sink is made at construction
    /// itself.
    pub fn is_hoisted(&self, i: usize, is_expr: bool) -> bool {
        self.wanted(i).is_some_and(|arg| match arg.kind {
            ArgKind::Function(_) => is_expr,
            ArgKind::Value | ArgKind::Duration(_) => !self.is_sink(),
            ArgKind::Stream | ArgKind::Nothing => false,
        })
    }

    /// The place of the window's length, or of its slide, among [`OpDef::own_args`].
    pub fn duration(&self, span: Span) -> Option<usize> {
        self.own_args().position(|arg| arg.kind == ArgKind::Duration(span))
    }

    /// How many arguments [`OpDef::signature`] has, or must be given if there is none.
    pub fn n_params(&self) -> usize {
        let method = format!("fn {}{};", self.name, self.signature);
        syn::parse_str::<syn::TraitItemFn>(&method)
            .map_or(self.n_args().0, |method| method.sig.inputs.len() - 1)
    }

    /// How many arguments at least and at most.
    pub fn n_args(&self) -> (usize, usize) {
        (self.args.iter().filter(|arg| !arg.optional).count(), self.args.len())
    }
}

impl SinkLower {
    /// A sink that the driver writes, given everything.
    pub const AT_DRIVER: SinkLower = SinkLower {
        sink: None,
        collect: keep,
        gather: true,
        gathers_for: |_| false,
        sink_gathers: false,
        write: |cx, parts| cx.write(parts),
    };

    /// A sink that writes where the partition is.
    pub const IN_PLACE: SinkLower = SinkLower { gather: false, ..SinkLower::AT_DRIVER };
}
