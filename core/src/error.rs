//! What can go wrong outside the user's closures, in the user's terms. (What goes wrong inside a
//! stage is a [`Fault`](crate::fault::Fault); it reaches the user inside [`Error::Batch`].)

use crate::batch::BatchId;
use std::{error, fmt, io, path::PathBuf, sync::Arc};

/// The result of everything that a program calls on a context.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a `let` of a pipeline failed: any error.
pub type BuildError = Box<dyn error::Error + Send + Sync>;

/// Why a context could not start, or stopped.
#[non_exhaustive]
pub enum Error {
    /// A source cannot give records.
    Source {
        /// The source, as it names itself: `file words.txt`.
        name: String,
        /// What is wrong, and what to do.
        reason: String,
        /// What the system said.
        cause: Option<io::Error>,
    },
    /// A file or folder cannot be used.
    Io {
        /// What was tried: `create the folder`.
        what: &'static str,
        /// On which file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The program or its command line asks for something impossible.
    Config(String),
    /// The system refused a thread, or a handler of signals.
    Thread {
        /// What was tried: `start the thread of the listeners`.
        what: String,
        /// What the system said.
        cause: io::Error,
    },
    /// Code outside of every closure and output panicked, a source for example.
    Panic {
        /// What the panic said.
        message: String,
    },
    /// Another instance of this program is gone, and with it its partitions. Every instance that is
    /// left ends with this. A batch that was not decided is seen nowhere.
    Peer {
        /// The instance, counted from 0.
        peer: u32,
        /// The batch in which that was noticed.
        batch: BatchId,
        /// What was seen of the instance.
        reason: String,
    },
    /// The batch log cannot be written. The run ends; nothing of the batch is shown from then on,
    /// and a run that continues the log finishes or repeats it.
    Log {
        /// The batch.
        batch: BatchId,
        /// What the system said.
        cause: io::Error,
    },
    /// A `let` of the pipeline's body failed (its `?`).
    Build {
        /// The pipeline.
        pipeline: String,
        /// What the expression gave.
        cause: Arc<dyn error::Error + Send + Sync>,
    },
    /// An output could not take a batch.
    Output {
        /// The pipeline.
        pipeline: &'static str,
        /// The output, as the plan names it: `print` or the binding's name.
        name: &'static str,
        /// The batch.
        batch: BatchId,
        /// What is wrong.
        reason: String,
    },
    /// What else a program's own code fails with: `?` makes it of an [`io::Error`],
    /// [`Error::other`] of any error or text.
    Other(Arc<dyn error::Error + Send + Sync>),
    /// A batch failed: a closure panicked, or a source could not be read.
    Batch {
        /// The pipeline.
        pipeline: &'static str,
        /// The output that has no batch because of it.
        output: &'static str,
        /// The batch.
        batch: BatchId,
        /// The operator whose closure failed, and where it stands: `map at src/main.rs:12:40`.
        operator: Option<String>,
        /// The source record that was being processed.
        record: Option<Box<str>>,
        /// What the closure said.
        message: String,
    },
}

impl Error {
    /// A source that cannot give records, without a cause from the system.
    pub fn source_failed(name: impl Into<String>, reason: impl Into<String>) -> Self {
        Error::Source { name: name.into(), reason: reason.into(), cause: None }
    }

