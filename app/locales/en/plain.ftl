# The writing room in a browser without WebAssembly, beside the texts that it shares.

mode = This page works in a simpler way here
mode-text = Your browser has a fast way of working switched off, perhaps to keep you safe. So this page locks your words with plain JavaScript, which is slower. The lock is the same: only the readers of this call hold a key that fits.
no-files = Photos and other files cannot be added in this browser.
change-account = Change my account
receipt-progress = How far the receipt words are
return = To come back you need another browser, or another setting: the page for coming back does not work in this one yet.

period-first = January to June { $year }
period-second = July to December { $year }
period-earlier = Earlier
