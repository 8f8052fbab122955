# Around every page and room.

name = Murmuration
motto = Many voices, one shape, no single bird.
skip = Skip to the main part
leave-bar = Leave or get help
leave = Leave now
leave-key = or press Shift 3 times
leave-two-more = Press Shift two more times to leave.
leave-one-more = Press Shift one more time to leave.
help = Help now
footer = About this site
footer-note = Not a crisis service. No cookies. No tracking.
home = Home
safety = Staying safe
privacy = Privacy
accessibility = Accessibility
keys = Keys
return = Come back with your seven words
languages = Languages
# Shown on every page of a language that is marked as a draft, beside the same sentence in English.
draft = This translation is a draft. Nobody who speaks the language has checked it yet.
