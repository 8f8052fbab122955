/**
 * Why there is no box, or why an account is not received. `why` names the text that says so; `again` is after how many seconds the
 * server says that another try may help.
 */
export class Refusal extends Error {
  constructor(why, again) {
    super(why);
    Object.assign(this, { why, again });
  }
}
