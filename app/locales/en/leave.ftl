# Where the leave link goes without scripts. Names nothing of this site.

title = Going on
description = Going on to another page.
heading = Going on to another page
link = Go on to the weather
history = This address may still be in the browser’s history.
history-link = How to clear it
