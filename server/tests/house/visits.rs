//! People at the doors of a house.

use app::wire::{Challenge, ChallengeRequest, Session, Share, ShareRequest};
use data_encoding::BASE64_NOPAD;

use super::{House, Person, Team, post};

impl Person {
    pub async fn challenge(&self, house: &House) -> Challenge {
        let request = ChallengeRequest { account: self.account.to_string() };
        post("/api/login/challenge").json(&request).of(house).await.json()
    }

    pub async fn log_in(&self, house: &House) -> Session {
        let challenge = self.challenge(house).await;
        let request = self.answer(&challenge, house.state.config.origin.as_str());
        post("/api/login").json(&request).of(house).await.json()
    }
}

impl Team {
    /// Fetches the shares as a founder does.
    pub async fn shares(&self, house: &House, token: &str) -> [[u8; 32]; 3] {
        let mut shares = [[0; 32]; 3];
        for (share, person) in shares.iter_mut().zip(self.people()) {
            let request = ShareRequest { account: person.account.to_string() };
            let given: Share = post("/api/setup/share").bearer(token).json(&request).of(house).await.json();
            let bytes = BASE64_NOPAD.decode(given.share_b64.as_bytes()).expect("base64");
            *share = bytes.try_into().expect("32 bytes");
        }
        shares
    }

    /// Founds the call through the front door.
    pub async fn move_in(&self, house: &House) {
        house.state.setup.open("once");
        let request = self.request(self.shares(house, "once").await);
        let reply = post("/api/setup").bearer("once").json(&request).of(house).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
    }
}
