//! Packed text files: `.gz` (of one or more members) and `.zst` (of one or more frames), by the
//! ending of the name, as Hadoop does it. They are unpacked as a stream, in bounded memory, and
//! cannot be divided, because nothing says where in them a line begins.
//!
//! What is wrong is said with the offset in the packed file. Positions of records are those of the
//! unpacked text.

#![cfg_attr(not(feature = "packed"), allow(unused, reason = "nothing is unpacked without the feature"))]

use super::read_at::read_exact;
use crate::env::FileRead;
use std::{
    io::{self, BufRead, BufReader, Read},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// How much of a packed file is read at once.
const READ_BYTES: usize = 64 << 10;

/// How many bytes of text are packed into one, as long as nothing is known.
const USUAL_RATIO: u64 = 8;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// By the ending of its name.
    pub(super) fn of(path: &Path) -> Option<Packing> {
        match path.extension()?.as_encoded_bytes() {
            b"gz" => Some(Packing::Gzip),
            b"zst" => Some(Packing::Zstd),
            _ => None,
        }
    }

    /// About how many bytes of text are packed in a file of `len` bytes, as it says itself: gzip at
    /// the end of its last member, zstd in the head of its first frame. Where it does not say so,
    /// as much as others like it had.
    pub(super) fn text_bytes(self, file: &dyn FileRead, len: u64, others: &Ratio) -> io::Result<u64> {
        let mut bytes = [0; 18];
        let n = len.min(bytes.len() as u64) as usize;
        let from = if self == Packing::Gzip { len - n as u64 } else { 0 };
        read_exact(file, &mut bytes[..n], from)?;
        let stated = match self {
            Packing::Gzip => bytes[..n].last_chunk().map(|size| u64::from(u32::from_le_bytes(*size))),
            Packing::Zstd => frame_content(&bytes[..n]),
        };
        // the size of several members or frames, or of one of more than 4 GiB, is not that of the
        // last or first
        Ok(stated.filter(|stated| *stated >= len).unwrap_or_else(|| others.text_of(len)))
    }

    fn name(self) -> &'static str {
        match self {
            Packing::Gzip => "gzip",
            Packing::Zstd => "zstd",
        }
    }

    /// The text that is packed in a file.
    #[cfg(feature = "packed")]
    pub(super) fn unpack(self, packed: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
        let at = Arc::new(AtomicU64::new(0));
        let mut input = Input { input: BufReader::with_capacity(READ_BYTES, packed), at: at.clone() };
        // as a text file without bytes is one without lines
        if input.fill_buf()?.is_empty() {
            return Ok(Box::new(io::empty()));
        }
        let unpacked: Box<dyn Read + Send> = match self {
            Packing::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(input)),
            Packing::Zstd => Box::new(zstd::Frames::new(input)),
        };
        Ok(Box::new(Unpacked { unpacked, packing: self, at }))
    }

    #[cfg(not(feature = "packed"))]
    pub(super) fn unpack(self, _: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
        Err(io::Error::other(format!(
            "it is packed by {}, and this program was built without the feature `packed` of the crate `streamc`",
            self.name()
        )))
    }
}

/// How much text the packed files of a source had.
#[derive(Debug, Default)]
pub(super) struct Ratio {
    packed: AtomicU64,
    text: AtomicU64,
}

impl Ratio {
    /// A file of `packed` bytes had `text` bytes of text.
    pub(super) fn add(&self, packed: u64, text: u64) {
        self.packed.fetch_add(packed, Ordering::Relaxed);
        self.text.fetch_add(text, Ordering::Relaxed);
    }

    fn text_of(&self, len: u64) -> u64 {
        let (packed, text) = (self.packed.load(Ordering::Relaxed), self.text.load(Ordering::Relaxed));
        let expected = match packed {
            0 => u128::from(len) * u128::from(USUAL_RATIO),
            packed => u128::from(len) * u128::from(text) / u128::from(packed),
        };
        u64::try_from(expected).unwrap_or(u64::MAX).max(len)
    }
}

/// The size of what is in a frame of zstd, if its head says so (RFC 8878, section 3.1.1.1).
fn frame_content(head: &[u8]) -> Option<u64> {
    let descriptor = *head.strip_prefix(b"\x28\xb5\x2f\xfd")?.first()?;
    let is_single = descriptor & 0x20 != 0;
    let dictionary = [0, 1, 2, 4][usize::from(descriptor & 3)];
    let size = head.get(5 + usize::from(!is_single) + dictionary..)?;
    Some(match descriptor >> 6 {
        0 if is_single => u64::from(*size.first()?),
        0 => return None,
        1 => 256 + u64::from(u16::from_le_bytes(*size.first_chunk()?)),
        2 => u64::from(u32::from_le_bytes(*size.first_chunk()?)),
        _ => u64::from_le_bytes(*size.first_chunk()?),
    })
}

/// The packed file, and how far it was used.
struct Input<R> {
    input: BufReader<R>,
    at: Arc<AtomicU64>,
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(bytes)?;
        self.at.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.at.fetch_add(n as u64, Ordering::Relaxed);
        self.input.consume(n);
    }
}

/// The text; errors name the place in the packed file.
struct Unpacked {
    unpacked: Box<dyn Read + Send>,
    packing: Packing,
    at: Arc<AtomicU64>,
}

