//! An upper bound on what any choice of labels is worth: prices on groups of candidates of which at most one can be
//! chosen, so that every item takes its best candidate for itself and pays for what it takes away from the others.
//!
//! With the prices y of cliques Q the bound is the sum of y plus, over the items, the greatest v - y(Q containing the
//! candidate). The prices fall where nobody and rise where several take a clique, by the subgradient steps of Polyak,
//! each in a direction that keeps of the one before: plain steps zigzag between the items that contend. There is a clique
//! for each item with all that names it among others; the rest are made as they are broken, by what is taken in one step
//! or by the average of many, which comes near to the solution of the linear relaxation.
//!
//! # References
//!
//! Lagrangian relaxation: Fisher 1981, Management Science 27(1):1-18. Directions: Camerini, Fratta, Maffioli 1975, "On
//! improving relaxation methods by modified gradient techniques", Math. Programming Study 3:26-34. Averages: Barahona,
//! Anbil 2000, "The volume algorithm", Math. Programming 87:385-399. Cliques for map labels: Verweij, Aardal 1999, "An optimisation algorithm for maximum independent set with applications in map
//! labelling", ESA, LNCS 1643.

use crate::map::labels::part::{Bits, Part};

/// Cliques with their prices, and the best bound that they have given.
pub(in crate::map) struct Prices<'p> {
    part: &'p Part,
    /// The members of the cliques, one after the other, and where each ends.
    members: Vec<u32>,
    ends: Vec<usize>,
    price: Vec<f64>,
    /// Where each price goes in the next step.
    direction: Vec<f64>,
    /// How many candidates taken now are in each clique.
    taken_of: Vec<u32>,
    /// The cliques of each candidate.
    within: Vec<Vec<u32>>,
    /// What each candidate excludes and no clique holds with it.
    bare: Vec<Bits>,
    /// What all of a clique under way exclude; kept for its room.
    near: Bits,
    /// The candidates of each item.
    items: Vec<Vec<u32>>,
    /// What each candidate is worth at the prices.
    net: Vec<f64>,
    /// The least bound found, and the worth of each candidate at its prices.
    best: f64,
    best_net: Vec<f64>,
    factor: f64,
    stale: u32,
    steps: u32,
    /// How often each candidate was taken of late.
    average: Vec<f64>,
}

/// Takes a price from what each member of a clique is worth: most of the work, so four at a time.
fn dearer_for(members: &[u32], price: f64, net: &mut [f64]) {
    let (fours, rest) = members.as_chunks::<4>();
    for &[a, b, c, d] in fours {
        net[a as usize] -= price;
        net[b as usize] -= price;
        net[c as usize] -= price;
        net[d as usize] -= price;
    }
    rest.iter().for_each(|&c| net[c as usize] -= price);
}

/// After this many steps without a better bound, steps are made shorter, by this factor.
const PATIENCE: u32 = 6;
const SHORTER: f64 = 0.75;
/// The share of the distance to the target that is stepped at first, and at last.
const FIRST_FACTOR: f64 = 0.5;
const LAST_FACTOR: f64 = 0.005;
/// How much of the last direction is kept.
const KEPT: f64 = 0.8;
/// A price that hardly moves stays: most cliques are taken just once, and to move them is most of the work.
const LEAST_DIRECTION: f64 = 0.35;
/// A step that comes no nearer to the target than by this share has brought nothing.
const LEAST_GAIN: f64 = 1e-3;
/// How many steps an average looks back, and after how many cliques are sought that it takes too often.
const MEMORY: f64 = 12.0;
const SEPARATION: u32 = 20;
/// Candidates taken less often than this do not matter, cliques taken more often than that are made.
const LEAST_AVERAGE: f64 = 0.05;
const OVERTAKEN: f64 = 1.2;
/// A candidate is seldom in more cliques than this.
const USUAL_CLIQUES: usize = 48;
/// A bound this near to a whole number is that number.
const ROUNDING: f64 = 1e-4;

impl<'p> Prices<'p> {
    pub(in crate::map) fn new(part: &'p Part) -> Self {
        let len = part.value.len();
        let mut items: Vec<Vec<u32>> = vec![Vec::new(); part.items];
        part.item.iter().enumerate().for_each(|(c, &item)| items[item as usize].push(c as u32));
        let net: Vec<f64> = part.value.iter().map(|&v| v as f64).collect();
        let mut prices = Self {
            part,
            members: Vec::new(),
            ends: Vec::new(),
            price: Vec::new(),
            direction: Vec::new(),
            taken_of: Vec::new(),
            within: (0..len).map(|_| Vec::with_capacity(USUAL_CLIQUES)).collect(),
            near: Bits::empty(len),
            bare: part.excludes.clone(),
            items,
            best: f64::MAX,
            best_net: net.clone(),
            net,
            factor: FIRST_FACTOR,
            stale: 0,
            steps: 0,
            average: vec![0.0; len],
        };
        prices.make_item_cliques();
        prices
    }

