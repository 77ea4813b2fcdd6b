//! What sinks hold when a log is continued, and what the log still has for them.

use super::{Program, showing::guarded};
use crate::{
    error::Error,
    fault::Fault,
    sink::{DecideCx, LogState, OutputCx, Prepared, SinkControl, SinkKind, SinkStart, Standing, World},
};

/// What a run continues.
#[derive(Clone, Debug)]
pub(crate) struct Continued {
    pub(crate) state: LogState,
    /// by the name of the output: batches that are decided, with their tickets
    pub(crate) decided: Vec<(String, Vec<Prepared>)>,
}

impl Program {
    /// Holds every sink of those `asked` against the log. A staging sink that lacks decided batches
    /// commits them by their tickets; what a transactional one lacks has to be run again. One that
    /// is ahead is left out of the batches that it has, when they are run again for others.
    ///
    /// # Errors
    /// When a sink does not belong to the log, or cannot show what is decided.
    pub(super) fn continue_sinks(
        &self,
        world: &World,
        log: &Continued,
        asked: impl Fn(&dyn SinkControl) -> bool,
    ) -> Result<(), Error> {
        let mut ahead = Vec::new();
        for (pipe, ix, sink) in self.sinks().filter(|(.., sink)| asked(*sink)) {
            let (pipeline, output) = (pipe.plan.name, pipe.plan.outputs[ix]);
            let of = OutputCx { pipeline, output, world };
            let found = sink.start(&SinkStart::new(&of))?;
            if matches!(sink.kind(), SinkKind::Plain | SinkKind::Local) {
                continue;
            }
            let standing = log.state.standing(found.as_ref());
            let place = found.as_ref().map_or("an empty place", |found| &found.place);
            if let Some(refusal) = standing.refusal(output, place) {
                return Err(Error::Config(refusal));
            }
            if let (Standing::Ahead { .. }, Some(found)) = (standing, &found) {
                let ix = u32::try_from(ix).expect("a plan has fewer than 4 G outputs");
                ahead.push((pipe.first_output + ix, found.batch));
            }
            let lacks =
                |prepared: &&Prepared| found.as_ref().is_none_or(|has| has.batch < prepared.batch.seq);
            if sink.kind() == SinkKind::Staging && matches!(standing, Standing::Behind { .. }) {
                let of_output = log.decided.iter().filter(|(name, _)| name == output);
                let run: Vec<_> = of_output.flat_map(|(_, run)| run).filter(lacks).cloned().collect();
                let Some(last) = run.last() else { continue };
                let cx = DecideCx { of };
                guarded(|| sink.commit(&cx, &run)).map_err(|fault: Fault| Error::Output {
                    pipeline,
                    name: output,
                    batch: last.batch,
                    reason: fault.message().to_owned(),
                })?;
            }
        }
        self.set_ahead(ahead);
        Ok(())
    }
}
