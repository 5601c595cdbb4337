//! The shape of every enum that the blobs store by number.

/// An enum of kinds, stored by their place; a number of a later version reads as the plainest kind, named after `else`.
macro_rules! kinds {
    ($(#[$attribute:meta])* $name:ident else $plainest:ident { $($(#[$note:meta])* $variant:ident,)* }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $($(#[$note])* $variant,)* }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            #[doc = concat!("The one of that number; [`", stringify!($name), "::", stringify!($plainest), "`] beyond the last.")]
            pub const fn from_number(number: u8) -> Self {
                if (number as usize) < Self::ALL.len() { Self::ALL[number as usize] } else { Self::$plainest }
            }

            /// Its name, as tables write it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            /// The one of that name.
            fn from_str(name: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|kind| kind.name() == name).ok_or(())
            }
        }
    };
}

pub(crate) use kinds;