    /// Makes a clique of each item and whatever excludes every candidate of it: the runs of numbers that name it too.
    fn make_item_cliques(&mut self) {
        for item in 0..self.items.len() {
            // The candidates of an item exclude each other, so that none of them is left.
            let mut near = Bits::full(self.part.value.len());
            self.items[item].iter().for_each(|&c| near.keep(&self.part.excludes[c as usize]));
            if near.first().is_some() {
                self.members.extend_from_slice(&self.items[item]);
                self.near = near;
                self.extend();
            }
        }
    }

    /// The least bound found so far.
    pub(in crate::map) fn bound(&self) -> i64 {
        (self.best + ROUNDING).floor() as i64
    }

    /// Makes cliques that the average of the last steps takes more than once.
    fn make_overtaken_cliques(&mut self) {
        let len = self.part.value.len();
        let mut support: Vec<u32> = (0..len as u32).filter(|&c| self.average[c as usize] > LEAST_AVERAGE).collect();
        support.sort_by(|&a, &b| self.average[b as usize].total_cmp(&self.average[a as usize]).then(a.cmp(&b)));
        let mut rank = vec![0; len];
        support.iter().enumerate().for_each(|(at, &c)| rank[c as usize] = at);
        let mut supported = Bits::empty(len);
        support.iter().for_each(|&c| supported.set(c as usize));
        let mut seeded = Bits::empty(len);
        let (mut ranked, mut clique): (Vec<usize>, Vec<u32>) = Default::default();
        for &seed in &support {
            if seeded.has(seed as usize) {
                continue;
            }
            self.near.clone_from(&self.part.excludes[seed as usize]);
            ranked.clear();
            ranked.extend(supported.common(&self.near).map(|c| rank[c]));
            ranked.sort_unstable();
            clique.clear();
            clique.push(seed);
            let mut sum = self.average[seed as usize];
            for &at in &ranked {
                let c = support[at];
                if self.near.has(c as usize) {
                    clique.push(c);
                    sum += self.average[c as usize];
                    self.near.keep(&self.part.excludes[c as usize]);
                }
            }
            if sum > OVERTAKEN {
                clique.iter().for_each(|&c| seeded.set(c as usize));
                self.members.extend_from_slice(&clique);
                self.extend();
            }
        }
    }

    /// Takes steps towards the least bound, until it is not above `target` or the steps are used up.
    pub(in crate::map) fn lower(&mut self, target: i64, steps: usize) {
        let mut taken = Bits::empty(self.part.value.len());
        let mut chosen: Vec<u32> = Vec::with_capacity(self.items.len());
        for _ in 0..steps {
            let bound = self.take(&mut chosen, &mut taken);
            self.note(bound, target as f64);
            if self.bound() <= target || self.factor < LAST_FACTOR {
                break;
            }
            self.make_cliques(&chosen, &taken);
            self.average.iter_mut().for_each(|share| *share *= 1.0 - 1.0 / MEMORY);
            chosen.iter().for_each(|&c| self.average[c as usize] += 1.0 / MEMORY);
            self.steps += 1;
            if self.steps.is_multiple_of(SEPARATION) {
                self.make_overtaken_cliques();
            }
            if !self.step(&chosen, bound - target as f64) {
                break;
            }
        }
    }

    /// What each item takes at the prices, and the bound that follows.
    fn take(&self, chosen: &mut Vec<u32>, taken: &mut Bits) -> f64 {
        chosen.clear();
        taken.0.fill(0);
        let mut bound: f64 = self.price.iter().sum();
        for candidates in &self.items {
            let mut most = (0.0, None);
            for &c in candidates {
                if self.net[c as usize] > most.0 {
                    most = (self.net[c as usize], Some(c));
                }
            }
            if let (net, Some(c)) = most {
                bound += net;
                taken.set(c as usize);
                chosen.push(c);
            }
        }
        bound
    }

    /// Keeps a bound that is the least so far, and shortens the steps where they lead nowhere.
    fn note(&mut self, bound: f64, target: f64) {
        let gains = bound < self.best - LEAST_GAIN * (self.best - target).abs();
        self.stale = if gains { 0 } else { self.stale + 1 };
        if bound < self.best {
            self.best = bound;
            self.best_net.copy_from_slice(&self.net);
        }
        if self.stale > PATIENCE {
            self.factor *= SHORTER;
            self.stale = 0;
        }
    }

