# Joining a call with an invitation.

title = Join a call
loading = Looking at your invitation…
missing = This page needs the link of an invitation
missing-text = Open the whole link that you were sent. It works once, for three days. If it does not open, ask the keyholder for a new one.
used = This link does not work any more
used-text = It works once, for three days. Ask the keyholder for a new one. If you have made your account with it already, go to the desk.
lede = { $by } invites you to { $call }. What you will do there: { $role }.
how = This page makes your own keys, here in this browser. Nothing secret is sent. After that you call { $by } and compare six words.
make = Make my keys
taken = Somebody has this working name already
taken-text = Please choose another one.
other-list = The list of keys is not the one of your invitation
other-list-text = Nothing was sent. Tell the keyholder, by another way than this site.
done-title = Your keys are made
done-lede = One thing is left: compare these six words with { $by }, by phone or face to face. Do not send them through this site.
done-words = Words for your keys
done-then = When { $by } has let you in, you can unlock the desk with your working name and your passphrase.
done-desk = Go to the desk
