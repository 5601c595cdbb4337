//! The label problem without geometry: items, the values of their candidates, and which candidates exclude each other.
//!
//! Placing labels is choosing at most one candidate an item, no two in conflict, with the greatest total value: a
//! weighted independent set, NP-hard (Christensen, Marks, Shieber 1995, ACM TOG 14(3)). Before any search, candidates
//! that can be left out without loss go, and the rest falls into components that do not touch (Wagner, Wolff, Kapoor,
//! Strijk 2001, Algorithmica 30(2):334-349).

/// Items and candidates, numbered; values are whole numbers so that sums do not depend on their order.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The item of each candidate, ascending.
    pub item: Vec<u32>,
    /// The value of each candidate, at least 1.
    pub value: Vec<i64>,
    /// Candidates of other items that each candidate excludes, ascending; symmetric.
    pub conflicts: Vec<Vec<u32>>,
}

impl Graph {
    /// How many candidates there are.
    pub fn len(&self) -> usize {
        self.item.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.item.is_empty()
    }

    /// How many items there are, counting those without a candidate.
    pub fn items(&self) -> usize {
        self.item.last().map_or(0, |&last| last as usize + 1)
    }

    /// Adds a candidate of `item`, which must not be less than the last one's; returns its number.
    pub fn push(&mut self, item: usize, value: i64) -> usize {
        debug_assert!(self.item.last().is_none_or(|&last| last as usize <= item));
        self.item.push(item as u32);
        self.value.push(value.max(1));
        self.conflicts.push(Vec::new());
        self.item.len() - 1
    }

    /// Notes that two candidates of different items exclude each other.
    pub fn exclude(&mut self, a: usize, b: usize) {
        self.conflicts[a].push(b as u32);
        self.conflicts[b].push(a as u32);
    }

    /// Brings the conflicts into order; call once after the last [`Graph::exclude`].
    pub fn finish(&mut self) {
        for list in &mut self.conflicts {
            list.sort_unstable();
            list.dedup();
        }
    }

    /// The candidates of each item.
    pub fn by_item(&self) -> Vec<Vec<u32>> {
        let mut by_item = vec![Vec::new(); self.items()];
        for (candidate, &item) in self.item.iter().enumerate() {
            by_item[item as usize].push(candidate as u32);
        }
        by_item
    }

    /// Which candidates are worth keeping: one goes when another of the same item is worth at least as much and excludes
    /// nothing more.
    pub fn reduced(&self) -> Vec<bool> {
        let mut alive = vec![true; self.len()];
        let mut degree: Vec<usize> = self.conflicts.iter().map(Vec::len).collect();
        let by_item = self.by_item();
        // Items of which a candidate has come to exclude less since they were looked at.
        let mut open = vec![true; by_item.len()];
        while let Some(next) = open.iter().position(|&open| open) {
            for item in next..by_item.len() {
                if !std::mem::take(&mut open[item]) {
                    continue;
                }
                for &c in &by_item[item] {
                    if by_item[item].iter().any(|&d| self.dominates(d, c, &alive, &degree)) {
                        alive[c as usize] = false;
                        for &other in &self.conflicts[c as usize] {
                            degree[other as usize] -= 1;
                            open[self.item[other as usize] as usize] = true;
                        }
                    }
                }
            }
        }
        alive
    }

    fn dominates(&self, d: u32, c: u32, alive: &[bool], degree: &[usize]) -> bool {
        let (at_d, at_c) = (d as usize, c as usize);
        if d == c || self.value[at_d] < self.value[at_c] || !alive[at_d] || !alive[at_c] {
            return false;
        }
        // Twins dominate each other: the earlier one stays.
        if degree[at_d] > degree[at_c]
            || (self.value[at_d] == self.value[at_c] && degree[at_d] == degree[at_c] && d > c)
        {
            return false;
        }
        let mut theirs = self.conflicts[at_c].iter().peekable();
        self.conflicts[at_d].iter().filter(|&&other| alive[other as usize]).all(|mine| {
            while theirs.next_if(|&their| their < mine).is_some() {}
            theirs.next_if(|&their| their == mine).is_some()
        })
    }

    /// The components: items connected by conflicts among the candidates that are `alive`, as the number of items and
    /// those candidates, ascending.
    pub fn parts(&self, alive: &[bool]) -> Vec<(usize, Vec<usize>)> {
        let mut root: Vec<u32> = (0..self.items() as u32).collect();
        for (c, conflicts) in self.conflicts.iter().enumerate().filter(|&(c, _)| alive[c]) {
            // The other half of the pairs says the same.
            let later = &conflicts[conflicts.partition_point(|&d| (d as usize) < c)..];
            let mut joined = self.item[c];
            for &d in later.iter().filter(|&&d| alive[d as usize]) {
                // Candidates come by items: most pairs join what the one before joined.
                if self.item[d as usize] != joined {
                    joined = self.item[d as usize];
                    let (a, b) = (find(&mut root, self.item[c]), find(&mut root, joined));
                    root[a.max(b) as usize] = a.min(b);
                }
            }
        }
        let mut parts: Vec<(usize, Vec<usize>)> = vec![(0, Vec::new()); self.items()];
        let mut last = None;
        for c in (0..self.len()).filter(|&c| alive[c]) {
            let part = &mut parts[find(&mut root, self.item[c]) as usize];
            part.0 += usize::from(last != Some(self.item[c]));
            last = Some(self.item[c]);
            part.1.push(c);
        }
        parts.retain(|(items, _)| *items > 0);
        parts
    }
}

fn find(root: &mut [u32], mut item: u32) -> u32 {
    while root[item as usize] != item {
        root[item as usize] = root[root[item as usize] as usize];
        item = root[item as usize];
    }
    item
}
