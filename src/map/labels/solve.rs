//! Chooses the labels of each component: a good choice by local search, a bound by prices, and where that leaves few
//! enough candidates branch and bound with a node budget. The budget counts steps and nodes, never time, so the same
//! input gives the same labels everywhere.

use crate::map::labels::exact::Search;
use crate::map::labels::exchange::improved;
use crate::map::labels::graph::Graph;
use crate::map::labels::part::Part;
use crate::map::labels::prices::Prices;

/// How a component was solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Proven optimal.
    Exact,
    /// Local search and repair; the gap to the bound is reported.
    Search,
}

/// What was done on one component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Component {
    /// How many items it holds.
    pub items: usize,
    /// How many nodes the search for proof visited.
    pub nodes: usize,
    /// How it was solved.
    pub method: Method,
}

/// Labels chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Solution {
    /// For each item the candidate chosen.
    pub chosen: Vec<Option<usize>>,
    /// The total value.
    pub value: i64,
    /// No choice is worth more than this.
    pub bound: i64,
    /// The components that needed a search.
    pub components: Vec<Component>,
}

impl Solution {
    /// How far the value may lie below the best, as a share of the bound.
    pub fn gap(&self) -> f64 {
        if self.bound <= self.value { 0.0 } else { (self.bound - self.value) as f64 / self.bound as f64 }
    }
}

/// How much work the search may do.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// Nodes of branch and bound a component.
    pub nodes: usize,
    /// Exchanges of local search a candidate, at first and at last.
    pub exchanges: usize,
    /// Steps of the bound a component.
    pub steps: usize,
}

impl Budget {
    /// A part of the work, for a choice that need not be the best.
    pub fn rough(self) -> Self {
        Self { nodes: 0, exchanges: self.exchanges, steps: self.steps / 5 }
    }
}

impl Default for Budget {
    /// 4,000 nodes and 210 steps a component, an exchange a candidate and turn.
    fn default() -> Self {
        Self { nodes: 4_000, exchanges: 1, steps: 210 }
    }
}

/// Chooses at most one candidate an item, no two in conflict, of the greatest total value found.
pub fn solve(graph: &Graph, budget: Budget) -> Solution {
    let parts = graph.parts(&graph.reduced());
    let mut solution = Solution { chosen: vec![None; graph.items()], ..Solution::default() };
    for (chosen, bound, component) in solve_parts(graph, &parts, budget) {
        for candidate in chosen {
            solution.chosen[graph.item[candidate] as usize] = Some(candidate);
            solution.value += graph.value[candidate];
        }
        solution.bound += bound;
        solution.components.extend((component.items > 1).then_some(component));
    }
    solution
}

/// The candidates chosen in a part, a bound, and what was done.
type Answer = (Vec<usize>, i64, Component);

/// A part of at least so many candidates is a crowd: to choose among them takes milliseconds.
const CROWD: usize = 400;

