# Sealing and sending, and what can go wrong on the way.

send = Seal and send
again = Try again
hint = Your words are sealed here, on this device. Only the sealed words are sent.

step-receipt = Making your receipt words
step-seal = Sealing your words on this device
step-token = Asking the server for a small puzzle
step-work = Working on the puzzle, which keeps floods out
step-send = Sending the sealed words
step-check = Checking that what is stored is what you sent

empty = The box is empty
empty-text = There is nothing to send yet. Write something first, if you would like to.
too-long = This is too long for one account
too-long-text = Please take some of it out and send it as a second account. Your words are still in the box.
lock = The lock of this call is broken
lock-text = Your words cannot be sealed with it, so nothing was sent. Please tell the organisation, by a way that you know is theirs. Your words are still in the box.
worker = This browser could not do the work
worker-text = Nothing was sent. Your words are still in the box. If your line is down, wait until it is back. Otherwise close other pages. Then try again. If it stays like this, copy your words, if that is safe, and use another browser.
offline = The server did not answer
offline-text = Nothing was sent. Your words are still in the box. Please try again in a few minutes.
unsure = No answer came
unsure-text = We cannot tell if your account arrived. Your words are still in the box. Please try again: it is stored only once, even if the first one did arrive.
busy = Many people are writing just now
busy-text = Your account was not stored yet. Your words are still in the box. Please try again in a minute.
closed = This call has just been closed
closed-text = Your account was not stored. Your words are still in the box. You can copy them, if it is safe to keep a copy.
run-out = The lock of this call has just run out
run-out-text = Your account was not stored. Your words are still in the box. The organisation has to renew the lock first. You can copy your words, if it is safe to keep a copy.
not-kept = The server could not keep it
not-kept-text = Your account was not stored. Your words are still in the box. Please try again in a few minutes. If it stays like this, please tell the organisation.
full = The server has no room left
full-text = Your account was not stored. Your words are still in the box. Please tell the organisation, by a way that you know is theirs. You can copy your words, if it is safe to keep a copy, and try again another day.
moved = The readers changed while you wrote
moved-text = Your account was not stored. The page now shows how many people can read it. If that is fine with you, send it again. Your words are still in the box.
refused = The server did not take the sealed account
refused-text = It was not stored. Your words are still in the box. Please try again: they will be sealed anew.
not-the-same = The server says it stored something else than you sent
not-the-same-text = So please do not count on it. Your words are still in the box. You can try again. If it happens twice, please tell the organisation, by a way that you know is theirs.
strange = The server gave an answer that this page does not understand
strange-text = We cannot tell if your account is stored. Your words are still in the box. Please try again: it is stored only once.
