//! The closed vocabularies of movement files: each word has the name that stands in a file and the label that a person reads.

use serde::Serialize;

use crate::Kind;
use crate::settings::Place;

/// A vocabulary that a file may choose from.
pub(crate) trait Word: Copy + 'static {
    /// What a word of it is called in a message: "a muscle".
    const WHAT: &'static str;
    /// All words, in the order in which a message lists them.
    const WORDS: &'static [Self];

    /// The word as it stands in a file.
    fn word(self) -> &'static str;
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident, $what:literal: $($variant:ident = $word:literal, $label:literal;)+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum $name {
            $(#[doc = $label] #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All of them, in a fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as it stands in a file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The word as a person reads it.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The word with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.name() == name)
            }
        }

        impl Word for $name {
            const WHAT: &'static str = $what;
            const WORDS: &'static [Self] = Self::ALL;

            fn word(self) -> &'static str {
                self.name()
            }
        }
    };
}

words! {
    /// What a movement is for.
    Type, "a type":
    Strength = "strength", "strength";
    Mobility = "mobility", "mobility";
    Stretch = "stretch", "stretch";
    Massage = "massage", "self-massage";
    Control = "control", "motor control";
    Eyes = "eyes", "eyes";
    Walk = "walk", "walking";
}

words! {
    /// What works or lengthens; the names that a body map knows.
    Muscle, "a muscle":
    Rhomboids = "rhomboids", "rhomboids";
    MidTrapezius = "mid_trapezius", "mid trapezius";
    LowerTrapezius = "lower_trapezius", "lower trapezius";
    UpperTrapezius = "upper_trapezius", "upper trapezius";
    Levator = "levator", "levator scapulae";
    RearDeltoid = "rear_deltoid", "rear deltoid";
    SideDeltoid = "side_deltoid", "side deltoid";
    FrontDeltoid = "front_deltoid", "front deltoid";
    RotatorCuff = "rotator_cuff", "rotator cuff";
    Serratus = "serratus", "serratus anterior";
    Lats = "lats", "lats";
    Pectorals = "pectorals", "chest muscles";
    Biceps = "biceps", "biceps";
    Triceps = "triceps", "triceps";
    Erectors = "erectors", "back extensors";
    SpineRotators = "spine_rotators", "rotators of the upper back";
    SpineJoints = "spine_joints", "joints of the upper back";
    Abdominals = "abdominals", "abdominals";
    Obliques = "obliques", "obliques";
    NeckFlexors = "neck_flexors", "deep neck flexors";
    Suboccipitals = "suboccipitals", "muscles below the skull";
    Scalenes = "scalenes", "scalenes";
    ForearmFlexors = "forearm_flexors", "forearm, palm side";
    ForearmExtensors = "forearm_extensors", "forearm, back side";
    HipFlexors = "hip_flexors", "hip flexors";
    Quadriceps = "quadriceps", "front of the thigh";
    Hamstrings = "hamstrings", "back of the thigh";
    Glutes = "glutes", "glutes";
    Calves = "calves", "calves";
    EyeMuscles = "eye_muscles", "focusing muscles of the eyes";
}

words! {
    /// A thing that a movement needs.
    Item, "a piece of kit":
    Band = "band", "a band";
    Dumbbells = "dumbbells", "dumbbells";
    Barbell = "barbell", "a barbell";
    Bottles = "bottles", "two full water bottles";
    Roller = "roller", "a foam roller";
    Mat = "mat", "a mat";
    Doorway = "doorway", "a doorway";
    Wall = "wall", "a wall";
    Chair = "chair", "a chair";
    FixedChair = "fixed_chair", "a chair that cannot roll";
    Desk = "desk", "a desk that stands firm";
}

impl Item {
    /// Whether everybody is taken to have it at hand: nobody is asked for it.
    pub fn always_at_hand(self) -> bool {
        match self {
            Item::Bottles | Item::Chair | Item::Desk => true,
            Item::Band
            | Item::Dumbbells
            | Item::Barbell
            | Item::Roller
            | Item::Mat
            | Item::Doorway
            | Item::Wall
            | Item::FixedChair => false,
        }
    }
}

words! {
    /// How the body is placed.
    Position, "a position":
    Sitting = "sitting", "sitting";
    Standing = "standing", "standing";
    Hinge = "hinge", "standing, leaning forward from the hips";
    Prone = "prone", "face down";
    Supine = "supine", "on the back";
    HandsAndKnees = "hands_and_knees", "on hands and knees";
    Kneeling = "kneeling", "kneeling";
}

words! {
    /// What may speak against a movement, as asked by the safety questions (CONTRACTS 2).
    Code, "a contraindication code":
    Osteoporosis = "osteoporosis", "osteoporosis or a fracture of the spine";
    Pregnant = "pregnant", "pregnancy";
    ShoulderUnstable = "shoulder_unstable", "a shoulder that slips or has been dislocated";
    NeckVertigo = "neck_vertigo", "vertigo when the neck moves";
    Heart = "heart", "heart disease or uncontrolled blood pressure";
    RecentSurgery = "recent_surgery", "recent surgery";
    ArmSigns = "arm_signs", "numbness, tingling or less strength in an arm";
    LegSigns = "leg_signs", "signs in a leg";
    ClotOrWound = "clot_or_wound", "a blood clot or an open wound";
}

words! {
    /// How often a dose is meant to be done.
    Often, "a frequency":
    TrainingDays = "training_days", "on training days";
    Daily = "daily", "daily";
    Weekdays = "weekdays", "five days a week";
    InBreaks = "in_breaks", "in breaks, as often as it feels good";
}

words! {
    /// Who says a dose.
    Whose, "whose dose it is":
    Article = "article", "The article's dose";
    Ours = "ours", "Our dose";
}

words! {
    /// When another movement steps in.
    When, "an occasion":
    NoKit = "no_kit", "without the kit";
    AtDesk = "at_desk", "at the desk";
    Plateau = "plateau", "for a change after weeks without a step";
}

impl Word for Place {
    const WHAT: &'static str = "a place";
    const WORDS: &'static [Self] = &[Place::Desk, Place::Standing, Place::Floor];

    fn word(self) -> &'static str {
        match self {
            Place::Desk => "desk",
            Place::Standing => "standing",
            Place::Floor => "floor",
        }
    }
}

impl Word for Kind {
    const WHAT: &'static str = "a break kind";
    const WORDS: &'static [Self] = &Kind::ALL;

    fn word(self) -> &'static str {
        self.name()
    }
}
