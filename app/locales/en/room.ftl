# Around every room, before and beside its program.

write-title = Write
write-ready = Getting the page ready…
write-stopped = Nothing more will be sent from it. If there are words in the box, you can copy them, if it is safe to keep a copy. Then load the page again.
return-title = Come back
return-stopped = Nothing more will be sent from it. If you typed something, you can copy it, if it is safe to keep a copy. Then load the page again.
return-no-scripts-text = It needs scripts, because it opens what is sealed on your own device. To come back, use a browser with scripts switched on. Your account is kept in the meantime, and your seven words stay good.
return-no-room-text = It needs WebAssembly, which opens what is sealed on your own device. Some privacy settings switch it off. To come back, use another browser, or another setting. Your account is kept in the meantime, and your seven words stay good.
desk-title = Desk
desk-ready = Getting the desk ready…
desk-stopped = Load the page again, and unlock it again. If this happens twice, tell whoever looks after the server.
preview-title = Preview of a call
preview-stopped = Close this window, and open the preview from the desk again. What you wrote there is not touched.
setup-title = Set-up
setup-stopped = Load the page again from the same link. If the call is there already, go to the desk.
join-title = Join a call
join-stopped = Load the page again from the same link. If your account is made already, go to the desk.
no-scripts = This page cannot run here
no-scripts-text = It needs scripts, because it locks words on your own device. Without that there is no box, so that nothing can be sent unlocked.
no-room = This browser cannot run this page
no-room-text = It locks words on your own device, and this browser lacks what it needs for that. Some privacy settings switch it off. Without it there is no box, so that nothing can be sent unlocked. A newer browser, or another setting, may help.
stopped = This page has stopped working
languages-note = Choosing another language loads the page again. What is in a box is gone then.
