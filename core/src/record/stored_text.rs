//! Text and bytes as they are stored: handles, and the blocks that they come in.

use super::{Arena, Bytes, BytesBlock, Corrupt, Cursor, Stored, Str, TextBlock};

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
