//! Groups that are brought together only to be folded: said where the text of the closure shows a
//! fold that can be done before records move, with what to write. It serves a warning alone, and
//! says nothing where it is not sure: what needs all values of a key, as a median does, is what
//! groups are for.

use super::{Node, Plan};
use crate::{
    ast::{Arg, ArgKind},
    diag::{Diagnostics, Vehicle},
    op::{self, Algebra, ArgKind as Wanted, OPERATORS, OpDef, Span},
};
use syn::{Expr, ExprClosure, Pat, Stmt};

/// Folds of whole groups that need no group.
pub(super) fn visible_folds(plan: &Plan, diags: &mut Diagnostics) {
    if diags.has_error() {
        return;
    }
    for node in plan.live() {
        let Some(before) = node.inputs.first().map(|input| plan.node(*input)) else { continue };
        let (Some(group), Some(op)) = (before.op().filter(|op| op.groups), node.op()) else { continue };
        if plan.consumers(before.id).len() != 1 {
            continue;
        }
        let Some((fold, better)) = node.args().first().and_then(folds).zip(better(before)) else { continue };
        diags
            .warn(
                "grouped_to_fold",
                before.span,
                format!("the values of a key are grouped only to make {} of them", fold.what),
            )
            .under(before.lints.tokens())
            .by(Vehicle::Deprecated(group.name, op.name))
            .help(fold.instead(better, before));
    }
}

/// What folds by key what `grouped` brings together.
fn better(grouped: &Node) -> Option<&'static OpDef> {
    let combines = |op: &&&OpDef| {
        op.keyed
            && op.algebra == Algebra::Combines
            && op.duration(Span::Window).is_none()
            && matches!(op.args, [arg] if arg.kind == Wanted::Function(&[2]))
    };
    let once = OPERATORS.iter().find(combines)?;
    if grouped.is_window() { op::windowed(once) } else { Some(once) }
}

/// Calls, as they stand in a program.
struct Calls {
    example: &'static str,
}

impl Calls {
    fn have(&self, method: &str) -> bool {
        self.example.split('.').skip(1).any(|call| call.split('(').next() == Some(method))
    }
}

/// A fold that two values can be brought together by.
struct Fold {
    /// what it looks like
    seen: Calls,
    what: &'static str,
    /// what has to come before
    before: Calls,
    /// of two values
    closure: &'static str,
}

const FOLDS: &[Fold] = &[
    Fold {
        seen: Calls { example: "all.count() all.len()" },
        what: "a count",
        before: Calls { example: ".map_values(|_| 1u64)" },
        closure: "|a, b| a + b",
    },
    Fold {
        seen: Calls { example: "all.max()" },
        what: "the largest",
        before: Calls { example: "" },
        closure: "|a, b| a.max(b)",
    },
    Fold {
        seen: Calls { example: "all.min()" },
        what: "the smallest",
        before: Calls { example: "" },
        closure: "|a, b| a.min(b)",
    },
    Fold {
        seen: Calls { example: "all.product()" },
        what: "a product",
        before: Calls { example: "" },
        closure: "|a, b| a * b",
    },
    Fold {
        seen: Calls { example: "all.sum()" },
        what: "a sum",
        before: Calls { example: "" },
        closure: "|a, b| a + b",
    },
];

/// What can stand before a fold: it asks for the values, or changes each.
const PLAIN: Calls = Calls { example: "all.cloned().copied().into_iter().iter().map(f)" };

/// What gives an `Option`.
const OPTIONAL: Calls = Calls { example: "all.max().min()" };

impl Fold {
    fn instead(&self, better: &OpDef, grouped: &Node) -> String {
        let length = grouped.args().iter().map(|arg| format!(", {}", arg.tokens));
        let length: String = length.collect();
        format!(
            "write `{}.{}({}{length})` in place of both: it combines before records move, and keeps no group",
            self.before.example, better.name, self.closure
        )
    }
}