/// The answers in the order of the parts. Several crowds are worth a thread each; the answers are the same on one.
fn solve_parts(graph: &Graph, parts: &[(usize, Vec<usize>)], budget: Budget) -> Vec<Answer> {
    let one =
        |(items, candidates): &(usize, Vec<usize>)| solve_part(graph, &Part::new(graph, candidates), *items, budget);
    let is_crowd = |part: &&(usize, Vec<usize>)| part.1.len() >= CROWD;
    if parts.iter().filter(is_crowd).count() < 2 {
        return parts.iter().map(one).collect();
    }
    std::thread::scope(|scope| {
        let threads = parts.iter().map(|part| is_crowd(&part).then(|| scope.spawn(move || one(part))));
        let threads: Vec<_> = threads.collect();
        let answers = threads.into_iter().zip(parts).map(|(thread, part)| match thread {
            Some(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            None => one(part),
        });
        answers.collect()
    })
}

/// A node costs about the square of the number of candidates: no component may cost more than this.
const WORK: usize = 12_000_000;
/// In more candidates than this a few nodes find nothing, and each is dear.
const MOST_SEARCHED: usize = 200;
/// Bounding and local search take turns so many times: the better the bound, the better it tells which candidates matter.
const ROUNDS: u64 = 3;
/// Candidates an item that local search looks at in a turn, and its exchanges for each of them.
const CORE: f64 = 3.0;
const CORE_EXCHANGES: usize = 10;
/// Where the random numbers start.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

fn solve_part(graph: &Graph, part: &Part, items: usize, budget: Budget) -> Answer {
    let mut best = part.taken_in(0..part.value.len());
    let mut prices = Prices::new(part);
    prices.lower(part.worth(&best), 1);
    if part.worth(&best) < prices.bound() {
        best = improved(part, &best, budget.exchanges * part.value.len() / 2, SEED);
        best = bounded(part, best, &mut prices, budget);
    }
    let value = part.worth(&best);
    if value >= prices.bound() {
        return (part.origins(&best), value, Component { items, nodes: 0, method: Method::Exact });
    }
    // Whatever cannot stand in a better choice goes; the rest is searched, the best choice at hand.
    let hopeful: Vec<usize> = prices.hopeful(value).iter().collect();
    if hopeful.len() > MOST_SEARCHED {
        return (part.origins(&best), prices.bound(), Component { items, nodes: 0, method: Method::Search });
    }
    let small = part.within(&hopeful);
    let nodes = budget.nodes.min(WORK / (small.value.len() * small.value.len()).max(1));
    let mut search = Search::new(&small, value, nodes);
    let proven = search.run();
    let chosen = search.found().map_or_else(|| part.origins(&best), |found| small.origins(found));
    let value = chosen.iter().map(|&c| graph.value[c]).sum();
    let (bound, method) = if proven { (value, Method::Exact) } else { (prices.bound().max(value), Method::Search) };
    (chosen, bound, Component { items, nodes: search.nodes(), method })
}

/// Lowers the bound and improves the choice in turns: among the candidates that the prices speak for, at last among all.
fn bounded(part: &Part, mut best: Vec<usize>, prices: &mut Prices, budget: Budget) -> Vec<usize> {
    for round in 0..ROUNDS {
        prices.lower(part.worth(&best), budget.steps / ROUNDS as usize);
        if part.worth(&best) >= prices.bound() {
            return best;
        }
        let mut core = prices.core(CORE);
        core.extend(&best);
        core.sort_unstable();
        core.dedup();
        let small = part.within(&core);
        let within: Vec<usize> = best.iter().filter_map(|c| core.binary_search(c).ok()).collect();
        let exchanges = budget.exchanges * CORE_EXCHANGES * core.len();
        best = improved(&small, &within, exchanges, SEED + round).iter().map(|&c| core[c]).collect();
    }
    improved(part, &best, budget.exchanges * part.value.len() / 2, SEED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::labels::exchange::Random;

    /// The best value by trying everything.
    fn exhaustive(graph: &Graph, item: usize, taken: &mut Vec<u32>) -> i64 {
        if item == graph.items() {
            return taken.iter().map(|&c| graph.value[c as usize]).sum();
        }
        let mut best = exhaustive(graph, item + 1, taken);
        for c in 0..graph.len() as u32 {
            if graph.item[c as usize] as usize == item && !graph.conflicts[c as usize].iter().any(|d| taken.contains(d))
            {
                taken.push(c);
                best = best.max(exhaustive(graph, item + 1, taken));
                taken.pop();
            }
        }
        best
    }

    fn random_graph(seed: u64, items: usize, candidates: usize, density: f64) -> Graph {
        let mut random = Random(seed);
        let mut graph = Graph::default();
        for item in 0..items {
            for _ in 0..candidates {
                graph.push(item, 100 + random.below(900) as i64);
            }
        }
        for a in 0..graph.len() {
            for b in a + 1..graph.len() {
                if graph.item[a] != graph.item[b] && (random.below(1000) as f64) < 1000.0 * density {
                    graph.exclude(a, b);
                }
            }
        }
        graph.finish();
        graph
    }

    fn check(graph: &Graph, solution: &Solution) {
        let chosen: Vec<usize> = solution.chosen.iter().flatten().copied().collect();
        for &c in &chosen {
            assert!(chosen.iter().all(|d| !graph.conflicts[c].contains(&(*d as u32))), "two labels in conflict");
        }
        assert_eq!(chosen.iter().map(|&c| graph.value[c]).sum::<i64>(), solution.value);
        assert!(solution.value <= solution.bound);
    }

    #[test]
    fn small_problems_are_solved_as_well_as_by_trying_everything() {
        for seed in 0..60 {
            let graph = random_graph(seed, 7, 4, 0.05 + 0.01 * seed as f64);
            let solution = solve(&graph, Budget::default());
            check(&graph, &solution);
            assert_eq!(solution.value, exhaustive(&graph, 0, &mut Vec::new()), "seed {seed}");
            assert!(solution.gap() == 0.0, "seed {seed}: not proven");
        }
    }

    #[test]
    fn without_nodes_the_search_still_gives_a_sound_answer_and_an_honest_bound() {
        for seed in 0..10 {
            let graph = random_graph(seed, 18, 5, 0.08);
            let best = solve(&graph, Budget { nodes: 40_000, exchanges: 40, steps: 300 });
            let quick = solve(&graph, Budget { nodes: 0, exchanges: 5, steps: 60 });
            check(&graph, &quick);
            assert!(quick.bound >= best.value && best.bound >= quick.value);
            assert!(quick.value as f64 >= 0.93 * best.value as f64, "seed {seed}: {} of {}", quick.value, best.value);
        }
    }
}
