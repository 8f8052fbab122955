# Fingerprints and signed lists.

title = Keys
description = The fingerprint of every call, and how to check it.
lede = What people send is locked with keys. Here you can check that the keys belong to the right people. You do not have to: this page is for those who want to be sure.
none = Nothing is open just now, so there are no keys to show.
how = How to check
how-find = Find the fingerprint in a place that the organisation itself looks after: its website, a leaflet, a poster.
how-compare = Compare it with the one here, group by group. You can read it aloud to each other on the phone.
how-differ = If one letter or number is not the same, do not write, and tell the organisation.
link-note = A link that the organisation shares ends with # and the fingerprint. If you came by such a link, your browser compares it for you before you can write.
call-title = Keys: { $title }
call-lede = This list says who can unlock what is sent to this call. It is signed, so that nobody can change it unseen, not even the people who run the server.
back = Back to the call
number = Number of this list
until = Good until
members = Who is on it
name = Working name
role = What they can do
note = The signed list
note-hint = Long lines are keys. Move sideways to read them.
download = Get the list as a plain text file
tools = Check it with tools that are not ours
tools-text = Save the list as keyset.txt. These lines work in a terminal with OpenSSL 3. The first prints the fingerprint. The last says “Signature Verified Successfully”.
tools-more = The list is a signed note (c2sp.org/signed-note, Ed25519). Accounts are age files (age-encryption.org): a member’s key opens them with age 1.3 or newer.
