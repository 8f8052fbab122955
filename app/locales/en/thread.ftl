# The desk: what was said about an account since it was sealed.

title = Messages and changes
loading = Fetching and opening…
try-again = Try again
none = Nothing was said or changed since the account was sealed.
week = week { $week }
by-reader = From { $name }, to the writer
by-writer = From the writer
added = The writer added this
changed = The writer changed what may be done
by-somebody = Unknown
gap = Something is missing
gap-text = The server has left an entry out. What the writer allows may not be shown as it is now. Look again later, and tell your keyholder if it stays like this.
unshown = An entry that is not shown
unshown-unsigned = It is not signed by the writer, or by the reader whom it names. Somebody else made it. Tell your keyholder.
unshown-elsewhere = It belongs to another account or another place than the server says. Somebody may have moved it. Tell your keyholder.
unshown-other-key = None of the call's keys fits. Tell your keyholder.
unshown-damaged = It is not whole, or was changed on its way or on the server.

answer = Write to the writer
answer-hint = It is signed with your working name, and sealed to her receipt. She sees it only if she comes back with her words. Ask for nothing that could show who she is.
send = Sign, seal and send
sending = Sealing and sending…
sent = Sent. She sees it when she comes back.
no-receipt = There is no receipt with this account, so there is no way to answer.
not-yet = You can answer once the messages are here.
no-contact = The writer does not want to be asked, so there is no box to answer in.
empty = There is nothing in the box yet
empty-text = Write something first.
too-long = This is too long for one message
too-long-text = Nothing was sent. Take some of it out, and send it afterwards.
lock = It cannot be sealed
lock-text = The key of the call or of the receipt is damaged. Nothing was sent. Tell your keyholder.
unsure = No answer from the server
unsure-text = It may have arrived. What you typed is still in the box. Send it again: it is stored only once.
moved = Something else came first
moved-text = Another entry was added in the meantime. It is in the list now. What you typed is still in the box. Read it, and send again if it still fits.
gone = This account is no longer there
gone-text = Its writer has taken it back. Nothing was sent. Close it now.
refused = The server did not take it
refused-text = Nothing was sent. What you typed is still in the box. Lock the desk, unlock it and try again. If it stays like this, tell whoever looks after the server.

state = How far it is
state-hint = The writer sees this in words when she comes back: not opened yet, being read, or finished.
done = We have finished with it
again = We are reading it again
stuck = The server did not take this change. Try again.
