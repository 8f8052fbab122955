# My keys, at the desk.

tab = My keys
title = My keys
lede = What opens your keys, and how to change it. Nothing secret is sent.
came-by-paper = Set a new passphrase now
came-by-paper-text = You came in with your paper code. Open “My keys” and set a passphrase that you will remember. Your paper code stays good until you replace it.

now-heading = What opens your keys
now-passphrase = Your passphrase
now-paper = Your paper code
now-no-paper = You have no paper code yet. If you forget your passphrase, nothing else of your own opens your keys. Make one today.
now-lost = If you lose both, another keyholder can let you in again with new keys. If everybody has lost them, the sheets for recovery open the call.
now-loading = Asking what is set up…

change = Change my passphrase
change-title = A new passphrase
change-lede = The old one stops working at once. Every other place where you are logged in is locked.
change-do = Set the new passphrase
change-step-1 = Checking the passphrase that holds now
change-step-2 = Making the new lock: slow on purpose
change-step-3 = Sending what is not secret
current = Your passphrase now
current-hint = So that nobody who finds this page open can change it.
show = Show the passphrase
cancel = Leave it as it is

paper-make = Make a paper code
paper-replace = Replace my paper code
paper-title = A new paper code
paper-lede = These eleven words open your keys without your passphrase, and without this server’s help. They are shown once. Write them down or print them, and keep the paper where you keep what matters.
paper-for = Paper code of
paper-where = Where it is used
paper-print = Print this page
paper-written = I have it on paper
paper-do = Use this paper code from now on
paper-old = If you had one before, it stops working.
paper-end = Take my paper code away
paper-end-title = No paper code
paper-end-lede = The paper you have stops working at once. Do this if somebody may have seen it.
paper-end-do = Take it away

check = Please look at this
problem-written = Write the words down or print them first, then tick the box.
problem-passphrase = The new passphrase can be guessed too easily. Make it longer, with words that nobody would expect together, or use the six words.
problem-passphrase-written = Write the new passphrase down first, then tick the box.
problem-current = Type the passphrase that you have now.

done-passphrase = Your new passphrase holds
done-passphrase-text = From now on only the new one opens your keys. The old one is worth nothing.
done-paper = Your paper code holds
done-paper-text = Keep the paper safe. Whoever has it can open what you can open.
done-no-paper = Your paper code is taken away
done-no-paper-text = The paper that you have opens nothing any more. You can throw it away.

trouble-refused = That is not the passphrase you have now
trouble-refused-text = Nothing was changed. Look at it and try again.
trouble-stale = Your account was changed in another place meanwhile
trouble-stale-text = This change was not made. Lock the desk and unlock it. If you did not change anything, tell your keyholder.
trouble-offline = The server did not answer
trouble-offline-text = Nothing was changed as far as the server says: what you had before still holds. Should it not work later, use the new one.
trouble-unknown = The answer was lost
trouble-unknown-text = It may or may not have been changed. Exactly one of the two works. Keep both. Next time try the new one first, then the old one.
trouble-worker = This browser could not make the lock
trouble-worker-text = It needs 128 MB of memory for a moment. Close other pages and try again. Nothing was changed.
trouble-strange = The server gave an answer that this page does not understand
trouble-strange-text = Lock the desk and unlock it to see what holds. Keep both the old and the new one until then.

