# The return room: what has happened with an account, for whoever has its seven words.

## The door.

enter-title = Come back with your seven words
enter-lede = If you kept the words from your receipt, you can see here what has happened with your account.
enter-may = You can read messages and answer them, add something, change what may be done with it, or take it back. You do not have to do any of this. Your account is read all the same.
enter-go = See what has happened
enter-safe = Your words are not sent and not kept. This page works out a key from them, here on your device, and proves with it that you have them.
enter-lost = If you do not have the words any more
enter-lost-text = Nobody can find them again, and nobody can find you. That is so that nobody else can. Your account is still there, and it is still read.
again = Try again
step-keys = Working out your key, here on this device
step-ask = Asking the server
step-check = Checking that this is what you sealed

## Why nothing is shown.

no-receipt = There is nothing here under these words
no-receipt-text = They are seven of our words and they go together, but this server keeps nothing under them. They may belong to another website. Or the time for which the account was kept may be over. Nothing that you typed was kept.
pin = This is not what you sealed
pin-text = What the server shows does not fit your words. So this page does not believe it, and shows you nothing of it. Somebody may have changed it. Please tell the organisation, by a way that you know is theirs. Nothing that you typed was kept.
keys = The list of readers does not pass our check
keys-text = So this page shows you nothing, and nothing more was sent. Please tell the organisation, by a way that you know is theirs.
worker = This browser could not do the work
worker-text = Nothing was sent. Close other pages, or use another browser, and try again.
offline = The server did not answer
offline-text = The line may be down, or the server may be resting. Please try again in a few minutes.
busy = Many people are here just now
busy-text = Nothing was stored yet. Please try again in a minute.
strange = The server gave an answer that this page does not understand
strange-text = So it shows you nothing. Please load the page again. If it stays like this, please tell the organisation.

## Inside.

inside-title = Your account
state-new = It has arrived, and it is sealed. Nobody has opened it yet. That can take weeks.
state-reading = It has been opened. A reader is working with it.
state-done = It has been read, and the readers have finished with it.
fact-to = You wrote to
fact-week = It arrived
fact-allowed = What may be done
fact-kept = How long it is kept
week = Week of { $date }
kept-until = Until the week of { $date }. Then it is deleted.
kept-unknown = As long as the organisation says on its page. Then it is deleted.
checked = This page has checked that this is your account, just as you sealed it.
run-out = The lock of the readers has run out
run-out-text = The organisation has to renew it. Until then nothing more can be sealed for them. You can still take your account back.
closed = This call is closed
closed-text = It takes no new accounts. What you sent is still here, and you can still do what is below.

talk = Messages
talk-none = There are no messages. A reader can only ask you something if you allowed it.
by-you = You
by-reader = A reader, { $name }
by-somebody = Somebody
added = You added something to your account. Only the readers can open it.
changed-nothing = You chose: it may be read, and nothing else.
changed-some = You chose: { $list }.
gap = A message is missing
gap-text = The server has left something out. Nothing of yours is lost by looking again later. If it stays like this, please tell the organisation.
unshown = A message that is not shown
unshown-unsigned = It does not carry the mark of any reader of this call. Somebody else may have written it. Please do not worry about it. If you like, tell the organisation.
unshown-elsewhere = It belongs to another place or another account. Somebody may have moved it. Please do not worry about it. If you like, tell the organisation.
unshown-damaged = It does not open with your words. It may be damaged. If you like, tell the organisation.

do = What you can do
do-message = Write to the readers
do-message-text = Answer a message, or ask something.
do-addition = Add to your account
do-addition-text = Something you thought of later.
do-consent = Change what may be done
do-consent-text = Counting, quoting, questions.
do-withdraw = Take my account back
do-withdraw-text = It is deleted. You are asked once more before.
no-reread = You cannot read your account again here
no-reread-text = It is sealed for the readers alone. So nobody who finds your words can read what you wrote.
finish = I have finished: clear this page
look = Look again

## Each thing she can do.

send = Seal and send
back = Back
sending = One moment…
still-here = What you typed is still here.

message-title = Write to the readers
message-lede = It is sealed on this device. Only the readers of this call can open it, and you.
message-label = Your message
message-hint = As short or as long as you like. You can leave out names and places. There is no hurry.
addition-title = Add to your account
addition-lede = It is sealed on this device, for the readers alone. You cannot read it again here.
addition-label = What you want to add
addition-hint = What you sent before stays as it is.

consent-title = Change what may be done
consent-hint = What you choose here takes the place of what you chose before. Each of these is off until you turn it on.
consent-count = Count it
consent-count-text = What your account is about may be counted together with others.
consent-quote = Quote from it
consent-quote-text = Some of your words may be shown to others, with names and places covered.
consent-contact = Ask me questions
consent-contact-text = A reader may leave you a question. You see it only if you come back with your words.
consent-out = It counts from now on. What is public already cannot be called back.
allowed-unknown = What you chose when you wrote. This page cannot see it: it is sealed inside your account.
allowed-nothing = It may be read, and nothing else.
allowed-some = You last chose: { $list }.

withdraw-title = Take your account back
withdraw-lede = You can. You do not have to say why.
withdraw-goes = What goes
withdraw-goes-text = Your account, its files and every message are deleted from the server at once. Its safety copies are gone within 35 days. It cannot be undone.
withdraw-stays = What cannot be called back
withdraw-stays-text = Numbers and quotes that are public already. What a reader remembers.
withdraw-free = Your account will be in nothing that is published after this.
withdraw-do = Delete it for good
withdraw-keep = Keep it

## What was received, and what went no further.

done-message = Your message has arrived
done-addition = What you added has arrived
done-consent = Your choice has arrived
done-text = The server has it, sealed, and this page has checked that it is what you sent.
done-consent-text = The readers see it when they next open your account.
empty = There is nothing in the box yet
empty-text = Write something first, if you would like to.
too-long = This is too long to be sealed at once
too-long-text = Nothing was sent. Please take some of it out, and send it afterwards.
lock = The lock of the readers is broken
lock-text = So nothing can be sealed for them, and nothing was sent. Please tell the organisation, by a way that you know is theirs.
unsure = No answer came
unsure-text = We cannot tell if it arrived. Please try again: it is stored only once, even if the first one did arrive.
withdraw-unsure-text = We cannot tell if it is deleted yet. Please try again: asking twice does no harm.
moved = Something else came first
moved-text = A reader may have written to you, or you did something in another window. It is in the list now. This was not stored yet. Have a look, and send it again if you still want to.
readers = The readers have changed
readers-text = Other people hold the key now, or some of them do. This was not stored yet. Send it again if that is fine with you: then it is sealed for them.
full = There is no more room for messages here
not-stored = This was not stored. You can copy it, if it is safe to keep a copy.
not-kept = The server could not keep it
not-kept-text = It was not stored. Please try again in a few minutes.
refused = The server did not take it
refused-text = It was not stored. Please try again: it will be sealed anew.
not-the-same = The server says it stored something else than you sent
not-the-same-text = So please do not count on it. You can try again. If it happens twice, please tell the organisation, by a way that you know is theirs.

## Afterwards.

gone-title = Your account has been taken back
gone-text = Nothing of it is left on this server: not your words, not a message, not a file.
gone-kept = Only a mark is kept that says nothing about you. It makes sure that the account cannot come back from an old copy.
gone-out = What was public before cannot be called back.
finished-title = The page is empty now
finished-text = Your seven words and everything they opened are gone from this page.
finished-history = The history of this browser may still show that you were here.
finished-safety = How to clear the history
home = Go to the first page
