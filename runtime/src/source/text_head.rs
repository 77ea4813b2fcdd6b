//! How a text file may begin: a byte order mark is no text. Hadoop's reader drops that of UTF-8 at the beginning of a file,
//! and so Spark does.

use std::io::{self, Read};

/// What UTF-8 begins with, if it says so.
const UTF8: &[u8] = b"\xef\xbb\xbf";
/// What UTF-16 begins with, the higher byte first and the lower byte first.
const UTF16: [&[u8]; 2] = [b"\xfe\xff", b"\xff\xfe"];

/// How many bytes at the beginning of a text are its mark; `head` is what it begins with, three bytes if there are as many.
///
/// # Errors
/// When it says that it is UTF-16.
pub(super) fn mark(head: &[u8]) -> io::Result<usize> {
    if UTF16.iter().any(|mark| head.starts_with(mark)) {
        let text = "it is UTF-16 by its byte order mark, and lines are read as UTF-8; convert it, for example by \
                    `iconv -f UTF-16 -t UTF-8`";
        return Err(io::Error::new(io::ErrorKind::InvalidData, text));
    }
    Ok(if head.starts_with(UTF8) { UTF8.len() } else { 0 })
}

/// The first bytes of a stream without its mark, and how long that was. Waits for more than the first read brings only
/// where that may be the beginning of a mark.
pub(super) fn without_mark(from: &mut impl Read) -> io::Result<(Vec<u8>, u64)> {
    let mut head = Vec::new();
    loop {
        let mut more = [0; UTF8.len()];
        let n = match from.read(&mut more[head.len()..]) {
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        let from = head.len();
        head.extend_from_slice(&more[from..from + n]);
        let begins = |mark: &&[u8]| head.len() < mark.len() && mark.starts_with(&head);
        if n == 0 || !UTF16.iter().chain([&UTF8]).any(begins) {
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
        for text in
            [&b""[..], b"a", b"\xef", b"\xef\xbb", b"\xef\xbbx", b"\xef\xbb\xbf", b"\xef\xbb\xbfab", b"abcd"]
        {
            let mut from = Slow(text);
            let (head, mark) = without_mark(&mut from).unwrap();
            assert_eq!([&head[..], from.0].concat(), text[mark as usize..], "{text:?}");
            assert_eq!(mark, if text.starts_with(UTF8) { 3 } else { 0 });
        }
        assert!(without_mark(&mut Slow(b"\xff\xfea\0")).unwrap_err().to_string().contains("UTF-16"));
        // what cannot be a mark is not waited for
        let mut from = Slow(b"ab");
        without_mark(&mut from).unwrap();
        assert_eq!(from.0, b"b");
    }
}
