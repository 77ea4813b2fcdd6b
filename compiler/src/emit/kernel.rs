//! The fused loop of one stage.

use super::{Emitter, Inner};
use crate::{
    op::{Lower, Partitioning, Takes, Terminal},
    plan::{Node, NodeId},
    stage::{Branch, RootKind, Stage},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use std::collections::BTreeSet;

impl<'a> Emitter<'a> {
    /// The closure that runs over one partition: makes the terminals, pushes, and gives what they
    /// hold as nested pairs.
    pub(super) fn kernel(&self, number: usize, has_cell: bool) -> TokenStream {
        let stage = &self.graph.stages[number];
        // what rustc has to say about a kernel as a whole stands where its records come from
        let span = self.names.at(self.plan.node(stage.root.node).span);
        let mut ends = Vec::new();
        terminals(&stage.branches, &mut ends);
        // what reads the state is given it where the records come from
        let pushed = ends.iter().filter(|end| !self.reads_state(**end));
        let made = pushed.map(|end| {
            let (name, new) = (self.names.ident("t", *end), self.terminal(*end).new);
            quote_spanned!(span=> let mut #name = #new;)
        });
        let made: TokenStream = made.collect();
        let body = self.root(number, has_cell);
        let done = self.results(&ends, span);
        let part =
            if has_cell { quote_spanned!(span=> (__part, __cell)) } else { quote_spanned!(span=> __part) };
        let locals = self.locals(number);
        if locals.is_empty() {
            return quote_spanned!(span=> |#part| { #made #body #done });
        }
        let locals: TokenStream = locals.into_iter().map(|id| self.local(self.plan.node(id))).collect();
        // what is kept is done with before the results are
        quote_spanned!(span=> |__at, #part| { #made { #locals #body } #done })
    }

    /// What the terminals hold: as a list of nested pairs, and of many as a tree, lest the type be
    /// too deep for rustc. It is taken apart by [`Emitter::take_apart`].
    fn results(&self, ends: &[usize], span: Span) -> TokenStream {
        if let Some((left, right)) = halves(ends) {
            let (left, right) = (self.results(left, span), self.results(right, span));
            return quote_spanned!(span=> (#left, #right));
        }
        ends.iter().rev().fold(quote!(()), |rest, end| {
            let done = self.done(*end);
            quote_spanned!(span=> (#done, #rest))
        })
    }

    /// Binds what each terminal holds, given the name of the result of the stage.
    pub(super) fn take_apart(&self, ends: &[usize], out: &Ident, at: Span, depth: usize) -> TokenStream {
        let span = self.names.at(at);
        if let Some((left, right)) = halves(ends) {
            let half = |side: &str| Ident::new(&format!("{out}_{side}{depth}"), span);
            let (one, other) = (half("l"), half("r"));
            let left = self.take_apart(left, &one, at, depth + 1);
            let right = self.take_apart(right, &other, at, depth + 1);
            return quote_spanned!(span=> let (#one, #other) = __rt::split(#out); #left #right);
        }
        let mut tokens = TokenStream::new();
        for (i, end) in ends.iter().enumerate() {
            let held = self.names.ident_at("c", *end, at);
            let rest = if i + 1 == ends.len() { quote!(_) } else { quote!(#out) };
            tokens.extend(quote_spanned!(span=> let (#held, #rest) = __rt::split(#out);));
        }
        tokens
    }

    /// The fused operators of a stage that keep something while it runs over a partition.
    pub(super) fn locals(&self, number: usize) -> BTreeSet<NodeId> {
        let stage = &self.graph.stages[number];
        let mut all = BTreeSet::new();
        fused(&stage.branches, &mut all);
        all.extend((stage.root.kind == RootKind::Apply).then_some(stage.root.node));
        all.retain(|id| self.plan.node(*id).op().is_some_and(|op| op.local.is_some()));
        all
    }

    fn local(&self, node: &Node) -> TokenStream {
        let Some(make) = self.def(node).local else { return TokenStream::new() };
        let cx = self.cx(node, None);
        let (name, made) = (cx.local(), make(&cx));
        quote_spanned!(cx.span=> let mut #name = #made;)
    }

    /// The loop over the records of the root.
    fn root(&self, number: usize, has_cell: bool) -> TokenStream {
        let stage = &self.graph.stages[number];
        let root = &stage.root;
        let node = self.plan.node(root.node);
        let span = self.names.at(node.span);
        let record = self.names.ident_at("r", node.id.index(), node.span);
        // rustc blames the argument for a bound that it does not meet
        let part = Ident::new("__part", span);
        let branches = &stage.branches;
        let last = root.last;
        match root.kind {
            RootKind::Source if stage.spanning(self.plan).is_some() => self.spanning(stage, &part),
            RootKind::Source => {
                let inner = self.branches(&record, true, branches);
                let typed = self.typed(node, &record);
                let inner = quote!(#typed #inner);
                quote_spanned!(span=> __rt::each(#part, #last, |#record| { #inner });)
            }
            RootKind::Wide => {
                let Lower::Wide(wide) = self.def(node).lower else { unreachable!("verified") };
                let cell = has_cell.then(|| Ident::new("__cell", span));
                let cx = self.cx(node, None);
                let records = (wide.records)(&cx, &part, cell.as_ref());
                let inner = self.branches(&record, true, branches);
                let typed = self.typed(node, &record);
                let inner = quote!(#typed #inner);
                let mut ends = Vec::new();
                terminals(branches, &mut ends);
                let mut readers = ends.iter().filter(|end| self.reads_state(**end)).peekable();
                if readers.peek().is_none() {
                    return quote_spanned!(span=> for #record in #records { #inner });
                }
                let all = self.names.ident_at("m", node.id.index(), node.span);
                let states = readers.map(|end| {
                    let name = self.names.ident_at("t", *end, node.span);
                    quote_spanned!(span=> let #name = __rt::ShowsState::state(&#all);)
                });
                quote_spanned!(span=> let #all = #records; #(#states)* for #record in #all { #inner })
            }
            RootKind::Apply if node.is_narrow() => {
                let before = self.names.ident_at("q", node.id.index(), node.span);
                let inner = self.narrow(node, &before, true, span, branches);
                let records = again(&part, last, span);
                quote_spanned!(span=> for #before in #records { #inner })
            }
            RootKind::Apply | RootKind::Again | RootKind::Driver => {
                let inner = self.branches(&record, true, branches);
                let typed = self.typed(node, &record);
                let inner = quote!(#typed #inner);
                let records = again(&part, last, span);
                quote_spanned!(span=> for #record in #records { #inner })
            }
        }
    }

    /// The loop of an operator that sees whole blocks.
    fn spanning(&self, stage: &'a Stage, part: &Ident) -> TokenStream {
        let Some((id, inner)) = stage.spanning(self.plan) else { return TokenStream::new() };
        let node = self.plan.node(id);
        let def = self.def(node);
        let Some(emit) = def.spans_records else { unreachable!("asked before") };
        // rustc blames the operator if the source is of another type
        let part = Ident::new(&part.to_string(), self.names.at(node.span));
        let of = if def.takes == Takes::Ref { stage.root.node } else { id };
        let out = self.names.ident_at("r", of.index(), node.span);
        let inner = self.branches(&out, true, inner);
        let typed = self.typed(node, &out);
        emit(&self.cx(node, None), &part, &out, quote!(#typed #inner))
    }

    /// [`Emitter::branches`], when it is its turn: not by recursion, because a pipeline can be
    /// long.
    fn later(&self, record: &Ident, own: bool, branches: &'a [Branch]) -> TokenStream {
        let (number, name) = self.pieces.awaited();
        self.inner.borrow_mut().push(Inner { number, record: record.clone(), own, branches });
        name
    }

    /// Emits all that was put off.
    pub(super) fn catch_up(&self) {
        loop {
            let Some(next) = self.inner.borrow_mut().pop() else { return };
            let tokens = self.branches(&next.record, next.own, next.branches);
            self.pieces.fill(next.number, tokens);
        }
    }

    /// Pushes `record` through all branches. Those that only look at it come first; of the others
    /// the last one gets the record itself if `own`, and every other one a clone.
    fn branches(&self, record: &Ident, own: bool, branches: &'a [Branch]) -> TokenStream {
        let records = |branch: &&Branch| !matches!(branch, Branch::End(end) if self.reads_state(*end));
        let (takers, lookers): (Vec<_>, Vec<_>) =
            branches.iter().filter(records).partition(|branch| self.takes_value(branch));
        let mut tokens: TokenStream =
            lookers.iter().map(|branch| self.branch(record, false, record.span(), branch)).collect();
        for (i, branch) in takers.iter().enumerate() {
            let next = takers.get(i + 1);
            // the consumer that makes the clone necessary is the next one, or this one where the
            // record is only lent
            let needs_clone = next.map_or_else(|| self.span(branch), |next| self.span(next));
            tokens.extend(self.branch(record, own && next.is_none(), needs_clone, branch));
        }
        tokens
    }

    fn branch(&self, record: &Ident, own: bool, clone_at: Span, branch: &'a Branch) -> TokenStream {
        match branch {
            Branch::Op(id, inner) => self.narrow(self.plan.node(*id), record, own, clone_at, inner),
            Branch::End(end) => {
                let terminal = self.terminal(*end);
                let node = self.plan.node(self.graph.terminals[*end].reader);
                let span = self.names.at(node.span);
                let name = self.names.ident_at("t", *end, node.span);
                let of = Ident::new(terminal.of, span);
                let (before, after) = &terminal.push;
                let mut args: Vec<TokenStream> = Vec::new();
                args.extend((!before.is_empty()).then(|| before.clone()));
                let record_at = Ident::new(&record.to_string(), span);
                match terminal.takes {
                    Takes::Value => args.push(value(record, own, span, self.names.at(clone_at))),
                    Takes::Ref => args.push(quote_spanned!(span=> &#record_at)),
                    Takes::Peek | Takes::Nothing => {}
                }
                args.extend((!after.is_empty()).then(|| after.clone()));
                quote_spanned!(span=> __rt::#of::push(&mut #name #(, #args)*);)
            }
        }
    }

    /// A narrow operator around what follows it.
    fn narrow(
        &self,
        node: &Node,
        record: &Ident,
        own: bool,
        clone_at: Span,
        inner: &'a [Branch],
    ) -> TokenStream {
        let Lower::Narrow(emit) = self.def(node).lower else { unreachable!("verified") };
        let span = self.names.at(node.span);
        let cx = self.cx(node, None);
        if self.def(node).takes == Takes::Ref {
            // the record goes on as it is
            let inner = self.later(record, own, inner);
            let typed = self.typed(node, record);
            let inner = quote!(#typed #inner);
            let record_at = Ident::new(&record.to_string(), span);
            return emit(&cx, &quote!(#record_at), record, inner);
        }
        let out = self.names.ident_at("r", node.id.index(), node.span);
        let inner = self.later(&out, true, inner);
        let typed = self.typed(node, &out);
        let inner = quote!(#typed #inner);
        if self.def(node).takes == Takes::Peek {
            let record_at = Ident::new(&record.to_string(), span);
            return emit(&cx, &quote!(#record_at), &out, inner);
        }
        emit(&cx, &value(record, own, span, self.names.at(clone_at)), &out, inner)
    }

    /// Holds a record against the types that are written for its stream, at these types.
    fn typed(&self, node: &Node, record: &Ident) -> TokenStream {
        let check = |(ty, home): &(TokenStream, Option<usize>)| {
            let span = self.names.at(ty.clone().into_iter().next().map_or(node.span, |first| first.span()));
            let record = Ident::new(&record.to_string(), span);
            self.homes.within(
                &self.pieces,
                *home,
                ty,
                |ty| quote_spanned!(span=> __rt::check_record::<#ty, _>(&#record);),
            )
        };
        node.types.iter().map(check).collect()
    }

    fn takes_value(&self, branch: &Branch) -> bool {
        let mut waiting = vec![branch];
        while let Some(branch) = waiting.pop() {
            let (takes, inner) = match branch {
                Branch::End(end) => (self.terminal(*end).takes, &[][..]),
                Branch::Op(id, inner) => (self.def(self.plan.node(*id)).takes, &**inner),
            };
            match takes {
                Takes::Value => return true,
                // the record goes on: what follows decides
                Takes::Ref => waiting.extend(inner),
                Takes::Peek | Takes::Nothing => {}
            }
        }
        false
    }

    /// Where the user wrote what a branch begins with.
    fn span(&self, branch: &Branch) -> Span {
        match branch {
            Branch::Op(id, _) => self.plan.node(*id).span,
            Branch::End(end) => self.plan.node(self.graph.terminals[*end].reader).span,
        }
    }

    /// Whether a terminal is no place for records: its reader reads the state.
    fn reads_state(&self, number: usize) -> bool {
        let terminal = &self.graph.terminals[number];
        !terminal.again && self.plan.node(terminal.reader).reads_state()
    }

    /// The terminal with that number.
    fn terminal(&self, number: usize) -> Terminal {
        let terminal = &self.graph.terminals[number];
        let node = self.plan.node(terminal.reader);
        let output = self.graph.outputs.iter().position(|(output, _)| *output == node.id);
        let cx = self.cx(node, output.map(|number| (self.sink_key(number, node), number)));
        match self.def(node).lower {
            _ if terminal.again => cx.keep(),
            Lower::Wide(wide) => (wide.collect)(&cx, node.marks.combine),
            Lower::Sink(sink) => (sink.collect)(&cx),
            Lower::Narrow(_) | Lower::Concat | Lower::Driver(_) => cx.keep(),
        }
    }

    /// What a terminal holds in the end; parted by partition where it goes through a shuffle by
    /// key.
    fn done(&self, number: usize) -> TokenStream {
        let terminal = &self.graph.terminals[number];
        let node: &Node = self.plan.node(terminal.reader);
        if self.reads_state(number) {
            let name = self.names.ident_at("t", number, node.span);
            return quote!(#name);
        }
        let made = self.terminal(number);
        let (name, span) = (self.names.ident_at("t", number, node.span), self.names.at(node.span));
        let of = Ident::new(made.of, span);
        let done = if made.done.is_empty() {
            made.done
        } else {
            let done = made.done;
            quote_spanned!(span=> , #done)
        };
        if !terminal.again && node.wide() == Some(Partitioning::ByKey) && node.moves(terminal.port) {
            quote_spanned!(span=> __rt::scatter(__cx, __rt::#of::done(#name #done)))
        } else if !terminal.again && node.wide() == Some(Partitioning::Evenly) {
            let n = self.cx(node, None).arg(0).clone();
            quote_spanned!(span=> __rt::deal(#n, __rt::#of::done(#name #done)))
        } else {
            quote_spanned!(span=> __rt::#of::done(#name #done))
        }
    }
}

/// The record itself, or a clone of it.
fn value(record: &Ident, own: bool, span: Span, clone_at: Span) -> TokenStream {
    if own {
        let record = Ident::new(&record.to_string(), span);
        quote!(#record)
    } else {
        let record = Ident::new(&record.to_string(), clone_at);
        quote_spanned!(clone_at=> __rt::share(&#record))
    }
}

/// Records that were kept: moved by their last reader.
fn again(part: &Ident, last: bool, span: Span) -> TokenStream {
    if last { quote_spanned!(span=> #part) } else { quote_spanned!(span=> __rt::lent(#part)) }
}

/// Two halves of a list of terminals that is long.
fn halves(ends: &[usize]) -> Option<(&[usize], &[usize])> {
    /// rustc looks at most 128 pairs deep.
    const PAIRS_MAX: usize = 16;
    (ends.len() > PAIRS_MAX).then(|| ends.split_at(ends.len() / 2))
}

/// The operators of a tree.
fn fused(branches: &[Branch], all: &mut BTreeSet<NodeId>) {
    for (branch, _) in crate::stage::walk(branches) {
        if let Branch::Op(id, _) = branch {
            all.insert(*id);
        }
    }
}

/// The terminals of a tree, in order.
pub(super) fn terminals(branches: &[Branch], ends: &mut Vec<usize>) {
    ends.extend(crate::stage::walk(branches).filter_map(|(branch, _)| match branch {
        Branch::Op(..) => None,
        Branch::End(end) => Some(*end),
    }));
}
