//! The end of a context, for those who wait for it; and who is told of the error that caused it.

use super::{Runner, State};
use crate::{env::inside, error::Error};
use std::{sync::PoisonError, time::Duration};

impl Runner {
    /// Waits for the end; gives the error that caused it to all who wait.
    pub(crate) fn await_end(&self) -> Result<(), Error> {
        self.may_wait()?;
        let mut state = self.lock();
        while !state.ended {
            state = self.end.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.result()
    }

    /// As [`Runner::await_end`], for a limited time; false when it is over.
    pub(crate) fn await_end_for(&self, limit: Duration) -> Result<bool, Error> {
        self.may_wait()?;
        let state = self.lock();
        let waited = self.end.wait_timeout_while(state, limit, |state| !state.ended);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner).0;
        match state.ended {
            true => state.result().map(|()| true),
            false => Ok(false),
        }
    }

    /// What the context runs must not wait for the context.
    fn may_wait(&self) -> Result<(), Error> {
        match inside::serves(&self.wake) {
            true => Err(Error::Config(
                "the end of a context cannot be awaited by what it runs itself: an operator, an output, a listener, a \
                 source or a receiver would wait for its own end. Call `stop(..)` there, which returns at once, and \
                 `await_termination()` in `main`"
                    .to_owned(),
            )),
            false => Ok(()),
        }
    }

    /// Nobody can ask for the error any more.
    pub(crate) fn left_alone(&self) {
        self.lock().alone = true;
        self.say_unheard();
    }

    /// An error that nobody was given and nobody can ask for any more goes to the terminal.
    pub(super) fn say_unheard(&self) {
        let mut state = self.lock();
        if !state.ended || !state.alone || std::mem::replace(&mut state.heard, true) {
            return;
        }
        let error = state.error.clone();
        drop(state);
        if let Some(error) = error {
            // a terminal that is gone has no reader to be told
            let _ =
                self.instance.env.world.console.err(&format!("streamc: the context has failed: {error}\n"));
        }
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.lock().ended
    }
}

impl State {
    fn result(&mut self) -> Result<(), Error> {
        self.heard |= self.error.is_some();
        self.error.clone().map_or(Ok(()), Err)
    }
}