    /// Moves the prices; whether there is a direction to move them in.
    fn step(&mut self, chosen: &[u32], above: f64) -> bool {
        self.taken_of.clear();
        self.taken_of.resize(self.price.len(), 0);
        for &c in chosen {
            self.within[c as usize].iter().for_each(|&q| self.taken_of[q as usize] += 1);
        }
        let mut norm = 0.0;
        for ((direction, &taken), &price) in self.direction.iter_mut().zip(&self.taken_of).zip(&self.price) {
            *direction = f64::from(taken) - 1.0 + KEPT * *direction;
            if (price <= 0.0 && *direction < 0.0) || direction.abs() < LEAST_DIRECTION {
                *direction = 0.0;
            }
            norm += *direction * *direction;
        }
        if norm == 0.0 {
            return false;
        }
        let length = self.factor * above.max(1.0) / norm;
        // As slices: those of lists behind `self` would be fetched anew for each member.
        let (members, net) = (self.members.as_slice(), self.net.as_mut_slice());
        let mut first = 0;
        for ((price, &direction), &end) in self.price.iter_mut().zip(&self.direction).zip(&self.ends) {
            if direction != 0.0 {
                let before = *price;
                *price = (before + length * direction).max(0.0);
                let dearer = *price - before;
                dearer_for(&members[first..end], dearer, net);
            }
            first = end;
        }
        true
    }

    /// Makes a clique of each pair that was taken against an exclusion and shares none yet.
    fn make_cliques(&mut self, chosen: &[u32], taken: &Bits) {
        for &a in chosen {
            for word in a as usize / 64..taken.0.len() {
                let mut rivals = taken.0[word] & self.bare[a as usize].0[word];
                while rivals != 0 {
                    let b = 64 * word + rivals.trailing_zeros() as usize;
                    rivals &= rivals - 1;
                    // A clique made for one of the pairs may hold others of them.
                    if b > a as usize && self.bare[a as usize].has(b) {
                        self.make_clique(a as usize, b, taken);
                    }
                }
            }
        }
    }

    /// The clique about two candidates, those taken now first.
    fn make_clique(&mut self, a: usize, b: usize, taken: &Bits) {
        let excludes = &self.part.excludes;
        self.near.clone_from(&excludes[a]);
        self.near.keep(&excludes[b]);
        self.members.extend([a as u32, b as u32]);
        for word in 0..taken.0.len() {
            // Whoever comes in leaves the word, and all of it that it does not exclude.
            while self.near.0[word] & taken.0[word] != 0 {
                let next = 64 * word + (self.near.0[word] & taken.0[word]).trailing_zeros() as usize;
                self.members.push(next as u32);
                self.near.keep(&excludes[next]);
            }
        }
        self.extend();
    }

    /// Makes a clique of the last members and of those in `near`, which all of them exclude, the worthiest first.
    fn extend(&mut self) {
        for word in 0..self.near.0.len() {
            while self.near.0[word] != 0 {
                let next = 64 * word + self.near.0[word].trailing_zeros() as usize;
                self.members.push(next as u32);
                self.near.keep_from(word, &self.part.excludes[next]);
            }
        }
        let clique = &self.members[self.ends.last().copied().unwrap_or_default()..];
        let number = self.price.len() as u32;
        self.near.0.fill(0);
        clique.iter().for_each(|&c| self.near.set(c as usize));
        for &c in clique {
            self.bare[c as usize].remove(&self.near);
            self.within[c as usize].push(number);
        }
        self.ends.push(self.members.len());
        self.price.push(0.0);
        self.direction.push(0.0);
    }

    /// The candidates whose choice costs the bound least, so many an item on the average, in no order.
    pub(in crate::map) fn core(&self, an_item: f64) -> Vec<usize> {
        let mut most = vec![0.0; self.items.len()];
        for (c, &item) in self.part.item.iter().enumerate() {
            most[item as usize] = f64::max(most[item as usize], self.best_net[c]);
        }
        let loss = |c: usize| most[self.part.item[c] as usize] - self.best_net[c];
        let mut core: Vec<usize> = (0..self.part.value.len()).collect();
        let count = (an_item * self.items.len() as f64) as usize;
        if count < core.len() {
            core.select_nth_unstable_by(count, |&a, &b| loss(a).total_cmp(&loss(b)).then(a.cmp(&b)));
            core.truncate(count);
        }
        core
    }

    /// Candidates that may stand in a choice worth more than `target`.
    pub(in crate::map) fn hopeful(&self, target: i64) -> Bits {
        let mut hopeful = Bits::empty(self.part.value.len());
        for candidates in &self.items {
            let most = candidates.iter().map(|&c| self.best_net[c as usize]).fold(0.0, f64::max);
            for &c in candidates {
                if self.best - most + self.best_net[c as usize] + ROUNDING >= (target + 1) as f64 {
                    hopeful.set(c as usize);
                }
            }
        }
        hopeful
    }
}
