//! Every reason for which a request is refused: the fixed list of the interface.
//!
//! A reason says what its reader can do next, and nothing about what the server holds. Unknown things and forbidden
//! things are the same reason, [`Reason::NotFound`]. Causes inside the server are logged where they stop.

use app::wire::Problem;
use axum::{
    Json,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use vault::envelope::Refusal;

/// Seconds. Half of what one waits for a place, so that those who wait outside come to a queue that has moved.
const AGAIN_AFTER: &str = "10";

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $status:ident $code:literal, $message:literal;)*) => {
        /// Why a request was refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason {
            $($(#[$doc])* $name,)*
            /// The body is not the sealed thing it should be; codes and messages are those of [`Refusal`].
            File(Refusal),
        }

        impl Reason {
            /// Every reason but those of [`Refusal::ALL`].
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code in the answer.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* Self::File(refusal) => refusal.code() }
            }

            /// What to do next.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$name => $message,)* Self::File(refusal) => refusal.message() }
            }

            /// The status of the answer.
            pub const fn status(self) -> StatusCode {
                match self {
                    $(Self::$name => StatusCode::$status,)*
                    Self::File(Refusal::TooLong) => StatusCode::PAYLOAD_TOO_LARGE,
                    Self::File(_) => StatusCode::UNPROCESSABLE_ENTITY,
                }
            }
        }
    };
}

