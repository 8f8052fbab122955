//! Disclosure control through its front door.

mod attack;
mod attacker;
mod known;
mod population;
mod sequence;
