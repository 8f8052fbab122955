# /accessibility: what works, what does not yet, and whom to tell.

title = Accessibility
description = How this site can be used by everyone, what does not work yet, and whom to tell.
lede = Everyone should be able to use this site, on a good day and on a bad one.

works = What you can do
works-keyboard = Use the keyboard only, or a screen reader.
works-large = Make everything four times as large, and still read it without moving sideways.
works-time = Take all the time you need. Nothing runs out.
works-colours = Use dark colours or strong contrast: the site follows what your device is set to.
works-motion = Ask your device for less movement: then nothing here moves.
works-scripts = Read every page without scripts (small programs in a page). To write without them, the page of each call shows another way.
works-languages = Choose the language at the end of each page.

not-yet = What is not good yet
not-yet-languages = There is no British Sign Language and no Easy Read yet. The Welsh is a draft that nobody has checked.
not-yet-speak = You can write your account, or add a recording as a file. The box itself does not take speech or signing.
not-yet-keys = The signed lists on the pages about keys have very long lines. A screen reader will read them letter by letter. Everything you need is said above them in plain words.

standard = What we measure against
standard-text = We aim at the rules called WCAG 2.2, level AA. We check every page with a machine, by keyboard, small and large, light and dark. No outside expert has checked it yet.

tell = If something is in your way
tell-text = Please tell the organisation that runs the call. Its page says how. You do not have to say who you are, or why you need it.
