# /c/{call}/offline: writing without scripts. Everything here is also printed.

title = Write without scripts
description = How to lock your account yourself, and send the locked file.
lede = There is no box on this page. A box would send your words as they are, and we never want that. But you can lock them yourself, with a small free program, and send the locked file.
back = Back to the call
print = This page can be printed and taken along.

protects = What protects you this way
protects-lock = Your words are locked on your own device, by a program that is not ours. Even if somebody changed this website, it could not read what you lock yourself.
protects-nobody = Nobody holds a key yet. What you send would wait until somebody does.
protects-open = { $count ->
    [one] One person holds a key that fits. The people who run the server hold none.
   *[other] { $count } people hold a key that fits. The people who run the server hold none.
}
protects-choices = You make no choices this way. Your account is read, and nothing else is done with it.
protects-receipt = You get no receipt words. You cannot come back, and you cannot take your account back.
protects-date = Nothing in the file says when you wrote it, or where you found this page.
check = Check the lock first, if you can
check-text = The organisation publishes this number, for example on its website. If theirs is not the same, please do not write, and tell them.
check-link = See the signed list that these locks come from

get = 1. Get the program
get-text = It is called age, and it is free. Type or paste each grey line into a terminal, then press Enter.
get-linux = Linux (Debian, Ubuntu)
get-mac = Mac, with Homebrew
get-windows = Windows, in PowerShell
get-version = This line shows which age you have. 1.3 or newer is better: its lock also holds against computers that do not exist yet.

write = 2. Write
write-text = Use a simple text editor, and save what you write as account.txt, in a folder of its own. Choose “Text” or “UTF-8” if the editor asks. Word or Pages make other kinds of files: please do not use them.
write-device = Use a device that nobody else uses, if you can.

lock = 3. Lock it
lock-text = Open a terminal in that folder, and paste all grey lines of one box. They fill your account up with zeros, so that nobody can tell how long it is, and lock it. A new file is there then: sealed.age. An account that is too long for one file makes no new file: cut it in two.
lock-new = age 1.3 or newer
lock-old = An older age
lock-unix = Linux and Mac: { $age }
lock-windows = Windows: { $age }

send = 4. Send the locked file
send-first = Only send the file sealed.age
send-first-text = This page cannot look at a file before it is sent. If you choose the wrong one, it travels to our server, unlocked. There it is refused at its first letters, and nothing of it is kept. But please look twice.
send-copy = Give the locked file to nobody before this page says “Received”. Whoever has a copy cannot read it, but could send a spoiled one before you. Yours is then not taken, and this page tells you: lock your account once more, and send that file.
send-file = The file sealed.age
send-when = Which lock did you use?
send-now = The one that this page shows now (number { $number })
send-before = The one that it showed before (number { $number })
send-button = Send the locked file
send-slow = The answer takes a few seconds.
closed = This call is closed
closed-text = It takes no more accounts. Thank you to everyone who did.

after = 5. Clear up
after-text = Delete account.txt, sealed.age and padded.bin, if it is there, and empty the bin. A deleted file can still be found by someone who knows how.

locks = The locks of this call
locks-text = The same locks, to be copied, or to be read with the camera of another device.
locks-new = Lock for age 1.3 or newer
locks-old = Lock for an older age
locks-picture = The same as a picture for a camera
locks-picture-of = QR code: { $lock }

## What became of a file.

received = Received
received-text = Thank you. Your locked account is stored. A reader will open it; that can take weeks. Nobody will contact you: there is no way to find you.
received-next = What to do now
received-again = Sending the same file again does no harm: it is kept once.

refused-again = Back to the steps
not-sealed = This file is not sealed
not-sealed-text = It was refused at its first letters, and nothing of it was kept. But it has travelled to our server as it is. Please go back, lock it with the program first, and send the file sealed.age.
armored = This file is sealed, but written as text
armored-text = Nothing of it was kept. Please seal it again with the lines on the page, just as they are: without the setting “-a” or “--armor”.
empty = There was no file
empty-text = Please choose the file sealed.age, and send again.
too-long = This file is too big
too-long-text = Nothing of it was kept. One sealed account is about one megabyte at most. Please cut your account in two, and send each part. Pictures and recordings cannot be sent this way.
not-padded = This file has an unexpected length
not-padded-text = Nothing of it was kept. Either a part is missing, or the account was not filled up with zeros before it was sealed. Please seal it again with the lines on the page, just as they are, and send it.
other-lock = This file is not sealed with the lock of this call
other-lock-text = Nothing of it was kept. It must be sealed for one lock: one of the two that the page shows. A password will not do. Please seal it again with the lines on the page.
damaged = This file is damaged
damaged-text = Nothing of it was kept. Please seal your account again with the lines on the page, and send it.
old-lock = The lock of this call has changed
old-lock-text = Nothing was kept. Please go back: the page shows the lock that is used now. Seal your account again with it.
taken-back = This account was taken back
taken-back-text = It was deleted with everything that belonged to it, and is not kept again. If you want to tell it after all, write it anew and seal it again.
spoiled = A spoiled copy of this file came first
spoiled-text = This file was not taken, because almost the same one is here already. Perhaps somebody had a copy of it. They cannot read it. Please lock your account once more with the lines on the page, and send the new file: that one is taken.
busy = Many people are sending just now
busy-text = Nothing was kept, and nothing is wrong with your file. Please wait a minute, then send the same file again. However often you send it, it is stored only once.
broken-off = Only a part of the file arrived
broken-off-text = Nothing was kept. Please send it again, when the line is better.
not-the-form = This was not sent by the form
not-the-form-text = Nothing was kept. Please go back to the page, and send the file from there.
full = There is no room to keep it
full-text = It was not taken. Please keep sealed.age, and tell the organisation.
not-kept = It could not be kept
not-kept-text = It was not taken. Please send it again in a few minutes. If it stays like this, tell the organisation.
