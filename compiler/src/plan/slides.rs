//! In which batches a stream has something: the slides of windows, and whether they fit.
//!
//! What is written as a text is checked here, against the batch interval of the attribute. What is
//! not, and everything once more, is checked when the context starts.

use super::{NodeId, Plan, Setup, builder::Builder};
use crate::{
    ast::{
        Arg,
        attr::{duration_help, duration_us},
    },
    diag::{Diagnostics, STREAM, Vehicle},
    op::{self, Cardinality, OpDef, Span},
};
use proc_macro2::TokenStream;

impl Plan {
    /// The window that decides in which batches a stream has something; none: in every batch.
    pub fn slider(&self, id: NodeId) -> Option<NodeId> {
        let mut at = id;
        while self.node(at).duration(Span::Slide).is_none() {
            at = *self.node(at).inputs.first()?;
        }
        Some(at)
    }

    /// [`Plan::slider`] of every stream.
    pub fn sliders(&self) -> Vec<Option<NodeId>> {
        let mut sliders: Vec<Option<NodeId>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let before = || sliders[node.inputs.first()?.index()];
            sliders.push(node.duration(Span::Slide).map(|_| node.id).or_else(before));
        }
        sliders
    }

    /// The distance of the batches of a stream, in microseconds, as far as it is known.
    fn slide_us(&self, id: NodeId) -> Option<u64> {
        match self.slider(id) {
            Some(slider) => literal(self.node(slider).duration(Span::Slide)?.1)?.1.ok(),
            None => self.batch_us,
        }
    }
}

/// In microseconds, where it is written as a text that can be read.
fn readable(arg: &Arg, word: &str, title: &str) -> Result<Option<u64>, Fault> {
    let Some((text, us)) = literal(arg) else { return Ok(None) };
    let fault = |fault| Fault {
        slug: "duration",
        at: arg.tokens.clone(),
        message: format!("the {word} `{text}` of `{title}` {fault}"),
        help: duration_help(&text, "write a number and a unit: \"500ms\", \"30s\" or \"2min\""),
    };
    us.map(Some).map_err(fault)
}

impl Builder<'_> {
    /// Checks the durations of a new node, and notes what the start has to check.
    pub(super) fn slides(&mut self, id: NodeId) {
        let node = self.plan.node(id);
        let title = node.title();
        let mut faults = Vec::new();
        let durations = [(Span::Window, "length"), (Span::Slide, "slide"), (Span::Plain, "duration")];
        for (what, word) in durations {
            let Some((_, arg)) = node.duration(what) else { continue };
            match readable(arg, word, title) {
                Err(fault) => faults.push(fault),
                Ok(Some(us)) if what != Span::Plain => {
                    let input = node.inputs.first();
                    faults.extend(input.and_then(|input| self.multiple(title, *input, arg, word, us)));
                }
                Ok(_) => {}
            }
        }
        if node.is_window() {
            self.plan.setup.push(Setup::Window(id));
        }
        self.tell(faults);
        self.same_slide(id);
    }

    /// Checks an option that is a duration.
    pub(super) fn duration_option(&mut self, title: &str, word: &str, arg: &Arg) {
        self.tell(readable(arg, word, title).err());
    }

    /// Checks how often a stream is to be written down: in some of its own batches.
    pub(super) fn checkpoint_fits(&mut self, stream: NodeId, arg: &Arg) -> bool {
        let (title, word) = ("checkpoint", "interval");
        let fault = match readable(arg, word, title) {
            Err(fault) => Some(fault),
            Ok(us) => us.and_then(|us| self.multiple(title, stream, arg, word, us)),
        };
        let fits = fault.is_none();
        self.tell(fault);
        fits
    }

    fn tell(&mut self, faults: impl IntoIterator<Item = Fault>) {
        for Fault { slug, at, message, help } in faults {
            self.diags.error_at(slug, &at, message).help(help);
        }
    }

    /// A window and its slide are whole numbers of batches of what is read.
    fn multiple(&self, title: &str, input: NodeId, arg: &Arg, word: &str, us: u64) -> Option<Fault> {
        let unit = self.plan.slide_us(input)?;
        if us.is_multiple_of(unit) {
            return None;
        }
        let of = match self.plan.slider(input) {
            Some(slider) => format!("the slide of `{}`", self.plan.node(slider).name),
            None => "the batch interval".to_owned(),
        };
        let (below, above) = (us / unit * unit, (us / unit + 1) * unit);
        let show = super::print::duration;
        Some(Fault {
            slug: "window_multiple",
            at: arg.tokens.clone(),
            message: format!(
                "the {word} of `{title}`, {}, is not a multiple of {of}, {}",
                show(us),
                show(unit)
            ),
            help: match below {
                0 => format!("write \"{}\"", show(above)),
                _ => format!("write \"{}\" or \"{}\"", show(below), show(above)),
            },
        })
    }

    /// Streams that are brought together have the same batches.
    fn same_slide(&mut self, id: NodeId) {
        let node = self.plan.node(id);
        let [first, others @ ..] = &*node.inputs else { return };
        for other in others {
            let sliders = [*first, *other].map(|input| self.plan.slider(input));
            if sliders[0] == sliders[1] {
                continue;
            }
            match (self.plan.slide_us(*first), self.plan.slide_us(*other)) {
                (Some(a), Some(b)) if a == b => {}
                (Some(a), Some(b)) => {
                    let show = super::print::duration;
                    let (title, span) = (node.title().to_owned(), node.span);
                    self.diags
                        .error(
                            "different_slides",
                            span,
                            format!(
                                "`{title}` brings together streams that have a batch every {} and every {}",
                                show(a),
                                show(b)
                            ),
                        )
                        .help("give the windows of both the same slide, for example by `.window(length, slide)`");
                    return;
                }
                _ => {
                    self.plan.setup.push(Setup::SameSlide(id, sliders));
                    return;
                }
            }
        }
    }
}

