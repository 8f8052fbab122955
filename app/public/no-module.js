// For browsers from before modules: they can't run a room either.
document.getElementById("room").hidden = true;
document.getElementById("no-room").hidden = false;
