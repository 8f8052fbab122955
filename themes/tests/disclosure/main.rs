//! Disclosure control through its front door.

mod attack;
mod attacker;
mod bytes;
mod call;
mod computed;
mod consent;
mod document;
mod glpk;
mod glpsol;
mod harness;
mod intake;
mod known;
mod large;
mod model;
mod noise;
mod population;
mod quotes;
mod rules;
mod sequence;
mod signed;
mod usefulness;