/// How many times longer than its slide a window may be before it is said that folding it anew
/// takes long.
const LONG: u64 = 100;

/// Windows that are far longer than their slide, and folded anew for each of them.
pub(super) fn long_windows(plan: &Plan, diags: &mut Diagnostics) {
    if diags.has_error() {
        return;
    }
    for node in plan.live().filter(|node| node.is_window()) {
        let length = node.duration(Span::Window).and_then(|(_, arg)| literal(arg)?.1.ok());
        let (Some(length), Some(slide)) = (length, plan.slide_us(node.id)) else { continue };
        // what folds the window itself has no need of the warning
        let folds = node.op().is_some_and(|op| op.cardinality == Cardinality::Fewer);
        if folds || length / slide <= LONG {
            continue;
        }
        let Some((fold, better)) = folded(plan, node.id) else { continue };
        let show = super::print::duration;
        diags
            .warn(
                "long_window",
                node.span,
                format!(
                    "`{}` returns the records of {} every {}, and `{}` folds all of them each time",
                    node.title(),
                    show(length),
                    show(slide),
                    fold.name
                ),
            )
            .under(node.lints.tokens())
            .by(Vehicle::Deprecated(STREAM, node.op().map_or(STREAM, |op| op.name)))
            .help(format!("use `{}` in place of both: it looks at each record once", better.name));
    }
}

/// What brings the records of a stream together, perhaps after narrow operators, and what would do
/// so within the window.
fn folded(plan: &Plan, id: NodeId) -> Option<(&'static OpDef, &'static OpDef)> {
    let (mut waiting, mut seen) = (vec![id], vec![false; plan.nodes.len()]);
    while let Some(id) = waiting.pop() {
        for edge in plan.consumers(id).into_iter().rev() {
            let node = plan.node(edge.consumer);
            let Some(op) = node.op() else { continue };
            match op::windowed(op) {
                Some(better) => return Some((op, better)),
                None if node.is_narrow() && !std::mem::replace(&mut seen[node.id.index()], true) => {
                    waiting.push(node.id);
                }
                None => {}
            }
        }
    }
    None
}

struct Fault {
    slug: &'static str,
    at: TokenStream,
    message: String,
    help: String,
}

/// The text of an argument that is one, and the duration that it means, or the end of a sentence
/// about it.
fn literal(arg: &Arg) -> Option<(String, Result<u64, &'static str>)> {
    let text = syn::parse2::<syn::LitStr>(arg.tokens.clone()).ok()?.value();
    let us = duration_us(&text);
    Some((text, us))
}
