# Files that go with an account.

heading = Files that go with it
trouble = A file did not go through
add = Add photos, letters or recordings
limits = If you like. Up to ten, each up to 100 MB. Nothing is sent before you send your account. File names are not sent.
remove = Take out { $name }
progress = How much of { $name } has arrived
cancel = Stop sending files

looking = Looking at it…
cleaned-place = It says where it was made. That is taken out before it is sent, with the other hidden details.
cleaned-details = It has hidden details, such as when it was made, and with what. They are taken out before it is sent.
cleaned-nothing = No hidden details were found in it.
as-it-is = This kind of file is sent as it is. It may say where, when and by whom it was made.
not-cleaned-large = It is too large to look for hidden details. It is sent as it is, and may say where, when and by whom it was made.
not-cleaned-unreadable = We could not look inside it. It is sent as it is, and may say where, when and by whom it was made.

sending = Locking and sending it…
waiting = The line is down. We try again by ourselves, and go on where we stopped.
sent = It has arrived, locked.

too-many = An account can have ten files at most. The others were not added.
too-large = A file can have 100 MB at most. It was not added.
empty = There is nothing in this file. It was not added.
unavailable = This file can no longer be read. It may have been moved or changed. Take it out, and add it again if you like.
offline = The server did not answer for some minutes. Your words are still here. You can try again, or send your account without this file.
full = There is no room for files just now. Your words are still here. You can take the file out and send your account, or try again later.
closed = This call takes no more accounts, so the file was not kept.
cancelled = You stopped it. What had arrived is deleted within a day.
worker = This browser could not lock the file. Your words are still here. You can take it out, or try another browser.
refused = The server did not take this file, so it was not kept. Your words are still here. You can try again, or take it out.
