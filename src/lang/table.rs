//! A hash table from the keys of words, which are hashes already.

/// Keys in open addressing, at most half full.
#[derive(Debug)]
pub(super) struct Table<V> {
    slots: Vec<Option<(u64, V)>>,
    shift: u32,
}

impl<V: Copy> Table<V> {
    /// A table with room for `count` keys.
    pub(super) fn with_room(count: usize) -> Self {
        let slots = (2 * count).next_power_of_two().max(2);
        Self { slots: vec![None; slots], shift: u64::BITS - slots.trailing_zeros() }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: u64) -> Option<V> {
        let mut slot = self.first(key);
        loop {
            match self.slots[slot] {
                Some((known, value)) if known == key => return Some(value),
                Some(_) => slot = (slot + 1) & (self.slots.len() - 1),
                None => return None,
            }
        }
    }

    /// Enters a key that is not in the table yet.
    pub(super) fn enter(&mut self, key: u64, value: V) {
        let mut slot = self.first(key);
        while self.slots[slot].is_some() {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = Some((key, value));
    }

    fn first(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }
}
