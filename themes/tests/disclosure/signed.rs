//! Two members sign, one of them a keyholder, or nobody believes a release.

use rand::rngs::StdRng;
use themes::release::{Release, Signature, SignatureError, SignedRelease};
use time::{Date, Month};
use vault::{
    id::Digest,
    identity::{CallIdentity, MemberIdentity, RootKey},
    key_set::{KeySet, SignedKeySet},
    release::ReleaseSignatureError,
    role::Role,
};

use crate::{call::Call, population::rng};

const MEMBERS: [(&str, Role); 4] =
    [("heron", Role::Keyholder), ("wren", Role::Moderator), ("rook", Role::Moderator), ("owl", Role::Researcher)];

struct Members {
    keys: SignedKeySet,
    each: Vec<MemberIdentity>,
    release: Release,
}

impl Members {
    fn new() -> Self {
        let mut chance: StdRng = rng(1);
        let root = RootKey::generate(&mut chance);
        let (recipient, classic) = CallIdentity::generate(1, &mut chance).recipients();
        let each: Vec<_> = MEMBERS.iter().map(|_| MemberIdentity::generate(&mut chance)).collect();
        let members =
            each.iter().zip(MEMBERS).map(|(keys, (name, role))| keys.public(name.parse().expect("a name"), role));
        let facts = KeySet {
            call: "right-care".parse().expect("a name"),
            epoch: 1,
            previous: None,
            not_after: Date::from_calendar_date(2027, Month::March, 31).expect("a day"),
            root: root.public(),
            recipient,
            classic,
            members: members.collect(),
            log_head: Digest::ZERO,
            synthetic: true,
        };
        let keys = facts.sign(&root).expect("the facts are sound");
        Self { keys, each, release: Call::of(60).release().expect("a release") }
    }

    fn signature(&self, member: usize, release: &Release) -> Signature {
        let by = MEMBERS[member].0.parse().expect("a name");
        let signature = self.each[member].sign(&SignedRelease::message(release, &by, 1));
        Signature { by, epoch: 1, signature }
    }

    fn verify(&self, members: &[usize]) -> Result<(), SignatureError> {
        let signatures = members.iter().map(|member| self.signature(*member, &self.release)).collect();
        self.verified(&SignedRelease::new(self.release.clone(), signatures))
    }

    fn verified(&self, signed: &SignedRelease) -> Result<(), SignatureError> {
        let read = SignedRelease::parse(&signed.to_bytes()).expect("written by us");
        assert_eq!(read, *signed);
        read.verify(|epoch| (epoch == 1).then_some(&self.keys))
    }
}

#[test]
fn a_keyholder_and_another_member_have_to_sign() {
    let members = Members::new();
    assert_eq!(members.verify(&[0, 1]), Ok(()));
    assert_eq!(members.verify(&[2, 0]), Ok(()));
    for too_few in [&[][..], &[0], &[0, 0], &[1, 2], &[0, 1, 2]] {
        assert_eq!(members.verify(too_few), Err(SignatureError::NotTwo), "{too_few:?}");
    }
    assert_eq!(members.verify(&[0, 3]), Err(SignatureError::Wrong(ReleaseSignatureError::NotOpener)));
}

#[test]
fn a_signature_is_for_one_release_alone() {
    let members = Members::new();
    let other = Call::of(90).release().expect("another release");
    let signatures = vec![members.signature(0, &members.release), members.signature(1, &other)];
    let mixed = SignedRelease::new(members.release.clone(), signatures);
    assert_eq!(members.verified(&mixed), Err(SignatureError::Wrong(ReleaseSignatureError::Unsigned)));
    let mut later = members.signature(0, &members.release);
    later.epoch = 2;
    let unknown = SignedRelease::new(members.release.clone(), vec![later, members.signature(1, &members.release)]);
    assert_eq!(members.verified(&unknown), Err(SignatureError::KeySet(2)));
}
