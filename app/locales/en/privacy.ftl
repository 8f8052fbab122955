# /privacy: what is kept and what is not.

title = Privacy
description = What this site keeps, what it does not keep, who is responsible and what your rights are.
lede = We built this so that we know as little as we can. Here is what is kept, and what is not.

not-kept = What we do not keep
not-kept-name = Your name, email or phone number. We never ask.
not-kept-address = Your internet address (IP), your kind of device, your language, or the page you came from.
not-kept-time = The exact time. We keep only the week.
not-kept-cookies = Cookies or any other mark on your device. Nothing here comes from another company.

kept = What we keep
kept-account = Your account, locked. The server cannot open it.
kept-call = Which call it was sent to, in which week, and its size in one of three steps.
kept-files = If you add files such as photos: the files, locked, and roughly how large each one is.
kept-state = Whether it has been read, and how far the work on it is.
kept-receipt = If you took the seven words: codes made from them. They do not show the words. Messages between you and the readers are locked too.
kept-withdrawn = If you take your account back: it is deleted at once. A code stays, so that nobody can put the same account back. The code says nothing about you or what you wrote.
kept-readers = The readers of the call see what you wrote. Please leave out names and places if you can. If you cannot, they cover them.

long = How long it is kept
long-text = Until you take it back, or until its time is over. If you come back with your seven words, you see until which week it is kept at most. That week is never moved to a later one. Results that are already public stay public.

who = Who is responsible
who-text = The data controller named on the page of each call. In law that is who answers for what happens to your data. You find there how to reach them.

rights = Your rights
rights-text = The law (UK GDPR) lets you see, correct or delete what is kept about you. Because we do not know who you are, only your seven words can show which account is yours. Without them we cannot find it, even if you ask.
rights-return = Come back with your seven words
rights-complain = You may complain to the Information Commissioner’s Office.
rights-call = Call the ICO on 0303 123 1113

others = What others can see
others-provider = Your internet provider, or whoever runs the wi-fi, can see that you visited this site. They cannot see what you read or write. Tor Browser hides that too.
others-cheat = A website could one day be changed to cheat. The fingerprint and the open code make that harder, and easier to notice, but not impossible.
others-keys = Keys, and how to check them
