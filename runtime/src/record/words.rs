//! Text and bytes: borrowed ones become handles into the arena, owned ones stay what they are.

use super::{Arena, BytesBlock, Code, Coder, Corrupt, Cursor, Pack, Record, Stored, TypedBlock};
use crate::batch::TextBlock;
use std::sync::Arc;

/// A stored `&str`: a range of the arena's text.
#[derive(Clone, Copy, Debug)]
pub struct Str {
    start: usize,
    len: u32,
}

/// A stored `&[u8]`: a range of the arena's bytes.
#[derive(Clone, Copy, Debug)]
pub struct Bytes {
    start: usize,
    len: u32,
}

/// Lengths are encoded in 32 bits; one record of 4 GiB is refused when it is stored.
fn short(len: usize) -> u32 {
    u32::try_from(len).expect("a record is shorter than 4 GiB")
}

impl Stored for Str {
    type View<'a> = &'a str;
    type Block = TextBlock;
    #[inline]
    fn view<'a>(&self, arena: &'a Arena) -> &'a str {
        &arena.text[self.start..self.start + self.len as usize]
    }
    #[inline]
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<&'a str, Corrupt> {
        let len = u32::decode(from)?;
        from.take_text(len as usize)
    }
}

impl Record for &str {
    type Owned = Str;
    #[inline]
    fn store(self, arena: &mut Arena) -> Str {
        let start = arena.text.len();
        arena.text.push_str(self);
        Str { start, len: short(self.len()) }
    }
    #[inline]
    fn encode(&self, out: &mut Arena) {
        short(self.len()).encode(out);
        out.text.push_str(self);
    }
    #[inline(always)]
    fn code_pack(&self, pack: &mut Pack) -> bool {
        pack.push_bytes(self.as_bytes())
    }
    #[inline(always)]
    fn code_short(&self) -> Option<Code> {
        Code::of_bytes(self.as_bytes())
    }
    #[inline(always)]
    fn code_long(&self, coder: &Coder) -> Code {
        coder.of_long_bytes(self.as_bytes())
    }
    #[inline(always)]
    fn code_group(&self, code: Code) -> Option<u32> {
        Some(code.group_of_text())
    }
}

impl Stored for Bytes {
    type View<'a> = &'a [u8];
    type Block = BytesBlock;
    #[inline]
    fn view<'a>(&self, arena: &'a Arena) -> &'a [u8] {
        &arena.bytes[self.start..self.start + self.len as usize]
    }
    #[inline]
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<&'a [u8], Corrupt> {
        let len = u32::decode(from)?;
        from.take_bytes(len as usize)
    }
}

impl Record for &[u8] {
    type Owned = Bytes;
    #[inline]
    fn store(self, arena: &mut Arena) -> Bytes {
        let start = arena.bytes.len();
        arena.bytes.extend_from_slice(self);
        Bytes { start, len: short(self.len()) }
    }
    #[inline]
    fn encode(&self, out: &mut Arena) {
        short(self.len()).encode(out);
        out.bytes.extend_from_slice(self);
    }
    #[inline(always)]
    fn code_pack(&self, pack: &mut Pack) -> bool {
        pack.push_bytes(self)
    }
    #[inline(always)]
    fn code_short(&self) -> Option<Code> {
        Code::of_bytes(self)
    }
    #[inline(always)]
    fn code_long(&self, coder: &Coder) -> Code {
        coder.of_long_bytes(self)
    }
}

/// Text that owns its bytes: it is its own stored form, and encoded as `&str` is.
macro_rules! owned_text {
    ($($t:ty)*) => {$(
        impl Stored for $t {
            type View<'a> = $t;
            type Block = TypedBlock<$t>;
            fn view(&self, _: &Arena) -> $t {
                self.clone()
            }
            fn take(self, _: &Arena) -> $t {
                self
            }
            fn is<'a>(&self, _: &'a Arena, record: &Self::View<'a>) -> bool
            where
                Self::View<'a>: PartialEq,
            {
                self == record
            }
            fn decode<'a>(from: &mut Cursor<'a>) -> Result<$t, Corrupt> {
                Ok(Str::decode(from)?.into())
            }
        }

        impl Record for $t {
            type Owned = $t;
            fn store(self, _: &mut Arena) -> $t {
                self
            }
            fn encode(&self, out: &mut Arena) {
                let text: &str = self;
                text.encode(out);
            }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool {
                pack.push_bytes(self.as_bytes())
            }
            #[inline(always)]
            fn code_short(&self) -> Option<Code> {
                Code::of_bytes(self.as_bytes())
            }
            #[inline(always)]
            fn code_long(&self, coder: &Coder) -> Code {
                coder.of_long_bytes(self.as_bytes())
            }
            #[inline(always)]
            fn code_group(&self, code: Code) -> Option<u32> {
                Some(code.group_of_text())
            }
        }
    )*};
}
owned_text!(String Box<str> Arc<str>);
