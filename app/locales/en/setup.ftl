# Set-up.

title = Set up Murmuration
lede = You are the first keyholder. This page makes the keys of your first call, here in this browser. Nothing secret is sent.

link-missing = This page needs the link from the server
link-missing-text = When the server starts for the first time, it prints a link that can be used once. Open that link here. If it is lost, start the server again: as long as there is no call, it prints a new one.

you-heading = You
you-handle = Working name
you-handle-hint = Everyone can see it. Small letters, digits and dashes. It need not say who you are.

passphrase-heading = Your passphrase
passphrase-hint = It opens your keys. Nobody can reset it, and nobody can look it up. Write it on paper and keep it where you keep what matters.
passphrase-made = Use these six words
passphrase-made-hint = They were drawn at random, here. This is the better choice.
passphrase-others = Draw six other words
passphrase-own = Use one of my own
passphrase-own-hint = It must be very hard to guess: five or more words that nobody would expect together.
passphrase-own-label = Your own passphrase
passphrase-show = Show the passphrase
passphrase-written = I have written it down

call-heading = Your first call
call-hint = No call opens without these. Everyone can read them before they write. A keyholder can change them later, at the desk.
call-slug = Name in the address
call-slug-hint = Small letters, digits and dashes, for example right-care.
call-title = Title
call-title-hint = What you ask people to tell, in a few plain words.
call-purpose = Purpose
call-purpose-hint = Why you ask, and what you will do with what people tell.
call-organisation = Organisation
call-organisation-hint = Who asks.
call-contact = Contact
call-contact-hint = How anyone can reach you: an address to write to, or a number to call.
call-controller = Data controller
call-controller-hint = Who answers by law for people’s data: a name and an address.

making-make = Make the keys and open the call
making-check = Please look at these
making-step-1 = Making the keys of the call, and yours
making-step-2 = Making your lock from the passphrase: slow on purpose
making-step-3 = Asking the server for its half of the lock
making-step-4 = Locking your keys, and signing the list of keys
making-step-5 = Sending what is not secret

done-title = Your call is open
done-lede = Three things to do now.
done-publish = Publish this link
done-publish-text = Put it where people already trust you: your website, a leaflet, a poster. The part after # names your keys, so that each browser can check them. A link without it cannot be checked.
done-link = Link to publish
done-copy = Copy the link
done-copied = Copied.
done-not-copied = The browser did not let this page copy. Select the link and copy it by hand.
done-fingerprint = Publish the fingerprint too
done-fingerprint-text = Those who come without the link compare these eight groups with the ones on the page.
done-passphrase = Keep your passphrase
done-passphrase-text = You are the only one who can open what people send. If the passphrase is lost, nobody can. Look now that it is on paper. Then make a paper code and the recovery sheets at the desk: they are the only other ways in.
done-desk = Go to the desk
done-call = See the call as others see it

problem-handle = Your working name: use 1 to 40 small letters, digits and dashes, with no dash at either end.
problem-passphrase = Your own passphrase can be guessed too easily. Make it longer, with words that nobody would expect together, or use the six words.
problem-written = Write the passphrase down first, then tick the box.
problem-slug = Name in the address: use 1 to 40 small letters, digits and dashes, with no dash at either end.
problem-title = The title is missing.
problem-purpose = The purpose is missing.
problem-organisation = The organisation is missing.
problem-contact = The contact is missing.
problem-controller = The data controller is missing.

trouble-link-used = This link does not work any more
trouble-link-used-text = It was used before, or the server was started again since. If there is a call already, go to the desk and unlock it. If not, start the server again and open the new link that it prints.
trouble-refused = The server did not take it
trouble-refused-text = Nothing was kept. Look at the texts: none may be empty, or longer than its box. If you run a demonstration, leave it to the set-up tool.
trouble-worker = This browser could not make your lock
trouble-worker-text = It needs 128 MB of memory for a moment. Close other pages and try again.
trouble-offline = The server did not answer
trouble-offline-text = If it happened while sending, the call may be open already: look at the first page before you try again.
trouble-busy = The server is busy
trouble-busy-text = Nothing was kept. Try again in a minute.
trouble-lie = The server says that it holds other keys than were made here
trouble-lie-text = Do not publish anything. Somebody may be tampering with the server.
trouble-strange = The server gave an answer that this page does not understand
trouble-strange-text = Look at the first page whether the call is there. If not, start the server again and open its new link.
