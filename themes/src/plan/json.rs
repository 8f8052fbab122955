//! A plan as JSON, written in one way.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use vault::id::{CallId, Digest};

use super::{Attribute, Epsilon, Gates, Group, Grouping, Pair, Plan, PlanDraft, PlanError, TwoWay, Value};
use crate::{codebook::Guid, record::CodebookVersion};

const FORMAT: &str = "murmuration/1/plan";

/// Why bytes are no plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanReadError {
    /// Not the JSON of a plan, or of a later version than this program knows.
    #[error("it is no plan that this program can read")]
    NotAPlan,
    /// The same facts are written in another way than ours, so its digest would differ.
    #[error("it is not written in the one way in which plans are written")]
    NotCanonical,
    /// It asks for what a plan may not.
    #[error(transparent)]
    Refused(#[from] PlanError),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanJson {
    format: String,
    call: CallId,
    release: u32,
    codebook: CodebookJson,
    gates: Gates,
    themes: Vec<Guid>,
    groupings: Vec<GroupingJson>,
    two_way: Vec<TwoWay>,
    pairs: Vec<Pair>,
    noise: Option<Epsilon>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodebookJson {
    version: u32,
    digest: Digest,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupingJson {
    attribute: Attribute,
    groups: Vec<GroupJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupJson {
    name: String,
    values: Vec<String>,
}

impl From<&Plan> for PlanJson {
    fn from(Plan(draft): &Plan) -> Self {
        let group = |Group { name, values }: &Group| GroupJson {
            name: name.clone(),
            values: values.iter().map(Value::to_string).collect(),
        };
        let grouping = |Grouping { attribute, groups }: &Grouping| GroupingJson {
            attribute: *attribute,
            groups: groups.iter().map(group).collect(),
        };
        Self {
            format: FORMAT.to_owned(),
            call: draft.call.clone(),
            release: draft.release,
            codebook: CodebookJson { version: draft.codebook.version, digest: draft.codebook.digest },
            gates: draft.gates,
            themes: draft.themes.clone(),
            groupings: draft.groupings.iter().map(grouping).collect(),
            two_way: draft.two_way.clone(),
            pairs: draft.pairs.clone(),
            noise: draft.noise,
        }
    }
}

impl TryFrom<PlanJson> for Plan {
    type Error = PlanReadError;

    fn try_from(json: PlanJson) -> Result<Self, PlanReadError> {
        if json.format != FORMAT {
            return Err(PlanReadError::NotAPlan);
        }
        let group = |attribute, GroupJson { name, values }: GroupJson| {
            let values = values.iter().map(|text| Value::parse(attribute, text)).collect::<Result<_, _>>();
            values.map(|values| Group { name, values }).map_err(|_| PlanError::Values(attribute))
        };
        let grouping = |GroupingJson { attribute, groups }: GroupingJson| {
            let groups = groups.into_iter().map(|json| group(attribute, json)).collect::<Result<_, _>>()?;
            Ok::<_, PlanError>(Grouping { attribute, groups })
        };
        let draft = PlanDraft {
            call: json.call,
            release: json.release,
            codebook: CodebookVersion { version: json.codebook.version, digest: json.codebook.digest },
            gates: json.gates,
            themes: json.themes,
            groupings: json.groupings.into_iter().map(grouping).collect::<Result<_, _>>()?,
            two_way: json.two_way,
            pairs: json.pairs,
            noise: json.noise,
        };
        Ok(draft.check_alone()?)
    }
}

impl Plan {
    /// The one way in which this plan is written.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(&PlanJson::from(self)).expect("texts, numbers and lists always become JSON")
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote, and nothing else. Whether the codebook has its themes is for whoever has the codebook.
    ///
    /// # Errors
    /// [`PlanReadError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, PlanReadError> {
        let json: PlanJson = serde_json::from_slice(bytes).map_err(|_| PlanReadError::NotAPlan)?;
        let plan = Self::try_from(json)?;
        if plan.to_bytes() == bytes { Ok(plan) } else { Err(PlanReadError::NotCanonical) }
    }
}

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        PlanJson::from(self).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Plan {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::try_from(PlanJson::deserialize(from)?).map_err(D::Error::custom)
    }
}
