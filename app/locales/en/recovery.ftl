# Recovery, at the desk.

tab = Recovery
title = Recovery
lede = If nobody can unlock the desk any more, sheets of paper open the call again. Each person keeps one sheet. One sheet alone opens nothing.
loading = Asking what is set up…
again = Try again
none = There is no recovery yet
none-text = If every keyholder loses passphrase and paper code, everything that people sent would be lost. Make the sheets today.
kept = Recovery { $number } is in force
kept-text = Any { $threshold } of { $count } sheets open this call.
behind = The recovery does not know the newest key
behind-text = The key of the call was changed since. Bring it up to date: no new sheets are needed.
behind-where = The call has a new key, and the sheets do not open it yet. Nothing is lost. Go to “Recovery” and choose “Bring it up to date”.
sheets-due = New recovery sheets are needed
sheets-due-text = A keyholder was taken out. She may have kept the old sheets or drawn them. Under “Recovery”, choose “Make new sheets”.
renew = Bring it up to date
renewed = The recovery is up to date
renewed-text = The sheets that people have open everything again.
unsigned = This recovery is not signed by the root
unsigned-text = Somebody may have put theirs in its place. Do not use it. Tell the other keyholders, and make a new one.

make = Make the sheets
make-new = Make new sheets
make-title = New sheets
make-lede = They are made here, in this browser, and never sent. When you put them in force, older sheets open nothing any more.
count = How many sheets
count-hint = One for each person who keeps one.
threshold = How many open the call
threshold-hint = With two of three, one sheet may be lost.
draw = Draw the sheets
sheets-lede = Print these pages, or write them down. Each sheet is for one person. Do not keep two in one place.
sheet = Sheet { $number } of { $count }
sheet-call = Call
sheet-fingerprint = Fingerprint
sheet-opens = Any { $threshold } of { $count } sheets open this call. One alone opens nothing.
sheet-how = If nobody can unlock the desk, bring the sheets together. Choose “Use the recovery sheets” where the desk is unlocked, and type the words there and nowhere else.
sheet-holder = Kept by
sheet-number = Recovery
print = Print the sheets
printed = Every sheet is on paper
printed-first = Print the sheets or write them down first, then tick the box.
keep = Put these sheets in force
keeping = Sealing and sending…
cancel = Leave it as it is
made = The sheets are in force
made-text = Hand each sheet to its person. Then rehearse once, so that you know they work.

rehearse = Rehearse
rehearse-title = Rehearsal
rehearse-lede = Type the words of as many sheets as it takes. The page shows whether they would open the call. Nothing is changed.
rehearsed = These sheets open the call
rehearsed-text = The page opened the root and the key of the call with them, and forgot both. Nothing was changed.

entry = Words of one sheet
entry-hint = 24 words. Capital letters and commas do not matter.
entry-add = Add this sheet
entry-added = Sheet { $number } fits.
entry-left = { $missing ->
    [one] One more sheet is needed.
   *[other] { $missing } more sheets are needed.
  }
entry-none = Type the words of a sheet first.
entry-count = A sheet has 24 words. Here are { $found }.
entry-unknown = Word { $number } is not one of ours. Look at its spelling.
entry-checksum = Each word of this sheet is one of ours, but they do not belong together. Look at their order, and for a word that looks alike.
entry-another = This sheet belongs to another recovery. Look for a newer sheet, or for another call.
entry-wrong = This sheet is not the one that was made. Its words fit together, but somebody changed it.
entry-twice = This sheet was added before. Bring another one.
entry-damaged = Every sheet is right, but together they do not give the key. Make new sheets if a keyholder still can.

use = Use the recovery sheets
use-title = Open the call with the sheets
use-lede = For the day on which no keyholder can unlock. If you lost only your own passphrase and paper code, ask another keyholder to let you in again: that is simpler.
use-call = Name of the call
use-call-hint = As on the sheet.
use-next = Go on
use-back = Back to the desk
use-shares = Bring the sheets together
use-compare = Compare this fingerprint with the one that is printed on the sheet. Go on only if they are the same: if not, somebody may be tampering with the server, and you should type no words here.
use-you = You, as a new keyholder
use-you-lede = The sheets open the call. Now you get an account with keys of your own. Everything that was sent before opens for you.
use-handle = Your working name
use-handle-hint = A new one: small letters, digits and dashes. Everyone can see it.
use-do = Make me a keyholder
use-step-1 = Asking the server for what the sheets open
use-step-2 = Making your lock from the passphrase: slow on purpose
use-step-3 = Signing the list of keys
use-step-4 = Sending what is not secret
use-done = You are a keyholder
use-done-text = Unlock the desk with your working name and your new passphrase. If it asks about the fingerprint, compare it with the one on the sheet. Then take out those who cannot come back. After that make new sheets, and a paper code for yourself.
use-done-go = Unlock the desk

problem-call = The name has small letters, digits and dashes only.
problem-handle = Your working name: use 1 to 40 small letters, digits and dashes, with no dash at either end.
problem-passphrase = The passphrase can be guessed too easily. Make it longer, or use the six words.
problem-written = Write the passphrase down first, then tick the box.

trouble-none = This call has no recovery
trouble-none-text = Look at the name of the call on the sheet.
trouble-refused = The server does not take these sheets
trouble-refused-text = They fit together, but newer sheets may be in force. Load the page and look again.
trouble-keys = What the sheets open is not the key of this call
trouble-keys-text = The root or the key of the call in the recovery differs from the list of keys. Somebody may be tampering with the server. Nothing was changed.
trouble-taken = Somebody has this working name already
trouble-taken-text = Choose another one. Nothing was changed.
trouble-stale = Somebody made other sheets meanwhile
trouble-stale-text = These were not put in force. Load the page, and look at those first.
trouble-changed = The list of keys was changed meanwhile
trouble-changed-text = Nothing was done. Try again: the page starts from the newest list.
trouble-root = You do not hold the root of this call
trouble-root-text = What the server keeps for you is missing or damaged. Ask another keyholder to wrap the root for you again.
trouble-worker = This browser could not make your lock
trouble-worker-text = It needs 128 MB of memory for a moment. Close other pages and try again.
trouble-offline = The server did not answer
trouble-offline-text = Try again in a minute. If it happened while sending, try to unlock the desk first: it may have arrived.
trouble-strange = The server gave an answer that this page does not understand
trouble-strange-text = Load the page again. If it stays like this, tell whoever looks after the server.
