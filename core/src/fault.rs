//! Why a stage failed, in words that name the batch's operator and the source record.
//!
//! Nothing here costs anything per record: an operator and a position are noted only while a panic
//! unwinds.

use std::{
    any::Any,
    cell::RefCell,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// Why the records of a partition do not exist. The same in all instances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(Arc<Parts>);

/// What a fault consists of, for its codec.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are described by the methods of `Fault`")]
pub struct Parts {
    pub operator: Option<u32>,
    pub record: Option<String>,
    pub message: String,
    pub panic: bool,
    pub earlier: bool,
    pub skipped: bool,
    pub lost: Option<u32>,
    pub source: Option<String>,
}

impl Parts {
    fn new(message: String) -> Parts {
        Parts {
            operator: None,
            record: None,
            message,
            panic: false,
            earlier: false,
            skipped: false,
            lost: None,
            source: None,
        }
    }
}

impl Fault {
    /// Of the stages of a batch in which another instance went: not a fault of the batch.
    #[doc(hidden)]
    pub fn lost(peer: u32, why: &str) -> Self {
        Fault(Arc::new(Parts { lost: Some(peer), ..Parts::new(why.to_owned()) }))
    }

    /// The instance that is gone, if that is why.
    #[doc(hidden)]
    pub fn lost_peer(&self) -> Option<u32> {
        self.0.lost
    }

    /// A source does not have what belongs to the batch. No output goes without the batch then.
    #[doc(hidden)]
    pub fn unread(source: String, why: &str) -> Self {
        Fault(Arc::new(Parts { source: Some(source), ..Parts::new(why.to_owned()) }))
    }

    /// The source that could not be read, if that is why.
    #[doc(hidden)]
    pub fn source(&self) -> Option<&str> {
        self.0.source.as_deref()
    }

    /// A fault in the user's terms.
    pub fn new(message: impl Into<String>) -> Self {
        Fault(Arc::new(Parts::new(message.into())))
    }

    /// Of a window that is made of others, some of which were not given out because they were too
    /// many.
    #[doc(hidden)]
    pub fn skipped() -> Self {
        let message = "windows that this one is made of were skipped".to_owned();
        Fault(Arc::new(Parts { earlier: true, skipped: true, ..Parts::new(message) }))
    }

    /// From what a panic carried, and what was noted while it unwound.
    #[doc(hidden)]
    pub fn from_panic(payload: &(dyn Any + Send)) -> Self {
        if let Some(fault) = payload.downcast_ref::<Fault>() {
            NOTED.take();
            return fault.clone();
        }
        let message = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
            (Some(text), _) => (*text).to_owned(),
            (_, Some(text)) => text.clone(),
            _ => "panic without a message".to_owned(),
        };
        let Noted { operator, record, raised } = NOTED.take();
        Fault(Arc::new(Parts { operator, record, panic: !raised, ..Parts::new(message) }))
    }

    /// Its parts.
    #[doc(hidden)]
    pub fn parts(&self) -> &Parts {
        &self.0
    }

    /// The fault of these parts.
    #[doc(hidden)]
    pub fn of_parts(parts: Parts) -> Self {
        Fault(Arc::new(parts))
    }

    /// The operator whose closure failed, by its number in the plan.
    pub fn operator(&self) -> Option<u32> {
        self.0.operator
    }

    /// The source record that was being processed.
    pub fn record(&self) -> Option<&str> {
        self.0.record.as_deref()
    }

    /// Whether something panicked; otherwise it is an error of the input or of an output.
    pub fn is_panic(&self) -> bool {
        self.0.panic
    }

    /// The same fault, of a batch before the one that cannot go on without it.
    #[doc(hidden)]
    pub fn of_earlier_batch(&self) -> Fault {
        Fault(Arc::new(Parts { earlier: true, ..(*self.0).clone() }))
    }

    /// Whether nothing has failed, but windows were left out that are needed here.
    #[doc(hidden)]
    pub fn is_skipped(&self) -> bool {
        self.0.skipped
    }

    /// Whether it is that of an earlier batch: this one has nothing wrong of its own.
    #[doc(hidden)]
    pub fn is_of_earlier_batch(&self) -> bool {
        self.0.earlier
    }

    /// What the closure said.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

#[derive(Default)]
struct Noted {
    operator: Option<u32>,
    record: Option<String>,
    /// the input is wrong; nothing of the user's panicked
    raised: bool,
}

thread_local! {
    static NOTED: RefCell<Noted> = RefCell::default();
}

/// Forgets what an earlier panic on this thread left.
pub(crate) fn clear() {
    if std::thread::panicking() {
        return;
    }
    NOTED.take();
}

/// Calls what may run code of the user; a panic in it is a fault.
#[doc(hidden)]
pub fn caught<T>(f: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    clear();
    catch_unwind(AssertUnwindSafe(f)).unwrap_or_else(|payload| Err(Fault::from_panic(&*payload)))
}

/// The operator of a closure that has none of its own: it runs within the closure of one.
#[doc(hidden)]
pub const NOBODY: u32 = u32::MAX;

/// Lives while a user's closure runs; says whose it was if it panics. The innermost one wins.
#[doc(hidden)]
#[derive(Debug)]
pub struct OperatorGuard(#[doc(hidden)] pub u32);

impl OperatorGuard {
    #[inline(always)]
    #[doc(hidden)]
    pub fn done(self) {
        std::mem::forget(self);
    }
}

impl Drop for OperatorGuard {
    #[cold]
    fn drop(&mut self) {
        if self.0 != NOBODY {
            NOTED.with_borrow_mut(|noted| {
                noted.operator.get_or_insert(self.0);
            });
        }
    }
}

/// Counts the records of a block that is being read; names the current one if a closure panics.
pub(crate) struct Numbered(u64);

impl Numbered {
    pub(crate) fn new() -> Self {
        Numbered(0)
    }
    #[inline(always)]
    pub(crate) fn next(&mut self) {
        self.0 += 1;
    }
}

impl Drop for Numbered {
    fn drop(&mut self) {
        if std::thread::panicking() {
            note_record(format!("record {} of its block", self.0));
        }
    }
}

/// Ends the running stage with a fault, without the noise of a panic: for what is wrong with the
/// input.
#[cold]
pub(crate) fn raise(message: String) -> ! {
    NOTED.with_borrow_mut(|noted| noted.raised = true);
    std::panic::resume_unwind(Box::new(message))
}

/// Ends the running stage with a fault that is known already.
#[cold]
#[doc(hidden)]
pub fn raise_again(fault: Fault) -> ! {
    std::panic::resume_unwind(Box::new(fault))
}

/// Says which source record is being processed, while a panic unwinds.
#[cold]
pub(crate) fn note_record(record: String) {
    NOTED.with_borrow_mut(|noted| {
        noted.record.get_or_insert(record);
    });
}
