//! The few facts that are counted beside themes. None can be told finer than here: the types have no room for it.

use core::{fmt, str::FromStr};

use super::place::decimal;
use crate::words::{text_serde, words};

/// Why a value is no attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttributeError {
    /// Choose one of the twelve of ITL level 1; a county, borough or town is too fine.
    #[error("a region is one of the twelve of ITL level 1, and nothing finer")]
    Region,
    /// Say `2024-H1`, `2024-H2` or `earlier`; a month or day is too fine.
    #[error("a time is a half-year, and nothing finer")]
    Period,
    /// Say `<from>-<to>` or `<from>+`, in years of age up to 120.
    #[error("an age is a band of years")]
    AgeForm,
    /// Take at least 15 years together.
    #[error("an age band has at least {} years", AgeBand::NARROWEST)]
    AgeTooNarrow,
    /// Let the last band begin at 75 or earlier: few people are older, so each could be found.
    #[error("an age band begins at {} or earlier", AgeBand::LATEST_START)]
    AgeTooOld,
    /// Choose a kind of service; the name of one is too fine.
    #[error("a service is one of the kinds listed, and nothing finer")]
    Service,
}

words! {
    /// ITL level 1 (Office for National Statistics, International Territorial Levels): the nations, and the regions of England.
    Region, AttributeError::Region => AttributeError {
        /// TLC.
        NorthEast = "north-east",
        /// TLD.
        NorthWest = "north-west",
        /// TLE, Yorkshire and The Humber.
        Yorkshire = "yorkshire",
        /// TLF.
        EastMidlands = "east-midlands",
        /// TLG.
        WestMidlands = "west-midlands",
        /// TLH, East of England.
        East = "east",
        /// TLI.
        London = "london",
        /// TLJ.
        SouthEast = "south-east",
        /// TLK.
        SouthWest = "south-west",
        /// TLL.
        Wales = "wales",
        /// TLM.
        Scotland = "scotland",
        /// TLN.
        NorthernIreland = "northern-ireland",
    }
}

words! {
    /// What kind of service it was, if one stands out.
    Service, AttributeError::Service => AttributeError {
        /// Ambulance and 999 calls.
        Ambulance = "ambulance",
        /// Police.
        Police = "police",
        /// Crisis and home treatment teams.
        CrisisTeam = "crisis-team",
        /// Accident and emergency, liaison psychiatry.
        EmergencyDepartment = "emergency-department",
        /// Wards.
        HospitalWard = "hospital-ward",
        /// Community mental health teams, talking therapies.
        CommunityTeam = "community-team",
        /// General practice.
        GeneralPractice = "general-practice",
        /// Helplines, NHS 111.
        Helpline = "helpline",
        /// Councils, social workers, approved mental health professionals.
        SocialCare = "social-care",
        /// Charities and community groups.
        Voluntary = "voluntary",
        /// Any other.
        Other = "other",
    }
}

/// When it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// Before the half-years that the call asks about.
    Earlier,
    /// A half-year.
    HalfYear(HalfYear),
}

/// A half of a year from 1900 to 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HalfYear {
    year: u16,
    second: bool,
}

impl HalfYear {
    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Whether July to December is meant.
    pub fn is_second(self) -> bool {
        self.second
    }
}

impl FromStr for Period {
    type Err = AttributeError;

    fn from_str(text: &str) -> Result<Self, AttributeError> {
        if text == "earlier" {
            return Ok(Self::Earlier);
        }
        let (year, half) = text.split_once("-H").ok_or(AttributeError::Period)?;
        let second = match half {
            "1" => false,
            "2" => true,
            _ => return Err(AttributeError::Period),
        };
        let year = decimal(year).and_then(|year| u16::try_from(year).ok()).filter(|year| (1900..=2100).contains(year));
        Ok(Self::HalfYear(HalfYear { year: year.ok_or(AttributeError::Period)?, second }))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Earlier => f.write_str("earlier"),
            Self::HalfYear(HalfYear { year, second }) => write!(f, "{year}-H{}", u8::from(*second) + 1),
        }
    }
}

/// Years of age, both ends counted in. Bands of one call should not overlap: two overlapping ones tell the years between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AgeBand {
    from: u8,
    to: Option<u8>,
}

impl AgeBand {
    /// Years in the narrowest band.
    pub const NARROWEST: u8 = 15;
    /// The highest age at which a band may begin.
    pub const LATEST_START: u8 = 75;
    /// The highest age that a band may end with; beyond it leave the end open.
    pub const OLDEST: u8 = 120;

    /// From one age to another, both counted in; without an end, everybody from that age on.
    ///
    /// # Errors
    /// [`AttributeError::AgeTooNarrow`], [`AttributeError::AgeTooOld`], or [`AttributeError::AgeForm`] beyond 120 years.
    pub fn new(from: u8, to: Option<u8>) -> Result<Self, AttributeError> {
        if to.is_some_and(|to| to > Self::OLDEST) {
            return Err(AttributeError::AgeForm);
        }
        if to.is_some_and(|to| to < from.saturating_add(Self::NARROWEST - 1)) {
            return Err(AttributeError::AgeTooNarrow);
        }
        if from > Self::LATEST_START {
            return Err(AttributeError::AgeTooOld);
        }
        Ok(Self { from, to })
    }

    /// First and last year; the last may be open.
    pub fn ends(self) -> (u8, Option<u8>) {
        (self.from, self.to)
    }
}

impl FromStr for AgeBand {
    type Err = AttributeError;

    fn from_str(text: &str) -> Result<Self, AttributeError> {
        let age = |text| decimal(text).and_then(|age| u8::try_from(age).ok()).ok_or(AttributeError::AgeForm);
        match (text.strip_suffix('+'), text.split_once('-')) {
            (Some(from), _) => Self::new(age(from)?, None),
            (None, Some((from, to))) => Self::new(age(from)?, Some(age(to)?)),
            (None, None) => Err(AttributeError::AgeForm),
        }
    }
}

impl fmt::Display for AgeBand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) => write!(f, "{}-{to}", self.from),
            None => write!(f, "{}+", self.from),
        }
    }
}

text_serde!(Period);
text_serde!(AgeBand);
