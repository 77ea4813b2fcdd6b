//! A batch log in files: small, but as durable as it claims. It shows that [`BatchLog`] and the
//! file seam are enough for one.
//!
//! Records are in segments, each record as its length, its checksum and its bytes. What was taken
//! is written when somebody needs it durable, all of it in one append with one sync. A segment is
//! followed by another one only when it is synced, so what is torn is at the end of the last one:
//! an opening cuts it off.

use std::{
    fmt,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use streamc_core::{
    batch::{BatchId, Lineage},
    env::{FileWrite, Fs},
    log::{BatchLog, Decision, Lsn},
};

/// Length and checksum.
const HEAD: usize = 8;

/// A record that an opening found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// What this batch is made of, as text.
    Begun(u64, String),
    /// What was decided about it, as text.
    Decided(u64, String),
}

/// See the head of this file.
pub(crate) struct FileLog {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    segment_bytes: u64,
    state: Mutex<State>,
}

struct State {
    /// the number of the open segment
    segment: u64,
    written: u64,
    file: Option<Box<dyn FileWrite>>,
    /// taken, and not written yet
    pending: Vec<u8>,
    /// records taken in this run
    taken: u64,
    /// of them, how many are durable
    durable: u64,
    /// after an error nothing becomes durable any more: the system may have dropped what it could
    /// not write, and report no error the next time
    broken: Option<ErrorKind>,
}

impl fmt::Debug for FileLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileLog({})", self.folder.display())
    }
}

impl FileLog {
    /// Opens the log in `folder`, whose parent exists, and returns what is in it.
    ///
    /// # Errors
    /// Those of the files, and [`ErrorKind::InvalidData`] when a segment before the last one is
    /// damaged.
    pub(crate) fn open(
        fs: Arc<dyn Fs>,
        folder: impl Into<PathBuf>,
        segment_bytes: u64,
    ) -> io::Result<(FileLog, Vec<Found>)> {
        let folder = folder.into();
        if !fs.exists(&folder)? {
            fs.create_dir(&folder)?;
        }
        // a run before may have been killed between the creation and this
        fs.sync_dir(folder.parent().unwrap_or(Path::new("")))?;
        let segments = fs.entries(&folder)?;
        let mut found = Vec::new();
        let mut state = State {
            segment: 0,
            written: 0,
            file: None,
            pending: Vec::new(),
            taken: 0,
            durable: 0,
            broken: None,
        };
        for (number, entry) in (0u64..).zip(&segments) {
            let bytes = fs.read_range(&entry.path, 0..entry.len)?;
            let whole = read(&bytes, &mut found)?;
            if whole < bytes.len() && number + 1 < segments.len() as u64 {
                let text = format!("`{}` is damaged at byte {whole}", entry.path.display());
                return Err(io::Error::new(ErrorKind::InvalidData, text));
            }
            if whole < bytes.len() {
                fs.truncate(&entry.path, whole as u64)?;
            }
            (state.segment, state.written) = (number, whole as u64);
        }
        let log = FileLog { fs, folder, segment_bytes, state: Mutex::new(state) };
        log.state.lock().unwrap_or_else(PoisonError::into_inner).open(&log)?;
        Ok((log, found))
    }

    fn path(&self, segment: u64) -> PathBuf {
        self.folder.join(format!("log-{segment:010}"))
    }

    fn take(&self, kind: u8, batch: BatchId, text: &dyn fmt::Debug) -> Lsn {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut record = vec![kind];
        record.extend_from_slice(&batch.seq.to_le_bytes());
        record.extend_from_slice(format!("{text:?}").as_bytes());
        let len = u32::try_from(record.len()).expect("a test has short records");
        state.pending.extend_from_slice(&len.to_le_bytes());
        state.pending.extend_from_slice(&crc32fast::hash(&record).to_le_bytes());
        state.pending.extend_from_slice(&record);
        state.taken += 1;
        Lsn(state.taken - 1)
    }
}

impl State {
    /// Opens the segment, cut off as it may be, so that it is on the disk with its name.
    fn open(&mut self, log: &FileLog) -> io::Result<()> {
        let mut file = log.fs.append(&log.path(self.segment))?;
        file.sync()?;
        log.fs.sync_dir(&log.folder)?;
        self.file = Some(file);
        Ok(())
    }

    fn write(&mut self, log: &FileLog) -> io::Result<()> {
        if self.written >= log.segment_bytes {
            (self.segment, self.written) = (self.segment + 1, 0);
            self.open(log)?;
        }
        let file = self.file.as_mut().ok_or(ErrorKind::NotConnected)?;
        file.write_all(&self.pending)?;
        file.sync()?;
        self.written += self.pending.len() as u64;
        self.pending.clear();
        self.durable = self.taken;
        Ok(())
    }
}

/// Reads records up to the first one that is not whole; returns where that begins.
fn read(bytes: &[u8], found: &mut Vec<Found>) -> io::Result<usize> {
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + HEAD) {
        let number =
            |from: usize| u32::from_le_bytes([head[from], head[from + 1], head[from + 2], head[from + 3]]);
        let Some(record) = bytes.get(at + HEAD..at + HEAD + number(0) as usize) else { break };
        if record.len() < 9 || crc32fast::hash(record) != number(4) {
            break;
        }
        let seq = record[1..9].try_into().map(u64::from_le_bytes).expect("eight bytes");
        let text = String::from_utf8_lossy(&record[9..]).into_owned();
        found.push(match record[0] {
            b'b' => Found::Begun(seq, text),
            b'd' => Found::Decided(seq, text),
            kind => return Err(io::Error::new(ErrorKind::InvalidData, format!("a record of kind {kind}"))),
        });
        at += HEAD + record.len();
    }
    Ok(at)
}

impl BatchLog for FileLog {
    fn begin(&self, lineage: &Lineage) -> Lsn {
        self.take(b'b', lineage.batch, lineage)
    }

    fn decided(&self, batch: BatchId, decision: &Decision) -> Lsn {
        self.take(b'd', batch, decision)
    }

    fn durable(&self, lsn: Lsn) -> io::Result<()> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if lsn.0 < state.durable {
            return Ok(());
        }
        if let Some(kind) = state.broken {
            return Err(kind.into());
        }
        state.write(self).inspect_err(|e| state.broken = Some(e.kind()))
    }
}
