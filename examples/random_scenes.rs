//! Draws random maps over the globe and prints how many overlap, lose a name or fail, and the first faults of each.
//!
//! ```sh
//! cargo run --release --example random_scenes 1000             # scenes 0 to 999
//! cargo run --release --example random_scenes 1 19 scene.png   # scene 19 as a picture
//! ```

#![allow(clippy::unwrap_used, reason = "scenes are made of literals")]
#![allow(clippy::print_stdout, reason = "the counts are what the example prints")]

#[path = "../tests/scenes/mod.rs"]
#[expect(dead_code, reason = "the tests use all of it")]
mod scenes;

use dateline::map::compose;
use dateline::render::png;
use dateline::world::World;
use scenes::{RandomScene, faults, lost};

fn main() {
    let number = |at: usize, default: u64| std::env::args().nth(at).and_then(|n| n.parse().ok()).unwrap_or(default);
    let (count, first) = (number(1, 1000), number(2, 0));
    let world = World::embedded();
    let (mut faulty, mut panics, mut unnamed, mut with_lost) = (0, 0, 0, 0);
    for seed in first..first + count {
        let scene = RandomScene::new(seed);
        let made = std::panic::catch_unwind(|| {
            let map = compose(&scene.subject, world, &scene.options);
            if let Some(path) = std::env::args().nth(3) {
                map.diagnostics
                    .iter()
                    .for_each(|diagnostic| println!("{}", dateline::lang::voice().say(&diagnostic.message)));
                std::fs::write(path, png::encode(&map.scene, png::PngOptions::default()).unwrap()).unwrap();
            }
            (faults(&scene, &map), lost(&scene, &map).len())
        });
        match made {
            Ok((found, lost)) => {
                found.iter().take(3).for_each(|fault| println!("scene {seed}: {fault}"));
                faulty += usize::from(!found.is_empty());
                with_lost += usize::from(lost > 0);
                unnamed += lost;
            }
            Err(_) => {
                println!("scene {seed}: panic");
                panics += 1;
            }
        }
    }
    println!("{count} scenes: {faulty} with faults, {panics} panics, {unnamed} sites unnamed in {with_lost} scenes");
}
