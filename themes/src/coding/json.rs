//! A coding as JSON inside a record. Nothing else serialises it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{AgeBand, Attributes, Coding, Edit, Mark, Memo, Period, Place, Region, Service};
use crate::codebook::Guid;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodingJson<'a> {
    marks: Vec<MarkJson>,
    #[serde(borrow)]
    memos: Vec<MemoJson<'a>>,
    attributes: AttributesJson,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkJson {
    on: Place,
    theme: Guid,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MemoJson<'a> {
    on: Place,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttributesJson {
    region: Option<Region>,
    period: Option<Period>,
    age: Option<AgeBand>,
    service: Option<Service>,
}

impl<'a> From<&'a Coding> for CodingJson<'a> {
    fn from(coding: &'a Coding) -> Self {
        let Attributes { region, period, age, service } = coding.attributes;
        Self {
            marks: coding.marks.iter().map(|mark| MarkJson { on: mark.on.clone(), theme: mark.theme }).collect(),
            memos: coding
                .memos
                .iter()
                .map(|(on, memo)| MemoJson { on: on.clone(), text: memo.as_str().into() })
                .collect(),
            attributes: AttributesJson { region, period, age, service },
        }
    }
}

impl TryFrom<CodingJson<'_>> for Coding {
    type Error = ();

    /// `Err` for what no coding holds. That a list is in order and names nothing twice is seen when it is written again.
    fn try_from(json: CodingJson<'_>) -> Result<Self, ()> {
        let AttributesJson { region, period, age, service } = json.attributes;
        let mut coding = Self { attributes: Attributes { region, period, age, service }, ..Self::default() };
        for MarkJson { on, theme } in json.marks {
            coding.apply(Edit::Mark(Mark { on, theme })).map_err(drop)?;
        }
        for MemoJson { on, text } in json.memos {
            let memo = Memo::new(text).map_err(drop)?;
            coding.apply(Edit::Memo(on, Some(memo))).map_err(drop)?;
        }
        Ok(coding)
    }
}
