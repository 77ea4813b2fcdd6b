//! A `?` in a closure that gives neither a `Result` nor an `Option`. rustc says what such a closure
//! would have to give; here stands which operator takes one that does. Only what is surely wrong is
//! refused: all else is left to rustc.

use super::builder::Builder;
use crate::{
    ast::{Arg, ArgKind},
    op::{Cardinality, OPERATORS, OpDef, Takes},
};
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{Expr, ExprClosure, Stmt};

impl Builder<'_> {
    /// Reports a closure of `def` that a `?` cannot leave. False if there is none.
    pub(super) fn is_left_by_question(&mut self, def: &OpDef, arg: &Arg) -> bool {
        if !matches!(arg.kind, ArgKind::Closure(..)) {
            return false;
        }
        let Some(at) = first_question(arg.tokens.clone()) else { return false };
        let Ok(closure) = syn::parse2::<ExprClosure>(arg.tokens.clone()) else { return false };
        // a look at the record that goes on as it is says yes or no
        let says_yes_or_no = def.takes == Takes::Ref && def.cardinality == Cardinality::ZeroOrOne;
        if !says_yes_or_no
            && (!matches!(closure.output, syn::ReturnType::Default) || !is_plain(&closure.body))
        {
            return false;
        }
        let gives = match def.cardinality {
            Cardinality::ZeroOrOne if says_yes_or_no => "a `bool`",
            Cardinality::Many => "records",
            _ => "a record",
        };
        let message =
            format!("`?` cannot leave the closure of `{}`, which returns {gives}, not an error", def.name);
        let fallible = || OPERATORS.iter().filter(|op| op.splits.is_some());
        let own = fallible().find(|op| op.name == format!("try_{}", def.name));
        let optional = OPERATORS.iter().find(|op| {
            op.cardinality == Cardinality::ZeroOrOne && op.takes == Takes::Value && op.args.len() == 1
        });
        let optional = optional.map_or("", |op| op.name);
        let help = match (own, fallible().min_by_key(|op| op.name.len())) {
            (Some(op), _) => format!(
                "write `{}` with a closure that returns a `Result`, as in `{}`: errors are counted, and are a stream of their own; \
                 of what may be `None`, `{optional}` keeps what is in `Some`",
                op.name, op.example
            ),
            (None, Some(op)) => format!(
                "let `{}` before it make what can fail, as in `{}`; or say here what an error means, as `.is_ok_and(..)` or \
                 `.unwrap_or(..)` do",
                op.name, op.example
            ),
            (None, None) => return false,
        };
        self.diags.error("question_mark", at, message).help(help);
        true
    }
}

/// The first `?` that would leave the closure itself. None if a closure or a block of another kind
/// may be around one.
fn first_question(tokens: TokenStream) -> Option<Span> {
    let mut trees = tokens.into_iter().skip_while(|tree| !is_punct(tree, '|'));
    trees.next();
    let body: Vec<TokenTree> = trees.skip_while(|tree| !is_punct(tree, '|')).skip(1).collect();
    let mut found = None;
    search(&body, &mut found).then_some(found)?
}

fn is_punct(tree: &TokenTree, c: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == c)
}

/// False where something has a `?` of its own.
fn search(trees: &[TokenTree], found: &mut Option<Span>) -> bool {
    for (at, tree) in trees.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &trees[at]);
        match tree {
            TokenTree::Ident(word) if ["async", "fn", "try", "move"].iter().any(|own| word == own) => {
                return false;
            }
            TokenTree::Punct(bar) if bar.as_char() == '|' => {
                let is_operator = match before {
                    Some(TokenTree::Punct(before)) => "|?".contains(before.as_char()),
                    before => before.is_some(),
                };
                if !is_operator {
                    return false;
                }
            }
            TokenTree::Punct(mark) if mark.as_char() == '?' => {
                found.get_or_insert(mark.span());
            }
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                if !search(&inner, found) {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
}

/// Whether what an expression gives is surely neither a `Result` nor an `Option`.
fn is_plain(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => is_plain(&inner.expr),
        Expr::Group(inner) => is_plain(&inner.expr),
        Expr::Block(block) => match block.block.stmts.last() {
            Some(Stmt::Expr(last, None)) => is_plain(last),
            Some(Stmt::Expr(last, Some(_))) => !matches!(last, Expr::Return(_)),
            _ => true,
        },
        Expr::If(choice) => match &choice.else_branch {
            Some((_, other)) => is_plain(other),
            None => true,
        },
        // what is in it would have to be a second one
        Expr::Try(inner) => !matches!(*inner.expr, Expr::Path(_) | Expr::Try(_) | Expr::Field(_)),
        Expr::Macro(call) => ["format", "matches", "vec"].iter().any(|name| call.mac.path.is_ident(name)),
        Expr::Array(_)
        | Expr::Binary(_)
        | Expr::Cast(_)
        | Expr::Lit(_)
        | Expr::Reference(_)
        | Expr::Repeat(_)
        | Expr::Tuple(_)
        | Expr::Assign(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{first_question, is_plain};

    fn refused(closure: &str) -> bool {
        let tokens: proc_macro2::TokenStream = closure.parse().expect("a case is made of tokens");
        let parsed: syn::ExprClosure = syn::parse2(tokens.clone()).expect("a closure");
        first_question(tokens).is_some() && is_plain(&parsed.body)
    }

    #[test]
    fn only_what_is_surely_wrong_is_refused() {
        for wrong in [
            "|l| l.parse::<u64>()?",
            "|l| l.parse::<u64>()? * 2",
            "|l| (l, l.parse::<u64>()?)",
            "|l| { let n: u64 = l.parse()?; (l, n) }",
            "|l| l.parse::<u64>()? > 3 || l.is_empty()",
            "|l| format!(\"{}\", l.get(1)?)",
        ] {
            assert!(refused(wrong), "{wrong}");
        }
        for right in [
            "|l| Ok::<_, E>(l.parse::<u64>()?)",
            "|l| { let n = l.next()?; Some(n) }",
            "|x| x?",
            "|x| x??",
            "|l| (l, l.split(' ').map(|x| x.parse::<u64>().ok()?).count())",
            "|l| (l, run(|| { step()?; Ok(()) }))",
            "|l| (l, l.len())",
            "|l| read(l)?.lines().collect()",
        ] {
            assert!(!refused(right), "{right}");
        }
    }
}
