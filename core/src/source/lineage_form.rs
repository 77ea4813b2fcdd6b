//! Encodes what a batch took from a source. A log keeps it, and other instances read the batch's
//! input by it. A file is written once, however many spans it has.

use crate::{
    batch::{FileId, InputLineage, Position, Span, SplitId, SplitStatus},
    record::{Arena, Corrupt, Cursor, Record, Stored},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The first byte. A reader refuses versions it does not know.
const FORMAT: u8 = 1;

const OFFSET: u8 = 0;
const FILE: u8 = 1;
const BYTES: u8 = 2;

const READ: u8 = 0;
const CAUGHT_UP: u8 = 1;
const BEHIND: u8 = 2;
const UNREACHABLE: u8 = 3;
const ENDED: u8 = 4;

/// Appends `input`, to be read back by [`decode_input`].
pub fn encode_input(input: &InputLineage, out: &mut Arena) {
    let InputLineage { source, partitions, spans, statuses, moved, forgotten } = input;
    FORMAT.encode(out);
    (&**source).encode(out);
    partitions.encode(out);
    let of_spans = spans.iter().flat_map(|span| [&span.from, &span.to]);
    let positions = of_spans.chain(moved.iter().map(|(_, position)| position));
    let mut files = Files::new();
    let mut listed = Arena::default();
    for file in positions.filter_map(Position::file) {
        let next = files.len();
        files.entry(file).or_insert_with(|| {
            encode_file(file, &mut listed);
            next
        });
    }
    len(files.len(), out);
    out.bytes.append(&mut listed.bytes);
    len(spans.len(), out);
    for Span { split, from, to, partition, bytes, records } in spans.iter() {
        split.as_str().encode(out);
        encode_position(from, &files, out);
        encode_position(to, &files, out);
        partition.encode(out);
        bytes.encode(out);
        records.encode(out);
    }
    len(statuses.len(), out);
    for (split, status) in statuses {
        split.as_str().encode(out);
        encode_status(status, out);
    }
    len(moved.len(), out);
    for (split, position) in moved {
        split.as_str().encode(out);
        encode_position(position, &files, out);
    }
    len(forgotten.len(), out);
    for (split, file) in forgotten {
        split.as_str().encode(out);
        encode_file(file, out);
    }
}

/// Decodes what a batch took from a source.
///
/// # Errors
/// When the bytes are corrupt, or were written by a later release.
pub fn decode_input(from: &mut Cursor<'_>) -> Result<InputLineage, Corrupt> {
    if u8::decode(from)? != FORMAT {
        return Err(Corrupt("the lineage of a source was written by another release"));
    }
    let source = <String as Stored>::decode(from)?;
    let partitions = <u32 as Stored>::decode(from)?;
    let files = list(from, decode_file)?;
    let spans = list(from, |from| {
        let split = decode_split(from)?;
        let [begin, end] = [decode_position(from, &files)?, decode_position(from, &files)?];
        let (partition, bytes) = (<u32 as Stored>::decode(from)?, <u64 as Stored>::decode(from)?);
        let span = Span::new(split, begin, end).in_partition(partition).with_bytes(bytes);
        let records = <Option<u64> as Stored>::decode(from)?;
        Ok(records.map_or(span.clone(), |records| span.with_records(records)))
    })?;
    let mut input = InputLineage::new(source.into(), spans.into());
    input.partitions = partitions;
    input.statuses = list(from, |from| Ok((decode_split(from)?, decode_status(from)?)))?;
    input.moved = list(from, |from| Ok((decode_split(from)?, decode_position(from, &files)?)))?;
    input.forgotten = list(from, |from| Ok((decode_split(from)?, decode_file(from)?)))?;
    Ok(input)
}

fn len(len: usize, out: &mut Arena) {
    (len as u64).encode(out);
}

fn encode_bytes(bytes: &[u8], out: &mut Arena) {
    len(bytes.len(), out);
    out.bytes.extend(bytes);
}

fn decode_bytes(from: &mut Cursor<'_>) -> Result<Vec<u8>, Corrupt> {
    let len = <u64 as Stored>::decode(from)?;
    let len = usize::try_from(len).map_err(|_| Corrupt("bytes end early"))?;
    Ok(from.take_bytes(len)?.to_vec())
}

/// Allocates only as items arrive: the length may be corrupt.
fn list<T>(
    from: &mut Cursor<'_>,
    mut one: impl FnMut(&mut Cursor<'_>) -> Result<T, Corrupt>,
) -> Result<Vec<T>, Corrupt> {
    let n = <u64 as Stored>::decode(from)?;
    let mut all = Vec::new();
    for _ in 0..n {
        all.push(one(from)?);
    }
    Ok(all)
}

fn decode_split(from: &mut Cursor<'_>) -> Result<SplitId, Corrupt> {
    Ok(SplitId::new(&<String as Stored>::decode(from)?))
}

/// The numbers of the files that are listed.
type Files<'a> = BTreeMap<&'a FileId, usize>;

fn encode_position(position: &Position, files: &Files<'_>, out: &mut Arena) {
    match position {
        Position::Offset(offset) => {
            OFFSET.encode(out);
            offset.encode(out);
        }
        Position::File { file, offset } => {
            FILE.encode(out);
            len(files[&**file], out);
            offset.encode(out);
        }
        Position::Bytes(bytes) => {
            BYTES.encode(out);
            encode_bytes(bytes, out);
        }
    }
}

fn decode_position(from: &mut Cursor<'_>, files: &[Arc<FileId>]) -> Result<Position, Corrupt> {
    match u8::decode(from)? {
        OFFSET => Ok(Position::Offset(<u64 as Stored>::decode(from)?)),
        FILE => {
            let number = <u64 as Stored>::decode(from)?;
            let file = usize::try_from(number).ok().and_then(|number| files.get(number));
            let file = Arc::clone(file.ok_or(Corrupt("unknown file number"))?);
            Ok(Position::File { file, offset: <u64 as Stored>::decode(from)? })
        }
        BYTES => Ok(Position::Bytes(decode_bytes(from)?.into())),
        _ => Err(Corrupt("unknown kind of position")),
    }
}

fn encode_status(status: &SplitStatus, out: &mut Arena) {
    let kind = match status {
        SplitStatus::Read => READ,
        SplitStatus::CaughtUp => CAUGHT_UP,
        SplitStatus::Behind => BEHIND,
        SplitStatus::Unreachable(_) => UNREACHABLE,
        SplitStatus::Ended => ENDED,
    };
    kind.encode(out);
    if let SplitStatus::Unreachable(why) = status {
        (&**why).encode(out);
    }
}

fn decode_status(from: &mut Cursor<'_>) -> Result<SplitStatus, Corrupt> {
    Ok(match u8::decode(from)? {
        READ => SplitStatus::Read,
        CAUGHT_UP => SplitStatus::CaughtUp,
        BEHIND => SplitStatus::Behind,
        UNREACHABLE => SplitStatus::Unreachable(<String as Stored>::decode(from)?.into()),
        ENDED => SplitStatus::Ended,
        _ => return Err(Corrupt("unknown split status")),
    })
}

fn encode_file(file: &FileId, out: &mut Arena) {
    let FileId { path, id, len, modified } = file;
    encode_bytes(bytes_of(path), out);
    [id, len, modified].iter().for_each(|field| field.encode(out));
}

fn decode_file(from: &mut Cursor<'_>) -> Result<Arc<FileId>, Corrupt> {
    let path = path_of(decode_bytes(from)?)?;
    let mut next = || <u64 as Stored>::decode(from);
    let [id, len, modified] = [next()?, next()?, next()?];
    Ok(Arc::new(FileId::new(&path, len).with_identity(id, modified)))
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> &[u8] {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str())
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> Result<PathBuf, Corrupt> {
    Ok(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes).into())
}

/// The path in the encoding of the system, which is UTF-8 for all valid names.
#[cfg(not(unix))]
fn bytes_of(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Result<PathBuf, Corrupt> {
    String::from_utf8(bytes).map(PathBuf::from).map_err(|_| Corrupt("a path is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Rng;

    fn input() -> InputLineage {
        let files =
            ["in/a", "in/é"].map(|path| Arc::new(FileId::new(Path::new(path), 90).with_identity(7, 8)));
        let (a, b) = (SplitId::new("a"), SplitId::new("0/b"));
        let cursor = |text: &str| Position::Bytes(text.as_bytes().into());
        let spans = [
            Span::new(a.clone(), Position::Offset(3), Position::Offset(u64::MAX)).with_records(5),
            Span::of_file(&files[0], 0..40).in_partition(1),
            Span::of_file(&files[0], 40..90).in_partition(1),
            Span::of_file(&files[1], 0..u64::MAX).in_partition(2).with_bytes(90),
            Span::new(b.clone(), cursor(""), cursor("shard 7")).in_partition(2).with_records(0),
        ];
        let mut input = InputLineage::new("topic".into(), spans.into());
        input.partitions = 4;
        let statuses = [SplitStatus::Read, SplitStatus::CaughtUp, SplitStatus::Behind, SplitStatus::Ended];
        input.statuses = statuses.map(|status| (a.clone(), status)).to_vec();
        input.statuses.push((b.clone(), SplitStatus::Unreachable("refused".into())));
        let file = Arc::new(FileId::new(Path::new("in/moved"), 1));
        input.moved = vec![(b, Position::Offset(1)), (a.clone(), Position::File { file, offset: 1 })];
        input.forgotten = vec![(a, Arc::clone(&files[0]))];
        input
    }

    #[test]
    fn what_a_source_gave_is_read_back_and_a_file_is_written_once() {
        let mut arena = Arena::default();
        encode_input(&input(), &mut arena);
        let mut from = Cursor::new(&arena);
        let decoded = decode_input(&mut from).expect("it was encoded");
        assert_eq!(decoded, input());
        assert!(from.is_empty());
        let file = |n: usize| decoded.spans[n].from.file().expect("it is in a file");
        assert!(Arc::ptr_eq(file(1), file(2)));
    }

    #[test]
    fn what_was_cut_or_changed_is_refused_or_another_input_and_never_a_panic() {
        let mut arena = Arena::default();
        encode_input(&input(), &mut arena);
        for len in 0..arena.bytes.len() {
            let cut = Arena { bytes: arena.bytes[..len].to_vec(), text: arena.text.clone() };
            assert!(decode_input(&mut Cursor::new(&cut)).is_err(), "{len} bytes");
        }
        let mut rng = Rng::new(5);
        for _ in 0..20_000 {
            let mut changed = arena.clone();
            let at = rng.below(changed.bytes.len() as u64) as usize;
            changed.bytes[at] ^= 1 << rng.below(8);
            drop(decode_input(&mut Cursor::new(&changed)));
        }
        arena.bytes[0] = FORMAT + 1;
        assert!(decode_input(&mut Cursor::new(&arena)).is_err());
    }
}
