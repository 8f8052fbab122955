use vault::call_state::CallState;

#[test]
fn a_call_is_closed_between_being_open_and_being_archived() {
    use CallState::{Archived, Closed, Open};
    for from in CallState::ALL {
        let steps: Vec<_> = CallState::ALL.into_iter().filter(|next| from.may_become(*next)).collect();
        let wanted: &[CallState] = match from {
            Open | Archived => &[Closed],
            Closed => &[Open, Archived],
        };
        assert_eq!(steps, wanted, "{from}");
    }
}
