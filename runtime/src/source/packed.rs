//! Packed text files: `.gz` (of one or more members) and `.zst` (of one or more frames), by the ending of the name, as Hadoop
//! does it. They are unpacked as a stream, in bounded memory, and cannot be divided, because nothing says where in them a line
//! begins.
//!
//! What is wrong is said with the offset in the packed file. Positions of records are those of the unpacked text.

#![cfg_attr(not(feature = "packed"), allow(unused, reason = "nothing is unpacked without the feature"))]

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
            "it is packed by {}, and this program was built without the feature `packed` of the crate `streamc-runtime`",
            self.name()
        )))
    }
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
