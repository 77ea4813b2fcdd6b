//! Options: what follows an operator or an output without being an operator itself.

use super::{NodeId, Setup, builder::Builder, options};
use crate::{
    ast::{self, ArgKind, Call},
    diag::nearest,
    op::{self, OPERATORS, OpDef},
};

use quote::ToTokens;

impl Builder<'_> {
    /// What stands behind an output is an option of it. False when nothing more can be made of the
    /// chain.
    pub(super) fn option_of_output(&mut self, sink: NodeId, call: &Call) -> bool {
        let node = &mut self.plan.nodes[sink.index()];
        let output = node.op().map_or("", |def| def.name);
        if node.options.take(call, output, self.diags) {
            return true;
        }
        if self.option_of_operator(sink, call).is_some() || self.misplaced(call, Some(sink)) {
            return true;
        }
        let node = self.plan.node(sink);
        let (word, span) = (call.name.to_string(), node.span);
        let own = node.op().map_or(&[][..], |def| def.options);
        let names = options::names().chain(own.iter().map(|option| option.name));
        if let (None, Some(near)) = (op::find(&word), nearest(&word, names)) {
            self.diags
                .error("unknown_option", call.name.span(), format!("an output has no option `{word}`"))
                .help(format!("write `{near}`"));
            return true;
        }
        self.diags
            .error("after_output", span, format!("`{output}` is an output: no operator can follow it"))
            .help("end the statement here and go on from the stream before it");
        false
    }

    /// Takes an option of the operator that it stands behind, if it is one: whether it was whole.
    pub(super) fn option_of_operator(&mut self, before: NodeId, call: &Call) -> Option<bool> {
        let def = self.plan.node(before).op()?;
        let number = def.option(&call.name.to_string())?;
        let wanted = def.wanted(number)?;
        let (name, span) = (wanted.name, call.name.span());
        let example = wanted.as_option();
        let is_word = wanted.kind == op::ArgKind::Nothing;
        let found = self.diags.iter().count();
        if self.plan.node(before).options.argument(number).is_some() {
            self.diags
                .error("option_twice", span, format!("option `{name}` is given twice for `{}`", def.name))
                .help("remove one of them");
        }
        if let Some(span) = call.turbofish {
            self.diags.error("turbofish", span, format!("`{name}` takes no type arguments")).help(
                match is_word {
                    true => format!("write `{example}`"),
                    false => "annotate its argument instead".to_owned(),
                },
            );
        }
        if call.args.len() != usize::from(!is_word) {
            let (n, are) = (call.args.len(), if call.args.len() == 1 { "is" } else { "are" });
            let takes = if is_word { "no argument" } else { "one argument" };
            self.diags
                .error("argument_count", span, format!("`{name}` takes {takes}, but {n} {are} given"))
                .help(format!("write {}`{example}`", if is_word { "" } else { "it as in " }));
            return Some(false);
        }
        let Some(arg) = call.args.first() else {
            let word = ast::Arg { kind: ArgKind::Expr, tokens: call.name.to_token_stream(), home: None };
            self.plan.nodes[before.index()].options.given.push((number, word));
            return Some(self.diags.iter().count() == found);
        };
        self.check_arg(name, &example, arg, wanted);
        self.check_names(def, arg);
        if matches!(wanted.kind, op::ArgKind::Duration(_)) {
            self.duration_option(def.name, name, arg);
        }
        if def.is_hoisted(number, matches!(arg.kind, ArgKind::Expr)) {
            self.plan.setup.push(Setup::Hoist(before, number));
        }
        let mut arg = arg.clone();
        self.lend(&mut arg, Some(wanted));
        self.plan.nodes[before.index()].options.given.push((number, arg));
        Some(self.diags.iter().count() == found)
    }

    /// Whether all has been said about an operator: what stands behind it is not an option any
    /// more.
    pub(super) fn is_complete(&mut self, id: Option<NodeId>) -> bool {
        let Some(def) = id.and_then(|id| self.plan.node(id).op()) else { return true };
        let Some(node) = id.map(|id| self.plan.node(id)).filter(|_| !def.one_of.is_empty()) else {
            return true;
        };
        let n_args = def.own_args().count();
        let (mut n_given, mut ways) = (0, Vec::new());
        for (i, arg) in def.own_args().chain(def.options).enumerate() {
            if def.one_of.contains(&arg.name) {
                let given = node.argument(i).filter(|arg| !matches!(arg.kind, ArgKind::Missing));
                n_given += usize::from(given.is_some());
                ways.push(match i < n_args {
                    true => format!("`{}(|..| ..)`", def.name),
                    false => format!("`{}().{}(|..| ..)`", def.name, arg.name),
                });
            }
        }
        if n_given == 1 {
            return true;
        }
        let message = match n_given {
            0 => format!("`{}` has no closure", def.name),
            _ => format!("`{}` has more than one closure", def.name),
        };
        self.diags.error("one_of", node.span, message).help(format!("write one of {}", ways.join(", ")));
        false
    }

    /// Whether there is a state before an operator that reads one.
    pub(super) fn shows_state(&mut self, def: &OpDef, call: &Call, before: Option<NodeId>) -> bool {
        let Some(before) = before.filter(|_| def.reads == op::Reads::State) else { return true };
        let node = self.plan.node(before);
        if node.op().is_some_and(|op| op.shows_state) {
            return true;
        }
        let what = match node.op() {
            Some(op) => format!("`{}` has none", op.name),
            None => format!("`{}` is an input", node.name),
        };
        let shown = OPERATORS.iter().filter(|op| op.shows_state);
        let shown: Vec<String> = shown.map(|op| format!("`{}`", op.name)).collect();
        self.diags
            .error(
                "no_state",
                call.name.span(),
                format!("`{}` reads the state of the operator before it, but {what}", def.name),
            )
            .help(format!(
                "write it directly after {}, or after the name of a stream that ends in one",
                shown.join(" or ")
            ));
        false
    }
}
