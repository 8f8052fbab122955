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
mod known;
mod large;
mod noise;
mod population;
mod quotes;
mod rules;
mod sequence;
mod signed;
mod usefulness;
