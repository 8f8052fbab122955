# The writing room: from the box to what happens next.

arriving = Getting the page ready…
title = Write what happened
to = You are writing to { $organisation }: { $title }
demonstration = This is a demonstration
demonstration-text = Please do not write about real people here. The passwords of its readers are public.
reloaded = This page was loaded again
reloaded-text = So the box is empty. What was in it before is gone from here. If you had seen your receipt words already, your account did arrive.

## What to know before writing.

about = Before you write
about-is = What this is
about-is-text = A way to tell what happened without giving your name. Your words are locked on this device before they are sent.
about-is-not = What this is not
about-is-not-text = It is not a crisis service. Nobody reads this straight away. If you need someone now, use the numbers under “Help now”.
about-readers = Who can read it
about-readers-nobody = Nobody holds a key yet. What you send would wait until somebody does.
about-readers-some = { $count ->
    [one] One person holds a key that fits. The people who run the server hold none.
   *[other] { $count } people hold a key that fits. The people who run the server hold none.
}
about-undone = What cannot be undone
about-undone-text = A reader cannot forget what she has read. Results that are already public cannot be called back. We cannot show you your account again.
about-device = On this device
about-device-text = Nothing is kept here. If this page is closed or loaded again, the box is empty again. If you open it twice, there are two boxes, and neither knows of the other.
link-checked = The lock fits your link
link-checked-text = Your link names the lock to use. This page has checked it: it will use that lock and no other.
link-unchecked = If you want to be sure
link-unchecked-text = The organisation publishes the number of its lock, for example on its website. This is the number of the lock here. If theirs is not the same, please do not write, and tell them. This page cannot check it for you.
link-published = They say that they show it here: { $place }

## The box.

account = Your account
account-hint = As much or as little as you like, in your own words. There is no time limit. You may leave out names and places.
account-too-long = This is longer than one sealed account can be. Please take some of it out and send it as a second account.

## From step to step.

next = Next
skip = Skip
back = Back
to-the-end = Go straight to the last step
what-comes = After the box come a few short steps. You may skip every one of them.

## Help beside the box, when the words speak of danger now. The list is looked for on the device; commas stand between the phrases.

danger-phrases = i am going to kill myself, i'm going to kill myself, im going to kill myself, i will kill myself, i want to kill myself, kill myself tonight, kill myself today, i want to die, i am going to end my life, i'm going to end my life, end my life tonight, i want to end my life, i have taken an overdose, i've taken an overdose, i am going to hurt myself, i'm going to hurt myself, i want to hurt myself, i can't stay safe, i cannot stay safe, i can't keep myself safe, i am not safe, i'm not safe, he is going to kill me, she is going to kill me, they are going to kill me, he's going to kill me, he is hurting me, she is hurting me, they are hurting me, goodbye everyone
danger = Are you in danger now?
danger-text = Nobody reads this page as you write it. You can stop here and talk to someone now. The box keeps your words while this page stays open.
danger-call = Call 999
danger-listen = Call Samaritans: 116 123
danger-hide = Hide this

## What the reader is warned of.

notes = Is there something to warn the reader about?
notes-hint = The people who read this are volunteers. Some have been through the same. If you like, they see this before your words.
note-self-harm = Self-harm or suicide
note-violence = Violence or abuse
note-restraint = Being held down, locked in or given medicine by force
note-loss = Somebody’s death
note-racism = Racism or other hate
note-children = Harm to children

## What may be done with it.

consent = What may be done with it?
consent-hint = Each of these is off until you turn it on. You can send your account with all of them off. Then it is read, and nothing else.
consent-count = Count it
consent-count-text = What your account is about may be counted together with others.
consent-quote = Quote from it
consent-quote-text = Some of your words may be shown to others, with names and places covered.
consent-contact = Ask me questions
consent-contact-text = A reader may leave you a question. You see it only if you come back with your receipt words.

## Looking it over.

review = Look it over, then send
review-hint = This is everything that will be sent. You can still change each part. Nothing has been sent yet.
review-no-answer = No answer
review-notes = Warnings for the reader
review-no-notes = None
review-consent = What may be done with it
review-no-consent = It is read, and nothing else
review-change = Change
review-change-what = Change: { $what }
keep = Keep a copy for yourself
keep-text = We cannot show you your account again after it is sent. You can copy it now and keep it somewhere else.
keep-danger = Whoever finds the copy can read it. Other apps and devices may see what you copy. If someone looks through your things or your phone, it is safer not to.
keep-copy = Copy my words
keep-copied = Your words are copied. Paste them where you want to keep them.
keep-failed = This browser does not let the page copy. You can mark the words in the box and copy them yourself.

## When everything is gone from the page.

finished = The page is empty now
finished-text = Your words are gone from this page. The history of this browser may still show that you were here.
finished-safety = How to clear the history
finished-call = Back to the call

## Why there is no box.

try-again = Try again
home = Go to the first page
no-such-call = There is nothing to write to here
no-such-call-text = The address may have a typing mistake in it. Please follow the link again.
damaged-link = The end of your link is damaged
damaged-link-text = The part after # is not whole, so this page cannot check who would read your words. Please follow the link again from where you found it, or ask for a new one.
wrong-root = The lock here is not the one your link names
wrong-root-text = Somebody may be trying to read what you write. So there is no box here, and nothing was sent. Please tell the organisation, by a way that you know is theirs.
expired = The lock here is out of date
expired-text = The organisation has to renew it. So there is no box here for now. Please come back another day, or tell them. If the date on your device is wrong, set it right and load the page again.
rolled-back = The server shows an old or a second lock
rolled-back-text = It showed another one a moment ago. Nothing more was sent. Please tell the organisation, by a way that you know is theirs.
bad-keys = The lock here does not pass our check
bad-keys-text = So there is no box here, and nothing was sent. Please tell the organisation, by a way that you know is theirs.
bad-document = The words of this call do not pass our check
bad-document-text = They are not signed by the people who hold its keys. So there is no box here, and nothing was sent. Please tell the organisation, by a way that you know is theirs.
closed = This call is closed
closed-text = You cannot write to it any more. Thank you to everyone who did.
offline = The server did not answer
offline-text = The line may be down, or the server may be resting. Please try again in a few minutes.
strange = The server gave an answer that this page does not understand
strange-text = Please load the page again. If it stays like this, please tell the organisation.
