//! Public pages: plain functions from data to HTML, no script but the keyboard exit.
