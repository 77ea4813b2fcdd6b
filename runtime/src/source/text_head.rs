//! How a text file may begin: a byte order mark is no text. Hadoop's reader drops that of UTF-8 at
//! the beginning of a file, and so does Spark. Packed data is no text either: what begins as such
//! where text is expected is refused, since its lines would be noise.

use std::io::{self, Read};

/// What UTF-8 begins with, if it says so.
const UTF8: &[u8] = b"\xef\xbb\xbf";
/// What UTF-16 begins with, the higher byte first and the lower byte first.
const UTF16: [&[u8]; 2] = [b"\xfe\xff", b"\xff\xfe"];

/// What packed data begins with, `?` being any byte; by what it is packed, how that is unpacked,
/// and the ending by which a file is unpacked here.
const PACKED: [(&[u8], &str, &str, Option<&str>); 5] = [
    (b"\x1f\x8b\x08", "gzip", "gzip -d", Some(".gz")),
    (b"\x28\xb5\x2f\xfd", "zstd", "zstd -d", Some(".zst")),
    (b"BZh?1AY&SY", "bzip2", "bzip2 -d", None),
    (b"\xfd7zXZ\0", "xz", "xz -d", None),
    (b"\x04\x22\x4d\x18", "lz4", "lz4 -d", None),
];

/// The most bytes that [`mark`] looks at.
pub(super) const HEAD_BYTES: usize = 10;

/// Whether the two agree as far as both go.
fn agree(head: &[u8], pattern: &[u8]) -> bool {
    head.iter().zip(pattern).all(|(byte, wanted)| byte == wanted || *wanted == b'?')
}

/// How many bytes at the beginning of a text are its mark; `head` is what it begins with,
/// [`HEAD_BYTES`] if there are as many.
///
/// # Errors
/// When it is UTF-16 or packed, by its first bytes.
pub(super) fn mark(head: &[u8]) -> io::Result<usize> {
    if UTF16.iter().any(|mark| head.starts_with(mark)) {
        let text = "it is UTF-16 by its byte order mark, and lines are read as UTF-8; convert it, for example by \
                    `iconv -f UTF-16 -t UTF-8`";
        return Err(io::Error::new(io::ErrorKind::InvalidData, text));
    }
    let is = |pattern: &[u8]| head.len() >= pattern.len() && agree(head, pattern);
    if let Some((_, name, unpack, ending)) = PACKED.iter().find(|(pattern, ..)| is(pattern)) {
        let or = ending.map_or(String::new(), |ending| format!("let its name end in `{ending}`, or "));
        let text = format!(
            "it is packed by {name}, as its first bytes say, and no text; {or}unpack it before (`{unpack}`)"
        );
        return Err(io::Error::new(io::ErrorKind::InvalidData, text));
    }
    Ok(if head.starts_with(UTF8) { UTF8.len() } else { 0 })
}

/// The first bytes of a stream without its mark, and how long that was. Waits for more than the
/// first read brings only where that may be the beginning of a mark or of packed data.
pub(super) fn without_mark(from: &mut impl Read) -> io::Result<(Vec<u8>, u64)> {
    let mut head = Vec::new();
    loop {
        let mut more = [0; HEAD_BYTES];
        let n = match from.read(&mut more[head.len()..]) {
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        let from = head.len();
        head.extend_from_slice(&more[from..from + n]);
        let begins = |mark: &[u8]| head.len() < mark.len() && agree(&head, mark);
        let packed = PACKED.iter().map(|(pattern, ..)| *pattern);
        if n == 0 || !packed.chain(UTF16).chain([UTF8]).any(begins) {
            break;
        }
    }
    let n = mark(&head)?;
    Ok((head.split_off(n), n as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            let n = self.0.len().min(1);
            self.0.read(&mut bytes[..n])
        }
    }

    #[test]
    fn a_mark_is_found_however_it_comes() {
        for text in [
            &b""[..],
            b"a",
            b"\xef",
            b"\xef\xbb",
            b"\xef\xbbx",
            b"\xef\xbb\xbf",
            b"\xef\xbb\xbfab",
            b"abcd",
            b"BZh7",
            b"BZh71AY-",
        ] {
            let mut from = Slow(text);
            let (head, mark) = without_mark(&mut from).unwrap();
            assert_eq!([&head[..], from.0].concat(), text[mark as usize..], "{text:?}");
            assert_eq!(mark, if text.starts_with(UTF8) { 3 } else { 0 });
        }
        assert!(without_mark(&mut Slow(b"\xff\xfea\0")).unwrap_err().to_string().contains("UTF-16"));
        for (pattern, name, ..) in PACKED {
            assert!(pattern.len() <= HEAD_BYTES);
            let packed =
                [&pattern.iter().map(|b| if *b == b'?' { b'7' } else { *b }).collect::<Vec<_>>(), &b"x"[..]]
                    .concat();
            let error = without_mark(&mut Slow(&packed)).unwrap_err().to_string();
            assert!(error.contains(&format!("packed by {name},")), "{error}");
            // text that only begins like it
            let text = &packed[..pattern.len() - 1];
            assert_eq!(without_mark(&mut Slow(text)).unwrap(), (text.to_vec(), 0));
        }
        // what cannot be a mark is not waited for
        let mut from = Slow(b"ab");
        without_mark(&mut from).unwrap();
        assert_eq!(from.0, b"b");
    }
}