impl Read for Unpacked {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.unpacked.read(bytes).map_err(|e| {
            let (at, packing) = (self.at.load(Ordering::Relaxed), self.packing.name());
            match e.kind() {
                io::ErrorKind::Interrupted => e,
                io::ErrorKind::UnexpectedEof => io::Error::new(
                    e.kind(),
                    format!("the {packing} data is cut off: it ends at byte {at} of the packed file"),
                ),
                _ => io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("the {packing} data is corrupt near byte {at} of the packed file: {e}"),
                ),
            }
        })
    }
}

#[cfg(feature = "packed")]
mod zstd {
    use ruzstd::decoding::{
        BlockDecodingStrategy, FrameDecoder,
        errors::{FrameDecoderError, ReadFrameHeaderError},
    };
    use std::io::{self, BufRead, Read};

    /// The frames of a file, one after another.
    pub(super) struct Frames<R> {
        input: R,
        decoder: FrameDecoder,
        within: bool,
    }

    impl<R: BufRead> Frames<R> {
        pub(super) fn new(input: R) -> Self {
            Frames { input, decoder: FrameDecoder::new(), within: false }
        }

        /// Begins the next frame that holds data; false at the end of the file.
        fn begin(&mut self) -> io::Result<bool> {
            while !self.input.fill_buf()?.is_empty() {
                match self.decoder.init(&mut self.input) {
                    Ok(()) => return Ok(true),
                    Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                        length,
                        ..
                    })) => {
                        let n = u64::from(length);
                        let mut skipped = self.input.by_ref().take(n);
                        if io::copy(&mut skipped, &mut io::sink())? < n {
                            return Err(io::ErrorKind::UnexpectedEof.into());
                        }
                    }
                    Err(e) => return Err(self.wrong(e)),
                }
            }
            Ok(false)
        }

        fn wrong(&mut self, e: FrameDecoderError) -> io::Error {
            // what is cut off cannot be told from the decoder's errors, but from nothing being left
            match self.input.fill_buf() {
                Ok([]) => io::ErrorKind::UnexpectedEof.into(),
                Ok(_) => io::Error::other(e),
                Err(e) => e,
            }
        }

        fn end(&mut self) -> io::Result<()> {
            self.within = false;
            let said = self.decoder.get_checksum_from_data();
            if said.is_some() && said != self.decoder.get_calculated_checksum() {
                return Err(io::Error::other("the checksum of a frame is another one"));
            }
            Ok(())
        }
    }

    impl<R: BufRead> Read for Frames<R> {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            loop {
                if !self.within {
                    if bytes.is_empty() || !self.begin()? {
                        return Ok(0);
                    }
                    self.within = true;
                }
                while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                    let some = BlockDecodingStrategy::UptoBytes(bytes.len());
                    if let Err(e) = self.decoder.decode_blocks(&mut self.input, some) {
                        return Err(self.wrong(e));
                    }
                }
                match self.decoder.read(bytes)? {
                    0 if bytes.is_empty() => return Ok(0),
                    0 => self.end()?,
                    n => return Ok(n),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::{Fs, MemFs};

    fn text_bytes(packing: Packing, bytes: &[u8], others: &Ratio) -> u64 {
        let fs = MemFs::new();
        fs.put("a", bytes);
        let file = fs.open(Path::new("a")).expect("it is there");
        packing.text_bytes(&*file, bytes.len() as u64, others).expect("it can be read")
    }

    /// By the tables of RFC 1952 and RFC 8878.
    #[test]
    fn a_packed_file_says_how_much_text_it_has() {
        let none = Ratio::default();
        let gzip = [&[0x1f, 0x8b, 8, 0][..], &[7; 10], &70_000u32.to_le_bytes()].concat();
        assert_eq!(text_bytes(Packing::Gzip, &gzip, &none), 70_000);
        let magic = [0x28, 0xb5, 0x2f, 0xfd];
        for (head, text) in [
            (&[0x20, 200][..], 200),
            (&[0x60, 0x00, 0x01], 256 + 256),
            (&[0x40, 0x58, 0x00, 0x01], 256 + 256),
            (&[0x43, 0x58, 1, 2, 3, 4, 0x00, 0x01], 256 + 256),
            (&[0xa1, 9, 0x70, 0x11, 0x01, 0x00], 70_000),
            (&[0xc2, 0x58, 9, 9, 0, 0, 0, 0, 1, 0, 0, 0], 1 << 32),
        ] {
            assert_eq!(text_bytes(Packing::Zstd, &[&magic, head].concat(), &none), text, "{head:?}");
        }
    }

    #[test]
    fn where_it_does_not_say_so_it_has_as_much_as_others() {
        let others = Ratio::default();
        // without a size, cut off, skippable, of several members with an empty last one
        let magic = [0x28, 0xb5, 0x2f, 0xfd];
        let unknown = [&magic[..], &[0x00, 0x58, 1, 2]].concat();
        let skippable = [&0x184d_2a50u32.to_le_bytes()[..], &[1, 0, 0, 0, 9]].concat();
        let cases = [
            (Packing::Zstd, unknown),
            (Packing::Zstd, magic.to_vec()),
            (Packing::Zstd, skippable),
            (Packing::Gzip, vec![0; 20]),
            (Packing::Gzip, vec![1, 0]),
            (Packing::Gzip, Vec::new()),
        ];
        for factor in [USUAL_RATIO, 30] {
            for (packing, bytes) in &cases {
                let text = text_bytes(*packing, bytes, &others);
                assert_eq!(text, bytes.len() as u64 * factor, "{packing:?} {bytes:?}");
            }
            others.add(1000, 30_000);
        }
        others.add(u64::MAX / 2, 0);
        assert_eq!(others.text_of(100), 100, "no less than it has itself");
    }
}