    /// An error of the program's own, so that `main` can give one type of error back.
    ///
    /// ```
    /// use streamc::Error;
    ///
    /// fn port(text: &str) -> streamc::Result<u16> {
    ///     text.parse().map_err(Error::other)
    /// }
    ///
    /// fn settings() -> streamc::Result<String> {
    ///     Ok(std::fs::read_to_string("no/such/settings.toml")?) // an `io::Error`
    /// }
    ///
    /// assert_eq!(port("http").unwrap_err().to_string(), "invalid digit found in string");
    /// assert!(settings().unwrap_err().to_string().starts_with("No such file"));
    /// assert_eq!(Error::other("no sensor is configured").to_string(), "no sensor is configured");
    /// ```
    pub fn other(cause: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        let cause: Box<dyn error::Error + Send + Sync> = cause.into();
        Error::Other(cause.into())
    }
}

/// An error belongs to all who wait for it. Errors of the program's own code are shared; what the
/// system said is kept as its code, or as its kind and text.
impl Clone for Error {
    fn clone(&self) -> Self {
        let io = |cause: &io::Error| match cause.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code),
            None => io::Error::new(cause.kind(), cause.to_string()),
        };
        match self {
            Error::Source { name, reason, cause } => {
                Error::Source { name: name.clone(), reason: reason.clone(), cause: cause.as_ref().map(io) }
            }
            Error::Io { what, path, cause } => Error::Io { what, path: path.clone(), cause: io(cause) },
            Error::Config(text) => Error::Config(text.clone()),
            Error::Thread { what, cause } => Error::Thread { what: what.clone(), cause: io(cause) },
            Error::Panic { message } => Error::Panic { message: message.clone() },
            Error::Log { batch, cause } => Error::Log { batch: *batch, cause: io(cause) },
            Error::Peer { peer, batch, reason } => {
                Error::Peer { peer: *peer, batch: *batch, reason: reason.clone() }
            }
            Error::Other(cause) => Error::Other(Arc::clone(cause)),
            Error::Build { pipeline, cause } => {
                Error::Build { pipeline: pipeline.clone(), cause: Arc::clone(cause) }
            }
            Error::Output { pipeline, name, batch, reason } => {
                Error::Output { pipeline, name, batch: *batch, reason: reason.clone() }
            }
            Error::Batch { pipeline, output, batch, operator, record, message } => Error::Batch {
                pipeline,
                output,
                batch: *batch,
                operator: operator.clone(),
                record: record.clone(),
                message: message.clone(),
            },
        }
    }
}

impl From<io::Error> for Error {
    fn from(cause: io::Error) -> Self {
        Error::Other(Arc::new(cause))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Source { name, reason, cause: None } => write!(f, "{name}: {reason}"),
            Error::Source { name, reason, cause: Some(cause) } => write!(f, "{name}: {reason}: {cause}"),
            Error::Io { what, path, cause } => write!(f, "cannot {what} `{}`: {cause}", path.display()),
            Error::Config(text) => f.write_str(text),
            Error::Thread { what, cause } => write!(f, "cannot {what}: {cause}"),
            Error::Panic { message } => write!(f, "the context stopped because of a panic: {message}"),
            Error::Peer { peer, batch, reason } => {
                write!(f, "instance {peer} was lost in batch {batch}: {reason}")
            }
            Error::Log { batch, cause } => {
                write!(f, "the batch log cannot be written, for batch {batch}: {cause}")
            }
            Error::Other(cause) => write!(f, "{cause}"),
            Error::Build { pipeline, cause } => write!(f, "pipeline `{pipeline}` cannot be built: {cause}"),
            Error::Output { pipeline, name, batch, reason } => {
                write!(f, "pipeline `{pipeline}`, batch {batch}: output `{name}` failed: {reason}")
            }
            Error::Batch { pipeline, output, batch, operator, record, message } => {
                write!(f, "pipeline `{pipeline}`, batch {batch}: output `{output}` failed")?;
                if let Some(operator) = operator {
                    write!(f, " in {operator}")?;
                }
                if let Some(record) = record {
                    write!(f, ", on {record}")?;
                }
                write!(f, ": {message}")
            }
        }
    }
}

/// The same as [`Display`](fmt::Display): a `main` that returns an error shows it in this form.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Error::Source { cause: Some(cause), .. }
            | Error::Io { cause, .. }
            | Error::Log { cause, .. }
            | Error::Thread { cause, .. } => Some(cause),
            Error::Build { cause, .. } => Some(&**cause),
            // it is shown as its cause is
            Error::Other(cause) => cause.source(),
            Error::Source { .. }
            | Error::Config(_)
            | Error::Panic { .. }
            | Error::Peer { .. }
            | Error::Output { .. }
            | Error::Batch { .. } => None,
        }
    }
}
