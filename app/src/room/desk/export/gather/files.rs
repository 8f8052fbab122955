//! Photos and other files: listed, so that it is known how much they are, and taken part by part.

use core::fmt::Write as _;

use vault::{
    envelope::Kind,
    header::Header,
    id::{AttachmentId, Digest, Digesting, SubmissionId},
};

use super::{GatherError, Gathering, Step, is_gone};
use crate::{
    api::{self, ApiError},
    room::desk::fetch::patiently,
    unlocked::{OpenCall, Unlocked},
    wire::CallAttachment,
};

const KIND: Kind = Kind::Attachment;

/// Attachments as the server lists them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Listed(Vec<One>);

#[derive(Clone, Copy, PartialEq, Eq)]
struct One {
    account: SubmissionId,
    id: AttachmentId,
    length: u64,
    payload: Digest,
}

impl Listed {
    pub const fn count(&self) -> usize {
        self.0.len()
    }

    /// Bytes of all sealed files together.
    pub fn bytes(&self) -> u64 {
        self.0.iter().map(|one| one.length).sum()
    }
}

/// Everything that the server lists.
pub async fn list(unlocked: &Unlocked, call: &OpenCall) -> Result<Listed, GatherError> {
    let mut listed = Listed::default();
    let mut after = Some(String::new());
    while let Some(here) = after {
        let answer = patiently(async || api::call_attachments(&unlocked.session, &call.call, &here).await).await?;
        for named in &answer.attachments {
            listed.0.push(read(named).ok_or(GatherError::Strange)?);
        }
        after = answer.next;
    }
    Ok(listed)
}

fn read(CallAttachment { testimony, attachment }: &CallAttachment) -> Option<One> {
    let length = Some(attachment.length).filter(|length| *length <= KIND.limit())?;
    let (account, id) = (testimony.parse().ok()?, attachment.id.parse().ok()?);
    Some(One { account, id, length, payload: attachment.payload_sha256.parse().ok()? })
}

impl<T: Fn(Step) -> bool> Gathering<T> {
    /// Takes those whose account is in the archive.
    pub(super) async fn take_attachments(
        &mut self,
        unlocked: &Unlocked,
        call: &OpenCall,
        listed: &Listed,
    ) -> Result<(), GatherError> {
        let all = listed.bytes();
        let mut before = 0;
        for one in &listed.0 {
            if self.ids.contains(&one.account) {
                self.attachment(unlocked, call, *one, |here| Step::Attachments(before + here, all)).await?;
            }
            before += one.length;
        }
        Ok(())
    }

    /// A file of up to 100 MB, of which one part is held at a time.
    async fn attachment(
        &mut self,
        unlocked: &Unlocked,
        call: &OpenCall,
        one: One,
        step: impl Fn(u64) -> Step,
    ) -> Result<(), GatherError> {
        let One { account, id, length, payload } = one;
        let path = format!("attachments/{id}.age");
        let part = async |number| {
            patiently(async || api::attachment_part(&unlocked.session, &call.call, account, id, number).await).await
        };
        let mut bytes = match part(0).await {
            Err(ApiError::Refused { status: 404, .. }) => return is_gone(unlocked, call).await,
            first => first?,
        };
        self.archive.begin(&path, length)?;
        // The header is replaced when the call's key changes; what is listed is the digest of what is behind it.
        let mut header = header_of(&bytes);
        let (mut whole, mut behind, mut arrived) = (Digesting::default(), Digesting::default(), 0);
        for next in 1.. {
            arrived += bytes.len() as u64;
            if bytes.is_empty() || arrived > length {
                return Err(GatherError::Strange);
            }
            whole.push(&bytes);
            behind.push(&bytes[core::mem::take(&mut header)..]);
            self.archive.push(&bytes);
            self.go_on(step(arrived))?;
            if arrived == length {
                break;
            }
            bytes = match part(next).await {
                // Half of a file is none.
                Err(ApiError::Refused { status: 404, .. }) => return Err(GatherError::Strange),
                part => part?,
            };
        }
        self.archive.end(length);
        let _ = writeln!(self.sums, "{}  {path}", whole.finish());
        let _ = writeln!(self.attachments, "{id}.age,{account},{length}");
        self.different += u32::from(behind.finish() != payload);
        self.counts.attachments += 1;
        Ok(())
    }
}

/// Bytes of the header of a file that begins so; none if it has no header, so that its digest is another than is listed.
fn header_of(start: &[u8]) -> usize {
    Header::parse(start, KIND.header_limit()).map_or(0, |header| header.bytes().len())
}
