//! A compiled gazetteer, read in place: nothing is parsed or decompressed when it opens, and a look-up walks an FST that
//! lies where the blob lies, in the program file or in a mapped one.

use std::fmt;
use std::sync::{LazyLock, OnceLock};

use dateline_format::gazetteer::Blob;

use super::Gazetteer;
use super::country::Country;
use super::feature::{Feature, FeatureId};
use super::fuzzy::{self, First, Suggestion};
use super::lexicon::Lexicon;
use super::matches::Matches;
use super::near::{self, Airports};
use super::walk::Walk;
use crate::country::CountryCode;
use crate::error::Result;
use crate::geometry::{Extent, LonLat};

/// The view of a compiled blob.
pub struct CompiledGazetteer<'b> {
    blob: Blob<'b>,
    /// Gathered when they are first asked for.
    airports: OnceLock<Airports>,
    lexicon: Lexicon<'b>,
}

impl CompiledGazetteer<'static> {
    /// The gazetteer compiled into the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<CompiledGazetteer<'static>> = LazyLock::new(|| {
            CompiledGazetteer::open(dateline_gazetteer::GAZETTEER).expect("a test opens the blob that is compiled in")
        });
        &EMBEDDED
    }
}

impl<'b> CompiledGazetteer<'b> {
    /// A view of a compiled blob.
    ///
    /// # Errors
    ///
    /// When the bytes are not a gazetteer of this version or end too early.
    pub fn open(bytes: &'b [u8]) -> Result<Self> {
        let blob = Blob::open(bytes)?;
        Ok(Self { lexicon: Lexicon(blob.clone()), blob, airports: OnceLock::new() })
    }

    /// All identifiers, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = FeatureId> + use<> {
        (0..self.blob.features.len() as u32).map(FeatureId)
    }

    fn best_first<'g>(&self, mut found: Vec<Suggestion<'g>>) -> Vec<Suggestion<'g>> {
        fuzzy::best_first(&mut found, self);
        found
    }
}

impl Gazetteer for CompiledGazetteer<'_> {
    fn len(&self) -> usize {
        self.blob.features.len()
    }

    fn feature(&self, id: FeatureId) -> Feature<'_> {
        Feature::stored(&self.blob, id)
    }

    fn lookup_folded(&self, folded: &str) -> Matches<'_> {
        self.blob.names.get(folded).into()
    }

    fn walk(&self) -> Walk<'_> {
        self.blob.names.walk().into()
    }

    fn suggest(&self, name: &str, max_edits: u8) -> Vec<Suggestion<'_>> {
        self.best_first(fuzzy::search(&self.blob.names, name, max_edits, First::Any))
    }

    fn respellings(&self, name: &str) -> Vec<Suggestion<'_>> {
        self.best_first(fuzzy::search(&self.blob.names, name, 1, First::Same))
    }

    fn country(&self, code: CountryCode) -> Option<Country<'_>> {
        Country::stored(&self.blob, code)
    }

    fn cities_in(&self, extent: Extent, min_population: u64) -> Vec<Feature<'_>> {
        near::cities_in(&self.blob, extent, min_population).into_iter().map(|id| self.feature(id)).collect()
    }

    fn nearest_city(&self, point: LonLat) -> Option<(Feature<'_>, f64)> {
        near::nearest_city(&self.blob, point).map(|(id, km)| (self.feature(id), km))
    }

    fn airports_near(&self, point: LonLat, km: f32) -> Vec<(Feature<'_>, f32)> {
        let near = self.airports.get_or_init(|| Airports::of(&self.blob)).near(point, km);
        near.into_iter().map(|(id, km)| (self.feature(id), km)).collect()
    }

    fn merged_ids(&self, id: FeatureId) -> Vec<u32> {
        let merged = self.blob.merged;
        let start = merged.partition_point(|record| record.feature.get() < id.0);
        let own = merged[start..].iter().take_while(|record| record.feature.get() == id.0);
        own.map(|record| record.geonameid.get()).collect()
    }

    fn lexicon(&self) -> &Lexicon<'_> {
        &self.lexicon
    }
}

impl fmt::Debug for CompiledGazetteer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CompiledGazetteer").field("features", &self.blob.features.len()).finish_non_exhaustive()
    }
}