reasons! {
    /// No such address, or none for whoever asks.
    NotFound = NOT_FOUND "not-found", "There is nothing here for you. Check the address, or log in again.";
    /// The address exists, the method doesn't.
    Method = METHOD_NOT_ALLOWED "method", "This address takes another method. See the Allow header.";
    /// Body, query or header of another form than the interface describes.
    Malformed = BAD_REQUEST "malformed", "The request does not have the form that this address takes. Reload the page and try again.";
    /// The body ended before its end.
    BrokenOff = BAD_REQUEST "broken-off", "Only a part arrived; nothing was kept. Send it again.";
    /// The body came too slowly.
    TooSlow = REQUEST_TIMEOUT "too-slow", "The line was too slow; nothing was kept. Try again when it is better.";
    /// `Murmuration-Id` is missing or not 32 lower-case hex digits.
    IdHeader = UNPROCESSABLE_ENTITY "id-header", "The submission has no valid id. Reload the page and try again.";
    /// `Murmuration-Epoch` is missing or not a number.
    EpochHeader = UNPROCESSABLE_ENTITY "epoch-header", "The submission does not say for which key it was sealed. Reload the page and try again.";
    /// `Murmuration-Receipt` is there and not of its form.
    ReceiptHeader = UNPROCESSABLE_ENTITY "receipt-header", "The receipt of the submission is damaged. Reload the page and try again.";
    /// Sealed for another epoch than the one in force.
    WrongEpoch = UNPROCESSABLE_ENTITY "wrong-epoch", "The call's key has changed. Reload the page, then seal and send again.";
    /// The key set in force is past its last day.
    KeySetExpired = UNPROCESSABLE_ENTITY "key-set-expired", "The call's key has expired. Ask the organisation to renew it, then try again.";
    /// The call takes no testimonies any more.
    CallClosed = UNPROCESSABLE_ENTITY "call-closed", "This call is closed and takes no more accounts.";
    /// A header of an upload is missing or not of its form.
    AttachmentHeader = UNPROCESSABLE_ENTITY "attachment-header", "The file's number, length or place is missing or damaged. Reload the page and try again.";
    /// The account has as many as it may have.
    AttachmentCount = UNPROCESSABLE_ENTITY "attachment-count", "One account can have at most ten files. Leave some of them out.";
    /// The number is known.
    AttachmentTaken = CONFLICT "attachment-taken", "This number of a file is taken. Draw a new one and begin again.";
    /// No room that attachments may take.
    AttachmentsFull = INSUFFICIENT_STORAGE "attachments-full", "There is no room left for files just now. Send the account without them, or try again later.";
    /// The account names one that is not here, not whole, or not its own.
    AttachmentMissing = UNPROCESSABLE_ENTITY "attachment-missing", "A file that belongs to the account is not here, or not whole. Send the files again, then the account.";
    /// Not the place where the upload goes on.
    UploadOffset = CONFLICT "upload-offset", "The upload goes on at another place. Ask for its offset, and send the part that begins there.";
    /// A part of another length than it must have.
    UploadPart = UNPROCESSABLE_ENTITY "upload-part", "Each part has 1,048,576 bytes, and the last one the rest. Nothing of this part was kept.";
    /// The id is known, with other bytes.
    IdTaken = CONFLICT "id-taken", "Another file is kept under this id. Seal again, which draws a new id, and send that.";
    /// The receipt is that of another testimony.
    ReceiptTaken = CONFLICT "receipt-taken", "Another account has this receipt. Seal again, which draws new words, and send that.";
    /// The testimony was withdrawn. Only said to whoever holds it, or its receipt.
    Withdrawn = GONE "withdrawn", "This account was taken back, and everything that belonged to it is deleted.";
    /// A header or field of a return action is missing or not of its form.
    ReturnHeader = UNPROCESSABLE_ENTITY "return-header", "The request is not signed as it should be. Reload the page and try again.";
    /// No account for this receipt, or not signed with it.
    NoReceipt = NOT_FOUND "no-receipt", "No account is kept for these words. Check each word and try again.";
    /// Another entry came between. The header `Murmuration-Counter` says the last.
    ReturnCounter = CONFLICT "return-counter", "Something was added meanwhile. Read it, then seal and send again.";
    /// As many entries as there may be.
    ThreadFull = UNPROCESSABLE_ENTITY "thread-full", "This conversation has no room for more. Write to the organisation in another way.";
    /// A header of a record is missing or not of its form.
    RecordHeader = UNPROCESSABLE_ENTITY "record-header", "The record does not say what it replaces or where the account stands. Reload the page and save again.";
    /// Not signed by whoever is logged in.
    RecordUnsigned = UNPROCESSABLE_ENTITY "record-unsigned", "The record is not signed by the person who is logged in. Log in again and save once more.";
    /// Another record is here than the one that it replaces.
    RecordStale = CONFLICT "record-stale", "Somebody else saved this record meanwhile. Open theirs, then save yours again.";
    /// A testimony with a record can't be new.
    HasRecord = CONFLICT "has-record", "There is a record of this account, so it can't be new again. Say that it is being read.";
    /// Somebody else holds the testimony than the request says.
    HolderChanged = CONFLICT "holder-changed", "Somebody else took or gave this account meanwhile. Load the list again.";
    /// Whoever was to hold it may not open it.
    HolderUnfit = UNPROCESSABLE_ENTITY "holder-unfit", "This person can't take this account. Choose somebody else.";
    /// She stepped aside herself.
    AsideOwn = UNPROCESSABLE_ENTITY "aside-own", "You stepped aside from this account yourself. Ask another keyholder to change that.";
    /// No `Murmuration-Work`.
    WorkMissing = PRECONDITION_REQUIRED "work-missing", "Fetch a work token, solve it, and send it along.";
    /// `Murmuration-Work` is not `token:counter`.
    WorkMalformed = PRECONDITION_REQUIRED "work-malformed", "The proof of work is damaged. Fetch a new work token and solve it.";
    /// The token is not one that this server made since it started.
    WorkUnknown = PRECONDITION_REQUIRED "work-unknown", "The work token is not known here. Fetch a new one and solve it.";
    /// Older than ten minutes.
    WorkExpired = PRECONDITION_REQUIRED "work-expired", "The work token has expired. Fetch a new one and solve it.";
    /// The token was used before.
    WorkUsed = PRECONDITION_REQUIRED "work-used", "The work token was used before. Fetch a new one and solve it.";
    /// The counter does not solve it for this file.
    WorkWrong = PRECONDITION_REQUIRED "work-wrong", "The proof of work is not right for this file. Fetch a new work token and solve it.";
    /// Unknown account, wrong signature, or a nonce that is old, used or not ours.
    LoginRefused = UNAUTHORIZED "login-refused", "Handle or passphrase is not right. Check both and try again.";
    /// Not signed by a key that unlocks the account now, or over a nonce that is old, used or not ours.
    ProofRefused = FORBIDDEN "proof-refused", "The passphrase or paper code is not right. Check it and try again.";
    /// Not the version after the one in force.
    AccountStale = CONFLICT "account-stale", "Your account was changed meanwhile, perhaps in another window. Lock the desk and unlock it to see what holds.";
    /// An account has this handle.
    AccountTaken = CONFLICT "account-taken", "Somebody has this working name already. Choose another.";
    /// A plan that is not sound or not signed by the root, or without a wrap that it needs.
    RecoveryInvalid = UNPROCESSABLE_ENTITY "recovery-invalid", "The recovery is not complete, or not signed by the root of this call. Make it again.";
    /// Neither the plan in force nor the next.
    RecoveryStale = CONFLICT "recovery-stale", "Somebody made another recovery meanwhile. Load the page, and look at that one first.";
    /// Not signed with the shares of the plan in force, or over a nonce that is old, used or not ours.
    RecoveryRefused = FORBIDDEN "recovery-refused", "These shares do not open the recovery of this call. Look whether newer sheets were printed.";
    /// Not what the root may enrol: another change than one new keyholder, or not signed by the root.
    EnrolmentInvalid = UNPROCESSABLE_ENTITY "enrolment-invalid", "The new account is not signed by the root of this call, or changes more than it may. Load the page and begin again.";
    /// The call's name.
    SetupCall = UNPROCESSABLE_ENTITY "setup-call", "The call needs a name of 1 to 40 small letters, digits and inner dashes.";
    /// Another call has this name.
    CallTaken = CONFLICT "call-taken", "There is a call with this name already. Choose another name.";
    /// Not of the form, or a text is missing or too long.
    DocumentInvalid = UNPROCESSABLE_ENTITY "document-invalid", "The call's texts or questions are not complete, or something is too long. Look at each field again.";
    /// Not signed by a keyholder of the key set in force (or, with a key set, of the next one).
    DocumentUnsigned = UNPROCESSABLE_ENTITY "document-unsigned", "The call's texts must be signed by one of its keyholders. Let a keyholder who stays publish them again.";
    /// Not the version after the one in force.
    DocumentStale = CONFLICT "document-stale", "Somebody else changed the call meanwhile. Load the newest version, and change that one.";
    /// Not of the form, or not written in the one way of codebooks.
    CodebookInvalid = UNPROCESSABLE_ENTITY "codebook-invalid", "The themes are not complete, or something is too long. Look at each theme again.";
    /// Not signed by a keyholder of the key set in force, or not by the one who sends it.
    CodebookUnsigned = UNPROCESSABLE_ENTITY "codebook-unsigned", "The themes must be signed by the keyholder who publishes them. Lock the desk, unlock it, and publish again.";
    /// Not the version after the one in force.
    CodebookStale = CONFLICT "codebook-stale", "Somebody else changed the themes meanwhile. Load the newest version, and change that one.";
    /// A change of the open proposal that its keyholder did not sign.
    ProposalUnsigned = UNPROCESSABLE_ENTITY "proposal-unsigned", "The proposal is not signed by the keyholder who is logged in. Lock the desk, unlock it, and propose again.";
    /// Another proposal is open than the change names or the entry is made from, or none.
    ProposalStale = CONFLICT "proposal-stale", "The proposal was replaced or withdrawn meanwhile. Load it again: read what is open now, and decide then.";
    /// An entry of the ledger is not signed by two members who may, or not by the one who hands it in.
    LedgerUnsigned = UNPROCESSABLE_ENTITY "ledger-unsigned", "A release has to be signed by a keyholder and by a second member who may open accounts, and handed in by the second. Reload the page and begin again.";
    /// Not the entry after the last.
    LedgerStale = CONFLICT "ledger-stale", "Another release came in between. Load the list of releases, and build this one again.";
    /// Not the one form of a release, or of another call or number.
    ReleaseInvalid = UNPROCESSABLE_ENTITY "release-invalid", "This is not a release of this call and number. Build it again.";
    /// The release itself is not signed by the two who must.
    ReleaseUnsigned = UNPROCESSABLE_ENTITY "release-unsigned", "The release is not signed by the two people who built it. Build it again, and let the second person sign.";
    /// Another release or file than was signed, or than was sealed under this number.
    ReleaseOther = UNPROCESSABLE_ENTITY "release-other", "This is another release than the one that was signed under this number. Load the list of releases and begin again.";
    /// Not sealed to exactly the members of the key set in force.
    ReleaseRecipients = UNPROCESSABLE_ENTITY "release-recipients", "The release must be sealed to every member of the call, and nobody else. Load the members again and seal it anew.";
    /// The note does not verify, or is not for this call.
    KeySetInvalid = UNPROCESSABLE_ENTITY "key-set-invalid", "The list of keys is not signed by its root, has expired, or is for another call. Make and sign it again.";
    /// Not the next epoch of the same root.
    KeySetNotNext = UNPROCESSABLE_ENTITY "key-set-not-next", "The list of keys does not follow the one in force. Fetch that one, and sign the next.";
    /// `synthetic` where it may not be.
    KeySetSynthetic = UNPROCESSABLE_ENTITY "key-set-synthetic", "The list of keys is for a demonstration. Only a server in demonstration mode takes it.";
    /// Members and accounts differ.
    MembersDiffer = UNPROCESSABLE_ENTITY "members-differ", "The members in the list of keys and the accounts sent along must be the same, with the same keys.";
    /// An account's parameters, login key or bundle.
    AccountInvalid = UNPROCESSABLE_ENTITY "account-invalid", "An account's passphrase settings, login key or bundle are not of their form. Make the account again.";
    /// A wrap is not sealed, is for nobody, or is for somebody who may not have it.
    WrapInvalid = UNPROCESSABLE_ENTITY "wrap-invalid", "A wrapped key is damaged, doubled, or for somebody who may not hold it. Wrap the keys again.";
    /// A member who may open has nothing to open with.
    WrapMissing = UNPROCESSABLE_ENTITY "wrap-missing", "A member who may open testimonies has no wrapped key, or a keyholder no root key. Wrap the keys for everyone.";
    /// Outside what a call may say.
    RetentionLimits = UNPROCESSABLE_ENTITY "retention-limits", "Accounts can be kept for 8 to 260 weeks. Choose a number between.";
    /// A change of how long accounts are kept that its keyholder did not sign.
    RetentionUnsigned = UNPROCESSABLE_ENTITY "retention-unsigned", "The change is not signed by the keyholder who is logged in, or for another week. Log in again and decide anew.";
    /// Changed meanwhile, or more would be deleted than was foreseen.
    RetentionStale = CONFLICT "retention-stale", "Something changed meanwhile. Nothing was deleted; look at the plan again, and decide anew.";
    /// Somebody who held the call's key is to leave, and the key stays.
    NewKeyMissing = UNPROCESSABLE_ENTITY "new-key-missing", "Somebody who could open accounts is leaving. Make a new key for the call, and wrap it for those who stay.";
    /// An entry of the log is not of its form, or not signed by who may.
    LogInvalid = UNPROCESSABLE_ENTITY "log-invalid", "An entry of the log is not signed as it should be. Reload the page and try again.";
    /// Not the entry after the last, or not the head that the key set names.
    LogStale = CONFLICT "log-stale", "The log has gone on meanwhile. Fetch it, and sign again what comes after its last entry.";
    /// Dated before the last entry, or after tomorrow.
    LogDay = UNPROCESSABLE_ENTITY "log-day", "The entry is dated before the last one of the log, or in the future. Set the date of your device right, and try again.";
    /// As many entries of this member as a day takes.
    LogFull = TOO_MANY_REQUESTS "log-full", "You have written as much into this call's log as it takes in a day. Go on tomorrow, or ask another keyholder.";
    /// Not where the change begins: somebody else was faster, or a call is to be archived that is open.
    StateStale = CONFLICT "state-stale", "The call was opened, closed or archived meanwhile, or is still open. Look where it stands now; only a closed call can be archived.";
    /// A list of headers or verdicts is not of its form.
    ResealInvalid = UNPROCESSABLE_ENTITY "reseal-invalid", "The list of headers is damaged; nothing was changed. Reload the page and go on.";
    /// One that is not signed by the member whose session it is. Nothing of the list was taken.
    ResealUnsigned = UNPROCESSABLE_ENTITY "reseal-unsigned", "A header is not signed by you for the key in force; nothing was changed. Reload the page and go on.";
    /// There is an account of this name.
    HandleTaken = CONFLICT "handle-taken", "Somebody has this working name already. Choose another one.";
    /// Too many at once.
    Busy = SERVICE_UNAVAILABLE "busy", "Many are sending just now. Nothing was kept; try again in a minute.";
    /// The database can't be written or read.
    Storage = SERVICE_UNAVAILABLE "storage", "It could not be kept safely, so it was not taken. Try again in a few minutes; if that fails, tell the organisation.";
    /// The disk is full.
    StorageFull = INSUFFICIENT_STORAGE "storage-full", "There is no room left to keep it, so it was not taken. Tell the organisation, and keep your text until it is mended.";
    /// A mistake in this program.
    Internal = INTERNAL_SERVER_ERROR "internal", "Something went wrong on our side; nothing was kept. Try again, and tell the organisation if it happens twice.";
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        Self::File(refusal)
    }
}

impl Reason {
    /// What goes with every answer of this reason, also where it is a page: after how many seconds another try may help, if one may.
    pub fn headers(self) -> Option<[(HeaderName, HeaderValue); 1]> {
        let may_help = self.status() == StatusCode::SERVICE_UNAVAILABLE;
        may_help.then_some([(header::RETRY_AFTER, HeaderValue::from_static(AGAIN_AFTER))])
    }
}

impl IntoResponse for Reason {
    fn into_response(self) -> Response {
        let problem = Problem { code: self.code().to_owned(), message: self.message().to_owned() };
        (self.status(), self.headers(), Json(problem)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_is_one_of_a_kind_and_every_message_a_sentence() {
        let files = Refusal::ALL.iter().copied().map(Reason::File);
        let all: Vec<Reason> = Reason::ALL.iter().copied().chain(files).collect();
        let codes: HashSet<_> = all.iter().map(|reason| reason.code()).collect();
        assert_eq!(codes.len(), all.len());
        for reason in all {
            assert!(reason.status().is_client_error() || reason.status().is_server_error());
            assert!(reason.message().ends_with('.'), "{}", reason.code());
        }
    }
}
