//! What stands between the kernels: stages, shuffles, states and outputs.

use super::{Emitter, Hygiene, kernel::terminals};
use crate::{
    ast::ArgKind,
    op::{Lower, Partitioning},
    plan::{Node, NodeId, gives_away},
    stage::RootKind,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

pub(super) fn number_or_none(id: Option<NodeId>, span: Span) -> TokenStream {
    match id.map(|id| id.0) {
        Some(id) => quote_spanned!(span=> ::core::option::Option::Some(#id)),
        None => quote_spanned!(span=> ::core::option::Option::None),
    }
}

/// What the options of an output put around its write: what it is given is kept, and written again
/// after an error.
fn with_policy(
    names: &Hygiene,
    node: &Node,
    number: usize,
    given: &Ident,
    write: TokenStream,
) -> TokenStream {
    let keep = node.options.keeps().map(|span| {
        // at the option, so that rustc blames it
        let (at, given) = (names.at(span), names.ident_at("o", number, span));
        quote_spanned!(at=> __rt::keep_aside(__cx, #number, &#given);)
    });
    let write = match node.options.retries() {
        Some((n, span)) => {
            let span = names.at(span);
            quote_spanned!(span=> __rt::again(__cx, #number, #given, #n, |#given| { #write });)
        }
        None => write,
    };
    quote!(#keep #write)
}

impl<'a> Emitter<'a> {
    /// Homes, shuffle, state and kernel of one stage; binds what its terminals hold, one by one.
    pub(super) fn stage(&self, number: usize, slots: &[NodeId], homes: &mut TokenStream) -> TokenStream {
        let stage = &self.graph.stages[number];
        let node = self.plan.node(stage.root.node);
        let span = self.names.at(node.span);
        let id = number as u32;
        let (mut before, mut parts) = self.arms(number);
        if stage.root.kind == RootKind::Wide {
            let Lower::Wide(wide) = self.def(node).lower else { unreachable!("verified") };
            parts = self.brought_together(number, homes);
            if let Some(hold) = wide.hold {
                let home = self.names.ident_at("g", node.id.index(), node.span);
                homes.extend(quote_spanned!(span=> let #home = __rt::Hold::new();));
                let pieces = Ident::new("__pieces", span);
                let made = hold(&self.cx(node, None), &pieces);
                let kept = quote_spanned!(span=> __rt::stage(__cx, #id, #parts, |#pieces| #made));
                parts = quote_spanned!(span=> __rt::Hold::hold(&#home, #kept));
            }
        }
        if stage.root.kind == RootKind::Driver {
            let (made, name) = self.made_by_driver(number, homes);
            before.extend(made);
            let call = self.call();
            let home = self.home(call, node.span, homes);
            parts = quote_spanned!(span=> __rt::spread(__cx, #call, &#home, __due, #name));
        }
        let enter = match self.plan.node(stage.root.node).op().map(|op| op.lower) {
            Some(Lower::Wide(wide)) => wide.enter,
            _ => None,
        };
        let slot = slots.iter().position(|id| *id == node.id).filter(|_| stage.root.kind == RootKind::Wide);
        if let Some(slot) = slot {
            let entered = self.names.ident_at("e", slot, node.span);
            before.extend(quote_spanned!(span=> let mut #entered = __rt::BatchCx::enter(__cx, #slot);));
            let met = self.slots_of(self.met[node.id.index()].iter().copied());
            if !met.is_empty() {
                let any = quote_spanned!(span=> __rt::BatchCx::shows_any(__cx, &[#(#met),*]));
                before.extend(quote_spanned!(span=> __rt::SlotGuard::met_by(&mut #entered, #any);));
            }
            parts = match enter {
                Some(enter) => enter(&self.cx(node, None), &entered, parts),
                None => quote_spanned!(span=> __rt::SlotGuard::with(&mut #entered, #parts)),
            };
        }
        let has_cell = slot.is_some() && enter.is_none();
        let kernel = self.kernel(number, has_cell);
        let mut ends = Vec::new();
        terminals(&stage.branches, &mut ends);
        let out = self.names.ident_at("s", number, node.span);
        let run = match self.locals(number).is_empty() {
            true => quote_spanned!(span=> __rt::stage),
            false => quote_spanned!(span=> __rt::stage_numbered),
        };
        let mut ran = quote_spanned!(span=> #run(__cx, #id, #parts, #kernel));
        if has_cell && node.is_window() {
            // a cell sees every batch of what it reads, also between the slides
            let op = node.id.0;
            ran = quote_spanned!(span=> __rt::slid(__cx, #op, #ran));
        }
        let mut tokens = quote_spanned!(span=> #before let #out = #ran;);
        tokens.extend(self.take_apart(&ends, &out, node.span, 0));
        if ends.is_empty() {
            tokens.extend(quote_spanned!(span=> let _ = #out;));
        }
        tokens
    }

    /// Gathers the inputs and calls the closure in the driver, around which driver state is moved;
    /// with the name of what is there then.
    fn made_by_driver(&self, number: usize, homes: &mut TokenStream) -> (TokenStream, Ident) {
        let node = self.plan.node(self.graph.stages[number].root.node);
        let Lower::Driver(run) = self.def(node).lower else { unreachable!("verified") };
        let span = self.names.at(node.span);
        let mut tokens = TokenStream::new();
        let mut gathered = Vec::new();
        for (port, arms) in self.graph.ports(number, self.plan).iter().enumerate() {
            let parts = self.side_by_side(node, port, arms);
            let call = self.call();
            let home = self.home(call, node.span, homes);
            let name = self.names.ident_at(&format!("n{}_", node.id.0), port, node.span);
            tokens.extend(quote_spanned!(span=> let #name = __rt::gather(__cx, #call, &#home, #parts);));
            gathered.push(name);
        }
        let name = self.names.ident_at("v", node.id.index(), node.span);
        let made = run(&self.cx(node, None), &gathered);
        let (take, put) = self.driver_state();
        let made = self.leaving_state(node, &gathered, made);
        let (first, more) = (gathered.first(), gathered.iter().skip(1));
        let met = self.slots_of(self.met[node.id.index()].iter().copied());
        let wanted = match met.is_empty() {
            true => quote_spanned!(span=> __rt::Due::is_yes(__due)),
            false => quote_spanned!(span=> __rt::BatchCx::wants(__cx, __due, &[#(#met),*])),
        };
        tokens.extend(quote_spanned! {span=>
            let __due = __rt::Due::of([#first.due #(, #more.due)*]);
            let #name = if #wanted && __rt::StageCx::is_driver(__cx) {
                #take
                let #name = #made;
                #put
                ::core::option::Option::Some(#name)
            } else {
                ::core::option::Option::None
            };
        });
        (tokens, name)
    }

    /// What a stage reads, before any shuffle.
    fn arms(&self, number: usize) -> (TokenStream, TokenStream) {
        let root = &self.graph.stages[number].root;
        let node = self.plan.node(root.node);
        let span = self.names.at(node.span);
        if root.kind == RootKind::Source {
            let key = self.input_key(node.id);
            return (TokenStream::new(), quote_spanned!(span=> __rt::BatchCx::source(__cx, &#key)));
        }
        // these read their inputs one by one
        if matches!(root.kind, RootKind::Driver | RootKind::Wide) {
            return Default::default();
        }
        let side_by_side = self.side_by_side(node, 0, &root.arms);
        if self.read_once(number) {
            return (TokenStream::new(), side_by_side);
        }
        // several stages read the same records: all but the last by reference
        let kept = self.names.ident_at("k", root.arms.first().copied().unwrap_or_default(), node.span);
        let first = self.first_reader(number) == number;
        let bind = if first { quote_spanned!(span=> let #kept = #side_by_side;) } else { TokenStream::new() };
        let parts =
            if root.last { quote!(#kept) } else { quote_spanned!(span=> __rt::Parts::by_ref(&#kept)) };
        (bind, parts)
    }

    fn first_reader(&self, number: usize) -> usize {
        let arms = &self.graph.stages[number].root.arms;
        self.graph.stages.iter().position(|stage| stage.root.arms == *arms).unwrap_or(number)
    }

    fn read_once(&self, number: usize) -> bool {
        self.graph.stages[number].root.last && self.first_reader(number) == number
    }

    /// Terminals one after another, as the partitions of the stream that `reader` reads as its
    /// input number `port`. If their types differ, that is a fault of the operator that puts them
    /// side by side.
    fn side_by_side(&self, reader: &Node, port: usize, arms: &[usize]) -> TokenStream {
        let mut concat = reader;
        if let Some(input) = reader.inputs.get(port).filter(|_| !reader.is_concat()) {
            concat = self.plan.node(*input);
        }
        while let Some(input) = concat.inputs.first().filter(|_| !concat.is_concat()) {
            concat = self.plan.node(*input);
        }
        let at = if arms.len() > 1 && concat.is_concat() { concat.span } else { reader.span };
        let span = self.names.at(at);
        let mut arms = arms.iter().map(|arm| self.names.ident_at("c", *arm, at));
        let first = arms.next().map(|arm| quote!(#arm)).unwrap_or_default();
        arms.fold(first, |before, arm| quote_spanned!(span=> __rt::Parts::concat(#before, #arm)))
    }

    /// The pieces that a wide operator reads, each input shuffled by itself: those of one partition
    /// together.
    fn brought_together(&self, number: usize, homes: &mut TokenStream) -> TokenStream {
        let node = self.plan.node(self.graph.stages[number].root.node);
        let span = self.names.at(node.span);
        let ports = self.graph.ports(number, self.plan);
        let mut sides = ports.iter().enumerate().map(|(port, arms)| {
            let parts = self.side_by_side(node, port, arms);
            self.shuffled(node, port, parts, homes)
        });
        let first = sides.next().unwrap_or_default();
        sides.fold(first, |first, second| quote_spanned!(span=> __rt::both(#first, #second)))
    }

    fn shuffled(&self, node: &Node, port: usize, parts: TokenStream, homes: &mut TokenStream) -> TokenStream {
        let span = self.names.at(node.span);
        if !node.moves(port) {
            return quote_spanned!(span=> __rt::stay(#parts));
        }
        let call = self.call();
        let home = self.home(call, node.span, homes);
        match node.wide() {
            Some(Partitioning::One) => {
                quote_spanned!(span=> __rt::exchange_to_one(__cx, #call, &#home, #parts))
            }
            Some(Partitioning::Evenly) => {
                let n = self.cx(node, None).arg(0).clone();
                quote_spanned!(span=> __rt::exchange_evenly(__cx, #call, &#home, #n, #parts))
            }
            _ => quote_spanned!(span=> __rt::exchange(__cx, #call, &#home, #parts)),
        }
    }

    fn home(&self, call: u32, at: Span, homes: &mut TokenStream) -> Ident {
        let home = self.names.ident_at("h", call as usize, at);
        homes.extend(quote_spanned!(self.names.at(at)=> let #home = __rt::Held::new();));
        home
    }

    /// The outputs, in the order of the text.
    pub(super) fn outputs(&self, homes: &mut TokenStream) -> TokenStream {
        let mut tokens = TokenStream::new();
        for (number, (id, arms)) in self.graph.outputs.iter().enumerate() {
            let node = self.plan.node(*id);
            let span = self.names.at(node.span);
            let Lower::Sink(sink) = self.def(node).lower else { unreachable!("verified") };
            let mut parts = self.side_by_side(node, 0, arms);
            let cx = self.cx(node, Some((self.sink_key(number, node), number)));
            if sink.gather || (sink.gathers_for)(&cx) {
                let call = self.call();
                let home = self.home(call, node.span, homes);
                parts = quote_spanned!(span=> __rt::gather(__cx, #call, &#home, #parts));
            } else if sink.sink_gathers {
                let (call, key) = (self.call(), self.sink_key(number, node));
                let home = self.home(call, node.span, homes);
                parts = quote_spanned!(span=> __rt::gather_for(__cx, #call, &#home, &#key, #parts));
            }
            if self.def(node).runs_in_driver() {
                let given = self.names.ident_at("o", number, node.span);
                let write = with_policy(&self.names, node, number, &given, (sink.write)(&cx, quote!(#given)));
                let write = self.leaving_state(node, std::slice::from_ref(&given), write);
                let (take, put) = self.driver_state();
                tokens.extend(quote_spanned! {span=>
                    let #given = #parts;
                    if __rt::StageCx::is_driver(__cx) { #take #write #put }
                });
            } else if node.options.keeps().is_some() || node.options.retries().is_some() {
                let given = self.names.ident_at("o", number, node.span);
                let write = with_policy(&self.names, node, number, &given, (sink.write)(&cx, quote!(#given)));
                tokens.extend(quote_spanned!(span=> let #given = #parts; #write));
            } else {
                tokens.extend((sink.write)(&cx, parts));
            }
        }
        tokens
    }

    /// Driver state is moved out for the closure, so that it sees the type that the user wrote, and
    /// back.
    fn driver_state(&self) -> (TokenStream, TokenStream) {
        let span = self.names.span();
        let (mut take, mut put) = (TokenStream::new(), TokenStream::new());
        for (i, name) in self.plan.drivers.iter().enumerate() {
            let (home, name) = (self.names.ident("d", i), self.pieces.user(name));
            let taken = quote_spanned!(span=> __rt::DriverState::take(&#home, __cx));
            take.extend(quote_spanned!(span=> #[allow(unused_mut)] let mut #name = #taken;));
            put.extend(quote_spanned!(span=> __rt::DriverState::put(&#home, #name);));
        }
        (take, put)
    }

    /// A call around a closure that most likely moves driver state out. It goes through a check, so
    /// that rustc reports this once and with our own text, and not again where the state is put
    /// back. `given` is what the call takes by value.
    fn leaving_state(&self, node: &Node, given: &[Ident], call: TokenStream) -> TokenStream {
        let closures = || node.args().iter().filter(|arg| matches!(arg.kind, ArgKind::Closure(..)));
        let mut drivers = self.plan.drivers.iter();
        let away = drivers.find_map(|name| closures().find_map(|arg| gives_away(arg.tokens.clone(), name)));
        let Some(at) = away else { return call };
        let (span, at) = (self.names.at(node.span), self.names.at(at));
        let used = Ident::new("__used", at);
        quote_spanned! {span=> {
            #(let mut #given = ::core::option::Option::Some(#given);)*
            let #used = || {
                #(let #given = __rt::taken(&mut #given);)*
                #call
            };
            __rt::leaves_state(#used)
        }}
    }

    pub(super) fn input_key(&self, id: NodeId) -> Ident {
        self.names.ident_at("i", id.index(), self.plan.node(id).span)
    }

    pub(super) fn sink_key(&self, number: usize, node: &Node) -> Ident {
        self.names.ident_at("w", number, node.span)
    }
}
