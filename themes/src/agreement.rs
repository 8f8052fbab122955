//! How far two coders agree beyond chance.
