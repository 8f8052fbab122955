/** Why there is no box, or why an account is not received. `why` names the text that says so. */
export class Refusal extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}
