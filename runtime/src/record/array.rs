//! Lists of owned records. A list of borrowed ones (`Vec<&str>`) is not a record: see the help of [`Record`].

use super::{Arena, Corrupt, Cursor, OwnedRecord, Record, Stored, TypedBlock};

impl<T: OwnedRecord + Clone> Stored for Vec<T> {
    type View<'a> = Vec<T>;
    type Block = TypedBlock<Self>;
    fn view(&self, _: &Arena) -> Vec<T> {
        self.clone()
    }
    fn take(self, _: &Arena) -> Vec<T> {
        self
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Vec<T>, Corrupt> {
        let len = u64::decode(from)?;
        (0..len).map(|_| T::decode(from)).collect()
    }
}

impl<T: OwnedRecord + Clone> Record for Vec<T> {
    type Owned = Vec<T>;
    fn store(self, _: &mut Arena) -> Vec<T> {
        self
    }
    fn encode(&self, out: &mut Arena) {
        (self.len() as u64).encode(out);
        for item in self {
            item.encode(out);
        }
    }
}