/// The fold that a closure makes of the group that it is given, whole or as the second of a pair.
fn folds(arg: &Arg) -> Option<&'static Fold> {
    if !matches!(arg.kind, ArgKind::Closure(1, _)) {
        return None;
    }
    let closure: ExprClosure = syn::parse2(arg.tokens.clone()).ok()?;
    let mut param = closure.inputs.first()?;
    while let Pat::Type(typed) = param {
        param = &typed.pat;
    }
    let (group, body) = match (param, plain(&closure.body)) {
        (Pat::Ident(group), body) => (group, body),
        (Pat::Tuple(pair), Expr::Tuple(made)) if pair.elems.len() == 2 && made.elems.len() == 2 => {
            let Pat::Ident(group) = &pair.elems[1] else { return None };
            (group, plain(&made.elems[1]))
        }
        _ => return None,
    };
    let chain = chain(body, &group.ident.to_string())?;
    let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
    // what is asked of the group itself, what is made of each value, the fold, and what opens an
    // `Option`
    let (opened, chain) = match chain.as_slice() {
        [chain @ .., "unwrap" | "expect" | "unwrap_or" | "unwrap_or_default"] => (true, chain),
        chain => (false, chain),
    };
    let (last, before) = chain.split_last()?;
    if !before.iter().all(|method| PLAIN.have(method)) || opened != OPTIONAL.have(last) {
        return None;
    }
    FOLDS.iter().find(|fold| fold.seen.have(last))
}

/// An expression without parentheses, blocks and references around it.
fn plain(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => plain(&inner.expr),
        Expr::Group(inner) => plain(&inner.expr),
        Expr::Unary(inner) if matches!(inner.op, syn::UnOp::Deref(_)) => plain(&inner.expr),
        Expr::Cast(inner) => plain(&inner.expr),
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [Stmt::Expr(inner, None)] => plain(inner),
            _ => expr,
        },
        _ => expr,
    }
}

/// The methods that are called one after another on `root`, if that is all.
fn chain(expr: &Expr, root: &str) -> Option<Vec<String>> {
    let mut methods = Vec::new();
    let mut at = plain(expr);
    while let Expr::MethodCall(call) = at {
        methods.push(call.method.to_string());
        at = plain(&call.receiver);
    }
    let Expr::Path(path) = at else { return None };
    methods.reverse();
    path.path.is_ident(root).then_some(methods)
}

#[cfg(test)]
mod tests {
    use super::folds;
    use crate::ast::{Arg, ArgKind};
    use proc_macro2::TokenStream;

    fn what(closure: &str) -> Option<&'static str> {
        let tokens: TokenStream = closure.parse().expect("a case is made of tokens");
        folds(&Arg { kind: ArgKind::Closure(1, TokenStream::new()), tokens, home: None })
            .map(|fold| fold.what)
    }

    #[test]
    fn folds_are_seen_where_they_are_all_that_is_done() {
        assert_eq!(what("|(k, g)| (k, g.iter().sum::<u64>())"), Some("a sum"));
        assert_eq!(what("|g| { g.into_iter().map(|x| x.size).max().unwrap() }"), Some("the largest"));
        assert_eq!(what("|(word, all): (_, Group<'_, u64>)| (word, all.len() as u64)"), Some("a count"));
        for needs_group in [
            "|(k, g)| (k, p95(g))",
            "|(k, g)| (k, g.iter().max())",
            "|g| { let mut all: Vec<_> = g.iter().collect(); all.sort(); all[all.len() / 2] }",
            "|(k, g)| (k, g.iter().filter(|n| *n > 3).count())",
            "|(k, g)| (k, g.len(), g.iter().sum::<u64>())",
            "|(k, g)| (k, g.iter().collect::<BTreeSet<_>>().len())",
            "|(k, g)| (k, other.iter().sum::<u64>())",
        ] {
            assert_eq!(what(needs_group), None, "{needs_group}");
        }
    }
}
