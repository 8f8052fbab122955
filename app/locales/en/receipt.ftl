# The seven words: shown, tried back, and typed on return.

received = Received
received-text = Thank you. Your account is stored, sealed. This page has checked that what is stored is exactly what you sent. The box has been emptied.
words = Your receipt words
words-text = These seven words are shown once, and only here. With them you can come back, to see what has happened, to add to your account or to take it back. You do not need them for your account to be read.
danger = A note that is found can put you in danger
danger-text = Whoever finds these words can see that you wrote, and can take your account back. If someone looks through your things or your phone, it is safer not to keep them.
try = Try the words once
go-on = Go on without trying
show-again = Show the words again

try-title = Try your words
try-hint = Type the seven words that you kept. This only checks, here on this page, that they are written down right. You can skip it.
try-check = Check the words
skip = Skip
continue = Go on
try-right = These are your words
try-right-text = They are written down right. You can come back with them.
try-word = Word { $number } is not as it was given. Look at what you wrote down, or show the words again.

next = What happens next
next-read = Somebody reads it
next-read-text = A reader opens your account on her own device. That can take weeks.
next-contact = Nobody will contact you
next-contact-text = There is no way to find you. If you allowed questions, a reader may leave one for you, to see when you come back.
next-back = Coming back
next-back-text = The page is at { $address }. It asks for your seven words.
next-device = On this device
next-device-text = The words go away when you press the button below, or when this page is closed. The history of this browser may still show that you were here.
back-to-words = Back to the words
done = I have finished: clear the words

entry = Your seven words
entry-hint = Small or large letters, spaces or dashes: any way is fine.
entry-offers = Words that begin like this
entry-unknown = Word { $number } is not one of our words. Look at its spelling.
entry-unknown-offers = Words that look like it
entry-count = { $found ->
    [one] There are seven words in a receipt. Here is one.
   *[other] There are seven words in a receipt. Here are { $found }.
}
entry-none = There is nothing here yet. Type the seven words first.
entry-checksum = Each word is one of ours, but together they are not a receipt. Look at their order, and for a word that looks much like another.
